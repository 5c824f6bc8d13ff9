// Answers for: going to another year's sheet, and beginning on one that does not exist yet.
import { Dropdown } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { periodAt, yearOf, yearPeriod, type Period } from '#domain/period.ts';
import styles from './matrix.module.css';
import type { Words } from './sheet.ts';

interface YearMenuProps {
  words: Words;
  period: Period;
  /** Years that have answers. */
  existing: readonly Period[];
  now: Date;
  isReadOnly: boolean;
  linkTo: (period: Period) => { pathname: string; search: string };
}

/** Links rather than a select: a select would go to another page while one is still choosing by keyboard. */
export function YearMenu({ words, period, existing, now, isReadOnly, linkTo }: YearMenuProps) {
  const { t, format } = words;
  const [isAsked, setAsked] = useState(false);
  const known = newestFirst([...existing, period]);
  const toBegin = isReadOnly ? [] : yearsToBegin(now).filter((year) => !known.includes(year));
  const entry = (year: Period, label: string) => (
    <Dropdown.Item key={year}>
      <Dropdown.Button asChild>
        <Link
          to={linkTo(year)}
          className={styles.menuLink}
          aria-current={year === period ? 'true' : undefined}
        >
          {label}
        </Link>
      </Dropdown.Button>
    </Dropdown.Item>
  );
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="secondary" data-size="sm" onClick={() => setAsked(true)}>
        {t('year.choose', { period: format.period(period) })}
        <svg viewBox="0 0 12 12" className={styles.caret} aria-hidden="true" focusable="false">
          <path d="m2 4 4 4 4-4" />
        </svg>
      </Dropdown.Trigger>
      <Dropdown placement="bottom-start">
        {/* Twenty years and more: put on the page when they are asked for. */}
        {isAsked && (
          <>
            <Dropdown.List className={styles.years}>
              {known.map((year) => entry(year, format.period(year)))}
            </Dropdown.List>
            {toBegin.length > 0 && (
              <Dropdown.List className={styles.yearsToBegin}>
                {toBegin.map((year) =>
                  entry(
                    year,
                    t(year < periodAt(now) ? 'year.fillIn' : 'year.begin', {
                      period: format.period(year),
                    }),
                  ),
                )}
              </Dropdown.List>
            )}
          </>
        )}
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}

function newestFirst(years: readonly Period[]): Period[] {
  return [...new Set(years)].sort().reverse();
}

/** Last year, this year and next. */
function yearsToBegin(now: Date): Period[] {
  const thisYear = yearOf(periodAt(now));
  return newestFirst([thisYear - 1, thisYear, thisYear + 1].map(yearPeriod));
}
