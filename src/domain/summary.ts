// Answers for: the few facts of an assessment from which charts and comparisons read.
import { itemOfField, lockOf, type Assessment } from './assessment.ts';
import type { Answer } from './answer.ts';
import type { Period } from './period.ts';
import { currentValue, hasConflict, type Register } from './revision.ts';

/** A level as a number, `?` for don't know, `-` for not applicable, `+` for an answer of another kind. */
export type Mark = number | '?' | '-' | '+';

export interface Summary {
  /** The assessment's id. */
  id: string;
  party: string;
  instrument: string;
  version: number;
  period: Period;
  /** Only answered items have a mark. */
  marks: Record<string, Mark>;
  conflicts: number;
  /** The number of the sign-off that locks the answers, or null. */
  lock: number | null;
  /** ISO 8601, right to the day of the newest change, by the writers' clocks. */
  changedAt: string;
}

/**
 * One party's summaries by one instrument. They are read together, and one row for each of them would make a
 * network's import half as slow again.
 */
export interface SummaryRow {
  id: string;
  party: string;
  instrument: string;
  /** Oldest period first. */
  summaries: Summary[];
}

type RowPlace = Pick<SummaryRow, 'party' | 'instrument'>;

export function summaryRowId({ party, instrument }: RowPlace): string {
  return `${party.slice('party:'.length)}/${instrument}`;
}

/** The row in which an assessment of that id has its summary. */
export function summaryRowOf(assessment: string): string {
  return assessment.slice('assessment:'.length, assessment.lastIndexOf('/'));
}

/** The row with some of its summaries new. */
export function withSummaries(
  row: SummaryRow | undefined,
  { party, instrument }: RowPlace,
  added: readonly Summary[],
): SummaryRow {
  const summaries = new Map((row?.summaries ?? []).map((summary) => [summary.id, summary]));
  for (const summary of added) summaries.set(summary.id, summary);
  return {
    id: summaryRowId({ party, instrument }),
    party,
    instrument,
    summaries: [...summaries.values()].sort((a, b) => (a.period < b.period ? -1 : 1)),
  };
}

export function markOf(answer: Pick<Answer, 'response'> | undefined): Mark | undefined {
  const response = answer?.response;
  if (response === null || response === undefined) return undefined;
  switch (response.kind) {
    case 'level':
      return response.level;
    case 'unknown':
      return '?';
    case 'not-applicable':
      return '-';
    default:
      return '+';
  }
}

/** Whether two summaries of one assessment tell a reader the same; the time of day does not count. */
export function saysTheSame(a: Summary, b: Summary): boolean {
  const items = Object.keys(a.marks);
  return (
    a.conflicts === b.conflicts &&
    a.lock === b.lock &&
    a.changedAt.slice(0, 10) === b.changedAt.slice(0, 10) &&
    items.length === Object.keys(b.marks).length &&
    items.every((item) => a.marks[item] === b.marks[item])
  );
}

export function summaryOf(assessment: Assessment): Summary {
  const marks: Record<string, Mark> = {};
  let conflicts = 0;
  let changedAt = '';
  for (const [field, register] of Object.entries(assessment.fields) as [string, Register][]) {
    for (const head of register.heads) if (head.at > changedAt) changedAt = head.at;
    const item = itemOfField(field);
    if (item === undefined) continue;
    if (hasConflict(register)) conflicts += 1;
    const mark = markOf(currentValue(register as Register<Answer>));
    if (mark !== undefined) marks[item] = mark;
  }
  return {
    id: assessment.id,
    party: assessment.party,
    instrument: assessment.instrument,
    version: assessment.version,
    period: assessment.period,
    marks,
    conflicts,
    lock: lockOf(assessment),
    changedAt,
  };
}
