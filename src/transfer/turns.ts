// Answers for: letting others have a turn during long work, and telling how far it has come.
import type { Job, Progress, Step } from './transfer.ts';

/** Longer than this nobody waits for their turn: neither a message to the worker nor, without one, the page. */
const turnMs = 40;

interface Turns {
  /** 0–1. */
  onShare?: (share: number) => void;
  /** Waited for after each turn. */
  onTurn?: () => Promise<void>;
  signal?: AbortSignal | undefined;
}

/** To be waited for after each bit of work: lets others have a turn when it is time, and stops what is given up. */
export function turnTaker(signal: AbortSignal | undefined): () => Promise<void> {
  let begunAt = performance.now();
  return async () => {
    if (performance.now() - begunAt < turnMs) return;
    await othersTurn();
    signal?.throwIfAborted();
    begunAt = performance.now();
  };
}

/** Runs work that is made of short turns, and stops between two of them when it is given up. */
export async function inTurns<T>(
  work: Generator<number, T>,
  { onShare, onTurn, signal }: Turns,
): Promise<T> {
  let begunAt = performance.now();
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
    if (performance.now() - begunAt < turnMs) continue;
    onShare?.(turn.value);
    await onTurn?.();
    await othersTurn();
    signal?.throwIfAborted();
    begunAt = performance.now();
  }
}

/** After what waits already. A timer would make each turn wait four milliseconds. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** How much of a job's time its steps take, roughly; in their order. */
export type Weights = readonly (readonly [step: Step, weight: number])[];

/** Less than this is not worth telling. */
const leastTold = 0.01;

/** Turns the share within a step into the share within the job. */
export function meter(weights: Weights, { onProgress, signal }: Job) {
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let told: Progress | undefined;
  return (step: Step, share = 0): void => {
    signal?.throwIfAborted();
    let before = 0;
    for (const [name, weight] of weights) {
      if (name === step) {
        const progress = { step, share: (before + weight * Math.min(share, 1)) / whole };
        // A page that draws each word anew has no time for anything else.
        if (told?.step === step && progress.share - told.share < leastTold) return;
        told = progress;
        onProgress?.(progress);
        return;
      }
      before += weight;
    }
  };
}

export type Tell = ReturnType<typeof meter>;
