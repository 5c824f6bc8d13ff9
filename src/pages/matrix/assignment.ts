// Answers for: who is to answer a row, in words, and writing it down.
import { isOver } from '#domain/action.ts';
import { isAnswered, type Answer } from '#domain/answer.ts';
import type { Assignment } from '#domain/assessment.ts';
import { currentValue, type Register } from '#domain/revision.ts';
import type { Sheet } from './sheet.ts';

export interface AssignmentWords {
  /** `Socialförvaltningen, senast 1 mars 2027`; the date only while the answer is waited for. */
  words: string;
  isOverdue: boolean;
}

/** Undefined when nobody in particular is to answer and no date is set. */
export function assignmentWords(
  { t, format, today }: Pick<Sheet, 't' | 'format' | 'today'>,
  register: Register<Assignment | null> | undefined,
  answer: Answer | undefined,
): AssignmentWords | undefined {
  const assignment = currentValue(register);
  if (!assignment) return undefined;
  const to = assignment.to.trim();
  const due = isAnswered(answer) ? null : assignment.due;
  if (to === '' && due === null) return undefined;
  const date = due === null ? '' : format.looseDate(due);
  const words =
    due === null ? to : to === '' ? t('people.due', { date }) : t('people.toBy', { to, date });
  return { words, isOverdue: due !== null && isOver(due, today) };
}

/** With the named parts changed; nothing in it is the same as none. */
export function changedAssignment(change: Partial<Assignment>) {
  return (stored: Assignment | null): Assignment | null => {
    const next = { to: '', due: null, ...stored, ...change };
    return next.to.trim() === '' && next.due === null ? null : next;
  };
}

/** What commands know an assessment by. */
export function assessmentKeyOf({ party, instrument, period }: Sheet) {
  return { party, instrument: instrument.id, version: instrument.version, period };
}
