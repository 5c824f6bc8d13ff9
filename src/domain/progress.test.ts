import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessmentInstrument, Item } from './instrument.ts';
import { comparePeriods, meetingPeriod, yearPeriod } from './period.ts';
import {
  changesBetween,
  comparableItems,
  levelCountsSeries,
  periodsThrough,
  stepsSeries,
  versionBreaks,
} from './progress.ts';
import type { Mark, Summary } from './summary.ts';

const texts = { sv: 'x', nb: 'x', en: 'x' };
const common = { text: texts, articles: [], principles: [], relatedItems: [] };

function row(key: string, levels = 4, scale = 'four'): Item {
  return {
    ...common,
    key,
    section: key.slice(0, 1),
    kind: 'level',
    scale,
    levels: Array.from({ length: levels }, (_, value) => ({ value, text: texts })),
  };
}

function instrumentWith(
  items: Item[],
  version = 1,
  rhythm: AssessmentInstrument['rhythm'] = 'yearly',
): AssessmentInstrument {
  return {
    id: 'some-matrix',
    version,
    kind: 'assessment',
    published: '2026-01-01',
    rhythm,
    addOn: false,
    name: texts,
    question: texts,
    introduction: texts,
    source: texts,
    scales: [],
    specialAnswers: [],
    sections: [...new Set(items.map(({ section }) => section))].map((key) => ({
      key,
      name: texts,
    })),
    items,
    rules: {},
  };
}

function summary(period: string, marks: Summary['marks'], version = 1): Summary {
  return {
    id: `assessment:2180/some-matrix/${period}`,
    party: 'party:2180',
    instrument: 'some-matrix',
    version,
    period,
    marks,
    conflicts: 0,
    lock: null,
    changedAt: '',
  };
}

const rows = ['A1', 'A2', 'A3', 'B1', 'B2'];
const matrix = instrumentWith(rows.map((key) => row(key)));
const anyMark = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom<Mark>('?', '-'));
const anyMarks: fc.Arbitrary<Summary['marks']> = fc.dictionary(fc.constantFrom(...rows), anyMark);
const anyYear = fc.integer({ min: 1990, max: 2090 });
const anySummaries = fc
  .uniqueArray(anyYear.map(yearPeriod), { maxLength: 12 })
  .chain((periods) => fc.tuple(...periods.map((period) => fc.tuple(fc.constant(period), anyMarks))))
  .map((entries) => entries.map(([period, marks]) => summary(period, marks)));

