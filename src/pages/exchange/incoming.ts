// Answers for: the files a person has chosen, from being read to being merged. Nothing is stored before a yes.
import { useRef, useState } from 'react';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import type { MergePlan } from '#domain/merge.ts';
import { readExchangeFile, type ExchangeFile, type ReadProblem } from '#exchange/parse.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { useCommands } from '#storage/provider.tsx';
import type { SaveProblem } from '#storage/save-state.ts';

export type FileProblem =
  | ReadProblem
  /** The browser closed the database while the file was compared with it. */
  | { kind: 'no-storage' };

export type IncomingState =
  | { step: 'refused'; problem: FileProblem }
  /** Checked, and compared with what is here; waits for a yes. */
  | { step: 'ready'; file: ExchangeFile; plan: MergePlan; newAttachments: number }
  /** `attachments` is how many small files were stored with it. */
  | { step: 'merged'; file: ExchangeFile; plan: MergePlan; attachments: number }
  /** The yes was given and could not be carried out; it can be given again. */
  | {
      step: 'failed';
      file: ExchangeFile;
      plan: MergePlan;
      newAttachments: number;
      problem: SaveProblem;
    };

export interface IncomingFile {
  key: number;
  name: string;
  state: IncomingState;
}

export interface Work {
  doing: 'reading' | 'merging';
  number: number;
  count: number;
  name: string;
}

/** What is chosen: a file of the machine, or something that is fetched from our own folder. */
export interface Chosen {
  name: string;
  size: number;
  text: () => Promise<string>;
}

export interface Incoming {
  files: IncomingFile[];
  /** What goes on at this moment, file by file. */
  work: Work | undefined;
  open: (chosen: readonly Chosen[]) => Promise<void>;
  mergeAll: () => Promise<void>;
  remove: (key: number) => void;
}

export function useIncoming(): Incoming {
  const commands = useCommands();
  const [files, setFiles] = useState<IncomingFile[]>([]);
  const [work, setWork] = useState<Work | undefined>(undefined);
  const lastKey = useRef(0);

  async function stateOf(chosen: Chosen): Promise<IncomingState> {
    const parsed = await readExchangeFile(chosen, instrumentFacts(instruments, instrumentRefs()));
    if (!parsed.ok) return { step: 'refused', problem: parsed.error };
    const plan = await commands.previewMerge(parsed.value.snapshot);
    const unknown = await commands.unknownAttachments(parsed.value.attachments);
    return plan.ok
      ? { step: 'ready', file: parsed.value, plan: plan.value, newAttachments: unknown.length }
      : { step: 'refused', problem: { kind: 'no-storage' } };
  }

  async function open(chosen: readonly Chosen[]): Promise<void> {
    for (const [index, file] of chosen.entries()) {
      setWork({ doing: 'reading', number: index + 1, count: chosen.length, name: file.name });
      await nextPaint();
      const state = await stateOf(file);
      lastKey.current += 1;
      const key = lastKey.current;
      setFiles((before) => [...before, { key, name: file.name, state }]);
    }
    setWork(undefined);
  }

  async function mergeAll(): Promise<void> {
    const waiting = files.filter(({ state }) => canMerge(state));
    for (const [index, { key, name, state }] of waiting.entries()) {
      if (!canMerge(state)) continue;
      setWork({ doing: 'merging', number: index + 1, count: waiting.length, name });
      await nextPaint();
      const next = await merge(state);
      setFiles((before) =>
        before.map((other) => (other.key === key ? { ...other, state: next } : other)),
      );
      if (next.step === 'failed') break;
    }
    setWork(undefined);
    await commands.askToPersist();
  }

  /** The records first: an attachment is only stored beside a document that is here. */
  async function merge({ file, plan, newAttachments }: Mergeable): Promise<IncomingState> {
    const merged = await commands.mergeSnapshot(file.snapshot);
    const stored =
      merged.ok && newAttachments > 0
        ? await commands.receiveAttachments(file.attachments)
        : { ok: true as const, value: 0 };
    if (!merged.ok) return { step: 'failed', file, plan, newAttachments, problem: merged.error };
    if (!stored.ok) return { step: 'failed', file, plan, newAttachments, problem: stored.error };
    return { step: 'merged', file, plan: merged.value, attachments: stored.value };
  }

  return {
    files,
    work,
    open,
    mergeAll,
    remove: (key) => setFiles((before) => before.filter((file) => file.key !== key)),
  };
}

type Mergeable = Extract<IncomingState, { step: 'ready' | 'failed' }>;

/** Something in the file is new here, and it has not been merged. */
export function canMerge(state: IncomingState): state is Mergeable {
  return state.step === 'failed' || (state.step === 'ready' && bringsSomething(state));
}

export function bringsSomething({
  plan,
  newAttachments,
}: Pick<Mergeable, 'plan' | 'newAttachments'>): boolean {
  return plan.records.length > 0 || plan.history.length > 0 || newAttachments > 0;
}

/** Parsing holds the window: first let it show what is going on. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
