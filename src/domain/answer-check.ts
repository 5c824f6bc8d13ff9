// Answers for: what an answer still lacks by its instrument's rules, and reading a typed number. Warns, never stops.
import type { Answer, Response } from './answer.ts';
import type { DocumentProfile } from './document.ts';
import type { AssessmentInstrument, Item } from './instrument.ts';
import { yearOf, type Period } from './period.ts';
import { err, ok, type Result } from './result.ts';

export type AnswerWarning =
  /** The level asks for dated evidence and there is none at all. */
  | { kind: 'evidence-missing' }
  /** The level asks for dated evidence and none of it has a date. */
  | { kind: 'evidence-undated' }
  /** The newest dated evidence is older than the instrument allows. */
  | { kind: 'evidence-old'; date: string }
  | { kind: 'evidence-in-future'; date: string }
  /** A document held until a day, month or year that has passed. Of several, the one that ended last. */
  | { kind: 'evidence-expired'; title: string; validUntil: string }
  | { kind: 'follow-up-missing'; lacks: 'date' | 'change' | 'both' }
  | { kind: 'reason-missing' };

/** Days as text, `YYYY-MM-DD`, so that a date known only by its year or month compares by its own length. */
interface CheckedOn {
  period: Period;
  /** The present day where the person is. */
  today: string;
}

interface CheckedAgainst extends CheckedOn {
  /** What stands in the party's register, by id. A document that is not there counts as none. */
  documents: ReadonlyMap<string, DocumentProfile>;
}

/**
 * What to tell about an answer, in the order a person would mend it. Nothing is said about an unanswered
 * item. Evidence ages and expires until the end of the answer's own year, never past today: a matrix for 2018 that is
 * read in 2026 is judged as of the end of 2018.
 */
export function answerWarnings(
  instrument: Pick<AssessmentInstrument, 'rules' | 'specialAnswers'>,
  answer: Answer | undefined,
  on: CheckedAgainst,
): AnswerWarning[] {
  const response = answer?.response;
  if (answer === undefined || response === null || response === undefined) return [];
  const { rules, specialAnswers } = instrument;
  const warnings: AnswerWarning[] = [];

  const asksReason = specialAnswers.some(
    ({ key, asksReason }) => key === response.kind && asksReason,
  );
  if (asksReason && answer.comment.trim() === '') warnings.push({ kind: 'reason-missing' });

  const level = response.kind === 'level' ? response.level : -1;
  const evidence = answer.documents.flatMap((id) => on.documents.get(id) ?? []);
  const dated = evidence.flatMap(({ date }) => (date === null ? [] : [date]));
  if (level >= (rules.evidenceFromLevel ?? Infinity) && dated.length === 0) {
    warnings.push({
      kind: evidence.length === 0 ? 'evidence-missing' : 'evidence-undated',
    });
  }
  const future = dated.find((date) => dayIsAfter(date, on.today));
  if (future !== undefined) warnings.push({ kind: 'evidence-in-future', date: future });
  const newest = dated.reduce((a, b) => (b > a ? b : a), '');
  if (newest !== '' && isOldDate(newest, rules.evidenceOldAfterYears, on))
    warnings.push({ kind: 'evidence-old', date: newest });
  const [expired] = evidence
    .flatMap(({ title, validUntil }) =>
      validUntil !== null && isExpired({ validUntil }, on) ? [{ title, validUntil }] : [],
    )
    .sort((a, b) => (a.validUntil > b.validUntil ? -1 : 1));
  if (expired !== undefined) warnings.push({ kind: 'evidence-expired', ...expired });

  if (level >= (rules.followUpFromLevel ?? Infinity)) {
    const lacksDate = (answer.followUp?.date ?? null) === null;
    const lacksChange = (answer.followUp?.change ?? '').trim() === '';
    if (lacksDate || lacksChange)
      warnings.push({
        kind: 'follow-up-missing',
        lacks: lacksDate && lacksChange ? 'both' : lacksDate ? 'date' : 'change',
      });
  }
  return warnings;
}

