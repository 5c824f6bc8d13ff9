// Answers for: choices by year, this year's and last year's at once and the older ones when somebody asks.
import { Details } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { yearOf, type Period } from '#domain/period.ts';
import styles from './exchange.module.css';

interface RecentFirstProps<T> {
  entries: readonly T[];
  render: (entry: T) => ReactNode;
}

export function RecentFirst<T extends { period: Period }>({
  entries,
  render,
}: RecentFirstProps<T>) {
  const { t } = useTranslation('sending');
  const newest = Math.max(...entries.map(({ period }) => yearOf(period)));
  const isRecent = ({ period }: T) => yearOf(period) >= newest - 1;
  const older = entries.filter((entry) => !isRecent(entry));
  return (
    <>
      <div className={styles.choices}>{entries.filter(isRecent).map(render)}</div>
      {older.length > 0 && (
        <Details>
          <Details.Summary>{t('sheets.older', { count: older.length })}</Details.Summary>
          <Details.Content className={styles.choices}>{older.map(render)}</Details.Content>
        </Details>
      )}
    </>
  );
}
