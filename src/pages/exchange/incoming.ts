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
  | { step: 'ready'; file: ExchangeFile; plan: MergePlan }
  | { step: 'merged'; file: ExchangeFile; plan: MergePlan }
  /** The yes was given and could not be carried out; it can be given again. */
  | { step: 'failed'; file: ExchangeFile; plan: MergePlan; problem: SaveProblem };

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
    return plan.ok
      ? { step: 'ready', file: parsed.value, plan: plan.value }
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
      const { file, plan } = state;
      const merged = await commands.mergeSnapshot(file.snapshot);
      const next: IncomingState = merged.ok
        ? { step: 'merged', file, plan: merged.value }
        : { step: 'failed', file, plan, problem: merged.error };
      setFiles((before) =>
        before.map((other) => (other.key === key ? { ...other, state: next } : other)),
      );
      if (!merged.ok) break;
    }
    setWork(undefined);
    await commands.askToPersist();
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
  return state.step === 'failed' || (state.step === 'ready' && bringsSomething(state.plan));
}

export function bringsSomething(plan: MergePlan): boolean {
  return plan.records.length > 0 || plan.history.length > 0;
}

/** Parsing holds the window: first let it show what is going on. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
