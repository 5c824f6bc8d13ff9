import { describe, expect, it } from 'vitest';
import {
  hasBegun,
  isPast,
  phaseDate,
  reviewState,
  snapshotPeriod,
  validUntil,
  type Reply,
  type Review,
  type ReviewProfile,
} from './review.ts';
import type { Register } from './revision.ts';

describe('how long a report holds', () => {
  it.each([
    ['2026-05-12', '2028-05-12'],
    ['2026-05', '2028-05'],
    ['2026', '2028'],
    ['2028-02-29', '2030-02-28'],
  ])('a visit %s gives a report until %s', (visit, until) => {
    expect(validUntil(visit, 2)).toBe(until);
  });

  it.each([
    ['2026-11-21', true],
    ['2026-11-22', false],
    ['2026-11', false],
    ['2026-10', true],
    ['2026', false],
    ['2025', true],
  ])('on 22 November 2026, %s is past: %s', (date, expected) => {
    expect(isPast(date, new Date(2026, 10, 22, 10))).toBe(expected);
  });
});

it.each([
  ['2026-11-22', true],
  ['2026-11-23', false],
  ['2026-11', true],
  ['2027', false],
])('on 22 November 2026, %s has begun: %s', (date, expected) => {
  expect(hasBegun(date, new Date(2026, 10, 22, 10))).toBe(expected);
});

describe('the dates of the phases', () => {
  it('counts weeks from the visit, over the turn of the year and of summer time', () => {
    expect(phaseDate('2027-01-20', -10)).toBe('2026-11-11');
    expect(phaseDate('2027-01-20', 0)).toBe('2027-01-20');
    expect(phaseDate('2027-01-20', 12)).toBe('2027-04-14');
  });

  it('has no dates until the day is settled', () => {
    expect(phaseDate('2027-01', -10)).toBeNull();
    expect(phaseDate(null, -10)).toBeNull();
  });
});

describe('whose answers the report shows', () => {
  const periods = ['2026-1', '2024-2', '2025-1'];

  it.each([
    ['2024-2', '2026-09-15', '2024-2'],
    ['2023-1', '2026-09-15', undefined],
    [null, '2026-09-15', '2026-1'],
    [null, '2025-02', '2025-1'],
    [null, '2020', '2024-2'],
    [null, null, '2026-1'],
  ])('chosen %s, visit %s: %s', (chosen, visit, expected) => {
    expect(snapshotPeriod(periods, chosen, visit)).toBe(expected);
  });

  it('shows none where there are none', () => {
    expect(snapshotPeriod([], null, '2026')).toBeUndefined();
  });
});

describe('the state of a review', () => {
  const now = new Date(2026, 10, 22, 10);

  it.each([
    [null, '', 'undated'],
    ['2026-12-01', '', 'before-visit'],
    ['2026-11-22', '', 'writing'],
    ['2026-11', '', 'writing'],
    ['2026-10-01', 'Vi håller med.', 'replied'],
    ['2024-11-21', 'Vi håller med.', 'expired'],
    ['2024-11-22', '', 'writing'],
  ])('visit %s with the reply %j: %s', (visitDate, reply, expected) => {
    expect(reviewState(reviewWith(visitDate, reply), 2, now)).toBe(expected);
  });
});

function reviewWith(visitDate: string | null, reply: string): Review {
  return {
    id: 'review:1',
    kind: 'review',
    party: 'party:2180',
    protocol: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    fields: {
      profile: register<ReviewProfile>({
        title: '',
        format: 'full',
        theme: null,
        themeText: '',
        visitDate,
        matrixPeriod: null,
        keyPeriod: null,
        team: [],
      }),
      reply: register<Reply>({ text: reply, factsChecked: false, by: '', date: null }),
    },
  };
}

function register<V>(value: V): Register<V> {
  const at = '2026-01-01T00:00:00.000Z';
  const head = { id: 'r1', replaces: [], at, author: '', device: 'd', sitting: 'w.0', value };
  return { heads: [head], past: [] };
}
