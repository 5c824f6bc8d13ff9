// Answers for: what has been read from a spreadsheet: sheets of cells with the addresses that people see.

/** How a cell's text came to be. */
export type CellKind =
  | 'text'
  | 'number'
  /** The text is `2021-03-15`, or `08:30` for a time alone. */
  | 'date'
  /** The text is `true` or `false`. */
  | 'boolean'
  /** The text is what the program shows, such as `#REF!`. */
  | 'error'
  /** A formula whose result was never saved; the text is the formula. */
  | 'no-value';

export interface Cell {
  text: string;
  kind: CellKind;
}

/** Only rows with something in them. */
export interface GridRow {
  /** From 1, as the program shows it. */
  number: number;
  /** By column, A first; empty cells have no entry. */
  cells: (Cell | undefined)[];
}

/** Rows from 1, columns from 0; both ends belong to it. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  name: string;
  isHidden: boolean;
  /** In order of their numbers. */
  rows: GridRow[];
  merges: Merge[];
  /** Rows with something in them in the file; more than `rows` when the sheet is longer than {@link gridLimits}. */
  rowsFound: number;
  /** Whether cells to the right of the last column that is read have been left out. */
  hasMoreColumns: boolean;
}

export interface Workbook {
  format: 'xlsx' | 'csv';
  sheets: Sheet[];
  /** Sheets of the file that are not among `sheets`, because there are too many or one is too large. */
  sheetsLeftOut: string[];
}

export type SpreadsheetProblem =
  | { kind: 'empty' }
  /** In bytes. */
  | { kind: 'too-large'; limit: number; size: number }
  /** A workbook that asks for a password before it is opened. */
  | { kind: 'password' }
  | { kind: 'old-excel' }
  | { kind: 'other-program'; program: 'ods' | 'numbers' | 'xlsb' | 'pdf' | 'html' | 'xml' | 'word' }
  /** One of our own exchange files. */
  | { kind: 'exchange-file' }
  /** Neither text nor a workbook. */
  | { kind: 'not-a-spreadsheet' }
  /** A workbook that is cut off or broken. */
  | { kind: 'damaged' }
  | { kind: 'no-sheets' }
  /** The reading took longer than anybody should wait. */
  | { kind: 'too-slow'; seconds: number }
  /** The browser does not reach the file. */
  | { kind: 'unreadable' };

/** What is read of one file, so that a strange one neither fills the memory nor keeps anybody waiting. */
export const gridLimits = {
  fileBytes: 50_000_000,
  /** Of one part inside a workbook, unpacked. */
  partBytes: 120_000_000,
  sheets: 40,
  rows: 2000,
  columns: 200,
} as const;

/** The most an .xlsx cell may hold, in characters. */
export const xlsxCellLimit = 32_767;

/** `A`, `B` … `Z`, `AA` … from 0. */
export function columnName(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : columnName((column - rest) / 26 - 1) + letter;
}

/** `B17`, as the spreadsheet shows it. */
export function cellAddress(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** Row and column of an address such as `$B$17`; undefined when it is none. */
export function parseAddress(address: string): { row: number; column: number } | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (parts?.[1] === undefined || parts[2] === undefined) return undefined;
  const column = [...parts[1]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(parts[2]);
  return row === 0 ? undefined : { row, column };
}

/** Gathers a sheet's rows within the limits, and counts what lies beyond them. */
export class SheetBuilder {
  private readonly sheet: Sheet;

  constructor(name: string, isHidden = false) {
    this.sheet = {
      name,
      isHidden,
      rows: [],
      merges: [],
      rowsFound: 0,
      hasMoreColumns: false,
    };
  }

  /** Rows come in order; one without text is passed over. */
  add(number: number, cells: readonly (Cell | undefined)[]): void {
    const last = cells.findLastIndex((cell) => cell !== undefined);
    if (last < 0) return;
    this.sheet.rowsFound += 1;
    if (last >= gridLimits.columns) this.sheet.hasMoreColumns = true;
    if (this.sheet.rows.length < gridLimits.rows)
      this.sheet.rows.push({
        number,
        cells: cells.slice(0, Math.min(last + 1, gridLimits.columns)),
      });
  }

  addMerge(merge: Merge): void {
    if (this.sheet.merges.length < gridLimits.rows) this.sheet.merges.push(merge);
  }

  done(): Sheet {
    return this.sheet;
  }
}
