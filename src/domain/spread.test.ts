import { expect, test } from 'vitest';
import type { Ratings } from './assessment.ts';
import { isEveryoneFinished, spreadOf } from './spread.ts';

const person = (levels: Record<string, number>, isFinished = true): Ratings => ({
  name: '',
  isFinished,
  ratings: Object.fromEntries(
    Object.entries(levels).map(([item, level]) => [item, { level, reason: '' }]),
  ),
});

test('counts how many stand on each step, from the lowest to the highest', () => {
  const spread = spreadOf([person({ K1: 1 }), person({ K1: 3 }), person({ K1: 1 })], 'K1', 4);
  expect(spread.counts).toEqual([0, 2, 0, 1, 0]);
  expect([spread.lowest, spread.highest]).toEqual([1, 3]);
  expect(spread.isAgreed).toBe(false);
});

test('a blank stays a blank and pulls nothing down', () => {
  const spread = spreadOf([person({ K1: 3 }), person({}), person({ K1: 4 })], 'K1', 4);
  expect(spread).toEqual({
    counts: [0, 0, 0, 1, 1],
    rated: 2,
    blank: 1,
    lowest: 3,
    highest: 4,
    isAgreed: true,
  });
});

test('people agree on one step or on two beside each other', () => {
  const isAgreed = (...levels: number[]) =>
    spreadOf(
      levels.map((level) => person({ K1: level })),
      'K1',
      4,
    ).isAgreed;
  expect(isAgreed(2, 2, 2)).toBe(true);
  expect(isAgreed(0, 1, 1)).toBe(true);
  expect(isAgreed(1, 2, 3)).toBe(false);
});

test('one alone, or nobody, agrees with nobody', () => {
  expect(spreadOf([person({ K1: 2 })], 'K1', 4).isAgreed).toBe(false);
  expect(spreadOf([], 'K1', 4)).toEqual({
    counts: [0, 0, 0, 0, 0],
    rated: 0,
    blank: 0,
    lowest: undefined,
    highest: undefined,
    isAgreed: false,
  });
});

test('a step that the scale does not have counts as blank', () => {
  const spread = spreadOf([person({ K1: 7 })], 'K1', 4);
  expect([spread.rated, spread.blank]).toEqual([0, 1]);
});

test('everyone has finished when nobody who has begun is still at it', () => {
  expect(isEveryoneFinished([person({}), person({ K1: 2 })])).toBe(true);
  expect(isEveryoneFinished([person({}), person({ K1: 2 }, false)])).toBe(false);
});
