// Answers for: the small row per assessment from which charts and comparisons read.
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
