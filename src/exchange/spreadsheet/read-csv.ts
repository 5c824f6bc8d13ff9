// Answers for: reading text with separators, from whatever program and in whatever alphabet it was saved.
import { SheetBuilder, type Cell, type Workbook } from './grid.ts';

/**
 * Text of bytes: by the byte order mark, else UTF-8, else Windows-1252, which older Swedish and Norwegian
 * spreadsheets save in (Latin-1 is a part of it).
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const separators = [';', '\t', ','] as const;

/**
 * The separator that the file names itself (`sep=;`), else the one that cuts the first lines most evenly:
 * commas inside Swedish sentences are many but never the same number in each line.
 */
export function separatorOf(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text);
  if (named?.[1] !== undefined) return named[1];
  const start = text.slice(0, 20_000);
  const scores = separators.map((separator) => {
    const widths: number[] = [];
    scan(start, separator, 0, (cells) => {
      if (widths.length < 30 && cells.some((cell) => cell !== '')) widths.push(cells.length);
    });
    const widest = Math.max(0, ...widths);
    if (widest < 2) return { separator, score: 0 };
    const usual = mostCommon(widths.filter((width) => width > 1));
    return { separator, score: widths.filter((width) => width === usual).length / widths.length };
  });
  return scores.reduce((best, next) => (next.score > best.score + 0.05 ? next : best)).separator;
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

export function readCsv(text: string, name: string): Workbook {
  const separator = separatorOf(text);
  const start = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0;
  const sheet = new SheetBuilder(name);
  // A line is a row, as the spreadsheet that opens the file numbers them.
  let number = 0;
  scan(text, separator, start, (texts) => {
    number += 1;
    sheet.add(number, texts.map(cellOf));
  });
  return { format: 'csv', sheets: [sheet.done()], sheetsLeftOut: [] };
}

/** The apostrophe that keeps a text from running as a formula (`src/ui/csv.ts` writes it) is no part of it. */
const guarded = /^'(?=[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/;

function cellOf(text: string): Cell | undefined {
  if (text.trim() === '') return undefined;
  if (/^-?\d+([.,]\d+)?$/.test(text.trim()))
    return { text: text.trim().replace(',', '.'), kind: 'number' };
  if (
    /^#(REF|NAME|VALUE|DIV\/0|N\/A|NULL|NUM|REFERENS|NAMN|VÄRDEFEL|SAKNAS|OGILTIGT)[!?]?$/i.test(
      text,
    )
  )
    return { text, kind: 'error' };
  return { text: text.replace(guarded, ''), kind: 'text' };
}

/** RFC 4180, with any line ending. A quote that is never closed ends with the text, so nothing is lost. */
function scan(
  text: string,
  separator: string,
  from: number,
  onRow: (cells: string[]) => void,
): void {
  let at = from;
  let row: string[] = [];
  while (at <= text.length) {
    let cell: string;
    if (text[at] === '"') {
      [cell, at] = quoted(text, at);
      // Whatever stands between the closing quote and the separator belongs to the cell too.
      const end = plainEnd(text, separator, at);
      cell += text.slice(at, end);
      at = end;
    } else {
      const end = plainEnd(text, separator, at);
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (at < text.length || row.length > 1 || cell !== '') onRow(row);
    row = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
}

function plainEnd(text: string, separator: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const sign = text[at];
    if (sign === separator || sign === '\n' || sign === '\r') break;
    at += 1;
  }
  return at;
}

function quoted(text: string, from: number): [string, number] {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return [parts.join('') + text.slice(at), text.length];
    parts.push(text.slice(at, close));
    if (text[close + 1] !== '"') return [parts.join(''), close + 1];
    parts.push('"');
    at = close + 2;
  }
}
