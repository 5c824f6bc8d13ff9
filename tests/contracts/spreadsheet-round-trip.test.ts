import fc from 'fast-check';
import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { newAnswer, type Answer, type Response } from '#domain/answer.ts';
import { answerField, newAssessment, type Assessment } from '#domain/assessment.ts';
import { languages } from '#domain/language.ts';
import { writeRegister } from '#domain/revision.ts';
import { csvText } from '#ui/csv.ts';
import { xlsxCellLimit } from '#exchange/spreadsheet/grid.ts';
import {
  matrixRows,
  writeMatrixWorkbook,
  type MatrixWords,
} from '#exchange/spreadsheet/matrix-workbook.ts';
import { inventoryMatrix, openWorkbook, proposalOf } from '../support/spreadsheet.ts';

const instrument = inventoryMatrix();
const words: MatrixWords = {
  key: 'Rad',
  area: 'Område',
  row: 'Text',
  answers: 'Matris',
  reasons: 'Motiveringar',
  reasonFor: (year) => `Motivering ${year}`,
  language: 'sv',
};

type Given = Pick<Answer, 'response' | 'comment'>;

function assessmentOf(period: string, answers: Record<string, Given>): Assessment {
  const key = { party: 'party:2180', instrument: instrument.id, period };
  const assessment = newAssessment(key, instrument.version);
  const stamp = { at: '', author: '', device: '', window: '', filesWritten: 0, newId: () => 'r' };
  for (const [item, given] of Object.entries(answers))
    assessment.fields[answerField(item)] = writeRegister(
      undefined,
      { ...newAnswer(), ...given },
      [],
      stamp,
    ).register;
  return assessment;
}

async function readBack(assessments: Assessment[], language: MatrixWords['language'] = 'sv') {
  const blob = writeMatrixWorkbook(instrument, assessments, { ...words, language });
  return proposalOf(openWorkbook(new Uint8Array(await blob.arrayBuffer())));
}

const asMap = (answers: readonly (Given & { year: string; item: string })[]) =>
  new Map(
    answers.map(({ year, item, response, comment }) => [`${year} ${item}`, { response, comment }]),
  );

const anyResponse: fc.Arbitrary<Response | null> = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((level): Response => ({ kind: 'level', level })),
  fc.constantFrom<Response | null>({ kind: 'unknown' }, { kind: 'not-applicable' }, null),
);
const anyComment = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    '_x000D_\r\n\tOK',
    ' mellanslag ',
    '<b>&amp;</b>',
    'å ä ö ”citat”; komma, semikolon',
    '\u0000\u0001\uFFFF',
  ),
);
const keys = instrument.items.map(({ key }) => key);
const anyYear = fc.dictionary(
  fc.constantFrom(...keys),
  fc.record({ response: anyResponse, comment: anyComment }),
  { maxKeys: 48 },
);
const anyYears = fc.dictionary(fc.constantFrom('2019', '2020', '2021', '2022', '2023'), anyYear);

const expected = (years: Record<string, Record<string, Given>>, keeps = (text: string) => text) =>
  asMap(
    Object.entries(years).flatMap(([year, answers]) =>
      Object.entries(answers)
        .map(([item, { response, comment }]) => ({
          year,
          item,
          response,
          comment: keeps(comment.trim() === '' ? '' : comment),
        }))
        .filter(({ response, comment }) => response !== null || comment !== ''),
    ),
  );

describe('the matrix as a workbook', () => {
  it('reads back the same, whatever has been answered and written', async () => {
    await fc.assert(
      fc.asyncProperty(anyYears, async (years) => {
        const assessments = Object.entries(years).map(([year, answers]) =>
          assessmentOf(year, answers),
        );
        const { answers, unread } = await readBack(assessments);
        expect(unread).toEqual([]);
        expect(asMap(answers)).toEqual(expected(years));
      }),
      { numRuns: 60 },
    );
  });

  it('reads back the same in every language', async () => {
    const answers = Object.fromEntries(
      keys.map((key, index): [string, Given] => [
        key,
        { response: { kind: 'level', level: index % 4 }, comment: '' },
      ]),
    );
    for (const language of languages) {
      const read = await readBack([assessmentOf('2024', answers)], language);
      expect(asMap(read.answers)).toEqual(expected({ 2024: answers }));
    }
  });

  it('lets a reason that no cell can hold go on in the next one', async () => {
    const comment = '😀 å\n'.repeat(19_000);
    expect(comment.length).toBeGreaterThan(2 * xlsxCellLimit);
    const answers = { A1: { response: null, comment }, A2: { response: null, comment: 'kort' } };
    const read = await readBack([assessmentOf('2024', answers), assessmentOf('2025', answers)]);
    expect(asMap(read.answers)).toEqual(expected({ 2024: answers, 2025: answers }));
  });

  it('holds no formula, and nothing that XML cannot hold', async () => {
    const answers = { A1: { response: null, comment: '=HYPERLINK("http://x")\u0002' } };
    const blob = writeMatrixWorkbook(instrument, [assessmentOf('2024', answers)], words);
    const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet2.xml']);
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toContain('=HYPERLINK(&quot;http://x&quot;)_x0002_');
  });
});

describe('the matrix as text', () => {
  it('reads back the same, but for signs that no text file keeps', () => {
    fc.assert(
      fc.property(anyYears, (years) => {
        const plain = Object.fromEntries(
          Object.entries(years).map(([year, answers]) => [
            year,
            Object.fromEntries(
              Object.entries(answers).map(([item, { response, comment }]) => [
                item,
                {
                  response,
                  comment: comment.replace(/[^\p{L}\p{P}\p{N}\p{Zs}=+]|^'+/gu, ''),
                },
              ]),
            ),
          ]),
        );
        const assessments = Object.entries(plain).map(([year, answers]) =>
          assessmentOf(year, answers),
        );
        const text = csvText(matrixRows(instrument, assessments, words));
        const { answers, unread } = proposalOf(openWorkbook(strToU8(text)));
        expect(unread).toEqual([]);
        expect(asMap(answers)).toEqual(expected(plain));
      }),
      { numRuns: 60 },
    );
  });
});
