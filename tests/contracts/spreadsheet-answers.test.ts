import { describe, expect, it } from 'vitest';
import { newAnswer } from '#domain/answer.ts';
import { assessmentId, newAssessment } from '#domain/assessment.ts';
import { writeRegister } from '#domain/revision.ts';
import { SheetBuilder, type Cell, type Merge, type Sheet } from '#exchange/spreadsheet/grid.ts';
import { planImport } from '#exchange/spreadsheet/import-plan.ts';
import { layoutWithHeader, proposedLayout } from '#exchange/spreadsheet/layout.ts';
import { rowMatcher } from '#exchange/spreadsheet/row-match.ts';
import { inventoryMatrix, proposalOf } from '../support/spreadsheet.ts';

const instrument = inventoryMatrix();
const matcher = rowMatcher(instrument);
const textOf = (key: string) => instrument.items.find((item) => item.key === key)?.text.sv ?? '';

function sheetOf(rows: (string | null)[][], merges: Merge[] = [], name = 'Blad1'): Sheet {
  const sheet = new SheetBuilder(name);
  rows.forEach((texts, index) => {
    sheet.add(
      index + 1,
      texts.map((text): Cell | undefined => (text === null ? undefined : { text, kind: 'text' })),
    );
  });
  for (const merge of merges) sheet.addMerge(merge);
  return sheet.done();
}

const layoutOf = (sheet: Sheet, fileName = 'matris') =>
  proposedLayout(sheet, instrument, matcher, fileName);
const proposal = (sheet: Sheet, fileName = 'matris') =>
  proposalOf({ format: 'xlsx', sheets: [sheet], sheetsLeftOut: [] }, fileName);
const short = (sheet: Sheet, fileName?: string) =>
  proposal(sheet, fileName).answers.map(({ year, item, response, comment }) => [
    year,
    item,
    response?.kind === 'level' ? response.level : response,
    comment,
  ]);

describe('the layout of a sheet', () => {
  it('is found with years, reasons, and columns that are something else', () => {
    const sheet = sheetOf([
      ['Matris 2018–2019'],
      ['Nr', 'Fråga', 'År 2018', 'Kommentar', '2019', 'Motivering 2019', 'Underlag 2019'],
      ['A1', textOf('A1'), 'Ja', 'Beslutat', 'Nej', 'Upphävt', 'Protokoll'],
    ]);
    expect(layoutOf(sheet)).toEqual({
      headerRow: 2,
      headerEnd: 2,
      columns: [
        { kind: 'key' },
        { kind: 'text' },
        { kind: 'answer', year: '2018' },
        { kind: 'comment', year: '2018' },
        { kind: 'answer', year: '2019' },
        { kind: 'comment', year: '2019' },
        { kind: 'unused' },
      ],
    });
    expect(short(sheet)).toEqual([
      ['2018', 'A1', 2, 'Beslutat'],
      ['2019', 'A1', 0, 'Upphävt'],
    ]);
  });

  it('has headings in two lines when a year stands above its answer and its reason', () => {
    const sheet = sheetOf(
      [
        ['Rad', '2018', null, '2019', null],
        [null, 'Svar', 'Kommentar', 'Svar', 'Kommentar'],
        [textOf('A1'), 'Ja', 'Beslutat', 'Nej', null],
      ],
      [
        { top: 1, left: 1, bottom: 1, right: 2 },
        { top: 1, left: 3, bottom: 1, right: 4 },
      ],
    );
    expect(layoutOf(sheet)).toMatchObject({ headerRow: 1, headerEnd: 2 });
    expect(short(sheet)).toEqual([
      ['2018', 'A1', 2, 'Beslutat'],
      ['2019', 'A1', 0, ''],
    ]);
  });

  it('has one year for all when only the sheet, the title or the file names it', () => {
    const rows = [
      ['Fråga', 'Svar', 'Kommentar'],
      [textOf('A1'), 'Ja', 'Beslutat'],
    ];
    const answer = ['A1', 2, 'Beslutat'];
    expect(short(sheetOf(rows, [], 'Matris 2017'))).toEqual([['2017', ...answer]]);
    expect(short(sheetOf([['Inventering 2016'], ...rows]))).toEqual([['2016', ...answer]]);
    expect(short(sheetOf(rows), 'matris-2015.csv')).toEqual([['2015', ...answer]]);
  });

  it('without any year lists its cells until a person has said which', () => {
    const sheet = sheetOf([
      ['Fråga', 'Svar'],
      [textOf('A1'), 'Ja'],
    ]);
    expect(layoutOf(sheet).columns).toEqual([{ kind: 'text' }, { kind: 'answer', year: null }]);
    expect(proposal(sheet).unread).toMatchObject([{ address: 'B2', reason: 'no-year' }]);
  });

  it('follows the row of headings that a person has chosen', () => {
    const sheet = sheetOf([
      ['Fråga', '2018'],
      ['Fråga', '2019'],
      [textOf('A1'), 'Ja'],
    ]);
    const columns = (row: number) =>
      layoutWithHeader(sheet, row, instrument, matcher, 'matris').columns;
    expect(columns(1)).toEqual([{ kind: 'text' }, { kind: 'answer', year: '2018' }]);
    expect(columns(2)).toEqual([{ kind: 'text' }, { kind: 'answer', year: '2019' }]);
  });

  it('of an empty sheet holds nothing', () => {
    expect(layoutOf(sheetOf([]))).toEqual({ headerRow: 0, headerEnd: 0, columns: [] });
  });
});

