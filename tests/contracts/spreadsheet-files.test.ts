import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cellAddress, gridLimits, parseAddress } from '#exchange/spreadsheet/grid.ts';
import { separatorOf } from '#exchange/spreadsheet/read-csv.ts';
import { readSpreadsheet } from '#exchange/spreadsheet/read-spreadsheet.ts';
import { writeXlsx } from '#exchange/spreadsheet/write-xlsx.ts';
import { openWorkbook, proposalOf, spreadsheetFixture } from '../support/spreadsheet.ts';

const text = (content: string) => strToU8(content);
const problemOf = (bytes: Uint8Array) => {
  const read = readSpreadsheet(bytes, 'fil');
  return read.ok ? undefined : read.error;
};
const textsOf = (bytes: Uint8Array) =>
  openWorkbook(bytes).sheets[0]?.rows.map(({ cells }) =>
    Array.from(cells, (cell) => cell?.text ?? ''),
  );

describe('an older matrix from LibreOffice', () => {
  const workbook = openWorkbook(spreadsheetFixture('older-matrix.xlsx'));
  const [sheet] = workbook.sheets;
  const cellAt = (address: string) => {
    const place = parseAddress(address);
    return sheet?.rows.find(({ number }) => number === place?.row)?.cells[place?.column ?? -1];
  };

  it('has its sheets, merged cells, dates, numbers and the results of its formulas', () => {
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Matris 2019–2023', 'Om matrisen']);
    expect(sheet?.merges).toContainEqual({ top: 1, left: 0, bottom: 1, right: 8 });
    expect(cellAt('A1')?.text).toBe('Inventering av barnrättsarbetet 2019–2023, Älvsby kommun');
    expect(cellAt('E3')).toEqual({ text: '2021-01-01', kind: 'date' });
    expect(cellAt('I5')).toEqual({ text: '2021-03-15', kind: 'date' });
    expect(cellAt('C8')).toEqual({ text: '0', kind: 'number' });
    expect(cellAt('G12')).toEqual({ text: 'Ja', kind: 'text' });
    expect(cellAt('E17')).toEqual({ text: '#DIV/0!', kind: 'error' });
  });

  it('gives answers for five years, and names every cell that gives none', () => {
    const { answers, unread, merged } = proposalOf(workbook);
    const responseOf = (year: string, item: string) =>
      answers.find((answer) => answer.year === year && answer.item === item)?.response;
    expect(responseOf('2019', 'A1')).toEqual({ kind: 'level', level: 0 });
    expect(responseOf('2020', 'A1')).toEqual({ kind: 'level', level: 1 });
    expect(responseOf('2021', 'A1')).toEqual({ kind: 'level', level: 2 });
    expect(responseOf('2023', 'A1')).toEqual({ kind: 'level', level: 3 });
    expect(responseOf('2019', 'A6')).toEqual({ kind: 'not-applicable' });
    expect(responseOf('2021', 'B2')).toEqual({ kind: 'unknown' });
    // Merged over two years, and a formula's result.
    expect(responseOf('2021', 'A3')).toEqual({ kind: 'level', level: 1 });
    expect(merged).toEqual(['E7']);
    expect(responseOf('2023', 'B1')).toEqual({ kind: 'level', level: 2 });
    expect(answers.find(({ year, item }) => year === '2023' && item === 'A2')?.comment).toBe(
      'Strategin gäller till 2027.',
    );
    expect(unread.map(({ address, cell, reason }) => [address, cell.text, reason])).toEqual([
      ['G9', 'Kanske', 'unknown-word'],
      // Our key on a row of their own: a person is asked first.
      ...['Nej', 'Ja', 'Ja', 'Ja', 'Ja'].map((word, index) => [
        cellAddress(15, 2 + index),
        word,
        'unknown-row',
      ]),
      ...['D16', 'E16', 'F16', 'G16'].map((address) => [address, 'Ja', 'unknown-row']),
      ['E17', '#DIV/0!', 'error'],
      ...['0', '2', '3', '4', '6'].map((sum, index) => [
        cellAddress(18, 2 + index),
        sum,
        'unknown-row',
      ]),
    ]);
  });

  it('says the same when it has been saved as text in Latin-1, but for the merged cell', () => {
    const bytes = spreadsheetFixture('older-matrix-latin-1.csv');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    const asText = proposalOf(openWorkbook(bytes));
    const places = (answers: typeof asText.answers) =>
      answers.map(({ year, item, response, comment }) => [year, item, response, comment]);
    expect(places(asText.answers)).toEqual(
      places(proposalOf(workbook).answers.filter(({ address }) => address !== 'E7')),
    );
  });
});

