// Answers for: the plan in time: a year of four quarters, each month with what should be done in it.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { timelineOf, type TimelineMonth, type TimelineYear } from '#domain/action-plan.ts';
import type { PlannedAction } from '#domain/action.ts';
import { localeTags } from '#i18n/languages.ts';
import { paths } from '#pages/paths.ts';
import type { PlanEntry, PlanWords } from '#reports/action-plan.ts';
import { OverdueSign } from './overdue-sign.tsx';
import { StateTag } from './state-tag.tsx';
import styles from './actions.module.css';

interface ActionTimelineProps {
  entries: readonly PlanEntry[];
  words: PlanWords;
}

export function ActionTimeline({ entries, words }: ActionTimelineProps) {
  const { t } = useTranslation('actions');
  const { years, undated } = timelineOf(entries, words.today);
  const byId = new Map(entries.map((entry) => [entry.action.id, entry]));
  const draw = (planned: readonly PlannedAction[]) =>
    planned.flatMap(({ action }) => byId.get(action.id) ?? []);
  return (
    <>
      <Paragraph className={styles.quiet}>{t('timeline.explain')}</Paragraph>
      {years.map((year) => (
        <Year key={year.year} year={year} draw={draw} words={words} />
      ))}
      {undated.length > 0 && (
        <Titled title={t('timeline.undated')}>
          <ul className={styles.inTime}>
            {draw(undated).map((entry) => (
              <InTime key={entry.action.id} entry={entry} />
            ))}
          </ul>
        </Titled>
      )}
    </>
  );
}

interface YearProps {
  year: TimelineYear;
  draw: (planned: readonly PlannedAction[]) => PlanEntry[];
  words: PlanWords;
}

function Year({ year: { year, quarters, wholeYear }, draw, words }: YearProps) {
  const { t } = useTranslation('actions');
  const isPresent = words.today.startsWith(`${year}-`);
  const hasMonths = quarters.flat().some(({ actions }) => actions.length > 0);
  return (
    <Titled title={String(year)}>
      {(isPresent || hasMonths) && (
        <ol className={styles.quarters}>
          {quarters.map((months, index) => {
            const isEmpty = (month: TimelineMonth) =>
              month.actions.length === 0 && !isNow(words, year, month);
            return (
              <li key={index} className={styles.quarter}>
                <h3 className={styles.quarterTitle}>
                  {t('timeline.quarter', { quarter: index + 1 })}
                </h3>
                {months.every(isEmpty) ? (
                  <span className={styles.nothing}>{t('timeline.nothing')}</span>
                ) : (
                  <ol className={styles.months}>
                    {stretches(months, isEmpty).map(([first, ...rest]) =>
                      isEmpty(first) ? (
                        <Nothing
                          key={first.month}
                          from={first}
                          to={rest.at(-1) ?? first}
                          year={year}
                          words={words}
                        />
                      ) : (
                        <Month
                          key={first.month}
                          year={year}
                          month={first}
                          draw={draw}
                          words={words}
                        />
                      ),
                    )}
                  </ol>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {wholeYear.length > 0 && (
        <>
          <h3 className={styles.quarterTitle}>{t('timeline.wholeYear', { year })}</h3>
          <ul className={styles.inTime}>
            {draw(wholeYear).map((entry) => (
              <InTime key={entry.action.id} entry={entry} />
            ))}
          </ul>
        </>
      )}
    </Titled>
  );
}

/** Months without anything that follow each other are told as one; every other month by itself. */
function stretches(
  months: readonly TimelineMonth[],
  isEmpty: (month: TimelineMonth) => boolean,
): [TimelineMonth, ...TimelineMonth[]][] {
  const all: [TimelineMonth, ...TimelineMonth[]][] = [];
  for (const month of months) {
    const last = all.at(-1);
    if (last !== undefined && isEmpty(last[0]) && isEmpty(month)) last.push(month);
    else all.push([month]);
  }
  return all;
}

function isNow({ today }: PlanWords, year: number, { month }: TimelineMonth): boolean {
  return today.startsWith(`${year}-${String(month).padStart(2, '0')}`);
}

function monthName({ format }: PlanWords, year: number, { month }: TimelineMonth): string {
  return new Intl.DateTimeFormat(localeTags[format.language], { month: 'long' }).format(
    new Date(year, month - 1, 1),
  );
}

interface NothingProps extends Pick<YearProps, 'words'> {
  year: number;
  from: TimelineMonth;
  to: TimelineMonth;
}

function Nothing({ year, from, to, words }: NothingProps) {
  const { t } = useTranslation('actions');
  const names = [...new Set([from, to])].map((month) => monthName(words, year, month));
  return (
    <li className={styles.month}>
      <span className={styles.monthName}>{names.join('–')}</span>
      <span className={styles.nothing}>{t('timeline.nothing')}</span>
    </li>
  );
}

interface MonthProps extends Pick<YearProps, 'draw' | 'words'> {
  year: number;
  month: TimelineMonth;
}

function Month({ year, month, draw, words }: MonthProps) {
  const { t } = useTranslation('actions');
  const { format, today } = words;
  const isPresent = isNow(words, year, month);
  const entries = draw(month.actions);
  // Today stands where it falls among the days; what only has a month comes after it.
  const before = isPresent
    ? entries.filter(({ profile: { due } }) => due !== null && due.length === 10 && due < today)
    : entries;
  return (
    <li className={styles.month} data-now={isPresent || undefined}>
      <span className={styles.monthName}>{monthName(words, year, month)}</span>
      <ul className={styles.inTime}>
        {before.map((entry) => (
          <InTime key={entry.action.id} entry={entry} words={words} />
        ))}
        {isPresent && (
          <li className={styles.now}>{t('timeline.today', { date: format.looseDate(today) })}</li>
        )}
        {entries
          .filter((entry) => !before.includes(entry))
          .map((entry) => (
            <InTime key={entry.action.id} entry={entry} words={words} />
          ))}
      </ul>
    </li>
  );
}

/** With `words` the day is told too. */
function InTime({ entry, words }: { entry: PlanEntry; words?: PlanWords }) {
  const { due } = entry.profile;
  return (
    <li className={styles.dated}>
      {words !== undefined && due !== null && due.length === 10 && (
        <span className={styles.quiet}>{words.format.looseDate(due)}</span>
      )}
      <Link to={paths.action(entry.action.id)} className={styles.link}>
        {entry.what}
      </Link>
      <span className={styles.signs}>
        {entry.isOverdue && <OverdueSign />}
        <StateTag state={entry.profile.state} />
      </span>
    </li>
  );
}

function Titled({ title, children }: { title: string; children: React.ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.year}>
      <Heading level={2} data-size="xs" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
