import { expect, test } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { newAssessment } from './assessment.ts';
import {
  atPeriod,
  conflictsIn,
  isLeftOpen,
  latestPairOfOneYear,
  networkRoll,
  newestChange,
  nextMeeting,
  nextStep,
  tallyOf,
  type Standing,
} from './overview.ts';
import type { Item } from './instrument.ts';
import { freeParty, municipalityParty } from './party.ts';
import type { Revision } from './revision.ts';
import type { Mark, Summary } from './summary.ts';

const items = ['A1', 'A2', 'A3', 'A4'].map((key) => ({ key }) as Item);

function summary(period: string, marks: Record<string, Mark>, more: Partial<Summary> = {}) {
  return {
    id: `assessment:2180/${period}`,
    party: 'party:2180',
    instrument: 'matrix',
    version: 1,
    period,
    marks,
    conflicts: 0,
    lock: null,
    changedAt: '2026-05-01T10:00:00.000Z',
    ...more,
  } satisfies Summary;
}

/** `answers` are the marks of A1, A2 …; a blank leaves one out. */
function standing(period: string, answers: string, changedAt = ''): Standing {
  const marks: Record<string, Mark> = Object.fromEntries(
    [...answers].flatMap((sign, index): [string, Mark][] => {
      const mark = sign === '?' ? sign : Number(sign);
      return sign === ' ' ? [] : [[`A${index + 1}`, mark]];
    }),
  );
  return { period, items, marks, changedAt };
}

test("don't know and not applicable are answers, and don't know is counted apart", () => {
  expect(tallyOf(items, { A1: 2, A2: '?', A3: '-' })).toEqual({
    answered: 3,
    unknown: 1,
    total: 4,
  });
  expect(tallyOf(items, { A1: 0, Z9: 3 })).toEqual({ answered: 1, unknown: 0, total: 4 });
});

test('the previous period is the latest earlier one with any answer', () => {
  const all = [summary('2025', {}), summary('2024', { A1: 1 }), summary('2026', { A1: 2 })];
  expect(atPeriod(all, '2026').present?.period).toBe('2026');
  expect(atPeriod(all, '2026').previous?.period).toBe('2024');
  expect(atPeriod(all, '2025').present).toBeUndefined();
});

test('a matrix and a key belong together only within a year, and the latest such pair counts', () => {
  const matrices = [summary('2024', { A1: 1 }), summary('2025', { A1: 1 })];
  const keys = ['2024-2', '2025-1', '2026-1'].map((period) => summary(period, { K1: 1 }));
  const pair = latestPairOfOneYear(matrices, keys);
  expect([pair?.matrix.period, pair?.key.period]).toEqual(['2025', '2025-1']);
  expect(latestPairOfOneYear(matrices, [summary('2026-1', { K1: 1 })])).toBeUndefined();
  // A meeting where people have only begun to rate each for themselves has no step to hold against anything.
  const begun = latestPairOfOneYear(matrices, [...keys, summary('2025-2', {})]);
  expect(begun?.key.period).toBe('2025-1');
});

test('after the last meeting of a year comes the first of the next', () => {
  expect(nextMeeting('2026-1', 2)).toBe('2026-2');
  expect(nextMeeting('2026-2', 2)).toBe('2027-1');
  expect(nextMeeting('2026-1', 1)).toBe('2027-1');
});

test('the newest change tells its record, its time and its author, and conflicts are counted', () => {
  const head = (id: string, at: string, author: string): Revision<Answer> => ({
    id,
    replaces: [],
    at,
    author,
    device: 'd',
    sitting: 'w.0',
    value: { ...newAnswer(), comment: author },
  });
  const record = newAssessment({ party: 'party:2180', instrument: 'matrix', period: '2026' }, 1);
  record.fields['answer:A1'] = { heads: [head('1', '2026-03-01T08:00:00.000Z', 'Kim')], past: [] };
  record.fields['answer:A2'] = {
    heads: [
      head('2', '2026-04-01T08:00:00.000Z', 'Alex'),
      head('3', '2026-02-01T08:00:00.000Z', 'Robin'),
    ],
    past: [],
  };
  expect(newestChange([record])).toEqual({
    record,
    at: '2026-04-01T08:00:00.000Z',
    author: 'Alex',
  });
  expect(conflictsIn(record)).toBe(1);
  expect(newestChange([])).toBeUndefined();
});

