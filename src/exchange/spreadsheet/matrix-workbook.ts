// Answers for: all years of a matrix as tables: words of the levels year by year, and the reasons, to be read back the same.
import type { Answer } from '#domain/answer.ts';
import { answerOf, type Assessment } from '#domain/assessment.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { findScale } from '#domain/instrument.ts';
import type { Language } from '#domain/language.ts';
import { comparePeriods } from '#domain/period.ts';
import { xlsxCellLimit } from './grid.ts';
import { writeXlsx, xlsxType, type WrittenCell, type WrittenSheet } from './write-xlsx.ts';

export interface MatrixWords {
  /** Headings of the first three columns. */
  key: string;
  area: string;
  row: string;
  /** Names of the sheets. */
  answers: string;
  reasons: string;
  /** The heading of a reason's column in a CSV file: `Motivering 2024`. */
  reasonFor: (year: string) => string;
  /** Of the words of the levels and of the rows. */
  language: Language;
}

/** Assessments of one party and one instrument, any order. */
export function writeMatrixWorkbook(
  instrument: AssessmentInstrument,
  assessments: readonly Assessment[],
  words: MatrixWords,
): Blob {
  const years = inOrder(assessments);
  const start = [6, 18, 60];
  const answers: WrittenSheet = {
    name: words.answers,
    rows: table(
      instrument,
      words,
      years.map(({ period }) => [yearCell(period)]),
      (item) => years.map((year) => [wordOf(instrument, item, answerOf(year, item.key), words)]),
    ),
    widths: [...start, ...years.map(() => 16)],
    fixedColumns: 3,
  };
  // A reason that fills more than a cell goes on in the next column, under the same year.
  const pieces = years.map((year) =>
    Math.max(
      1,
      ...instrument.items.map(({ key }) => cut(answerOf(year, key)?.comment ?? '').length),
    ),
  );
  const reasons: WrittenSheet = {
    name: words.reasons,
    rows: table(
      instrument,
      words,
      years.map(({ period }, index) =>
        Array.from({ length: pieces[index] ?? 1 }, () => yearCell(period)),
      ),
      (item) =>
        years.map((year, index) => {
          const parts = cut(answerOf(year, item.key)?.comment ?? '');
          return Array.from({ length: pieces[index] ?? 1 }, (_, part) => parts[part] ?? null);
        }),
    ),
    widths: [...start, ...pieces.flatMap((count) => Array.from({ length: count }, () => 40))],
    fixedColumns: 3,
  };
  return new Blob([writeXlsx([answers, reasons])], { type: xlsxType });
}

/** The same as one table: a column for each year, followed by one for its reasons where there are any. */
export function matrixRows(
  instrument: AssessmentInstrument,
  assessments: readonly Assessment[],
  words: MatrixWords,
): WrittenCell[][] {
  const years = inOrder(assessments).map((year) => ({
    year,
    hasReasons: instrument.items.some(({ key }) => (answerOf(year, key)?.comment ?? '') !== ''),
  }));
  return table(
    instrument,
    words,
    years.map(({ year: { period }, hasReasons }) => [
      yearCell(period),
      ...(hasReasons ? [words.reasonFor(period)] : []),
    ]),
    (item) =>
      years.map(({ year, hasReasons }) => {
        const answer = answerOf(year, item.key);
        const word = wordOf(instrument, item, answer, words);
        return hasReasons ? [word, answer?.comment ?? null] : [word];
      }),
  );
}

function inOrder(assessments: readonly Assessment[]): Assessment[] {
  return assessments.toSorted((a, b) => comparePeriods(a.period, b.period));
}

const yearCell = (period: string): WrittenCell =>
  /^\d{4}$/.test(period) ? Number(period) : period;

function table(
  instrument: AssessmentInstrument,
  words: MatrixWords,
  headings: readonly (readonly WrittenCell[])[],
  cellsOf: (item: Item) => readonly (readonly WrittenCell[])[],
): WrittenCell[][] {
  const areas = new Map(instrument.sections.map(({ key, name }) => [key, name[words.language]]));
  return [
    [words.key, words.area, words.row, ...headings.flat()],
    ...instrument.items.map((item) => [
      item.key,
      areas.get(item.section) ?? item.section,
      item.text[words.language],
      ...cellsOf(item).flat(),
    ]),
  ];
}

function wordOf(
  instrument: AssessmentInstrument,
  item: Item,
  answer: Answer | undefined,
  { language }: MatrixWords,
): WrittenCell {
  const response = answer?.response ?? null;
  if (response === null) return null;
  switch (response.kind) {
    case 'level': {
      const level = findScale(instrument, item)?.levels.find(
        ({ value }) => value === response.level,
      );
      return level?.label[language] ?? response.level;
    }
    case 'unknown':
    case 'not-applicable':
      return (
        instrument.specialAnswers.find(({ key }) => key === response.kind)?.label[language] ?? null
      );
    case 'number':
      return response.number;
    case 'percent':
      return response.percent;
    case 'text':
      return response.text;
    case 'choice':
      return item.kind === 'choice'
        ? (item.options.find(({ key }) => key === response.option)?.label[language] ?? null)
        : null;
  }
}

/** Pieces that each fit in a cell. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += xlsxCellLimit)
    pieces.push(text.slice(at, at + xlsxCellLimit));
  return pieces;
}
