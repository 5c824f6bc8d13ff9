// Answers for: every row and every year on one screen: as a table, or on a narrow screen as a list.
import { Link } from 'react-router';
import { assessmentId, answerOf, type Assessment } from '#domain/assessment.ts';
import {
  findItem,
  itemsOfSection,
  type AssessmentInstrument,
  type Item,
} from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import type { Mark, Summary } from '#domain/summary.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { useAssessmentList } from '#storage/queries.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import { useIsNarrow } from '#ui/narrow-screen.ts';
import styles from './matrix.module.css';
import { highestMark, markWord, responseWord, sectionTitle, type Sheet } from './sheet.ts';

interface YearsTableProps {
  sheet: Sheet;
  party: string;
  summaries: readonly Summary[];
  /** The query that opens a row. */
  linkTo: (item: Item) => string;
}

interface Year {
  period: Period;
  instrument: AssessmentInstrument;
  marks: Summary['marks'];
  /** The whole answers, where marks do not say enough. */
  assessment: Assessment | null | undefined;
}

export function YearsTable({ sheet, party, summaries, linkTo }: YearsTableProps) {
  const isNarrow = useIsNarrow();
  const years = useYears(sheet, party, summaries);
  const props = { sheet, years, linkTo };
  return (
    <>
      <p className={styles.subtle}>{sheet.t('table.hint')}</p>
      {isNarrow ? <RowList {...props} /> : <Table {...props} />}
      <Legend sheet={sheet} />
    </>
  );
}

/** Newest first, so that the year at hand stands beside the rows. It has a column even before it has answers. */
function useYears(sheet: Sheet, party: string, summaries: readonly Summary[]): Year[] {
  const { instrument, period } = sheet;
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

interface PartProps {
  sheet: Sheet;
  years: readonly Year[];
  linkTo: (item: Item) => string;
}

function Table({ sheet, years, linkTo }: PartProps) {
  const { t, format, instrument, period } = sheet;
  return (
    // Scrolls sideways inside itself, so it must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className={styles.tableRegion} role="region" aria-label={t('table.label')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('table.row')}</th>
            {years.map((year) => (
              <th
                key={year.period}
                scope="col"
                className={year.period === period ? styles.own : ''}
              >
                {format.period(year.period)}
                {year.period === period && (
                  <span className="visually-hidden">{` (${t('table.current')})`}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {instrument.sections.map((section) => (
          <tbody key={section.key}>
            <tr>
              <th scope="rowgroup" colSpan={years.length + 1} className={styles.tableGroup}>
                <span>{sectionTitle(sheet, instrument, section.key)}</span>
              </th>
            </tr>
            {itemsOfSection(instrument, section.key).map((item) => (
              <tr key={item.key}>
                <th scope="row">
                  <RowLink sheet={sheet} item={item} to={linkTo(item)} />
                </th>
                {years.map((year) => (
                  <Cell
                    key={year.period}
                    sheet={sheet}
                    year={year}
                    item={item}
                    isCurrent={year.period === period}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function RowLink({ sheet, item, to }: { sheet: Sheet; item: Item; to: string }) {
  return (
    <Link to={{ search: to }} className={styles.tableLink}>
      <span className={styles.rowKey}>{item.key}</span> <span>{sheet.format.text(item.text)}</span>
    </Link>
  );
}

interface CellProps {
  sheet: Sheet;
  year: Year;
  item: Item;
}

function Cell({ isCurrent, ...props }: CellProps & { isCurrent: boolean }) {
  const mark = props.year.marks[props.item.key];
  return (
    <td
      className={`${styles.cell} ${isCurrent ? styles.own : ''}`}
      data-level={typeof mark === 'number' ? mark : undefined}
    >
      <CellWords {...props} />
    </td>
  );
}

function CellWords({ sheet, year, item }: CellProps) {
  const then = findItem(year.instrument, item.key);
  if (then === undefined) return <span className={styles.subtle}>{sheet.t('table.absent')}</span>;
  const mark: Mark | undefined = year.marks[item.key];
  const whole = mark === '+' ? answerOf(year.assessment, item.key)?.response : undefined;
  return (
    <span className={styles.cellWords}>
      <LevelMark mark={mark} highest={highestMark(year.instrument, then)} />
      <span>
        {whole
          ? responseWord(sheet, year.instrument, then, whole)
          : markWord(sheet, year.instrument, then, mark)}
      </span>
    </span>
  );
}

function RowList({ sheet, years, linkTo }: PartProps) {
  const { t, format, instrument, period } = sheet;
  return instrument.sections.map((section) => (
    <section key={section.key}>
      <h2 className={styles.sectionTitle}>{sectionTitle(sheet, instrument, section.key)}</h2>
      <ul className={styles.plainList}>
        {itemsOfSection(instrument, section.key).map((item) => (
          <li key={item.key} className={styles.listRow}>
            <RowLink sheet={sheet} item={item} to={linkTo(item)} />
            <dl className={styles.listYears}>
              {years.map((year) => (
                <div key={year.period} className={year.period === period ? styles.own : ''}>
                  <dt>
                    {format.period(year.period)}
                    {year.period === period && (
                      <span className="visually-hidden">{` (${t('table.current')})`}</span>
                    )}
                  </dt>
                  <dd className={styles.cell} data-level={year.marks[item.key]}>
                    <CellWords sheet={sheet} year={year} item={item} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  ));
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
              <dt className={styles.cell} data-level={level.value}>
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
