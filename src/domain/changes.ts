// Answers for: what differs between two sets of answers to one instrument: two years, two versions, or now and then.
import { canonicalJson } from './canonical-json.ts';
import { isSameResponse } from './answer-check.ts';
import type { Response } from './answer.ts';
import { findItem, type AssessmentInstrument, type Item } from './instrument.ts';
import { comparableItems } from './progress.ts';
import type { SealedAnswers } from './sealed-answers.ts';
import type { SealedAnswer, SealedDocument } from './sign-off.ts';

/** Answers with the version of the instrument that they were given in. */
export interface AnswerSet {
  instrument: AssessmentInstrument;
  answers: SealedAnswers;
}

export type ChangeKind =
  /** A higher level. */
  | 'raised'
  /** A lower level. */
  | 'lowered'
  /** There was no answer, or nobody knew. */
  | 'answered'
  /** It has become don't know. */
  | 'unknown'
  /** Another answer that is neither higher nor lower, such as a number or not applicable. */
  | 'other'
  /** There was an answer, and now there is none. */
  | 'withdrawn'
  /** The same answer in both. */
  | 'same';

export interface AnswerChange {
  /** As the later version of the instrument asks it. */
  item: Item;
  kind: ChangeKind;
  from: SealedAnswer | undefined;
  to: SealedAnswer | undefined;
  /** The same answer, confirmed as unchanged by an act of its own. */
  isConfirmed: boolean;
  /** Reason, follow-up, certainty or documents differ. */
  hasOtherWords: boolean;
  /** Documents that the answer did not rest on before. */
  newDocuments: SealedDocument[];
  /** Documents that it does not rest on any more. */
  goneDocuments: SealedDocument[];
}

export interface AnswerChanges {
  /** Every row that both versions ask and that is answered or written on in either, in the instrument's order. */
  rows: AnswerChange[];
  /** How many rows both versions ask, of how many in the later one. */
  comparable: number;
  total: number;
}

/** What has changed from one set of answers to another. A row that only one of the versions asks is left out. */
export function answerChanges(before: AnswerSet, after: AnswerSet): AnswerChanges {
  const keys = comparableItems(before.instrument, after.instrument);
  return {
    rows: keys.flatMap((key) => {
      const item = findItem(after.instrument, key);
      const [from, to] = [before.answers[key], after.answers[key]];
      return item === undefined || (from === undefined && to === undefined)
        ? []
        : [answerChange(item, from, to)];
    }),
    comparable: keys.length,
    total: after.instrument.items.length,
  };
}

function answerChange(
  item: Item,
  from: SealedAnswer | undefined,
  to: SealedAnswer | undefined,
): AnswerChange {
  const kind = kindOf(from?.response ?? null, to?.response ?? null);
  return {
    item,
    kind,
    from,
    to,
    isConfirmed: kind === 'same' && to?.confirmedUnchanged === true,
    hasOtherWords: canonicalJson(wordsOf(from)) !== canonicalJson(wordsOf(to)),
    newDocuments: documentsOnlyIn(to, from),
    goneDocuments: documentsOnlyIn(from, to),
  };
}

function documentsOnlyIn(
  one: SealedAnswer | undefined,
  other: SealedAnswer | undefined,
): SealedDocument[] {
  const known = new Set(other?.documents.map((document) => canonicalJson(document)));
  return one?.documents.filter((document) => !known.has(canonicalJson(document))) ?? [];
}

function kindOf(from: Response | null, to: Response | null): ChangeKind {
  if (isSameResponse(from, to)) return 'same';
  if (to === null) return 'withdrawn';
  if (to.kind === 'unknown') return 'unknown';
  if (from === null || from.kind === 'unknown') return 'answered';
  if (from.kind === 'level' && to.kind === 'level')
    return to.level > from.level ? 'raised' : 'lowered';
  return 'other';
}

function wordsOf(answer: SealedAnswer | undefined) {
  const { date = null, change = '' } = answer?.followUp ?? {};
  return {
    comment: answer?.comment.trim() ?? '',
    certainty: answer?.certainty ?? null,
    followUp: { date, change: change.trim() },
    documents: answer?.documents ?? [],
  };
}

/** Whether anything at all differs, if only a word of the reason. */
export function isChanged({ kind, hasOtherWords }: AnswerChange): boolean {
  return kind !== 'same' || hasOtherWords;
}

/** Rows with each kind of change; the unchanged ones are told apart by whether somebody confirmed them. */
export type ChangeCounts = Record<
  Exclude<ChangeKind, 'same'> | 'confirmed' | 'unconfirmed',
  number
>;

/** Every answered row is counted once. A row on which there are words but no answer in either is left out. */
export function changeCounts(rows: readonly AnswerChange[]): ChangeCounts {
  const counts: ChangeCounts = {
    raised: 0,
    lowered: 0,
    answered: 0,
    unknown: 0,
    other: 0,
    withdrawn: 0,
    confirmed: 0,
    unconfirmed: 0,
  };
  for (const { kind, to, isConfirmed } of rows) {
    if (kind !== 'same') counts[kind] += 1;
    else if ((to?.response ?? null) !== null)
      counts[isConfirmed ? 'confirmed' : 'unconfirmed'] += 1;
  }
  return counts;
}

/** The rows of each area that has any, in the later version's order. */
export function changesByArea(
  { sections }: AssessmentInstrument,
  rows: readonly AnswerChange[],
): { section: string; rows: AnswerChange[] }[] {
  return sections
    .map(({ key }) => ({ section: key, rows: rows.filter(({ item }) => item.section === key) }))
    .filter(({ rows: ofArea }) => ofArea.length > 0);
}

/** The unchanged rows and the unanswered ones: nothing is told of them but that they are so. */
export function rowsByKeyOnly(rows: readonly AnswerChange[]) {
  const ofKind = (isOfKind: (row: AnswerChange) => boolean) =>
    rows.filter(isOfKind).map(({ item }) => item.key);
  const isSame = ({ kind, to }: AnswerChange) => kind === 'same' && (to?.response ?? null) !== null;
  return {
    withdrawn: ofKind(({ kind }) => kind === 'withdrawn'),
    confirmed: ofKind((row) => isSame(row) && row.isConfirmed),
    unconfirmed: ofKind((row) => isSame(row) && !row.isConfirmed),
  };
}

/** The rows whose answer is another than before: where there is none now, there is nothing to tell. */
export function rowsToTell(rows: readonly AnswerChange[]): AnswerChange[] {
  return rows.filter(({ kind }) => kind !== 'same' && kind !== 'withdrawn');
}
