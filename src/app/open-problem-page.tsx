// Answers for: the only page there is when the database can't be opened. It writes nothing.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { OpenProblem } from '#storage/database.ts';
import { recoveryAddress } from '#ui/recovery-address.ts';
import styles from './app.module.css';

interface OpenProblemPageProps {
  problem: OpenProblem;
  /** Opens all the same, where that is a choice. */
  onGoOn: () => void;
}

export function OpenProblemPage({ problem, onGoOn }: OpenProblemPageProps) {
  const { t } = useTranslation();
  return (
    <main className={styles.alone}>
      <Heading level={1} data-size="md">
        {t('appName')}
      </Heading>
      <Alert data-color="warning" role="alert">
        <Paragraph>{sentence(problem, t)}</Paragraph>
        {problem.kind === 'unavailable' && (
          <Paragraph data-size="sm">{t('open.detail', { detail: problem.detail })}</Paragraph>
        )}
      </Alert>
      <div className={styles.buttons}>
        {problem.kind === 'no-backup' ? (
          <Button onClick={onGoOn}>{t('open.goOn')}</Button>
        ) : (
          <Button onClick={() => location.reload()}>{t('actions.reload')}</Button>
        )}
        <Button asChild variant="secondary">
          <a href={recoveryAddress}>
            {problem.kind === 'no-backup' ? t('open.saveFirst') : t('recovery.open')}
          </a>
        </Button>
      </div>
    </main>
  );
}

function sentence(
  problem: OpenProblem,
  t: ReturnType<typeof useTranslation<'common'>>['t'],
): string {
  switch (problem.kind) {
    case 'newer-data':
      return t('open.newer-data', { found: problem.found, known: problem.known });
    case 'blocked':
      return t('open.blocked');
    case 'no-backup':
      return t(`open.no-backup.${problem.reason}`);
    case 'unavailable':
      return t('open.unavailable');
  }
}
