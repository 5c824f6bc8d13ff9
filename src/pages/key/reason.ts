// Answers for: when a change is so large that a few words do not explain it.
import type { AssessmentInstrument } from '#domain/instrument.ts';

/** Shorter than this, in characters, a reason rarely says what has happened. */
export const explainingLength = 40;

/**
 * How many characters more the reason should have; 0 when nothing more is asked for. Asks, never stops: after a
 * change since last time of as many steps as the instrument calls large.
 */
export function reasonLacks(
  { largeChangeSteps }: AssessmentInstrument['rules'],
  from: number | undefined,
  to: number | undefined,
  reason: string,
): number {
  if (largeChangeSteps === undefined || from === undefined || to === undefined) return 0;
  if (Math.abs(to - from) < largeChangeSteps) return 0;
  return Math.max(0, explainingLength - reason.trim().length);
}
