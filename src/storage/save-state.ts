// Answers for: what the header says about saving: under way, saved when, or why not.
import { create } from 'zustand';
import type { SaveProblem } from './commands.ts';

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