/** Whether one document is marked as old, whatever stands beside it. */
export function isOldEvidence(
  instrument: Pick<AssessmentInstrument, 'rules'>,
  { date }: Pick<DocumentProfile, 'date'>,
  on: CheckedOn,
): boolean {
  return date !== null && isOldDate(date, instrument.rules.evidenceOldAfterYears, on);
}

/** Whether a document no longer holds: until a bare year or month means until its last day. */
export function isExpired(
  { validUntil }: Pick<DocumentProfile, 'validUntil'>,
  on: CheckedOn,
): boolean {
  return validUntil !== null && validUntil < asOfDay(on).slice(0, validUntil.length);
}

/** The end of the answer's own year, or today while that year is not over. */
function asOfDay({ period, today }: CheckedOn): string {
  const yearEnd = `${yearOf(period)}-12-31`;
  return today < yearEnd ? today : yearEnd;
}

function isOldDate(date: string, years: number | undefined, on: CheckedOn): boolean {
  if (years === undefined) return false;
  const asOf = asOfDay(on);
  const limit = `${Number(asOf.slice(0, 4)) - years}${asOf.slice(4)}`;
  // A date known only by its year counts as late in that year as it can be.
  return date < limit.slice(0, date.length);
}

/** Whether a date, as exact as it is known, is wholly later than a day (`YYYY-MM-DD`). */
export function dayIsAfter(date: string, today: string): boolean {
  return date > today.slice(0, date.length);
}

/** The day of a moment where the person is, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Whether two responses say the same. */
export function isSameResponse(
  a: Response | null | undefined,
  b: Response | null | undefined,
): boolean {
  if (!a || !b) return !a && !b;
  const parts = Object.entries(a);
  const others: Record<string, unknown> = b;
  return (
    parts.length === Object.keys(b).length && parts.every(([name, part]) => others[name] === part)
  );
}

/**
 * Whether a response can be given to an item: last year's may come from another version of the
 * instrument, with another scale or other options.
 */
export function isResponseFor(item: Item, response: Response): boolean {
  if (response.kind === 'unknown' || response.kind === 'not-applicable') return true;
  if (response.kind !== item.kind) return false;
  if (item.kind === 'level' && response.kind === 'level')
    return item.levels.some(({ value }) => value === response.level);
  if (item.kind === 'choice' && response.kind === 'choice')
    return item.options.some(({ key }) => key === response.option);
  return true;
}

export type NumberProblem =
  | { kind: 'not-a-number' }
  | { kind: 'too-small'; minimum: number }
  | { kind: 'too-large'; maximum: number }
  | { kind: 'too-many-decimals'; decimals: number };

export interface NumberBounds {
  minimum?: number | undefined;
  maximum?: number | undefined;
  decimals: number;
}

/**
 * Reads a number as people here write it: `12,5`, `12.5`, `1 200`, `−3`, with or without a percent sign.
 * Null for an emptied field.
 */
export function parseTypedNumber(
  text: string,
  bounds: NumberBounds,
): Result<number | null, NumberProblem> {
  const plain = text.replace(/[\s%]/gu, '').replace('−', '-').replace(',', '.');
  if (plain === '') return text.includes('%') ? err({ kind: 'not-a-number' }) : ok(null);
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(plain)) return err({ kind: 'not-a-number' });
  const value = Number(plain);
  const { minimum = -Infinity, maximum = Infinity, decimals } = bounds;
  if (value < minimum) return err({ kind: 'too-small', minimum });
  if (value > maximum) return err({ kind: 'too-large', maximum });
  if ((plain.split('.')[1] ?? '').replace(/0+$/, '').length > decimals)
    return err({ kind: 'too-many-decimals', decimals });
  return ok(value);
}