describe('what is no spreadsheet that can be read', () => {
  const older = spreadsheetFixture('older-matrix.xls');
  const wide = (word: string) => [...word].flatMap((letter) => [letter.charCodeAt(0), 0]);

  it.each<[string, Uint8Array, object]>([
    ['nothing at all', new Uint8Array(), { kind: 'empty' }],
    ['only spaces', text(' \r\n '), { kind: 'empty' }],
    ['only separators', text(';;;\n;;;'), { kind: 'empty' }],
    ['an older .xls', older, { kind: 'old-excel' }],
    [
      'a workbook with a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, ...wide('EncryptedPackage')]),
      { kind: 'password' },
    ],
    ['an .ods', spreadsheetFixture('older-matrix.ods'), { kind: 'other-program', program: 'ods' }],
    [
      'a .numbers',
      zipSync({ 'Index/Document.iwa': text('x') }),
      { kind: 'other-program', program: 'numbers' },
    ],
    [
      'an .xlsb',
      zipSync({ 'xl/workbook.bin': text('x') }),
      { kind: 'other-program', program: 'xlsb' },
    ],
    [
      'a Word file',
      zipSync({ 'word/document.xml': text('<w/>') }),
      { kind: 'other-program', program: 'word' },
    ],
    ['a pdf', text('%PDF-1.7 …'), { kind: 'other-program', program: 'pdf' }],
    [
      'a web page named .xls',
      text('<html><table><tr><td>Ja'),
      { kind: 'other-program', program: 'html' },
    ],
    ['XML', text('<?xml version="1.0"?><Workbook/>'), { kind: 'other-program', program: 'xml' }],
    ['a file of ours', text('{ "format": "nyckelring" }'), { kind: 'exchange-file' }],
    ['a picture', new Uint8Array([0x89, 0x50, 0, 0, 1, 2]), { kind: 'not-a-spreadsheet' }],
    ['a zip of pictures', zipSync({ 'a.png': text('x') }), { kind: 'not-a-spreadsheet' }],
    [
      'half a workbook',
      spreadsheetFixture('older-matrix.xlsx').slice(0, 3000),
      { kind: 'damaged' },
    ],
    [
      'a workbook without sheets',
      zipSync({ 'xl/workbook.xml': text('<workbook><sheets/></workbook>') }),
      { kind: 'no-sheets' },
    ],
    [
      'a workbook whose XML breaks off',
      zipSync({ 'xl/workbook.xml': text('<workbook><sheets><sheet name="A') }),
      { kind: 'damaged' },
    ],
    [
      'more than fifty megabytes',
      new Uint8Array(gridLimits.fileBytes + 1),
      { kind: 'too-large', limit: gridLimits.fileBytes, size: gridLimits.fileBytes + 1 },
    ],
  ])('is refused with its reason: %s', (_, bytes, problem) => {
    expect(problemOf(bytes)).toEqual(problem);
  });
});

