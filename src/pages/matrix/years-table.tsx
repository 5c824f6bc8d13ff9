// Answers for: every row and every year on one screen: as a table, or on a narrow screen as a list.
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { assessmentId, answerOf, type Assessment } from '#domain/assessment.ts';
import { findItem, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import type { Summary } from '#domain/summary.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { useAssessmentList } from '#storage/queries.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import { useIsNarrow } from '#ui/narrow-screen.ts';
import { cellId, type Spot } from './grid-focus.ts';
import { highestMark, markWord, responseWord, sectionTitle, type Sheet } from './sheet.ts';
import type { SheetRow } from './shown-rows.ts';
import { YearsGrid } from './years-grid.tsx';
import styles from './years-table.module.css';

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
  /** Opens the row of the present year or of another one. */
  onOpen: (item: Item, period: Period) => void;
  /** To the next unanswered row after this one. */
  onNext: (item: string) => void;
  /** One stands on this row now. */
  onStand: (item: string) => void;
}

export interface Year {
  period: Period;
  instrument: AssessmentInstrument;
  marks: Summary['marks'];
  /** The whole answers, where marks do not say enough. */
  assessment: Assessment | null | undefined;
}

export function YearsTable(props: YearsTableProps) {
  const isNarrow = useIsNarrow();
  const { sheet } = props;
  const years = useYears(sheet, props.summaries);
  return (
    <>
      {isNarrow ? <RowList {...props} years={years} /> : <YearsGrid {...props} years={years} />}
      <Legend sheet={sheet} />
    </>
  );
}

/** Newest first, so that the year at hand stands beside the rows. It has a column even before it has answers. */
function useYears(sheet: Sheet, summaries: readonly Summary[]): Year[] {
  const { instrument, period, party } = sheet;
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
      instrument:
        (summary && assessmentInstrument(instrument.id, summary.version)) ?? sheet.instrument,
      marks: summary?.marks ?? {},
      assessment: whole?.find((assessment) => assessment?.period === year),
    };
  });
}

/** A row's answer in a year, in words; or that the row did not exist then. */
export function wordIn(sheet: Sheet, year: Year, item: Item): string {
  const then = findItem(year.instrument, item.key);
  if (then === undefined) return sheet.t('table.absent');
  const mark = year.marks[item.key];
  const whole = mark === '+' ? answerOf(year.assessment, item.key)?.response : undefined;
  return whole
    ? responseWord(sheet, year.instrument, then, whole)
    : markWord(sheet, year.instrument, then, mark);
}

function RowList(props: YearsTableProps & { years: readonly Year[] }) {
  const { sheet, years, rows, tagsOf, linkTo } = props;
  const { t, format, instrument, period } = sheet;
  const [cameFrom] = useState(props.start?.item);
  useEffect(() => {
    if (cameFrom !== undefined) document.getElementById(cellId(cameFrom))?.focus();
  }, [cameFrom]);
  return (
    <>
      <p className={styles.help}>{t('table.hint')}</p>
      {instrument.sections
        .map((section) => ({
          section,
          shown: rows.filter(({ item }) => item.section === section.key),
        }))
        .filter(({ shown }) => shown.length > 0)
        .map(({ section, shown }) => (
          <section key={section.key}>
            <h2 className={styles.sectionTitle}>{sectionTitle(sheet, instrument, section.key)}</h2>
            <ul className={styles.list}>
              {shown.map((row) => (
                <li key={row.key} className={styles.listRow}>
                  <Link
                    to={{ search: linkTo(row.item) }}
                    className={styles.link}
                    id={cellId(row.key)}
                  >
                    <span className={styles.key}>{row.key}</span>{' '}
                    <span>{format.text(row.item.text)}</span>
                  </Link>
                  {tagsOf(row) !== '' && <p className={styles.tags}>{tagsOf(row)}</p>}
                  <dl className={styles.listYears}>
                    {years.map((year) => (
                      <div
                        key={year.period}
                        className={year.period === period ? styles.own : undefined}
                      >
                        <dt>
                          {format.period(year.period)}
                          {year.period === period && (
                            <span className="visually-hidden">{` (${t('table.current')})`}</span>
                          )}
                        </dt>
                        <dd className={styles.level} data-level={year.marks[row.key]}>
                          <LevelMark
                            mark={year.marks[row.key]}
                            highest={highestMark(year.instrument, row.item)}
                          />{' '}
                          {wordIn(sheet, year, row.item)}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function Legend({ sheet }: { sheet: Sheet }) {
  const { t, format, instrument } = sheet;
  return (
    <section className={styles.legend}>
      <h2 className={styles.legendTitle}>{t('table.legend')}</h2>
      <dl>
        {instrument.scales.flatMap((scale) =>
          scale.levels.map((level) => (
            <div key={`${scale.key} ${level.value}`}>
              <dt className={styles.level} data-level={level.value}>
                <LevelMark mark={level.value} highest={scale.levels.length - 1} />{' '}
                {format.text(level.label)}
              </dt>
              {level.meaning && <dd>{format.text(level.meaning)}</dd>}
            </div>
          )),
        )}
        {instrument.specialAnswers.map((special) => (
          <div key={special.key}>
            <dt>
              <LevelMark mark={special.key === 'unknown' ? '?' : '-'} highest={1} />{' '}
              {format.text(special.label)}
            </dt>
            <dd>{format.text(special.meaning)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <LevelMark mark={undefined} highest={1} /> {t('common:marks.unanswered')}
          </dt>
        </div>
      </dl>
    </section>
  );
}
