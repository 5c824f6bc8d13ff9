// Answers for: reading an .xlsx workbook: the values that its program saved, never a formula or a macro.
import { strFromU8, unzipSync } from 'fflate';
import { err, ok, type Result } from '#domain/result.ts';
import {
  gridLimits,
  parseAddress,
  SheetBuilder,
  type Cell,
  type Merge,
  type Sheet,
  type SpreadsheetProblem,
  type Workbook,
} from './grid.ts';
import { walkXml } from './xml.ts';

export interface Unpacked {
  names: Set<string>;
  parts: Map<string, Uint8Array>;
  /** The size of the largest part that has been left packed, in bytes; 0 when none has. */
  tooLarge: number;
}

/** Unpacks what a workbook's cells stand in. A part that is far too large never is. */
export function unpack(bytes: Uint8Array): Unpacked {
  const names = new Set<string>();
  let total = 0;
  let tooLarge = 0;
  const unpacked = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      names.add(name);
      if (!/\.(xml|rels)$/i.test(name)) return false;
      if (originalSize > gridLimits.partBytes || total + originalSize > 2 * gridLimits.partBytes) {
        tooLarge = Math.max(tooLarge, originalSize);
        return false;
      }
      total += originalSize;
      return true;
    },
  });
  return { names, parts: new Map(Object.entries(unpacked)), tooLarge };
}

export function readXlsx(
  parts: ReadonlyMap<string, Uint8Array>,
): Result<Workbook, SpreadsheetProblem> {
  const xmlOf = (path: string) => {
    const part = parts.get(path);
    return part === undefined ? undefined : strFromU8(part);
  };
  const book = xmlOf('xl/workbook.xml');
  if (book === undefined) return err({ kind: 'damaged' });
  const { sheets: listed, isFrom1904 } = readBook(book);
  const targets = readRelations(xmlOf('xl/_rels/workbook.xml.rels') ?? '');
  const known: Known = {
    strings: readStrings(xmlOf('xl/sharedStrings.xml') ?? ''),
    isDate: readStyles(xmlOf('xl/styles.xml') ?? ''),
    isFrom1904,
  };
  const sheets: Sheet[] = [];
  const sheetsLeftOut: string[] = [];
  for (const { name, relation, isHidden } of listed) {
    const target = targets.get(relation);
    // A chart that fills a sheet of its own has no cells.
    if (target !== undefined && !target.includes('worksheets/')) continue;
    const xml = target === undefined ? undefined : xmlOf(target);
    if (xml === undefined || sheets.length >= gridLimits.sheets) sheetsLeftOut.push(name);
    else sheets.push(readSheet(xml, new SheetBuilder(name, isHidden), known));
  }
  if (sheets.length > 0) return ok({ format: 'xlsx', sheets, sheetsLeftOut });
  return err({ kind: sheetsLeftOut.length > 0 ? 'damaged' : 'no-sheets' });
}

interface ListedSheet {
  name: string;
  relation: string;
  isHidden: boolean;
}

function readBook(xml: string): { sheets: ListedSheet[]; isFrom1904: boolean } {
  const sheets: ListedSheet[] = [];
  let isFrom1904 = false;
  walkXml(xml, {
    open: (tag, attribute) => {
      if (tag === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (tag !== 'sheet') return;
      sheets.push({
        name: unescapeCell(attribute('name') ?? ''),
        relation: attribute('id') ?? '',
        isHidden: (attribute('state') ?? 'visible') !== 'visible',
      });
    },
  });
  return { sheets, isFrom1904 };
}

/** Relation id → path inside the zip file. */
function readRelations(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  walkXml(xml, {
    open: (tag, attribute) => {
      const target = attribute('Target');
      if (tag !== 'Relationship' || target === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      targets.set(attribute('Id') ?? '', path);
    },
  });
  return targets;
}

function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let text: string[] = [];
  let isText = false;
  // Reading aids (furigana) stand beside the text and are no part of it.
  let isAid = false;
  walkXml(xml, {
    open: (tag) => {
      if (tag === 'si') text = [];
      if (tag === 'rPh') isAid = true;
      isText = tag === 't';
    },
    text: (part) => {
      if (isText && !isAid) text.push(part);
    },
    close: (tag) => {
      if (tag === 't') isText = false;
      if (tag === 'rPh') isAid = false;
      if (tag === 'si') strings.push(unescapeCell(text.join('')));
    },
  });
  return strings;
}

/** Whether a cell with this style shows a date or a time. */
function readStyles(xml: string): (style: number) => boolean {
  const dateFormats = new Set<number>();
  const styles: number[] = [];
  let isInCells = false;
  walkXml(xml, {
    open: (tag, attribute) => {
      if (tag === 'numFmt' && isDateCode(attribute('formatCode') ?? ''))
        dateFormats.add(Number(attribute('numFmtId')));
      if (tag === 'cellXfs') isInCells = true;
      if (tag === 'xf' && isInCells) styles.push(Number(attribute('numFmtId')));
    },
    close: (tag) => {
      if (tag === 'cellXfs') isInCells = false;
    },
  });
  const isBuiltInDate = (id: number) =>
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58);
  return (style) => {
    const format = styles[style] ?? 0;
    return dateFormats.has(format) || isBuiltInDate(format);
  };
}

