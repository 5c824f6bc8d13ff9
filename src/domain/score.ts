// Answers for: how many rows stand at each level. Counts only; there is no grand total to be ranked by.
import type { ItemOfKind } from './instrument.ts';
import type { Summary } from './summary.ts';

export interface LevelCounts {
  /** Number of rows counted; always the sum of all the others. */
  total: number;
  /** Rows at level 0, 1, 2 … */
  levels: number[];
  unknown: number;
  notApplicable: number;
  unanswered: number;
}

/**
 * Counts the rows of one scale. A mark that the row's scale does not know counts as no answer, so that
 * the parts always add up to the number of rows.
 */
export function levelCounts(
  items: readonly ItemOfKind<'level'>[],
  marks: Summary['marks'],
): LevelCounts {
  const counts: LevelCounts = {
    total: items.length,
    levels: Array.from(
      { length: Math.max(0, ...items.map((item) => item.levels.length)) },
      () => 0,
    ),
    unknown: 0,
    notApplicable: 0,
    unanswered: 0,
  };
  for (const item of items) {
    const mark = marks[item.key];
    if (mark === '?') counts.unknown += 1;
    else if (mark === '-') counts.notApplicable += 1;
    else if (typeof mark === 'number' && item.levels[mark] !== undefined)
      counts.levels[mark] = (counts.levels[mark] ?? 0) + 1;
    else counts.unanswered += 1;
  }
  return counts;
}
