// Answers for: how many rows have changed in each way, side by side and of the same weight.
import { useTranslation } from 'react-i18next';
import type { AnswerChange } from '#domain/changes.ts';
import { shownCounts } from '#reports/changes.ts';
import type { Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

export function Counts({ sheet, rows }: { sheet: Sheet; rows: readonly AnswerChange[] }) {
  const { t } = useTranslation('reports');
  return (
    <dl className={styles.counts}>
      {shownCounts(rows, sheet.instrument).map(({ key, count }) => (
        <div key={key}>
          <dt>{t(`changes.${key}`)}</dt>
          <dd>{sheet.format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
