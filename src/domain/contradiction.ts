// Answers for: where the key and the matrix of one party and year do not seem to tell the same story.
import type { Explanation } from './assessment.ts';
import { canonicalJson } from './canonical-json.ts';
import { highestLevel, type AssessmentInstrument, type Item } from './instrument.ts';
import type { Summary } from './summary.ts';

/** One instrument with the party's marks on it. */
export interface Rated {
  instrument: AssessmentInstrument;
  marks: Summary['marks'];
}

/**
 * To be put to the party itself as a question, never as an error: both answers may be right.
 * `high`: the dimension stands on one of its two highest steps, and `rows` are at the lowest level.
 * `low`: the dimension stands on one of its two lowest steps, and `rows`, all that are answered, are at
 * one of their two highest levels.
 */
export interface Contradiction {
  kind: 'high' | 'low';
  dimension: Item;
  step: number;
  rows: { item: Item; level: number }[];
}

/** Fewer answered rows than this say too little to hold against a low step. */
const fewestRowsAgainstLow = 2;

/**
 * Contradictions in the order of the key's dimensions. Which rows belong to a dimension is told by
 * `relatedItems`. Don't know, not applicable and unanswered contradict nothing. Only marks of the same
 * year belong together; the caller sees to that.
 */
export function contradictions(key: Rated, matrix: Rated): Contradiction[] {
  return key.instrument.items.flatMap((dimension): Contradiction[] => {
    const step = key.marks[dimension.key];
    const highest = highestLevel(key.instrument, dimension);
    if (typeof step !== 'number' || highest === undefined) return [];
    const rows = relatedRows(dimension, matrix);
    if (step >= highest - 1) {
      const missing = rows.filter(({ level }) => level === 0);
      return missing.length > 0 ? [{ kind: 'high', dimension, step, rows: missing }] : [];
    }
    const isAllThere =
      rows.length >= fewestRowsAgainstLow &&
      rows.every(
        ({ item, level }) => level >= (highestLevel(matrix.instrument, item) ?? level) - 1,
      );
    return step <= 1 && isAllThere ? [{ kind: 'low', dimension, step, rows }] : [];
  });
}

function relatedRows(dimension: Item, matrix: Rated): Contradiction['rows'] {
  return dimension.relatedItems.flatMap((related) => {
    const item = matrix.instrument.items.find(({ key }) => key === related.item);
    const level = matrix.marks[related.item];
    return related.instrument === matrix.instrument.id &&
      item !== undefined &&
      typeof level === 'number'
      ? [{ item, level }]
      : [];
  });
}

/** What an answer to a contradiction is an answer to: the step, and the level of each row held against it. */
export function comparedIn({ step, rows }: Contradiction): Pick<Explanation, 'step' | 'levels'> {
  return { step, levels: Object.fromEntries(rows.map(({ item, level }) => [item.key, level])) };
}

/**
 * Whether the party has answered it as it stands. After a change of the step or of a row's level it is asked
 * anew: the answer was about something else.
 */
export function isExplained(
  contradiction: Contradiction,
  explanation: Explanation | null | undefined,
): boolean {
  if (!explanation) return false;
  const { step, levels } = explanation;
  return canonicalJson({ step, levels }) === canonicalJson(comparedIn(contradiction));
}
