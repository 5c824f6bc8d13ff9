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
          {quarters.map((months, index) => (
            <li key={index} className={styles.quarter}>
              <h3 className={styles.quarterTitle}>
                {t('timeline.quarter', { quarter: index + 1 })}
              </h3>
              <ol className={styles.months}>
                {months.map((month) => (
                  <Month key={month.month} year={year} month={month} draw={draw} words={words} />
                ))}
              </ol>
            </li>
          ))}
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

interface MonthProps extends Pick<YearProps, 'draw' | 'words'> {
  year: number;
  month: TimelineMonth;
}

function Month({ year, month: { month, actions }, draw, words }: MonthProps) {
  const { t } = useTranslation('actions');
  const { format, today } = words;
  const isNow = today.startsWith(`${year}-${String(month).padStart(2, '0')}`);
  const name = new Intl.DateTimeFormat(localeTags[format.language], { month: 'long' }).format(
    new Date(year, month - 1, 1),
  );
  const entries = draw(actions);
  // Today stands where it falls among the days; what only has a month comes after it.
  const before = isNow
    ? entries.filter(({ profile: { due } }) => due !== null && due.length === 10 && due < today)
    : entries;
  return (
    <li className={styles.month} data-now={isNow || undefined}>
      <span className={styles.monthName}>{name}</span>
      {entries.length === 0 && !isNow ? (
        <span className={styles.nothing}>{t('timeline.nothing')}</span>
      ) : (
        <ul className={styles.inTime}>
          {before.map((entry) => (
            <InTime key={entry.action.id} entry={entry} words={words} />
          ))}
          {isNow && (
            <li className={styles.now}>{t('timeline.today', { date: format.looseDate(today) })}</li>
          )}
          {entries
            .filter((entry) => !before.includes(entry))
            .map((entry) => (
              <InTime key={entry.action.id} entry={entry} words={words} />
            ))}
        </ul>
      )}
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
