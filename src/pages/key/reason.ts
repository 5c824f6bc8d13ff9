// Answers for: when a change is so large that a few words do not explain it.
import type { AssessmentInstrument } from '#domain/instrument.ts';

/** Shorter than this, in characters, a reason rarely says what has happened. */
const explainingLength = 40;

/** Asks, never stops: a change since last time of as many steps as the instrument calls large. */
export function asksLongerReason(
  { largeChangeSteps }: AssessmentInstrument['rules'],
  from: number | undefined,
  to: number | undefined,
  reason: string,
): boolean {
  if (largeChangeSteps === undefined || from === undefined || to === undefined) return false;
  return Math.abs(to - from) >= largeChangeSteps && reason.trim().length < explainingLength;
}
