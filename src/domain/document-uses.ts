// Answers for: where documents are used, and which of them call for a second look.
import { isExpired, isOldEvidence } from './answer-check.ts';
import type { Answer } from './answer.ts';
import { itemOfField, type Assessment } from './assessment.ts';
import type { DocumentProfile } from './document.ts';
import type { AssessmentInstrument } from './instrument.ts';
import { comparePeriods, type Period } from './period.ts';
import type { Register } from './revision.ts';

/** One row or dimension of one period that rests on a document. */
export interface DocumentUse {
  instrument: string;
  version: number;
  period: Period;
  item: string;
}

/**
 * Where each document is used, by its id: newest period first, and within it as the instrument's answers were
 * begun. Where somebody has to choose between two answers, both count.
 */
export function documentUses(
  assessments: readonly Assessment[],
): ReadonlyMap<string, readonly DocumentUse[]> {
  const uses = new Map<string, DocumentUse[]>();
  for (const { fields, instrument, version, period } of assessments)
    for (const [field, register] of Object.entries(fields)) {
      const item = itemOfField(field);
      if (item === undefined) continue;
      const named = (register as Register<Answer>).heads.flatMap(({ value }) => value.documents);
      for (const id of new Set(named)) {
        const use = { instrument, version, period, item };
        const known = uses.get(id);
        if (known === undefined) uses.set(id, [use]);
        else known.push(use);
      }
    }
  for (const list of uses.values())
    list.sort((a, b) => comparePeriods(b.period, a.period) || compare(a.item, b.item));
  return uses;
}

/** `A2` before `A10`. */
function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** What makes a document stand out in the register. */
export type DocumentMark = 'old' | 'expired' | 'future' | 'unused' | 'untitled';

/** In the order they are told. Age and end are judged as of today. */
export function documentMarks(
  instrument: Pick<AssessmentInstrument, 'rules'>,
  profile: DocumentProfile,
  uses: readonly DocumentUse[] | undefined,
  today: string,
): DocumentMark[] {
  const on = { period: today.slice(0, 4), today };
  const marks: [DocumentMark, boolean][] = [
    ['untitled', profile.title.trim() === ''],
    ['expired', isExpired(profile, on)],
    ['old', isOldEvidence(instrument, profile, on)],
    ['future', profile.date !== null && profile.date > today.slice(0, profile.date.length)],
    ['unused', uses === undefined || uses.length === 0],
  ];
  return marks.flatMap(([mark, isSo]) => (isSo ? [mark] : []));
}
