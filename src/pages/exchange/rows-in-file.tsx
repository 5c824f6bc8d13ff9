// Answers for: what a file with some rows holds, and what is not in it.
import { Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '#domain/assessment.ts';
import { useFormat } from '#i18n/format.ts';
import { useContribution } from '#storage/outgoing-queries.ts';
import styles from './exchange.module.css';
import rows from './rows.module.css';
import { instrumentName } from './words.ts';

interface RowsInFileProps {
  assessment: Assessment;
  items: readonly string[];
}

export function RowsInFile({ assessment, items }: RowsInFileProps) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const outgoing = useContribution(assessment.id, items);
  if (!outgoing) return null;
  const documents = outgoing.records.filter(({ kind }) => kind === 'document').length;
  const { history, lastPeriod } = outgoing;
  return (
    <div>
      <Paragraph className={styles.label}>{t('save.contents')}</Paragraph>
      <ul className={styles.contents}>
        <li>
          {t('rows.contents.rows', {
            count: items.length,
            instrument: instrumentName({ format }, assessment.instrument, assessment.version),
            period: format.period(assessment.period),
            rows: format.list([...items]),
          })}
        </li>
        {lastPeriod !== undefined && (
          <li>{t('rows.contents.last', { period: format.period(lastPeriod) })}</li>
        )}
        {documents > 0 && <li>{t('rows.contents.documents', { count: documents })}</li>}
        {history.length > 0 && <li>{t('rows.contents.history')}</li>}
        <li>{t('rows.contents.party')}</li>
      </ul>
      <Paragraph data-size="sm" className={`${styles.quiet} ${rows.notIn}`}>
        {t('rows.contents.leaves')}
      </Paragraph>
    </div>
  );
}
