import { expect, test } from 'vitest';
import { comparedIn, contradictions, isExplained, type Rated } from './contradiction.ts';
import type { AssessmentInstrument, Item } from './instrument.ts';
import type { Mark } from './summary.ts';

const texts = (text: string) => ({ sv: text, nb: text, en: text });

function instrument(id: string, highest: number, items: [string, string[]][]) {
  const other = id === 'key' ? 'matrix' : 'key';
  const levels = Array.from({ length: highest + 1 }, (_, value) => value);
  return {
    id,
    version: 1,
    kind: 'assessment',
    published: '2026-01-01',
    rhythm: id === 'key' ? 'meeting' : 'yearly',
    addOn: false,
    name: texts(id),
    question: texts('?'),
    introduction: texts('i'),
    source: texts('s'),
    scales: [
      {
        key: 'scale',
        cumulative: false,
        levels: levels.map((value) => ({ value, label: texts(String(value)) })),
      },
    ],
    specialAnswers: [],
    sections: [{ key: 'all', name: texts('all') }],
    items: items.map(([key, related]): Item => ({
      key,
      section: 'all',
      text: texts(key),
      articles: [],
      principles: [],
      relatedItems: related.map((item) => ({ instrument: other, item })),
      kind: 'level',
      scale: 'scale',
      levels: levels.map((value) => ({ value, text: texts(String(value)) })),
    })),
    rules: {},
  } satisfies AssessmentInstrument;
}

const key = instrument('key', 4, [
  ['K1', ['A1', 'A2', 'A3']],
  ['K2', ['B1']],
]);
const matrix = instrument('matrix', 3, [
  ['A1', ['K1']],
  ['A2', ['K1']],
  ['A3', ['K1']],
  ['B1', ['K2']],
]);

function told(keyMarks: Record<string, Mark>, matrixMarks: Record<string, Mark>) {
  const rated = (of: AssessmentInstrument, marks: Record<string, Mark>): Rated => ({
    instrument: of,
    marks,
  });
  return contradictions(rated(key, keyMarks), rated(matrix, matrixMarks)).map(
    ({ kind, dimension, step, rows }) =>
      `${kind} ${dimension.key}=${step}: ${rows.map((row) => `${row.item.key}=${row.level}`).join(' ')}`,
  );
}

test('a high step is held against the rows that are missing altogether, and only those', () => {
  expect(told({ K1: 3 }, { A1: 0, A2: 2, A3: 0 })).toEqual(['high K1=3: A1=0 A3=0']);
  expect(told({ K1: 4 }, { A1: 0 })).toEqual(['high K1=4: A1=0']);
});

test('a high step agrees with rows that are on the way', () => {
  expect(told({ K1: 3 }, { A1: 1, A2: 1, A3: 3 })).toEqual([]);
});

test('a low step is held against rows that are all in place', () => {
  expect(told({ K1: 1 }, { A1: 2, A2: 3 })).toEqual(['low K1=1: A1=2 A2=3']);
  expect(told({ K1: 0 }, { A1: 2, A2: 2, A3: 2 })).toEqual(['low K1=0: A1=2 A2=2 A3=2']);
});

test('a low step agrees with rows of which one is not in place', () => {
  expect(told({ K1: 1 }, { A1: 2, A2: 3, A3: 1 })).toEqual([]);
});

test('one single row says too little against a low step', () => {
  expect(told({ K2: 0 }, { B1: 3 })).toEqual([]);
  expect(told({ K1: 1 }, { A1: 3 })).toEqual([]);
});

test('a step in the middle contradicts nothing', () => {
  expect(told({ K1: 2 }, { A1: 0, A2: 0, A3: 0 })).toEqual([]);
  expect(told({ K1: 2 }, { A1: 3, A2: 3, A3: 3 })).toEqual([]);
});

test("don't know, not applicable and unanswered contradict nothing on either side", () => {
  expect(told({ K1: 3 }, { A1: '?', A2: '-' })).toEqual([]);
  expect(told({ K1: '?' }, { A1: 0, A2: 0 })).toEqual([]);
  expect(told({}, { A1: 0, B1: 0 })).toEqual([]);
  expect(told({ K1: 1 }, { A1: 2, A2: 2, A3: '?' })).toEqual(['low K1=1: A1=2 A2=2']);
});

test('dimensions come in the order of the key', () => {
  expect(told({ K2: 3, K1: 4 }, { B1: 0, A2: 0 })).toEqual(['high K1=4: A2=0', 'high K2=3: B1=0']);
});

test('an answer holds while the step and the levels are as they were, and is asked for anew after', () => {
  const found = (step: number, marks: Record<string, Mark>) => {
    const [one] = contradictions(
      { instrument: key, marks: { K1: step } },
      { instrument: matrix, marks },
    );
    if (one === undefined) throw new Error('They should contradict each other');
    return one;
  };
  const answered = {
    verdict: 'both-hold' as const,
    text: 'Skolan har det, resten väntar.',
    ...comparedIn(found(3, { A1: 0, A2: 2, A3: 0 })),
  };
  expect(answered).toMatchObject({ step: 3, levels: { A1: 0, A3: 0 } });

  // A row that was not held against the step may change.
  expect(isExplained(found(3, { A3: 0, A2: 1, A1: 0 }), answered)).toBe(true);
  expect(isExplained(found(4, { A1: 0, A2: 2, A3: 0 }), answered)).toBe(false);
  expect(isExplained(found(3, { A1: 0, A2: 2, A3: 1 }), answered)).toBe(false);
  expect(isExplained(found(3, { A1: 0, A2: 0, A3: 0 }), answered)).toBe(false);
  expect(isExplained(found(3, { A1: 0 }), null)).toBe(false);
});
