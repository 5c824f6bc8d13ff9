// Answers for: when a shared folder is looked into and written to: soon after changes, never all the time, and again by itself.
import {
  lookOnce,
  type FolderWorld,
  type Look,
  type LookProgress,
  type LookTrouble,
  type Received,
} from './look.ts';

/** In milliseconds. */
export const pace = {
  /** Between two looks while the page is seen, and while it is not. */
  look: 30_000,
  lookHidden: 300_000,
  /** A change is written when nothing more has been changed for this long … */
  quiet: 4_000,
  /** … or has been going on for this long. */
  patience: 60_000,
  /** Between two writes, and between two when the page is about to be left. */
  betweenWrites: 60_000,
  betweenHurriedWrites: 10_000,
  /** After a failure; doubled for each further one, up to the last. */
  firstRetry: 15_000,
  lastRetry: 600_000,
} as const;

export interface SyncWorld extends FolderWorld {
  /** Milliseconds that only grow: the machine's clock may be set back. */
  elapsed: () => number;
  /** Ends after so many milliseconds, or at once when it is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  isHidden: () => boolean;
  /** Calls back after every change to the records here; gives a way to stop. */
  onChange: (listener: () => void) => () => void;
  tell: (news: SyncNews) => void;
}

export interface SyncNews {
  /** What goes on at this moment. */
  doing: LookProgress | undefined;
  /** How the last look ended. */
  trouble: LookTrouble | undefined;
  /** What the last look has brought in; empty in the news between. */
  received: Received[];
}

export interface Sync {
  /** Now, whatever the pace says. */
  look: () => void;
  /** The page is hidden, or shown again. */
  visibilityChanged: () => void;
  /** Gives up what goes on; the next look comes at its time. */
  cancel: () => void;
  /** Ends when the signal has been aborted and nothing goes on any more. */
  ended: Promise<void>;
}

/** A person must do something first; trying again would only ask the same. */
function needsPerson({ kind }: LookTrouble): boolean {
  switch (kind) {
    case 'permission-needed':
    case 'not-allowed':
    case 'wrong-password':
      return true;
    default:
      return false;
  }
}

/** How long to wait after so many failures on end. */
export function retryAfter(failures: number): number {
  return Math.min(pace.firstRetry * 2 ** (failures - 1), pace.lastRetry);
}

interface Plan {
  /** When the next look is due; Infinity while it waits for a person. */
  lookAt: number;
  /** First and last change that has not been written. */
  changed: { first: number; last: number } | undefined;
  wroteAt: number;
  failures: number;
  isHidden: boolean;
}

/** When the own file is to be written; Infinity when there is no need or the folder does not answer. */
function writeAt({ changed, wroteAt, failures, isHidden }: Plan): number {
  if (changed === undefined || failures > 0) return Infinity;
  if (isHidden) return Math.max(changed.last, wroteAt + pace.betweenHurriedWrites);
  return Math.max(
    Math.min(changed.last + pace.quiet, changed.first + pace.patience),
    wroteAt + pace.betweenWrites,
  );
}

/** Keeps this machine and the folder in step until the signal is aborted. */
export function keepInStep(world: SyncWorld, signal: AbortSignal): Sync {
  const plan: Plan = {
    lookAt: -Infinity,
    // What was changed while nobody kept in step is found by the checksum.
    changed: { first: -Infinity, last: -Infinity },
    wroteAt: -Infinity,
    failures: 0,
    isHidden: world.isHidden(),
  };
  let again: 'none' | 'waiting' | 'all' = 'all';
  let trouble: LookTrouble | undefined;
  let wake = new AbortController();
  let running: AbortController | undefined;
  /** Somebody has asked for a look while one went on, perhaps past what they wanted looked at. */
  let isAskedFor = false;

  const stopListening = world.onChange(() => {
    const now = world.elapsed();
    plan.changed = { first: plan.changed?.first ?? now, last: now };
    if (again === 'none') again = 'waiting';
    wake.abort();
  });

  async function look(): Promise<void> {
    const now = world.elapsed();
    const pending = plan.changed;
    // Once the folder is reached, what waits to be written goes with the look that was due anyway.
    const write = plan.failures > 0 || writeAt(plan) <= now;
    const hadAgain = again;
    if (write) plan.changed = undefined;
    again = 'none';
    isAskedFor = false;
    running = new AbortController();
    const outcome = await lookOnce(world, {
      write,
      again: hadAgain,
      signal: AbortSignal.any([signal, running.signal]),
      onProgress: (doing) => world.tell({ doing, trouble, received: [] }),
    });
    running = undefined;
    settle(outcome);
    const isDone = outcome.trouble === undefined && !outcome.isCancelled;
    if (!isDone) {
      // Nothing of what was to be done is forgotten.
      if (write && pending !== undefined)
        plan.changed = { first: pending.first, last: plan.changed?.last ?? pending.last };
      if (again === 'none' || hadAgain === 'all') again = hadAgain;
    }
    world.tell({ doing: undefined, trouble, received: outcome.received });
  }

  function settle(outcome: Look): void {
    const now = world.elapsed();
    if (outcome.hasWritten) plan.wroteAt = now;
    trouble = outcome.isCancelled ? trouble : outcome.trouble;
    if (isAskedFor) {
      plan.lookAt = -Infinity;
    } else if (outcome.isCancelled) {
      plan.lookAt = now + pace.look;
      // Whoever gives up a write does not want it at once again.
      plan.wroteAt = now;
    } else if (outcome.trouble === undefined) {
      plan.failures = 0;
      plan.lookAt = now + (plan.isHidden ? pace.lookHidden : pace.look);
    } else {
      plan.failures += 1;
      plan.lookAt = needsPerson(outcome.trouble) ? Infinity : now + retryAfter(plan.failures);
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const wait = Math.min(plan.lookAt, writeAt(plan)) - world.elapsed();
      if (wait > 0) {
        wake = new AbortController();
        await world.sleep(wait, AbortSignal.any([signal, wake.signal]));
      } else {
        await look();
      }
    }
    stopListening();
  }

  return {
    look: () => {
      plan.lookAt = -Infinity;
      // Whoever asks is about to go, or waits for what they have just written to be there.
      plan.wroteAt = -Infinity;
      plan.changed = { first: -Infinity, last: -Infinity };
      isAskedFor = true;
      again = 'all';
      wake.abort();
    },
    visibilityChanged: () => {
      plan.isHidden = world.isHidden();
      // Whoever comes back wants to see what has happened meanwhile.
      if (!plan.isHidden && plan.failures === 0) plan.lookAt = -Infinity;
      wake.abort();
    },
    cancel: () => running?.abort(),
    ended: run(),
  };
}