describe('a workbook', () => {
  const parts = unzipSync(spreadsheetFixture('older-matrix.xlsx'));
  const withSheet = (sheet: string) =>
    zipSync({ ...parts, 'xl/worksheets/sheet1.xml': text(sheet) });

  it('is read without places, with prefixes, comments and unknown entities', () => {
    expect(
      textsOf(
        withSheet(
          '<x:worksheet><!-- > --><x:sheetData><x:row><x:c t="str"><x:v>a &amp; b</x:v></x:c>' +
            '<x:c t="inlineStr"><x:is><x:r><x:t>c</x:t></x:r><x:r><x:t>d</x:t></x:r></x:is></x:c>' +
            '<x:c t="str"><x:v><![CDATA[<e>]]></x:v></x:c><x:c t="str"><x:v>&unknown;&#x41;</x:v></x:c>' +
            '</x:row></x:sheetData></x:worksheet>',
        ),
      ),
    ).toEqual([['a & b', 'cd', '<e>', '&unknown;A']]);
  });

  it('tells a formula without a saved result from an empty cell', () => {
    const sheet = openWorkbook(
      withSheet('<sheetData><row r="7"><c r="B7"><f>SUM(A1)</f></c><c r="C7"/></row></sheetData>'),
    ).sheets[0];
    expect(sheet?.rows).toEqual([
      { number: 7, cells: [undefined, { text: '=SUM(A1)', kind: 'no-value' }] },
    ]);
  });

  it('with a hundred thousand rows is read in part, and says how many there are', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => [`rad ${index}`, 'Ja']);
    const sheet = openWorkbook(
      writeXlsx([{ name: 'Blad', rows, widths: [10, 10], fixedColumns: 0 }]),
    ).sheets[0];
    expect(sheet?.rows).toHaveLength(gridLimits.rows);
    expect(sheet?.rowsFound).toBe(100_000);
  });

  it('counts only rows with something in them, wherever they stand', () => {
    const sheet = openWorkbook(
      withSheet(
        '<sheetData><row r="3"><c r="A3"><v>1</v></c></row><row r="9"/>' +
          '<row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row></sheetData>',
      ),
    ).sheets[0];
    expect(sheet?.rows.map(({ number }) => number)).toEqual([3, 1_048_576]);
    expect(sheet?.hasMoreColumns).toBe(true);
  });

  it('that would unpack to far too much names the sheet that is left out', () => {
    const bomb = zipSync({
      ...parts,
      'xl/worksheets/sheet1.xml': new Uint8Array(gridLimits.partBytes + 1),
    });
    expect(openWorkbook(bomb)).toMatchObject({
      sheets: [{ name: 'Om matrisen' }],
      sheetsLeftOut: ['Matris 2019–2023'],
    });
  });
});

describe('text with separators', () => {
  it.each([
    ['semicolons, with commas in the sentences', 'Rad;2019\nBarn, unga;Ja\nÄven, de;Nej', ';'],
    ['commas', 'Rad,2019\n"Barn; unga",Ja\nB,Nej', ','],
    ['tabs', 'Rad\t2019\nA, b; c\tJa', '\t'],
    ['the one that the file names', 'sep=|\nRad|2019', '|'],
  ])('is cut at %s', (_, content, separator) => {
    expect(separatorOf(content)).toBe(separator);
  });

  it('keeps quotes, line breaks and separators inside a cell, and any line ending', () => {
    expect(textsOf(text('A;"b ""c""; \r\nd"\r\n\rE;f\n'))).toEqual([
      ['A', 'b "c"; \r\nd'],
      ['E', 'f'],
    ]);
  });

  it('loses nothing when a quote is never closed', () => {
    expect(textsOf(text('A;"b;c\nD;e'))).toEqual([['A', 'b;c\nD;e']]);
  });

  it('is read in UTF-8 with and without a mark, in Latin-1 and in UTF-16', () => {
    const swedish = 'På väg;”Ångra”';
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...[...swedish].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    ]);
    for (const bytes of [text(swedish), text(`\uFEFF${swedish}`), wide])
      expect(textsOf(bytes)).toEqual([['På väg', '”Ångra”']]);
    const narrow = new Uint8Array([...'På väg;Ångra'].map((sign) => sign.charCodeAt(0)));
    expect(textsOf(narrow)).toEqual([['På väg', 'Ångra']]);
  });

  it('gives back a text that was guarded against running as a formula', () => {
    expect(textsOf(text("A1;'=Ja\nA2;'n"))).toEqual([
      ['A1', '=Ja'],
      ['A2', "'n"],
    ]);
  });
});

describe('an address', () => {
  it('is read and written as spreadsheets do', () => {
    for (const address of ['A1', 'Z9', 'AA10', 'XFD1048576']) {
      const place = parseAddress(address);
      expect(place && cellAddress(place.row, place.column)).toBe(address);
    }
    expect(parseAddress('$B$17')).toEqual({ row: 17, column: 1 });
    expect(parseAddress('B0')).toBeUndefined();
    expect(parseAddress('Blad!B1')).toBeUndefined();
  });
});
