// Answers for: several parties' answers to one instrument side by side, without totals and without order of merit.
import type { AssessmentInstrument, Item } from './instrument.ts';
import type { Mark, Summary } from './summary.ts';

export interface ComparisonCell {
  party: string;
  mark: Mark | undefined;
}

export interface ComparisonRow {
  item: Item;
  /** One cell per party, in the order of `Comparison.parties`. */
  cells: ComparisonCell[];
}

export interface Comparison {
  parties: string[];
  sections: { key: string; rows: ComparisonRow[] }[];
}

export interface ComparisonChoice {
  /** Only this section, or every section. */
  section?: string | undefined;
  /** Leave out rows that none of the parties has answered. */
  onlyAnswered: boolean;
}

/**
 * Rows × parties for one instrument and period. `parties` gives the columns and their order (by name, never
 * by result); a party without a summary gets empty cells. Rows stand for themselves: nothing is added up.
 */
export function comparisonOf(
  instrument: AssessmentInstrument,
  summaries: readonly Summary[],
  parties: readonly string[],
  choice: ComparisonChoice,
): Comparison {
  const marks = new Map(summaries.map((summary) => [summary.party, summary.marks]));
  const rowOf = (item: Item): ComparisonRow => ({
    item,
    cells: parties.map((party) => ({ party, mark: marks.get(party)?.[item.key] })),
  });
  const sections = instrument.sections
    .filter(({ key }) => choice.section === undefined || key === choice.section)
    .map(({ key }) => ({
      key,
      rows: instrument.items
        .filter((item) => item.section === key)
        .map(rowOf)
        .filter((row) => !choice.onlyAnswered || row.cells.some((cell) => cell.mark !== undefined)),
    }))
    .filter((section) => section.rows.length > 0);
  return { parties: [...parties], sections };
}
