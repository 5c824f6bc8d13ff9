// Answers for: the rows of one assessment that go to a colleague in a file and come back, and nothing else.
import { isAnswered, type Answer } from './answer.ts';
import {
  answerField,
  answerOf,
  assignmentOf,
  itemOfField,
  type Assessment,
  type AssessmentFields,
} from './assessment.ts';
import type { HistoryEntry, KeptRecord, Snapshot } from './record.ts';
import type { Register, Revision } from './revision.ts';

export interface Contribution extends Snapshot {
  /** The nearest earlier year with answers, of which the same rows go along; undefined when there is none. */
  lastPeriod: string | undefined;
}

/**
 * What leaves: the party's own record; of the assessment only the named rows' answers and who is to give them,
 * with their earlier versions; the same rows' present answers of the nearest earlier year, so that the
 * colleague sees them beside; and the documents that those answers rest on. Never anything of the network, of
 * other rows, of reviews, of actions or of other parties. Undefined when there is no such assessment.
 */
export function contribution(
  all: Snapshot,
  assessment: string,
  items: readonly string[],
): Contribution | undefined {
  const whole = assessmentsOf(all.records).find(({ id }) => id === assessment);
  if (whole === undefined) return undefined;
  const part = withRows(whole, items, ['answer', 'assignment']);
  const last = lastBefore(whole, assessmentsOf(all.records));
  const lastPart = last && withRows(last, items, ['answer']);
  const assessments = [part, ...(lastPart ? [lastPart] : [])];
  const history = all.history.filter(
    ({ record, field }) => record === whole.id && part.fields[field as keyof AssessmentFields],
  );
  const documents = usedDocuments(assessments, history);
  const others = all.records.filter(
    (record) =>
      (record.kind === 'party' && record.id === whole.party) ||
      (record.kind === 'document' && documents.has(record.id)),
  );
  return { records: [...others, ...assessments], history, lastPeriod: last?.period };
}

function assessmentsOf(records: readonly KeptRecord[]): Assessment[] {
  return records.filter((record) => record.kind === 'assessment');
}

function withRows(
  assessment: Assessment,
  items: readonly string[],
  kinds: readonly string[],
): Assessment {
  const names = new Set(items.flatMap((item) => kinds.map((kind) => `${kind}:${item}`)));
  const fields = Object.entries(assessment.fields).filter(([name]) => names.has(name));
  return { ...assessment, fields: Object.fromEntries(fields) };
}

/** The nearest earlier year of the same party and instrument in which anything has been answered. */
function lastBefore(one: Assessment, all: readonly Assessment[]): Assessment | undefined {
  return all
    .filter(
      (other) =>
        other.party === one.party &&
        other.instrument === one.instrument &&
        other.period < one.period &&
        answeredItems(other).length > 0,
    )
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .at(-1);
}

function answeredItems(assessment: Assessment): string[] {
  return itemsWith(assessment, 'answer').filter((item) => isAnswered(answerOf(assessment, item)));
}

function itemsWith({ fields }: Assessment, kind: 'answer' | 'assignment'): string[] {
  return Object.keys(fields).flatMap((name) =>
    name.startsWith(`${kind}:`) ? [name.slice(kind.length + 1)] : [],
  );
}

function usedDocuments(
  assessments: readonly Assessment[],
  history: readonly HistoryEntry[],
): Set<string> {
  const answers = [
    ...assessments.flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([name, register]) =>
        itemOfField(name) === undefined ? [] : (register as Register<Answer>).heads,
      ),
    ),
    ...history.flatMap(({ field, revision }) =>
      itemOfField(field) === undefined ? [] : [revision as Revision<Answer>],
    ),
  ];
  return new Set(answers.flatMap(({ value }) => value.documents));
}

/** Somebody who is to answer rows, with those rows in the assessment's own order. */
export interface Assignee {
  name: string;
  items: string[];
  /** Of those, the ones without an answer. */
  unanswered: string[];
}

/** Everyone who is to answer something, by name. */
export function assignees(assessment: Assessment | null | undefined): Assignee[] {
  if (!assessment) return [];
  const found = new Map<string, Assignee>();
  for (const item of itemsWith(assessment, 'assignment').sort(byKey)) {
    const name = assignmentOf(assessment, item)?.to.trim() ?? '';
    if (name === '') continue;
    const key = nameKey(name);
    const assignee = found.get(key) ?? { name, items: [], unanswered: [] };
    assignee.items.push(item);
    if (!isAnswered(answerOf(assessment, item))) assignee.unanswered.push(item);
    found.set(key, assignee);
  }
  return [...found.values()].sort((a, b) => byKey(a.name, b.name));
}

/** The rows that are to be answered by anyone of these names. */
export function rowsOf(
  assessment: Assessment | null | undefined,
  names: readonly string[],
): Assignee | undefined {
  const keys = new Set(names.map(nameKey));
  const mine = assignees(assessment).filter(({ name }) => keys.has(nameKey(name)));
  const [first] = mine;
  return (
    first && {
      name: first.name,
      items: mine.flatMap(({ items }) => items).sort(byKey),
      unanswered: mine.flatMap(({ unanswered }) => unanswered).sort(byKey),
    }
  );
}

/** The rows that a machine sends back: those it was to answer, and any other it has written on. */
export function rowsToReturn(
  assessment: Assessment,
  names: readonly string[],
  device: string,
): string[] {
  const written = itemsWith(assessment, 'answer').filter((item) =>
    assessment.fields[answerField(item)]?.heads.some((head) => head.device === device),
  );
  return [...new Set([...(rowsOf(assessment, names)?.items ?? []), ...written])].sort(byKey);
}

/** Whom a file of rows was written for. */
export interface Recipient extends Assignee {
  party: string;
  assessment: Assessment;
}

/**
 * Whose rows a file holds, when it holds nothing else than one person's or department's rows of one assessment
 * (and what stands beside them). Undefined for every other file: a backup, or a whole party's answers.
 */
export function recipientOf({ records }: Snapshot): Recipient | undefined {
  const kinds = new Set<KeptRecord['kind']>(['party', 'assessment', 'document']);
  if (records.some(({ kind }) => !kinds.has(kind))) return undefined;
  const [assessment, ...others] = assessmentsOf(records).filter((one) => assignees(one).length > 0);
  if (assessment === undefined || others.length > 0) return undefined;
  const [assignee, ...more] = assignees(assessment);
  if (assignee === undefined || more.length > 0) return undefined;
  const sent = new Set(assignee.items);
  const isOnlyTheirs = assessmentsOf(records).every(
    (one) =>
      one.party === assessment.party && itemsWith(one, 'answer').every((item) => sent.has(item)),
  );
  return isOnlyTheirs ? { ...assignee, party: assessment.party, assessment } : undefined;
}

/** `A2` before `A10`. */
function byKey(a: string, b: string): number {
  return a.localeCompare(b, 'sv', { numeric: true });
}

/** Two spellings of one name are one name: people write it by hand. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

function nameKey(name: string): string {
  return name.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('sv');
}
