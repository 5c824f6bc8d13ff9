// Answers for: the steps from older schema numbers to ours.
import { schemaNumber } from './schema-number.ts';
import { toSchema2 } from './to-schema-2.ts';
import { toSchema3 } from './to-schema-3.ts';
import { toSchema4 } from './to-schema-4.ts';

/**
 * One released change of shape. A shipped step is never edited. It takes plain data of the number before
 * (frozen beside the step, never today's types) and gives plain data of its own number.
 */
export interface UpgradeStep {
  to: number;
  date: string;
  reason: string;
  upgrade: (data: PlainSnapshot) => PlainSnapshot;
}

export interface PlainSnapshot {
  records: unknown[];
  history: unknown[];
}

export const upgradeSteps: readonly UpgradeStep[] = [toSchema2, toSchema3, toSchema4];

/** Runs every step above `from`, in order. Throws when the chain has a hole: that is a bug, not bad input. */
export function upgradeSnapshot(
  data: PlainSnapshot,
  from: number,
  steps: readonly UpgradeStep[] = upgradeSteps,
  to: number = schemaNumber,
): PlainSnapshot {
  let current = data;
  for (let number = from + 1; number <= to; number += 1) {
    const step = steps.find((candidate) => candidate.to === number);
    if (step === undefined) throw new Error(`No upgrade step to schema ${number}`);
    current = step.upgrade(current);
  }
  return current;
}
