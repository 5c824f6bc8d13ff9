// Answers for: going to another year's sheet, and beginning on one that does not exist yet.
import { Dropdown } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { periodAt, yearOf, yearPeriod, type Period } from '#domain/period.ts';
import styles from './matrix.module.css';
import type { Sheet, Words } from './sheet.ts';

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
  const years = isReadOnly
    ? [...new Set([...existing, period])]
    : yearsToChoose(existing, now, period);
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="secondary" data-size="sm" onClick={() => setAsked(true)}>
        {t('year.choose', { period: format.period(period) })}
        <svg viewBox="0 0 12 12" className={styles.caret} aria-hidden="true" focusable="false">
          <path d="m2 4 4 4 4-4" />
        </svg>
      </Dropdown.Trigger>
      <Dropdown placement="bottom-end" className={styles.years}>
        {/* Twenty years and more: put on the page when they are asked for. */}
        <Dropdown.List>
          {(isAsked ? years : [])
            .sort()
            .reverse()
            .map((year) => (
              <Dropdown.Item key={year}>
                <Dropdown.Button asChild>
                  <Link
                    to={linkTo(year)}
                    className={styles.menuLink}
                    aria-current={year === period ? 'true' : undefined}
                  >
                    {yearLabel(words, year, existing, periodAt(now))}
                  </Link>
                </Dropdown.Button>
              </Dropdown.Item>
            ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}

/** The years with answers, and the three that one may begin on: last year, this year and next. */
function yearsToChoose(existing: readonly Period[], now: Date, period: Period): Period[] {
  const thisYear = yearOf(periodAt(now));
  const begin = [thisYear - 1, thisYear, thisYear + 1].map(yearPeriod);
  return [...new Set([...existing, ...begin, period])];
}

function yearLabel(
  { t, format }: Pick<Sheet, 't' | 'format'>,
  year: Period,
  existing: readonly Period[],
  thisYear: Period,
): string {
  const name = format.period(year);
  if (existing.includes(year)) return name;
  return year < thisYear ? t('year.fillIn', { period: name }) : t('year.begin', { period: name });
}
