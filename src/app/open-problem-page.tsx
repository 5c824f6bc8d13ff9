// Answers for: the only page there is when the database can't be opened. It writes nothing.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { OpenProblem } from '#storage/database.ts';
import styles from './app.module.css';

export function OpenProblemPage({ problem }: { problem: OpenProblem }) {
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
      <div>
        <Button onClick={() => location.reload()}>{t('actions.reload')}</Button>
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
    case 'unavailable':
      return t('open.unavailable');
  }
}
