// Answers for: what the header says about saving: under way, saved when, or why not.
import { create } from 'zustand';

export type SaveProblem =
  /** The browser has no room left. */
  | { kind: 'storage-full' }
  /** The database was closed under us: another window upgrades it, or the browser let go of it. */
  | { kind: 'storage-closed' }
  | { kind: 'too-long'; limit: number; length: number }
  /** A list that is full: people, pieces of evidence. */
  | { kind: 'too-many'; limit: number }
  | { kind: 'record-missing'; id: string }
  /** Signed off: the answers are opened again first, with a reason. */
  | { kind: 'locked'; number: number };

interface SaveState {
  /** Commands that have not finished. */
  running: number;
  savedAt: Date | undefined;
  problem: SaveProblem | undefined;
}

export const useSaveState = create<SaveState>()(() => ({
  running: 0,
  savedAt: undefined,
  problem: undefined,
}));

export function saveStarted(): void {
  useSaveState.setState((state) => ({ running: state.running + 1 }));
}

export function saveFinished(at: Date): void {
  useSaveState.setState((state) => ({
    running: state.running - 1,
    savedAt: at,
    problem: undefined,
  }));
}

export function saveFailed(problem: SaveProblem): void {
  useSaveState.setState((state) => ({ running: state.running - 1, problem }));
}
