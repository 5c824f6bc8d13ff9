// Answers for: saying calmly, once there is work to lose, that it is time for a file. It can be put off.
import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#pages/paths.ts';
import { useFileReminder } from '#storage/backup-queries.ts';
import { useCommands } from '#storage/provider.tsx';
import { useMeta } from '#storage/queries.ts';
import styles from './overview.module.css';

export function FileReminder() {
  const { t } = useTranslation('overview');
  const commands = useCommands();
  const isDue = useFileReminder();
  const lastFileAt = useMeta('lastFileAt');
  if (isDue !== true || lastFileAt === undefined) return null;
  return (
    <Card asChild className={styles.next}>
      <section aria-labelledby="file-reminder">
        <div className={styles.nextWords}>
          <Heading level={2} data-size="2xs" id="file-reminder">
            {t('fileReminder.title')}
          </Heading>
          <Paragraph>
            {lastFileAt === null ? t('fileReminder.never') : t('fileReminder.text')}
          </Paragraph>
        </div>
        <div className={styles.nextButtons}>
          <Button asChild variant="secondary">
            <Link to={paths.backup}>{t('fileReminder.save')}</Link>
          </Button>
          <Button variant="tertiary" onClick={() => void commands.putOffReminder()}>
            {t('fileReminder.later')}
          </Button>
        </div>
      </section>
    </Card>
  );
}
