import { describe, expect, it } from 'vitest';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { Summary } from '#domain/summary.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { comparableAcross, otherVersionsOf } from './versions.ts';

const published = assessmentInstrument(inventoryMatrixId, 1) as AssessmentInstrument;
/** A version to come: five rows have gone, three are new. */
const next: AssessmentInstrument = {
  ...published,
  version: 2,
  items: [
    ...published.items.slice(5),
    ...published.items.slice(0, 3).map((item) => ({ ...item, key: `${item.key}-new` })),
  ],
};

const summary = (period: string, version: number): Summary => ({
  id: period,
  party: 'party:2180',
  instrument: published.id,
  version,
  period,
  marks: {},
  conflicts: 0,
  lock: null,
  changedAt: '',
});

describe('comparableAcross', () => {
  it('tells how many rows of the new version were asked before, in time order', () => {
    expect(
      comparableAcross(
        [next, published],
        [summary('2026', 2), summary('2024', 1), summary('2025', 1)],
      ),
    ).toEqual([
      {
        period: '2026',
        from: 1,
        to: 2,
        comparable: published.items.length - 5,
        total: next.items.length,
      },
    ]);
  });

  it('has nothing to tell while one version is used', () => {
    expect(comparableAcross([published], [summary('2025', 1), summary('2026', 1)])).toEqual([]);
  });

  it('says nothing of a version that is not known here', () => {
    expect(comparableAcross([published], [summary('2025', 9), summary('2026', 1)])).toEqual([]);
  });
});

describe('otherVersionsOf', () => {
  it('finds the published versions that the answers were given in, besides the shown one', () => {
    expect(otherVersionsOf(next, [summary('2025', 1), summary('2026', 2)])).toEqual([published]);
    expect(otherVersionsOf(published, [summary('2025', 1)])).toEqual([]);
  });
});
