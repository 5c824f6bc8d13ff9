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

/** Why this window can save nothing more, whatever it does. */
export type SaveEnd =
  /** A newer version of the app has taken the data over in another window. */
  | 'newer-version'
  /** The data have been cleared away under the open window. */
  | 'cleared';

interface SaveState {
  /** Commands that have not finished. */
  running: number;
  savedAt: Date | undefined;
  problem: SaveProblem | undefined;
  end: SaveEnd | undefined;
}

export const useSaveState = create<SaveState>()(() => ({
  running: 0,
  savedAt: undefined,
  problem: undefined,
  end: undefined,
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

/** Nothing was stored, and nothing was wrong: it was given up, or there was nothing to do. */
export function saveEnded(): void {
  useSaveState.setState((state) => ({ running: state.running - 1 }));
}

export function saveEndedFor(end: SaveEnd): void {
  useSaveState.setState({ end });
}

/** Waits until no command runs, but no longer than this. */
export function whenNothingRuns(atMostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = useSaveState.subscribe(({ running }) => running === 0 && done());
    const timer = setTimeout(done, atMostMs);
    function done() {
      stop();
      clearTimeout(timer);
      resolve();
    }
    if (useSaveState.getState().running === 0) done();
  });
}

/** What may pass by itself: then the same words are saved at a later try. */
export function mayPass(problem: SaveProblem | undefined): boolean {
  return problem?.kind === 'storage-full' || problem?.kind === 'storage-closed';
}
