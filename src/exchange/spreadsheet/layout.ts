// Answers for: how a sheet is laid out: the row with the headings, and what each column holds. Proposed, then chosen.
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { isPeriod } from '#domain/period.ts';
import type { Cell, GridRow, Merge, Sheet } from './grid.ts';
import type { RowMatcher } from './row-match.ts';
import { proposedMeaning } from './word-meaning.ts';

export type ColumnUse =
  | { kind: 'unused' }
  /** Our key of the row, such as A1. */
  | { kind: 'key' }
  /** The row's own words. */
  | { kind: 'text' }
  /** Null until somebody has said which year. */
  | { kind: 'answer'; year: string | null }
  | { kind: 'comment'; year: string | null };

export interface Layout {
  /** The number of the row with the headings, 0 when there is none. */
  headerRow: number;
  /** The last row of the headings, when years stand above "answer" and "reason". */
  headerEnd: number;
  /** By column. */
  columns: ColumnUse[];
}

/** How far down headings are looked for. */
const headerSearch = 40;

/** Years, reasons and rows as they can be told from the sheet itself. `fileName` may say the year. */
export function proposedLayout(
  sheet: Sheet,
  instrument: AssessmentInstrument,
  matcher: RowMatcher,
  fileName: string,
): Layout {
  return layoutWithHeader(sheet, proposedHeader(sheet, matcher), instrument, matcher, fileName);
}

/** The columns when a person has chosen the row with the headings. */
export function layoutWithHeader(
  sheet: Sheet,
  headerRow: number,
  instrument: AssessmentInstrument,
  matcher: RowMatcher,
  fileName: string,
): Layout {
  const headerEnd = endOfHeader(sheet, headerRow);
  const below = sheet.rows.filter(({ number }) => number > headerEnd);
  const columns: ColumnUse[] = [];
  const width = columnCount(sheet);
  const stats = Array.from({ length: width }, (_, column) =>
    statsOf(below, column, instrument, matcher),
  );
  const best = (count: (stat: ColumnStats) => number, atLeast: number) => {
    const most = Math.max(0, ...stats.map(count));
    return most < atLeast ? -1 : stats.findIndex((stat) => count(stat) === most);
  };
  const text = best((stat) => stat.texts, 1);
  const key = best((stat) => stat.keys, 1);

  let lastYear: string | null = null;
  stats.forEach((stat, column) => {
    if (column === key && (column !== text || stat.keys > stat.texts))
      columns.push({ kind: 'key' });
    else if (column === text) columns.push({ kind: 'text' });
    else {
      const heading = headingOf(sheet, headerRow, headerEnd, column);
      const use = useFromHeading(heading, stat, lastYear);
      if (use.kind === 'answer') lastYear = use.year;
      columns.push(use);
    }
  });

  // One year for the whole sheet: a column of our words under a heading that names no year.
  const namesYears = columns.some(
    (use) => (use.kind === 'answer' || use.kind === 'comment') && use.year !== null,
  );
  if (!namesYears) {
    const answers = stats.findIndex(
      (stat, column) =>
        columns[column]?.kind === 'unused' && stat.filled > 0 && stat.words >= stat.filled / 2,
    );
    const year = yearOfSheet(sheet, headerRow, fileName);
    if (answers >= 0) columns[answers] = { kind: 'answer', year };
    columns.forEach((use, column) => {
      if (use.kind === 'comment') columns[column] = { kind: 'comment', year };
    });
  }
  return { headerRow, headerEnd, columns };
}

