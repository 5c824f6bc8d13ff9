// Answers for: when to say, calmly and in one place, that it is time for a file with everything.
import { isWithinDays } from './days-passed.ts';
import { fieldsOf, type KeptRecord } from './record.ts';

export interface WorkSinceFile {
  /** The present moment. */
  now: Date;
  /** ISO 8601: when this machine was first used; null when nobody knows any more. */
  startedAt: string | null;
  /** ISO 8601: when a file with everything was last written; null when none has been. */
  lastFileAt: string | null;
  /** ISO 8601: when somebody last asked to be reminded later; null when nobody has. */
  putOffAt: string | null;
}

/** So much has to have been written before anything is said. */
export const changesThatMatter = 10;
const daysBetween = 3;
const daysPutOff = 7;

/**
 * Whether it is the time for a reminder, if so much has been written. Never on the first day of use, nor within
 * three days of a file, nor within a week of being put off. A clock that has been set back makes these times lie
 * ahead: then they say nothing, and the work alone decides.
 */
export function isTimeForFile({ now, startedAt, lastFileAt, putOffAt }: WorkSinceFile): boolean {
  if (startedAt !== null && isSameDay(new Date(startedAt), now)) return false;
  return !isWithinDays(now, lastFileAt, daysBetween) && !isWithinDays(now, putOffAt, daysPutOff);
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

/**
 * How many fields this machine has written since a file with everything, at most `enough`: a file marks the
 * number of files written, and each later revision carries a number at least as high. So no clock is asked.
 */
export function changesSince(
  records: readonly KeptRecord[],
  device: string,
  filesWrittenThen: number,
  enough: number = changesThatMatter,
): number {
  let changes = 0;
  for (const record of records)
    for (const { heads } of Object.values(fieldsOf(record)))
      for (const head of heads) {
        if (head.device !== device || sittingNumber(head.sitting) < filesWrittenThen) continue;
        changes += 1;
        if (changes >= enough) return changes;
      }
  return changes;
}

/** A sitting's name is `<window>.<files written>`. */
function sittingNumber(sitting: string): number {
  const number = Number(sitting.slice(sitting.lastIndexOf('.') + 1));
  return Number.isFinite(number) ? number : 0;
}
