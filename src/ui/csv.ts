// Answers for: a table as a CSV file that Swedish Excel opens as it is, and that cannot run as a formula.

export type CsvCell = string | number | null;

/** Tells Excel that the file is UTF-8; without it å, ä and ö come out wrong. */
const byteOrderMark = '\uFEFF';

/** First signs that make a spreadsheet read a text as a formula (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Rows as CSV with semicolons, CRLF and decimal comma, as the Swedish and Norwegian locales have it.
 * Null is an empty cell. A text that would be read as a formula gets an apostrophe before it.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const lines = rows.map((row) => row.map(cellText).join(';'));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

export function csvBlob(rows: readonly (readonly CsvCell[])[]): Blob {
  return new Blob([csvText(rows)], { type: 'text/csv;charset=utf-8' });
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[";\r\n\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