describe('periodsThrough', () => {
  it('fills in the years that lack an assessment', () => {
    expect(periodsThrough(['2020', '2017'], 'yearly')).toEqual(['2017', '2018', '2019', '2020']);
  });

  it('begins and ends at the meetings that are there', () => {
    expect(periodsThrough(['2024-2', '2026-1'], 'meeting')).toEqual([
      '2024-2',
      '2025-1',
      '2025-2',
      '2026-1',
    ]);
  });

  it('follows the number of meetings a year, and keeps an extra one', () => {
    expect(periodsThrough(['2024-1', '2024-3', '2025-1'], 'meeting', 1)).toEqual([
      '2024-1',
      '2024-3',
      '2025-1',
    ]);
  });

  it('is empty when there is nothing', () => {
    expect(periodsThrough([], 'yearly')).toEqual([]);
  });

  it('is in time order, without repeats, and misses none of the present ones', () => {
    const anyMeeting = fc.tuple(anyYear, fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(
        fc.array(anyMeeting, { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (meetings, meetingsPerYear) => {
          const present = meetings.map(([year, meeting]) => meetingPeriod(year, meeting));
          const all = periodsThrough(present, 'meeting', meetingsPerYear);
          expect(all).toEqual([...new Set(all)].sort(comparePeriods));
          expect(all).toEqual(expect.arrayContaining(present));
        },
      ),
    );
  });
});

describe('levelCountsSeries', () => {
  it('has one series for each area, and an empty place for the year that was missed', () => {
    const series = levelCountsSeries(matrix, [
      summary('2026', { A1: 3, A2: 0, B1: '?' }),
      summary('2024', { A1: 1 }),
    ]);
    expect(series.map(({ section }) => section)).toEqual(['A', 'B']);
    expect(series[0]?.entries).toEqual([
      {
        period: '2024',
        version: 1,
        counts: { total: 3, levels: [0, 1, 0, 0], unknown: 0, notApplicable: 0, unanswered: 2 },
      },
      { period: '2025', version: null, counts: null },
      {
        period: '2026',
        version: 1,
        counts: { total: 3, levels: [1, 0, 0, 1], unknown: 0, notApplicable: 0, unanswered: 1 },
      },
    ]);
  });

  it('counts an earlier year by the rows of its own version', () => {
    const later = instrumentWith([row('A1'), row('A2'), row('A3'), row('C1')], 2);
    const [areaA, areaC] = levelCountsSeries(
      later,
      [summary('2025', { A1: 2 }, 1), summary('2026', { A1: 2 }, 2)],
      { otherVersions: [instrumentWith([row('A1')], 1)] },
    );
    expect(areaA?.entries.map(({ counts }) => counts?.total)).toEqual([1, 3]);
    expect(areaC?.entries.map(({ counts }) => counts?.total)).toEqual([undefined, 1]);
  });

  it('keeps rows of different scales apart and leaves other questions out', () => {
    const mixed = instrumentWith([
      row('A1'),
      row('A2', 2, 'two'),
      { ...common, key: 'A3', section: 'A', kind: 'percent' },
    ]);
    const series = levelCountsSeries(mixed, [summary('2026', { A1: 3, A2: 1, A3: '+' })]);
    expect(series.map(({ scale, entries }) => [scale, entries[0]?.counts?.levels])).toEqual([
      ['four', [0, 0, 0, 1]],
      ['two', [0, 1]],
    ]);
  });

  it('accounts for every row in every year, and not for the order the years come in', () => {
    const shuffled = anySummaries.chain((summaries) =>
      fc.tuple(
        fc.constant(summaries),
        fc.shuffledSubarray(summaries, {
          minLength: summaries.length,
          maxLength: summaries.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([summaries, others]) => {
        const series = levelCountsSeries(matrix, summaries);
        for (const { period } of summaries) {
          const total = series.reduce(
            (sum, { entries }) =>
              sum + (entries.find((entry) => entry.period === period)?.counts?.total ?? 0),
            0,
          );
          expect(total).toBe(rows.length);
        }
        expect(levelCountsSeries(matrix, others)).toEqual(series);
      }),
    );
  });
});

describe('stepsSeries', () => {
  const key = instrumentWith([row('K1', 5, 'five'), row('K2', 5, 'five')], 1, 'meeting');

  it('tells a gap, an unanswered dimension and an answer without a step apart', () => {
    const [first] = stepsSeries(key, [
      summary('2025-1', { K1: 4 }),
      summary('2026-1', {}),
      summary('2026-2', { K1: '?' }),
    ]);
    expect(first).toEqual({
      item: 'K1',
      highest: 4,
      entries: [
        { period: '2025-1', version: 1, isAsked: true, mark: 4 },
        { period: '2025-2', version: null, isAsked: false, mark: undefined },
        { period: '2026-1', version: 1, isAsked: true, mark: undefined },
        { period: '2026-2', version: 1, isAsked: true, mark: '?' },
      ],
    });
  });

  it('shows no step from a version that asked it on another scale', () => {
    const earlier = instrumentWith([row('K1', 4, 'four'), row('K2', 5, 'five')], 1, 'meeting');
    const later = { ...key, version: 2 };
    const [first, second] = stepsSeries(later, [summary('2026-1', { K1: 3, K2: 3 }, 1)], {
      otherVersions: [earlier],
    });
    expect(first?.entries[0]).toMatchObject({ isAsked: false, mark: undefined, version: 1 });
    expect(second?.entries[0]).toMatchObject({ isAsked: true, mark: 3 });
  });
});

describe('changesBetween', () => {
  it('lists rises and falls with the largest first', () => {
    expect(
      changesBetween(
        matrix,
        summary('2025', { A1: 1, A2: 3, A3: 2, B1: 0, B2: 1 }),
        summary('2026', { A1: 2, A2: 0, A3: 2, B1: 3, B2: '?' }),
      ),
    ).toEqual({
      rises: [
        { item: 'B1', from: 0, to: 3 },
        { item: 'A1', from: 1, to: 2 },
      ],
      falls: [{ item: 'A2', from: 3, to: 0 }],
      unchanged: ['A3'],
      notCompared: ['B2'],
    });
  });

  it('does not compare rows that the earlier version asked in another way', () => {
    const earlier = instrumentWith([row('A1', 5, 'five'), row('A2')], 1);
    const changes = changesBetween(
      { ...matrix, version: 2 },
      summary('2025', { A1: 0, A2: 0 }, 1),
      summary('2026', { A1: 3, A2: 3 }, 2),
      { otherVersions: [earlier] },
    );
    expect(changes.rises.map(({ item }) => item)).toEqual(['A2']);
    expect(changes.notCompared).toContain('A1');
  });

  it('puts every row in exactly one list', () => {
    fc.assert(
      fc.property(anyMarks, anyMarks, (before, after) => {
        const changes = changesBetween(matrix, summary('2025', before), summary('2026', after));
        const all = [
          ...changes.rises.map(({ item }) => item),
          ...changes.falls.map(({ item }) => item),
          ...changes.unchanged,
          ...changes.notCompared,
        ];
        expect(all.sort()).toEqual(rows);
      }),
    );
  });

  it('has every rise as a fall when it is read backwards', () => {
    fc.assert(
      fc.property(anyMarks, anyMarks, (before, after) => {
        const forward = changesBetween(matrix, summary('2025', before), summary('2026', after));
        const backward = changesBetween(matrix, summary('2026', after), summary('2025', before));
        const turned = forward.rises.map(({ item, from, to }) => ({ item, from: to, to: from }));
        expect(backward.falls).toEqual(turned);
        expect(backward.unchanged).toEqual(forward.unchanged);
        expect(backward.notCompared).toEqual(forward.notCompared);
      }),
    );
  });
});

describe('versionBreaks', () => {
  it('finds a change of version on the other side of a gap', () => {
    expect(
      versionBreaks([
        { period: '2023', version: 1 },
        { period: '2024', version: null },
        { period: '2025', version: 2 },
        { period: '2026', version: 2 },
      ]),
    ).toEqual([{ period: '2025', from: 1, to: 2 }]);
  });
});

describe('comparableItems', () => {
  it('leaves out new rows, removed rows and rows that changed kind or scale', () => {
    const before = instrumentWith([row('A1'), row('A2'), row('A3'), row('B1')], 1);
    const after = instrumentWith(
      [
        row('A1'),
        row('A2', 5, 'five'),
        { ...common, key: 'A3', section: 'A', kind: 'percent' },
        row('C1'),
      ],
      2,
    );
    expect(comparableItems(before, after)).toEqual(['A1']);
  });

  it('keeps every item of an unchanged version', () => {
    expect(comparableItems(matrix, { ...matrix, version: 2 })).toEqual(rows);
  });
});
