// Answers for: writing tables as an .xlsx workbook that Excel, LibreOffice and our own reader open.
import { strToU8, zipSync } from 'fflate';
import { columnName, xlsxCellLimit } from './grid.ts';
import { escapeXml } from './xml.ts';

export type WrittenCell = string | number | null;

export interface WrittenSheet {
  /** At most 31 characters, without `: \ / ? * [ ]`. */
  name: string;
  /** The first row is the headings: bold, and still there when one scrolls. */
  rows: readonly (readonly WrittenCell[])[];
  /** Width of each column, in characters. */
  widths: readonly number[];
  /** How many columns stay when one scrolls to the right. */
  fixedColumns: number;
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Text cells are typed as text, so nothing that somebody has written can run as a formula. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array<ArrayBuffer> {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': book(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
  };
  sheets.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, index === 0);
  });
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])),
  );
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheetCount: number): string {
  const part = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${spreadsheetType}.${type}+xml"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, index) =>
    part(`worksheets/sheet${index + 1}.xml`, 'worksheet'),
  );
  return (
    `${head}<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${sheets.join('')}</Types>`
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeRelations}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}

function book(sheets: readonly WrittenSheet[]): string {
  const each = sheets.map(
    ({ name }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${head}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>${each.join('')}</sheets></workbook>`;
}

/** Style 0 for numbers, 1 for headings, 2 for text that wraps. */
const styles =
  `${head}<styleSheet xmlns="${main}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE6F0EE"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function sheetXml({ rows, widths, fixedColumns }: WrittenSheet, isFirst: boolean): string {
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const corner = `${columnName(fixedColumns)}2`;
  const pane = fixedColumns > 0 ? 'bottomRight' : 'bottomLeft';
  return (
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>` +
    `<pane ${fixedColumns > 0 ? `xSplit="${fixedColumns}" ` : ''}ySplit="1" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>` +
    rows.map((cells, index) => rowXml(cells, index + 1)).join('') +
    '</sheetData></worksheet>'
  );
}

function rowXml(cells: readonly WrittenCell[], row: number): string {
  const each = cells.map((cell, column) => {
    if (cell === null || cell === '') return '';
    const place = `r="${columnName(column)}${row}"`;
    if (typeof cell === 'number') return `<c ${place} s="${row === 1 ? 1 : 0}"><v>${cell}</v></c>`;
    if (cell.length > xlsxCellLimit) throw new RangeError('An .xlsx cell cannot hold that much');
    return `<c ${place} s="${row === 1 ? 1 : 2}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapeCell(cell))}</t></is></c>`;
  });
  return `<row r="${row}">${each.join('')}</row>`;
}

/** Signs that XML cannot hold, written as Excel does; and what only looks like such a sign. */
function escapeCell(text: string): string {
  return text
    .replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_')
    .replace(
      /[\0-\x08\x0B\x0C\r\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}