test('two answers to choose between come before everything else', () => {
  const conflict = summary('2025', { A1: 1 }, { conflicts: 2 });
  const step = nextStep(standing('2026', '1'), standing('2026-2', '1'), [conflict], true);
  expect(step).toEqual({ kind: 'decide', summary: conflict });
});

test('what is half done and was worked on last is continued first, at its first open row', () => {
  const matrix = standing('2026', '1 2', '2026-05-01T00:00:00.000Z');
  const key = standing('2026-2', '1', '2026-06-01T00:00:00.000Z');
  const open = (which: string, period: string) => ({ kind: 'continue', which, period, item: 'A2' });
  expect(nextStep(matrix, key, [], false)).toEqual(open('key', '2026-2'));
  const doneKey = standing('2026-2', '1234', '2026-06-01T00:00:00.000Z');
  expect(nextStep(matrix, doneKey, [], false)).toEqual(open('matrix', '2026'));
});

test('with nothing half done the matrix is begun before the key', () => {
  const begin = (which: string, period: string) => ({ kind: 'begin', which, period });
  const none = standing('2026-2', '');
  expect(nextStep(standing('2026', ''), none, [], false)).toEqual(begin('matrix', '2026'));
  expect(nextStep(standing('2026', '1111'), none, [], false)).toEqual(begin('key', '2026-2'));
});

test("with all answered, don't know is next, then a file, then a look at the whole", () => {
  const key = standing('2026-2', '1111');
  expect(nextStep(standing('2026', '12?1'), key, [], true)).toEqual({
    kind: 'find-out',
    which: 'matrix',
    period: '2026',
    item: 'A3',
  });
  expect(nextStep(standing('2026', '1111'), key, [], true)).toEqual({ kind: 'save-file' });
  expect(nextStep(standing('2026', '1111'), key, [], false)).toEqual({ kind: 'look' });
});

test('a period that has passed is worked on while it is begun, not whole, not decided, and answered of late', () => {
  const now = new Date('2027-01-07T08:00:00.000Z');
  const late = { changedAt: '2026-12-18T15:00:00.000Z' };
  const half: Record<string, Mark> = { A1: 1, A2: '?' };
  expect(isLeftOpen(items, summary('2026', half, late), now)).toBe(true);
  expect(isLeftOpen(items, summary('2026', {}, late), now)).toBe(false);
  expect(isLeftOpen(items, summary('2026', { ...half, A3: '-', A4: 2 }, late), now)).toBe(false);
  expect(isLeftOpen(items, summary('2026', half, { ...late, lock: 1 }), now)).toBe(false);
  expect(isLeftOpen(items, summary('2026', half, { changedAt: '2026-10-01' }), now)).toBe(false);
});

test('the roll has members without answers and parties that are no members, by name', () => {
  const members = [
    municipalityParty({ code: '2180', name: 'Gävle' }),
    municipalityParty({ code: '2380', name: 'Östersunds kommun' }),
  ];
  const parties = [
    { id: 'party:2180', name: 'Gävle kommun' },
    { id: 'party:x.storfjord', name: freeParty('Storfjord').name },
  ];
  const matrices = [
    summary('2024', { A1: 1 }),
    summary('2025', { A1: 1 }),
    summary('2026', {}),
    summary('2026', { A1: 0 }, { party: 'party:x.storfjord' }),
  ];
  const roll = networkRoll(members, parties, matrices, []);
  expect(roll.map(({ name, matrix }) => `${name}: ${matrix?.period ?? 'inget'}`)).toEqual([
    'Gävle kommun: 2025',
    'Storfjord: 2026',
    'Östersunds kommun: inget',
  ]);
});
