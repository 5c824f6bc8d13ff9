// Answers for: the files a person has chosen, from being read to being merged. Nothing is stored before a yes.
import { useEffect, useRef, useState } from 'react';
import { useCommands } from '#storage/provider.tsx';
import { useTransfer } from '#transfer/provider.tsx';
import type {
  FileProblem,
  MergeProblem,
  MergeReport,
  OpenedFile,
  Progress,
} from '#transfer/transfer.ts';
import type { Choices } from './conflict-list.tsx';

export type IncomingState =
  | { step: 'refused'; problem: FileProblem }
  /** A passphrase is asked for; `isWrong` when the last one did not fit. */
  | { step: 'locked'; isWrong: boolean; isBusy: boolean }
  /** Checked, and compared with what is here; waits for a yes. */
  | { step: 'ready'; file: OpenedFile }
  | { step: 'merged'; file: OpenedFile; report: MergeReport }
  /** The yes was given and could not be carried out; it can be given again. */
  | { step: 'failed'; file: OpenedFile; problem: MergeProblem };

export interface IncomingFile {
  key: number;
  name: string;
  /** Undefined when it could not be had. */
  blob: Blob | undefined;
  state: IncomingState;
  /** What somebody has chosen in it so far. Written to without telling: nothing else on the page depends on it. */
  choices: Choices;
}

/** A file of the machine, or something that is fetched from our own folder. */
export interface Chosen {
  name: string;
  blob: Blob | (() => Promise<Blob>);
}

export interface Work {
  doing: 'reading' | 'merging';
  number: number;
  count: number;
  name: string;
  /** Undefined until the first word of it. */
  progress: Progress | undefined;
}

export interface Incoming {
  files: IncomingFile[];
  /** What goes on at this moment, file by file. */
  work: Work | undefined;
  open: (chosen: readonly Chosen[]) => Promise<void>;
  unlock: (key: number, passphrase: string) => Promise<void>;
  mergeAll: () => Promise<void>;
  /** Gives up what goes on. What has been merged stays; the file under way changes nothing. */
  cancel: () => void;
  remove: (key: number) => void;
}

export function useIncoming(): Incoming {
  const commands = useCommands();
  const transfer = useTransfer();
  const [files, setFiles] = useState<IncomingFile[]>([]);
  const [work, setWork] = useState<Work | undefined>(undefined);
  const lastKey = useRef(0);
  const underWay = useRef<AbortController | undefined>(undefined);
  const openIds = useRef(new Set<string>());

  // Whoever leaves the page lets go of the files that wait, and of what is being read.
  useEffect(() => {
    const ids = openIds.current;
    return () => {
      underWay.current?.abort();
      for (const id of ids) transfer.close(id);
    };
  }, [transfer]);

  async function read(
    blob: Blob,
    passphrase: string | undefined,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<IncomingState> {
    const opened = await transfer.open(blob, { passphrase, onProgress, signal });
    if (opened.ok) {
      openIds.current.add(opened.value.id);
      return { step: 'ready', file: opened.value };
    }
    const problem = opened.error;
    return problem.kind === 'passphrase-needed' || problem.kind === 'wrong-passphrase'
      ? { step: 'locked', isWrong: problem.kind === 'wrong-passphrase', isBusy: false }
      : { step: 'refused', problem };
  }

  /** Does one thing for each, tells how far it has come, and stops when it is given up. */
  async function forEach<T>(
    doing: Work['doing'],
    list: readonly T[],
    name: (one: T) => string,
    act: (
      one: T,
      onProgress: (progress: Progress) => void,
      signal: AbortSignal,
    ) => Promise<'go on' | 'stop'>,
  ): Promise<void> {
    const controller = new AbortController();
    underWay.current = controller;
    for (const [index, one] of list.entries()) {
      const now = { doing, number: index + 1, count: list.length, name: name(one) };
      setWork({ ...now, progress: undefined });
      const onProgress = (progress: Progress) => setWork({ ...now, progress });
      const next = await act(one, onProgress, controller.signal);
      if (next === 'stop' || controller.signal.aborted) break;
    }
    underWay.current = undefined;
    setWork(undefined);
  }

  async function open(chosen: readonly Chosen[]): Promise<void> {
    await forEach(
      'reading',
      chosen,
      ({ name }) => name,
      async ({ name, blob: given }, onProgress, signal) => {
        const blob = typeof given === 'function' ? await given().catch(() => undefined) : given;
        const state: IncomingState =
          blob === undefined
            ? { step: 'refused', problem: { kind: 'unreadable' } }
            : await read(blob, undefined, onProgress, signal);
        if (state.step === 'refused' && state.problem.kind === 'cancelled') return 'stop';
        lastKey.current += 1;
        const key = lastKey.current;
        setFiles((before) => [...before, { key, name, blob, state, choices: new Map() }]);
        return 'go on';
      },
    );
  }

  const setState = (key: number, state: IncomingState) =>
    setFiles((before) => before.map((file) => (file.key === key ? { ...file, state } : file)));

  async function unlock(key: number, passphrase: string): Promise<void> {
    const file = files.find((one) => one.key === key);
    if (file?.state.step !== 'locked') return;
    setState(key, { ...file.state, isBusy: true });
    await forEach(
      'reading',
      [file],
      ({ name }) => name,
      async ({ blob }, onProgress, signal) => {
        if (blob === undefined) return 'stop';
        const state = await read(blob, passphrase, onProgress, signal);
        const isGivenUp = state.step === 'refused' && state.problem.kind === 'cancelled';
        setState(key, isGivenUp ? { step: 'locked', isWrong: false, isBusy: false } : state);
        return 'go on';
      },
    );
  }

  async function mergeAll(): Promise<void> {
    await forEach(
      'merging',
      files.filter(({ state }) => canMerge(state)),
      ({ name }) => name,
      async ({ key, state, choices }, onProgress, signal) => {
        if (!canMerge(state)) return 'go on';
        const { file } = state;
        const merged = await transfer.merge(file.id, [...choices.values()], { onProgress, signal });
        if (merged.ok) {
          setState(key, { step: 'merged', file, report: merged.value });
          letGo(file);
          return 'go on';
        }
        if (merged.error.kind !== 'cancelled')
          setState(key, { step: 'failed', file, problem: merged.error });
        return 'stop';
      },
    );
    await commands.askToPersist();
  }

  function letGo({ id }: OpenedFile): void {
    openIds.current.delete(id);
    transfer.close(id);
  }

  return {
    files,
    work,
    open,
    unlock,
    mergeAll,
    cancel: () => underWay.current?.abort(),
    remove: (key) => {
      const state = files.find((file) => file.key === key)?.state;
      if (state?.step === 'ready' || state?.step === 'failed') letGo(state.file);
      setFiles((before) => before.filter((file) => file.key !== key));
    },
  };
}

type Mergeable = Extract<IncomingState, { step: 'ready' | 'failed' }>;

/** Something in the file is new here, and it has not been merged. */
export function canMerge(state: IncomingState): state is Mergeable {
  return state.step === 'failed' || (state.step === 'ready' && state.file.bringsSomething);
}