describe('the answers of a sheet', () => {
  it('are none where two rows answer the same row differently, and one where they agree', () => {
    const sheet = sheetOf([
      ['Rad', '2018', '2019'],
      ['A1', 'Ja', 'Ja'],
      ['A1', 'Nej', 'ja'],
      ['A2', 'Ja', 'Nej'],
    ]);
    expect(short(sheet)).toEqual([
      ['2019', 'A1', 2, ''],
      ['2018', 'A2', 2, ''],
      ['2019', 'A2', 0, ''],
    ]);
    expect(proposal(sheet).unread).toMatchObject([
      { address: 'B2', reason: 'two-answers' },
      { address: 'B3', reason: 'two-answers' },
    ]);
  });

  it('can be a reason alone, and a reason that is too long is listed', () => {
    const sheet = sheetOf([
      ['Rad', '2018', 'Kommentar 2018'],
      ['A1', null, 'Vi frågar runt.'],
      ['A2', 'Ja', 'x'.repeat(100_001)],
    ]);
    expect(short(sheet)).toEqual([
      ['2018', 'A1', null, 'Vi frågar runt.'],
      ['2018', 'A2', 2, ''],
    ]);
    expect(proposal(sheet).unread).toMatchObject([{ address: 'C3', reason: 'too-long' }]);
  });

  it('are not made of the name of a section that is merged over the whole row', () => {
    const sheet = sheetOf(
      [['Rad', '2018'], ['Ja'], ['A1', 'Nej']],
      [{ top: 2, left: 0, bottom: 2, right: 1 }],
    );
    expect(proposal(sheet)).toMatchObject({ unread: [], merged: [] });
    expect(short(sheet)).toEqual([['2018', 'A1', 0, '']]);
  });
});

describe('the plan of an import', () => {
  const key = { party: 'party:2180', instrument: instrument.id, period: '2018' };
  const stamp = {
    at: '2018-11-22T10:00:00.000Z',
    author: 'Kim Berg',
    device: 'd',
    window: 'w',
    filesWritten: 0,
    newId: () => 'revision1',
  };
  const sheet = sheetOf([
    ['Rad', '2018', 'Kommentar 2018'],
    ['A1', 'Ja', null],
    ['A2', 'Ja', 'Nytt skäl'],
    ['A3', 'Ja', null],
  ]);
  const planOver = (answer: Partial<ReturnType<typeof newAnswer>>, lock: number | null = null) => {
    const assessment = newAssessment(key, 1);
    expect(assessment.id).toBe(assessmentId(key));
    for (const item of ['A1', 'A2'])
      assessment.fields[`answer:${item}`] = writeRegister(
        undefined,
        { ...newAnswer(), ...answer },
        [],
        stamp,
      ).register;
    if (lock !== null)
      assessment.fields.lock = writeRegister<number | null>(undefined, lock, [], stamp).register;
    const [plan] = planImport(proposal(sheet).answers, () => assessment);
    return plan;
  };
  const itemsIn = (plan: ReturnType<typeof planOver>) => ({
    added: plan?.added.map(({ item }) => item),
    same: plan?.same.map(({ item }) => item),
    different: plan?.different.map(({ item }) => item),
  });

  it('adds where nothing stands, and keeps what says something else', () => {
    expect(itemsIn(planOver({ response: { kind: 'level', level: 1 } }))).toEqual({
      added: ['A3'],
      same: [],
      different: ['A1', 'A2'],
    });
  });

  it('adds a reason to the same answer, and calls the rest the same', () => {
    expect(itemsIn(planOver({ response: { kind: 'level', level: 2 } }))).toEqual({
      added: ['A2', 'A3'],
      same: ['A1'],
      different: [],
    });
  });

  it('keeps a reason that says something else', () => {
    const plan = planOver({ response: { kind: 'level', level: 2 }, comment: 'Vårt skäl' });
    expect(itemsIn(plan)).toEqual({ added: ['A3'], same: ['A1'], different: ['A2'] });
    expect(plan?.different[0]?.seen).toEqual(['revision1']);
  });

  it('says which year is signed off', () => {
    expect(planOver({}, 1)?.isLocked).toBe(true);
    expect(planOver({})?.isLocked).toBe(false);
  });
});
