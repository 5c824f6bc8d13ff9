// Answers for: every row and every year on one screen: as a table, or on a narrow screen as a list.
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { sectionTitle } from '#charts/chart-texts.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import { useIsNarrow } from '#ui/narrow-screen.ts';
import { cellId } from './grid-focus.ts';
import { highestMark, type Sheet } from './sheet.ts';
import { useTableHabits } from './table-habits.ts';
import { YearsGrid } from './years-grid.tsx';
import { useYears, wordIn, type Year, type YearsTableProps } from './years.ts';
import styles from './years-table.module.css';

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

/** Ten years of 48 rows are a long way to go with a thumb: at first this year and the one before. */
function RowList(props: YearsTableProps & { years: readonly Year[] }) {
  const { sheet, rows, tagsOf, linkTo } = props;
  const { t, format, instrument, period } = sheet;
  const { showsAllYears, setShowsAllYears } = useTableHabits();
  const own = props.years.findIndex((year) => year.period === period);
  const years = showsAllYears ? props.years : props.years.slice(own, own + 2);
  const [cameFrom] = useState(props.start?.item);
  useEffect(() => {
    if (cameFrom !== undefined) document.getElementById(cellId(cameFrom))?.focus();
  }, [cameFrom]);
  return (
    <>
      <p className={styles.help}>{t('table.hint')}</p>
      {(showsAllYears || years.length < props.years.length) && (
        <button
          type="button"
          className={styles.toggle}
          onClick={() => setShowsAllYears(!showsAllYears)}
        >
          {t(showsAllYears ? 'table.fewer' : own > 0 ? 'table.all' : 'table.older')}
        </button>
      )}
      {instrument.sections
        .map((section) => ({
          section,
          shown: rows.filter(({ item }) => item.section === section.key),
        }))
        .filter(({ shown }) => shown.length > 0)
        .map(({ section, shown }) => (
          <section key={section.key}>
            <h2 className={styles.sectionTitle}>
              {sectionTitle(instrument, section.key, sheet.format.language)}
            </h2>
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
