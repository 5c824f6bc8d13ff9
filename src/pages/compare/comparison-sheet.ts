// Answers for: the comparison as rows of a spreadsheet file.
import type { Comparison } from '#domain/comparison.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { Format } from '#i18n/format.ts';
import type { MarkWords } from '#pages/mark-words.ts';

export function comparisonSheet(
  instrument: AssessmentInstrument,
  comparison: Comparison,
  columns: readonly { name: string }[],
  format: Format,
  markWord: MarkWords,
): string[][] {
  const head = ['', format.text(instrument.name), ...columns.map(({ name }) => name)];
  const rows = comparison.sections.flatMap((section) =>
    section.rows.map((row) => [
      row.item.key,
      format.text(row.item.name ?? row.item.text),
      ...row.cells.map((cell) => markWord(instrument, row.item, cell.mark)),
    ]),
  );
  return [head, ...rows];
}
