import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemOfKind } from './instrument.ts';
import { levelCounts } from './score.ts';
import type { Mark, Summary } from './summary.ts';

const texts = { sv: 'x', nb: 'x', en: 'x' };

function row(key: string, levels = 4): ItemOfKind<'level'> {
  return {
    key,
    section: 'A',
    kind: 'level',
    scale: 's',
    text: texts,
    articles: [],
    principles: [],
    relatedItems: [],
    levels: Array.from({ length: levels }, (_, value) => ({ value, text: texts })),
  };
}

const anyMark = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom<Mark>('?', '-', '+'));
const anyRows = fc
  .uniqueArray(fc.stringMatching(/^[A-H]\d$/), { maxLength: 48 })
  .map((keys) => keys.map((key) => row(key)));
const anyMarks: fc.Arbitrary<Summary['marks']> = fc.dictionary(
  fc.stringMatching(/^[A-H]\d$/),
  anyMark,
);

describe('levelCounts', () => {
  it('counts each kind of answer on its own', () => {
    const rows = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'].map((key) => row(key));
    expect(levelCounts(rows, { A1: 0, A2: 3, A3: 3, A4: '?', A5: '-', B1: 2 })).toEqual({
      total: 6,
      levels: [1, 0, 0, 2],
      unknown: 1,
      notApplicable: 1,
      unanswered: 1,
    });
  });

  it('counts a level that the scale does not have as no answer', () => {
    expect(levelCounts([row('A1', 3)], { A1: 3 })).toMatchObject({
      levels: [0, 0, 0],
      unanswered: 1,
    });
  });

  it('has nothing to count when there are no rows', () => {
    expect(levelCounts([], { A1: 2 })).toEqual({
      total: 0,
      levels: [],
      unknown: 0,
      notApplicable: 0,
      unanswered: 0,
    });
  });

  it('always adds up to the number of rows, whatever was answered', () => {
    fc.assert(
      fc.property(anyRows, anyMarks, (rows, marks) => {
        const counts = levelCounts(rows, marks);
        const sum = counts.levels.reduce((a, b) => a + b, 0);
        expect(counts.total).toBe(rows.length);
        expect(sum + counts.unknown + counts.notApplicable + counts.unanswered).toBe(rows.length);
      }),
    );
  });

  it('gives the same counts in whatever order the rows come', () => {
    const shuffled = anyRows.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, anyMarks, ([rows, others], marks) => {
        expect(levelCounts(others, marks)).toEqual(levelCounts(rows, marks));
      }),
    );
  });
});
