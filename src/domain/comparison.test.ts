import { describe, expect, it } from 'vitest';
import { assessmentInstrument } from '#instruments/index.ts';
import { comparisonOf } from './comparison.ts';
import type { Summary } from './summary.ts';

const matrix = assessmentInstrument('inventory-matrix');
if (matrix === undefined) throw new Error('The matrix is not published');

function summary(party: string, marks: Summary['marks']): Summary {
  return {
    id: `assessment:${party}`,
    party,
    instrument: 'inventory-matrix',
    version: 1,
    period: '2018',
    marks,
    conflicts: 0,
    lock: null,
    changedAt: '',
  };
}

const [first, second] = matrix.items;
if (first === undefined || second === undefined) throw new Error('The matrix has no rows');
const summaries = [
  summary('party:b', { [first.key]: 3 }),
  summary('party:a', { [first.key]: 0, [second.key]: '?' }),
];

describe('comparing parties', () => {
  it('keeps the columns in the order they are asked for, whatever the results are', () => {
    const { parties, sections } = comparisonOf(matrix, summaries, ['party:a', 'party:b'], {
      onlyAnswered: false,
    });
    expect(parties).toEqual(['party:a', 'party:b']);
    expect(sections[0]?.rows[0]?.cells.map((cell) => cell.mark)).toEqual([0, 3]);
  });

  it('shows every row of the instrument, answered or not', () => {
    const { sections } = comparisonOf(matrix, summaries, ['party:a'], { onlyAnswered: false });
    expect(sections.flatMap((section) => section.rows)).toHaveLength(matrix.items.length);
  });

  it('can leave out rows that nobody has answered', () => {
    const { sections } = comparisonOf(matrix, summaries, ['party:b'], { onlyAnswered: true });
    expect(sections.flatMap((section) => section.rows.map((row) => row.item.key))).toEqual([
      first.key,
    ]);
  });

  it('gives a party without answers empty cells instead of leaving it out', () => {
    const { sections } = comparisonOf(matrix, summaries, ['party:a', 'party:c'], {
      onlyAnswered: true,
    });
    expect(sections[0]?.rows[0]?.cells).toEqual([
      { party: 'party:a', mark: 0 },
      { party: 'party:c', mark: undefined },
    ]);
  });

  it('can show one section alone', () => {
    const { sections } = comparisonOf(matrix, summaries, ['party:a'], {
      section: second.section,
      onlyAnswered: false,
    });
    expect(sections.map((section) => section.key)).toEqual([second.section]);
  });
});
