// Answers for: going from one meeting's key to another's.
import { Dropdown } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Period } from '#domain/period.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { withoutDimension } from './address.ts';
import styles from './key.module.css';
import { meetingChoices } from './meeting-choices.ts';

interface MeetingChooserProps {
  shown: Period;
  present: Period;
  meetingsPerYear: number;
  summaries: readonly Summary[];
  total: number;
}

/** A list of links: a select that leads away would do so at the first press of an arrow key. */
export function MeetingChooser(props: MeetingChooserProps) {
  const { shown, present, meetingsPerYear, summaries, total } = props;
  const { t } = useTranslation('key');
  const format = useFormat();
  const [search] = useSearchParams();
  const choices = meetingChoices({
    shown,
    present,
    existing: summaries.map(({ period }) => period),
    meetingsPerYear,
  });
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="secondary">{t('meeting.choose')}</Dropdown.Trigger>
      <Dropdown placement="bottom-start" className={styles.meetings}>
        <Dropdown.List>
          {choices.map((period) => {
            const marks = summaries.find((summary) => summary.period === period)?.marks ?? {};
            const count = Object.keys(marks).length;
            return (
              <Dropdown.Item key={period}>
                <Dropdown.Button asChild>
                  <Link
                    to={{ pathname: paths.key(period), ...withoutDimension(search) }}
                    aria-current={period === shown ? 'page' : undefined}
                    className={styles.meeting}
                  >
                    <span>
                      {period === present
                        ? t('meeting.present', { period: format.period(period) })
                        : format.period(period)}
                    </span>
                    <span className={styles.quiet}>
                      {count === 0 ? t('meeting.notBegun') : t('meeting.rated', { count, total })}
                    </span>
                  </Link>
                </Dropdown.Button>
              </Dropdown.Item>
            );
          })}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}
