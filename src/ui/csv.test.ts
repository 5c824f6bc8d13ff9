import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvBlob, csvText } from './csv.ts';

describe('csvText', () => {
  it('begins with the mark that makes Excel read å, ä and ö, and uses semicolons', () => {
    expect(
      csvText([
        ['Område', 'Rader'],
        ['Åtgärder', 5],
      ]),
    ).toBe('\uFEFFOmråde;Rader\r\nÅtgärder;5\r\n');
  });

  it('writes numbers with a decimal comma and leaves null empty', () => {
    expect(csvText([[-2, 1.5, null]])).toBe('\uFEFF-2;1,5;\r\n');
  });

  it('quotes what would break the columns', () => {
    expect(csvText([['a;b', 'say "no"', 'two\nlines']])).toBe(
      '\uFEFF"a;b";"say ""no""";"two\nlines"\r\n',
    );
  });

  it.each(['=1+1', '+46', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
    'disarms %j, which a spreadsheet would run as a formula',
    (text) => {
      const cell = csvText([[text]]).slice(1, -2);
      expect(cell).toBe(`"'${text}"`);
    },
  );

  it('never lets a text begin as a formula, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvText([[text]]).slice(1, -2);
        expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

describe('csvBlob', () => {
  it('keeps the byte order mark in the file', async () => {
    const bytes = new Uint8Array(await csvBlob([['Å']]).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