export function columnCount(sheet: Sheet): number {
  return sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

/** What stands above a column, both lines when the headings have two. */
export function headingOf(
  sheet: Sheet,
  headerRow: number,
  headerEnd: number,
  column: number,
): string {
  const texts: string[] = [];
  for (let number = headerRow; number <= headerEnd && number > 0; number += 1) {
    const text = cellIn(sheet, number, column)?.text.trim() ?? '';
    if (text !== '' && !texts.includes(text)) texts.push(text);
  }
  return texts.join(' ');
}

/** The cell, or the one that it has been merged into. */
export function cellIn(sheet: Sheet, row: number, column: number): Cell | undefined {
  const own = rowOf(sheet, row)?.cells[column];
  if (own !== undefined) return own;
  const merge = mergeAt(sheet, row, column);
  return merge === undefined ? undefined : rowOf(sheet, merge.top)?.cells[merge.left];
}

export function mergeAt(sheet: Sheet, row: number, column: number): Merge | undefined {
  return mergesByRow(sheet)
    .get(row)
    ?.find(({ left, right }) => left <= column && column <= right);
}

/** Merged cells never lie on each other, so an honest sheet has fewer of these than cells. */
const mergedRowsLimit = 100_000;
const mergesOf = new WeakMap<Sheet, Map<number, Merge[]>>();

function mergesByRow(sheet: Sheet): Map<number, Merge[]> {
  const kept = mergesOf.get(sheet);
  if (kept !== undefined) return kept;
  const byRow = new Map<number, Merge[]>();
  const last = sheet.rows.at(-1)?.number ?? 0;
  let left = mergedRowsLimit;
  for (const merge of sheet.merges)
    for (let row = merge.top; row <= Math.min(merge.bottom, last) && left > 0; row += 1) {
      const merges = byRow.get(row);
      if (merges === undefined) byRow.set(row, [merge]);
      else merges.push(merge);
      left -= 1;
    }
  mergesOf.set(sheet, byRow);
  return byRow;
}

/** Rows are sorted by number. */
function rowOf(sheet: Sheet, number: number): GridRow | undefined {
  let low = 0;
  let high = sheet.rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = sheet.rows[middle];
    if (row === undefined || row.number === number) return row;
    if (row.number < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The first year in a text: `2019`, `År 2019`, `2019-03-01`, `Svar2019`. */
function yearIn(text: string): string | null {
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0];
  return year !== undefined && isPeriod(year) ? year : null;
}

function proposedHeader(sheet: Sheet, matcher: RowMatcher): number {
  const top = sheet.rows.slice(0, headerSearch);
  const yearsIn = ({ cells }: GridRow) =>
    new Set(cells.map((cell) => (cell && cell.text.length < 40 ? yearIn(cell.text) : null))).size -
    (cells.some((cell) => !cell || cell.text.length >= 40 || yearIn(cell.text) === null) ? 1 : 0);
  const firstMatch = top.findIndex(({ cells }) =>
    cells.some((cell) => cell && matcher.match(cell.text, cell.text).certainty === 'sure'),
  );
  const above = firstMatch < 0 ? top : top.slice(0, firstMatch);
  const filled = ({ cells }: GridRow) => cells.filter((cell) => cell !== undefined).length;
  const mostYears = Math.max(0, ...above.map(yearsIn));
  // A title can name two years; a row of headings has more than one cell.
  const withYears = above.filter((row) => yearsIn(row) === mostYears && filled(row) > 1);
  const header = mostYears > 0 ? withYears.at(-1) : undefined;
  return (header ?? above.findLast((row) => filled(row) > 1) ?? { number: 0 }).number;
}

/** Years that are merged over several columns have a second line of headings below them. */
function endOfHeader(sheet: Sheet, headerRow: number): number {
  const hasWideYear = sheet.merges.some(
    (merge) =>
      merge.top === headerRow &&
      merge.right > merge.left &&
      yearIn(rowOf(sheet, merge.top)?.cells[merge.left]?.text ?? '') !== null,
  );
  const tallest = sheet.merges
    .filter(({ top }) => top === headerRow && headerRow > 0)
    .reduce((end, { bottom }) => Math.max(end, bottom), headerRow);
  return hasWideYear ? Math.max(headerRow + 1, Math.min(tallest, headerRow + 3)) : headerRow;
}

interface ColumnStats {
  filled: number;
  /** Cells that are one of our keys. */
  keys: number;
  /** Cells with the words of one of our rows. */
  texts: number;
  /** Cells whose word we know. */
  words: number;
  /** Characters in all cells together. */
  length: number;
}

/** Enough rows to know a column by; a sheet of thousands tells no more. */
const rowsForStats = 300;

function statsOf(
  rows: readonly GridRow[],
  column: number,
  instrument: AssessmentInstrument,
  matcher: RowMatcher,
): ColumnStats {
  const stats: ColumnStats = { filled: 0, keys: 0, texts: 0, words: 0, length: 0 };
  for (const { cells } of rows.slice(0, rowsForStats)) {
    const text = cells[column]?.text.trim() ?? '';
    if (text === '') continue;
    stats.filled += 1;
    stats.length += text.length;
    if (matcher.match(text, '').certainty === 'sure') stats.keys += 1;
    else if (matcher.match('', text).certainty !== 'none') stats.texts += 1;
    else if (proposedMeaning(instrument, text) !== undefined) stats.words += 1;
  }
  return stats;
}

const commentWord =
  /komment|motiv|anteckning|anmärkning|beskriv|förklar|begrunn|merknad|forklar|comment|reason|note|remark/i;
const otherWord =
  /underlag|datum|dato|date|ansvar|länk|lenke|link|dokument|evidence|summa|sum|antal|antall|medel/i;

function useFromHeading(heading: string, stat: ColumnStats, lastYear: string | null): ColumnUse {
  const year = yearIn(heading);
  if (commentWord.test(heading)) return { kind: 'comment', year: year ?? lastYear };
  if (year === null || otherWord.test(heading.replace(/\d/g, ''))) return { kind: 'unused' };
  const isProse = stat.filled > 0 && stat.words < stat.filled / 5 && stat.length / stat.filled > 30;
  return isProse ? { kind: 'comment', year } : { kind: 'answer', year };
}

function yearOfSheet(sheet: Sheet, headerRow: number, fileName: string): string | null {
  const above = sheet.rows
    .filter(({ number }) => number <= headerRow)
    .flatMap(({ cells }) => cells.map((cell) => cell?.text ?? ''));
  return yearIn(sheet.name) ?? yearIn(above.join(' ')) ?? yearIn(fileName);
}