function isDateCode(code: string): boolean {
  // What stands in quotes, in brackets or after a backslash is text, a colour or a language.
  const bare = code.replace(/"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_./gi, '');
  return !/general/i.test(bare) && /[dmyhs]/i.test(bare.replace(/E[+-]/gi, ''));
}

interface Known {
  strings: readonly string[];
  isDate: (style: number) => boolean;
  isFrom1904: boolean;
}

function readSheet(xml: string, sheet: SheetBuilder, known: Known): Sheet {
  let row = 0;
  let column = -1;
  let cells: (Cell | undefined)[] = [];
  let raw: RawCell | undefined;
  let inside: 'value' | 'formula' | 'inline' | undefined;
  walkXml(xml, {
    open: (tag, attribute) => {
      switch (tag) {
        case 'row':
          row = Number(attribute('r') ?? row + 1);
          column = -1;
          cells = [];
          break;
        case 'c': {
          column = parseAddress(attribute('r') ?? '')?.column ?? column + 1;
          raw = {
            type: attribute('t') ?? 'n',
            style: Number(attribute('s') ?? 0),
            value: '',
            formula: '',
          };
          break;
        }
        case 'v':
          inside = 'value';
          break;
        case 'f':
          inside = 'formula';
          if (raw !== undefined) raw.hasFormula = true;
          break;
        case 't':
          inside = raw === undefined ? undefined : 'inline';
          break;
        case 'mergeCell':
          addMerge(sheet, attribute('ref') ?? '');
          break;
        default:
      }
    },
    text: (text) => {
      if (raw === undefined || inside === undefined) return;
      if (inside === 'formula') raw.formula += text;
      else raw.value += text;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 'f' || tag === 't') inside = undefined;
      if (tag === 'c' && raw !== undefined) {
        // Beyond the limit only the fact that something stands there is needed.
        if (column < gridLimits.columns) cells[column] = cellOf(raw, known);
        else if (raw.value.trim() !== '') cells[gridLimits.columns] = { text: '', kind: 'text' };
        raw = undefined;
      }
      if (tag === 'row') sheet.add(row, cells);
    },
  });
  return sheet.done();
}

interface RawCell {
  type: string;
  style: number;
  value: string;
  formula: string;
  hasFormula?: boolean;
}

function cellOf(
  { type, style, value, formula, hasFormula }: RawCell,
  known: Known,
): Cell | undefined {
  if (hasFormula === true && value === '' && type !== 'str')
    return { text: `=${unescapeCell(formula)}`, kind: 'no-value' };
  const text = (kind: Cell['kind'], shown: string): Cell | undefined =>
    shown.trim() === '' ? undefined : { text: shown, kind };
  switch (type) {
    case 's':
      return text('text', known.strings[Number(value)] ?? '');
    case 'b':
      return text('boolean', value === '1' || value === 'true' ? 'true' : 'false');
    case 'e':
      return text('error', value);
    case 'd':
      return text('date', value.slice(0, 10));
    case 'n': {
      if (value.trim() === '') return undefined;
      const number = Number(value);
      if (!Number.isFinite(number)) return text('text', value);
      const date = known.isDate(style) ? dateText(number, known.isFrom1904) : undefined;
      // As many digits as a spreadsheet shows: 0.1 + 0.2 is 0.3 there.
      return date === undefined
        ? text('number', String(Number(number.toPrecision(15))))
        : text('date', date);
    }
    default:
      return text('text', unescapeCell(value));
  }
}

const dayMs = 86_400_000;

/** `2021-03-15` of a day number, `08:30` of a part of a day; undefined for what is no date. */
function dateText(serial: number, isFrom1904: boolean): string | undefined {
  if (serial < 0 || serial > 2_958_465) return undefined;
  if (serial < 1) return new Date(Math.round(serial * dayMs)).toISOString().slice(11, 16);
  // Excel counts a 29 February 1900 that never was.
  const days = isFrom1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date(Date.UTC(1899, 11, 30) + Math.round(days * dayMs));
  return date.toISOString().slice(0, 10);
}

function addMerge(sheet: SheetBuilder, reference: string): void {
  const [from, to] = reference.split(':').map(parseAddress);
  if (from === undefined || to === undefined) return;
  const merge: Merge = {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
  sheet.addMerge(merge);
}

/** Signs that XML cannot hold are written as `_x000D_`. */
function unescapeCell(text: string): string {
  return text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
