// Answers for: how far apart several people's own ratings of one item lie, before the group agrees.
import type { Ratings } from './assessment.ts';

/** Further apart than this, in steps, people have more to tell each other. */
const agreementSteps = 1;

export interface Spread {
  /** How many people chose step 0, 1, 2 … */
  counts: number[];
  rated: number;
  /** People who left it blank. A blank is never a low step: it is counted here and nowhere else. */
  blank: number;
  lowest: number | undefined;
  highest: number | undefined;
  /** Whether everyone who rated stands on one step or on two steps beside each other. False with fewer than two. */
  isAgreed: boolean;
}

/** `highest` is the highest step of the item's scale; a rating above it counts as blank. */
export function spreadOf(ratings: readonly Ratings[], item: string, highest: number): Spread {
  const counts = Array.from({ length: highest + 1 }, () => 0);
  for (const { ratings: own } of ratings) {
    const level = own[item]?.level;
    if (level !== undefined && counts[level] !== undefined) counts[level] += 1;
  }
  const steps = counts.flatMap((count, step) => (count > 0 ? [step] : []));
  const rated = counts.reduce((sum, count) => sum + count, 0);
  const [first, last] = [steps[0], steps.at(-1)];
  return {
    counts,
    rated,
    blank: ratings.length - rated,
    lowest: first,
    highest: last,
    isAgreed:
      rated > 1 && first !== undefined && last !== undefined && last - first <= agreementSteps,
  };
}

/** Whether nobody who has begun is still at it, so that all may be shown to all. */
export function isEveryoneFinished(ratings: readonly Ratings[]): boolean {
  return ratings.every(({ isFinished }) => isFinished);
}
