// Answers for: where a party stands and what is next, for someone who comes back or is new.
import { isWithinDays } from './days-passed.ts';
import type { Item } from './instrument.ts';
import { comparePeriods, meetingOf, meetingPeriod, yearOf, type Period } from './period.ts';
import { partyId, type PartyProfile } from './party.ts';
import { fieldsOf, type KeptRecord } from './record.ts';
import { hasConflict } from './revision.ts';
import type { Summary } from './summary.ts';

/** How many of some items have been answered. `answered` counts don't know and not applicable too. */
export interface Tally {
  answered: number;
  unknown: number;
  total: number;
}

export function tallyOf(items: readonly Item[], marks: Summary['marks']): Tally {
  const given = items.flatMap(({ key }) => marks[key] ?? []);
  return {
    answered: given.length,
    unknown: given.filter((mark) => mark === '?').length,
    total: items.length,
  };
}

/** The summary of a period, or none; and the latest one before it that holds any answer. */
export function atPeriod(summaries: readonly Summary[], period: Period) {
  const begun = summaries
    .filter((summary) => Object.keys(summary.marks).length > 0)
    .sort((a, b) => comparePeriods(a.period, b.period));
  return {
    present: begun.find((summary) => summary.period === period),
    previous: begun.findLast((summary) => comparePeriods(summary.period, period) < 0),
  };
}

/** The latest pair of one matrix and one key meeting that has been rated, of the same year. */
export function latestPairOfOneYear(matrices: readonly Summary[], keys: readonly Summary[]) {
  const rated = keys.filter(({ marks }) => Object.keys(marks).length > 0);
  const pairs = rated.flatMap((key) => {
    const matrix = matrices.find(({ period }) => yearOf(period) === yearOf(key.period));
    return matrix === undefined ? [] : [{ key, matrix }];
  });
  return pairs.sort((a, b) => comparePeriods(a.key.period, b.key.period)).at(-1);
}

/** The meeting after this one, in a year of `meetingsPerYear` meetings. */
export function nextMeeting(period: Period, meetingsPerYear: number): Period {
  const meeting = meetingOf(period) ?? 0;
  return meeting < meetingsPerYear
    ? meetingPeriod(yearOf(period), meeting + 1)
    : meetingPeriod(yearOf(period) + 1, 1);
}

export interface Change {
  record: KeptRecord;
  /** ISO 8601, by the writer's own clock. */
  at: string;
  author: string;
}

/** The newest living change in any of the records, by the writers' own clocks; none if there is nothing. */
export function newestChange(records: readonly KeptRecord[]): Change | undefined {
  const changes = records.flatMap((record) =>
    Object.values(fieldsOf(record)).flatMap((register) =>
      register.heads.map(({ at, author }): Change => ({ record, at, author })),
    ),
  );
  return changes.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
}

/** How many fields of a record hold two versions that a person must choose between. */
export function conflictsIn(record: KeptRecord): number {
  return Object.values(fieldsOf(record)).filter(hasConflict).length;
}

/** One instrument at its present period, and what has been written there. */
export interface Standing {
  period: Period;
  items: readonly Item[];
  marks: Summary['marks'];
  /** ISO 8601 of the newest answer; empty before the first. */
  changedAt: string;
}

function isBegun({ items, marks }: Standing): boolean {
  return items.some((item) => item.key in marks);
}

/** So long after its last answer a period that has passed is still what one works on. */
const daysLeftOpen = 90;

/**
 * Whether one still works on a period that has passed: it was begun, is not whole and not signed off, and somebody
 * has answered of late. A year does not end on New Year's Eve for those who fill it in.
 */
export function isLeftOpen(items: readonly Item[], summary: Summary, now: Date): boolean {
  const { answered, total } = tallyOf(items, summary.marks);
  return (
    answered > 0 &&
    answered < total &&
    summary.lock === null &&
    isWithinDays(now, summary.changedAt, daysLeftOpen)
  );
}

export type WhichInstrument = 'matrix' | 'key';

/**
 * The one thing to do next. `which` says with what: the yearly matrix or the key of a meeting; `item` is
 * the key of the row or dimension to go to. `save-file` asks for a file that another machine can read;
 * `look` says that all is done.
 */
export type NextStep =
  | { kind: 'decide'; summary: Summary }
  | { kind: 'begin'; which: WhichInstrument; period: Period }
  | { kind: 'continue' | 'find-out'; which: WhichInstrument; period: Period; item: string }
  | { kind: 'save-file' }
  | { kind: 'look' };

/**
 * Two answers to choose between come first: they grow harder to remember. Then what is half done, the one
 * worked on last before the other; then what is not begun, the matrix before the key; then what nobody
 * knew; then a file, when something has changed since the last one.
 */
export function nextStep(
  matrix: Standing,
  key: Standing,
  summaries: readonly Summary[],
  hasUnfiledChanges: boolean,
): NextStep {
  const inConflict = summaries.find(({ conflicts }) => conflicts > 0);
  if (inConflict !== undefined) return { kind: 'decide', summary: inConflict };
  const both = [
    { which: 'matrix' as const, ...matrix },
    { which: 'key' as const, ...key },
  ];
  const latestFirst = both.toSorted((a, b) => (a.changedAt >= b.changedAt ? -1 : 1));
  for (const { which, period, items, marks } of latestFirst.filter(isBegun)) {
    const open = items.find((item) => !(item.key in marks));
    if (open !== undefined) return { kind: 'continue', which, period, item: open.key };
  }
  const notBegun = both.find((standing) => !isBegun(standing));
  if (notBegun !== undefined)
    return { kind: 'begin', which: notBegun.which, period: notBegun.period };
  for (const { which, period, items, marks } of both) {
    const unknown = items.find((item) => marks[item.key] === '?');
    if (unknown !== undefined) return { kind: 'find-out', which, period, item: unknown.key };
  }
  return hasUnfiledChanges ? { kind: 'save-file' } : { kind: 'look' };
}

/** One party of a network with its latest matrix and its latest key; both undefined when nothing has come. */
export interface RollEntry {
  id: string;
  name: string;
  matrix: Summary | undefined;
  key: Summary | undefined;
}

/**
 * Everyone who is a member or whose answers are here, by name. A party's own record names it; before that
 * has come, the network's list of members does.
 */
export function networkRoll(
  members: readonly PartyProfile[],
  parties: readonly { id: string; name: string }[],
  matrices: readonly Summary[],
  keys: readonly Summary[],
): RollEntry[] {
  const names = new Map(members.map((member) => [partyId(member), member.name]));
  for (const { id, name } of parties) names.set(id, name);
  const latest = (summaries: readonly Summary[], party: string) =>
    summaries
      .filter((summary) => summary.party === party && Object.keys(summary.marks).length > 0)
      .sort((a, b) => comparePeriods(a.period, b.period))
      .at(-1);
  return [...names]
    .map(([id, name]) => ({ id, name, matrix: latest(matrices, id), key: latest(keys, id) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}
