// Answers for: the years that stand beside the rows, and what was answered in each.
import { answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import { findItem, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import type { Summary } from '#domain/summary.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { useAssessmentList } from '#storage/queries.ts';
import type { Spot } from './grid-focus.ts';
import { markWord, responseWord, type Sheet } from './sheet.ts';
import type { SheetRow } from './shown-rows.ts';

export interface YearsTableProps {
  sheet: Sheet;
  summaries: readonly Summary[];
  /** The present year's answers. */
  assessment: Assessment | null;
  /** Those that are to be seen, in the instrument's order. */
  rows: readonly SheetRow[];
  /** What a row's answer lacks, in words; empty when nothing does. */
  tagsOf: (row: SheetRow) => string;
  /** The words searched for. */
  search: string;
  /** Where one comes back to; undefined when one comes anew. */
  start: Spot | undefined;
  /** The query that opens a row. */
  linkTo: (item: Item) => string;
  /** The whole address of a row by itself. */
  hrefOf: (item: Item) => string;
  /** Opens the row of the present year or of another one. */
  onOpen: (item: Item, period: Period) => void;
  /** To the next unanswered row after this one. */
  onNext: (item: string) => void;
  /** One stands on this row now. */
  onStand: (item: string) => void;
}

export interface Year {
  period: Period;
  /** The period in words. */
  name: string;
  instrument: AssessmentInstrument;
  marks: Summary['marks'];
  /** The whole answers, where marks do not say enough. */
  assessment: Assessment | null | undefined;
}

/** Newest first, so that the year at hand stands beside the rows. It has a column even before it has answers. */
export function useYears(sheet: Sheet, summaries: readonly Summary[]): Year[] {
  const { instrument, period, party, format } = sheet;
  const others = summaries.filter((summary) => summary.period !== period);
  const periods = [...others.map((summary) => summary.period), period].sort().reverse();
  // Numbers and choices have no mark of their own: for them the answers themselves are read.
  const isLevelsOnly = instrument.items.every(({ kind }) => kind === 'level');
  const whole = useAssessmentList(
    isLevelsOnly
      ? []
      : periods.map((year) => assessmentId({ party, instrument: instrument.id, period: year })),
  );
  return periods.map((year) => {
    const summary = summaries.find((candidate) => candidate.period === year);
    return {
      period: year,
      name: format.period(year),
      instrument:
        (summary && assessmentInstrument(instrument.id, summary.version)) ?? sheet.instrument,
      marks: summary?.marks ?? {},
      assessment: whole?.find((assessment) => assessment?.period === year),
    };
  });
}

/** The row as that year's version asks it; undefined when it does not. */
export function itemIn(sheet: Sheet, { instrument }: Year, item: Item): Item | undefined {
  return instrument === sheet.instrument ? item : findItem(instrument, item.key);
}

/** A row's answer in a year, in words; or that the row did not exist then. */
export function wordIn(sheet: Sheet, year: Year, item: Item): string {
  const then = itemIn(sheet, year, item);
  if (then === undefined) return sheet.t('table.absent');
  const mark = year.marks[item.key];
  const whole = mark === '+' ? answerOf(year.assessment, item.key)?.response : undefined;
  return whole
    ? responseWord(sheet, year.instrument, then, whole)
    : markWord(sheet, year.instrument, then, mark);
}
