// Answers for: which versions of an instrument a party's answers were given in, and what can be compared across them.
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { comparableItems, versionBreaks, type VersionBreak } from '#domain/progress.ts';
import type { Summary } from '#domain/summary.ts';
import { assessmentInstrument } from '#instruments/index.ts';

export function otherVersionsOf(
  instrument: AssessmentInstrument,
  summaries: readonly Summary[],
): AssessmentInstrument[] {
  const versions = new Set(summaries.map(({ version }) => version));
  versions.delete(instrument.version);
  return [...versions].flatMap((version) => assessmentInstrument(instrument.id, version) ?? []);
}

export interface ComparableAcross extends VersionBreak {
  comparable: number;
  /** Items in the later version. */
  total: number;
}

/** For each change of version: how many of the later version's items the earlier one asks too. */
export function comparableAcross(
  known: readonly AssessmentInstrument[],
  summaries: readonly Summary[],
): ComparableAcross[] {
  const inOrder = [...summaries].sort((a, b) => (a.period < b.period ? -1 : 1));
  return versionBreaks(inOrder).flatMap((change) => {
    const before = known.find(({ version }) => version === change.from);
    const after = known.find(({ version }) => version === change.to);
    if (before === undefined || after === undefined) return [];
    const comparable = comparableItems(before, after).length;
    return [{ ...change, comparable, total: after.items.length }];
  });
}
