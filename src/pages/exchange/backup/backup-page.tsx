// Answers for: keeping everything safe: one file with all of it, the way back from a file, and the automatic backups.
import { Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { Section } from '#pages/exchange/section.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { useBackups } from '#storage/backup-queries.ts';
import { useMeta } from '#storage/queries.ts';
import { recoveryAddress } from '#ui/recovery-address.ts';
import { AutomaticBackups } from './automatic-backups.tsx';
import { RestoreFile } from './restore-file.tsx';
import { SaveEverything } from './save-everything.tsx';

export function BackupPage() {
  const { t } = useTranslation(['backup', 'sending']);
  const { backups, lookAgain } = useBackups();
  return (
    <SubPage title={t('sending:ways.backup.title')} lead={t('lead')}>
      <LastFiles />
      <SaveEverything />
      <RestoreFile onReplaced={lookAgain} />
      <AutomaticBackups backups={backups} onReplaced={lookAgain} />
      <Paragraph>
        {t('recovery')} <DesignLink href={recoveryAddress}>{t('recoveryLink')}</DesignLink>
        {'.'}
      </Paragraph>
    </SubPage>
  );
}

function LastFiles() {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const lastFileAt = useMeta('lastFileAt');
  const lastPartFileAt = useMeta('lastPartFileAt');
  if (lastFileAt === undefined || lastPartFileAt === undefined) return null;
  return (
    <Section title={t('last.title')}>
      <Paragraph>
        {lastFileAt === null
          ? t('last.never')
          : t('last.at', { date: format.dateTime(lastFileAt) })}
      </Paragraph>
      {lastPartFileAt !== null && lastPartFileAt > (lastFileAt ?? '') && (
        <Paragraph>{t('last.part', { date: format.dateTime(lastPartFileAt) })}</Paragraph>
      )}
    </Section>
  );
}
