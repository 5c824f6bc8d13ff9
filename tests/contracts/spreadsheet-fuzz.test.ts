import fc from 'fast-check';
import { unzipSync, zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isPeriod } from '#domain/period.ts';
import { readSpreadsheet } from '#exchange/spreadsheet/read-spreadsheet.ts';
import { writeXlsx } from '#exchange/spreadsheet/write-xlsx.ts';
import { escapeXml } from '#exchange/spreadsheet/xml.ts';
import { inventoryMatrix, proposalOf, spreadsheetFixture } from '../support/spreadsheet.ts';

const instrument = inventoryMatrix();
const keys = new Set(instrument.items.map(({ key }) => key));

/** A preview in which every answer is one of ours, or a refusal. Anything else throws. */
function endsWell(bytes: Uint8Array): void {
  const read = readSpreadsheet(bytes, 'fil');
  if (!read.ok) {
    expect(read.error.kind).toBeTypeOf('string');
    return;
  }
  const { answers, unread } = proposalOf(read.value);
  for (const { year, item, response, comment } of answers) {
    expect(isPeriod(year) && keys.has(item)).toBe(true);
    expect(response !== null || comment !== '').toBe(true);
  }
  for (const { address } of unread) expect(address).not.toBe('');
}

const anyCell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Ja', 'Nej', 'Delvis', 'x', '2', '', '?', 'Kanske') },
  { weight: 2, arbitrary: fc.constantFrom(...instrument.items.map(({ text }) => text.sv)) },
  { weight: 2, arbitrary: fc.constantFrom('A1', 'B 2', 'h5.', '2019', 'År 2020', 'Kommentar') },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('=1+1', '"', '""', '#REF!', '1e400', '-', '\r\n', '2019-01-01'),
);
const anyRows = fc.array(fc.array(anyCell, { maxLength: 12 }), { maxLength: 40 });

const anyReference = fc.constantFrom(
  'A1',
  'B2',
  'AA7',
  'XFD1048576',
  'A0',
  '',
  'x',
  'A1:C3',
  'B2:B2',
);
const anyXmlCell = fc
  .record({
    place: anyReference,
    type: fc.constantFrom('s', 'n', 'str', 'inlineStr', 'b', 'e', 'd', 'z', ''),
    style: fc.constantFrom('0', '1', '2', '99', '-1', 'x'),
    value: fc.oneof(anyCell, fc.constantFrom('0', '44270', '-5', '1e9', 'NaN')),
    formula: fc.option(anyCell),
  })
  .map(
    ({ place, type, style, value, formula }) =>
      `<c r="${place}" t="${type}" s="${style}">${formula === null ? '' : `<f>${escapeXml(formula)}</f>`}` +
      `<v>${escapeXml(value)}</v><is><t>${escapeXml(value)}</t></is></c>`,
  );
const anySheetXml = fc
  .tuple(
    fc.array(fc.tuple(anyReference, fc.array(anyXmlCell, { maxLength: 8 })), { maxLength: 12 }),
    fc.array(anyReference, { maxLength: 4 }),
  )
  .map(
    ([rows, merges]) =>
      `<worksheet><sheetData>${rows.map(([row, cells]) => `<row r="${row.replace(/\D/g, '')}">${cells.join('')}</row>`).join('')}</sheetData>` +
      `<mergeCells>${merges.map((reference) => `<mergeCell ref="${reference}:E9"/>`).join('')}</mergeCells></worksheet>`,
  );

const fixture = spreadsheetFixture('older-matrix.xlsx');
const parts = unzipSync(fixture);

describe('a thousand strange files end in a preview or a clear refusal', () => {
  it('text with separators, in any alphabet', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, separator, ending) => {
          const text = rows.map((cells) => cells.join(separator)).join(ending);
          endsWell(strToU8(text));
          endsWell(Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('workbooks with any cells', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (first, second) => {
        const sheet = (name: string, rows: string[][]) => ({
          name,
          rows,
          widths: [],
          fixedColumns: 0,
        });
        endsWell(writeXlsx([sheet('Ett', first), sheet('Två', second)]));
      }),
      { numRuns: 200 },
    );
  });

  it('workbooks with places, types, styles and merged cells that make no sense', () => {
    fc.assert(
      fc.property(anySheetXml, (xml) => {
        endsWell(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(xml) }, { level: 0 }));
      }),
      { numRuns: 200 },
    );
  });

  it('workbooks whose parts have been cut or changed', () => {
    const names = Object.keys(parts);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(10_000),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (name, at, put) => {
          const xml = new TextDecoder().decode(parts[name]);
          const place = at % xml.length;
          const changed = xml.slice(0, place) + put + xml.slice(place + put.length);
          endsWell(zipSync({ ...parts, [name]: strToU8(changed) }, { level: 0 }));
          endsWell(zipSync({ ...parts, [name]: strToU8(xml.slice(0, place)) }, { level: 0 }));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('files whose bytes have been cut or changed', () => {
    fc.assert(
      fc.property(fc.nat(fixture.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const changed = fixture.slice();
        changed[at] = byte;
        endsWell(changed);
        endsWell(fixture.slice(0, at));
      }),
      { numRuns: 150 },
    );
  });
});
