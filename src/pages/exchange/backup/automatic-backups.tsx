// Answers for: the backups that the app has made by itself: each can be put back, or saved as a file.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import styles from '#pages/exchange/exchange.module.css';
import { Section } from '#pages/exchange/section.tsx';
import type { Backup } from '#storage/backups.ts';
import { useTransfer } from '#transfer/provider.tsx';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import { useCountWords } from './count-words.ts';
import { ReplacingState } from './replacing-state.tsx';
import { useReplacing } from './use-replacing.ts';

interface AutomaticBackupsProps {
  backups: readonly Backup[] | undefined;
  onReplaced: () => void;
}

export function AutomaticBackups({ backups, onReplaced }: AutomaticBackupsProps) {
  const { t } = useTranslation('backup');
  const transfer = useTransfer();
  const acts = useReplacing(onReplaced);
  const isWorking = acts.state.step === 'working';
  return (
    <Section title={t('automatic.title')} lead={t('automatic.lead')}>
      {backups?.length === 0 && <Paragraph>{t('automatic.none')}</Paragraph>}
      {backups !== undefined && backups.length > 0 && (
        <ul className={styles.files}>
          {backups.map((backup) => (
            <li key={backup.id}>
              <OneBackup
                backup={backup}
                isWorking={isWorking}
                onPutBack={() => void acts.begin((options) => transfer.putBack(backup.id, options))}
              />
            </li>
          ))}
        </ul>
      )}
      <ReplacingState acts={acts} />
    </Section>
  );
}

interface OneBackupProps {
  backup: Backup;
  isWorking: boolean;
  onPutBack: () => void;
}

function OneBackup({ backup, isWorking, onPutBack }: OneBackupProps) {
  const { t } = useTranslation(['backup', 'common']);
  const format = useFormat();
  const countWords = useCountWords();
  const transfer = useTransfer();
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const name = t('automatic.one', {
    when: format.dateTime(backup.takenAt),
    reason: t(`automatic.reason.${backup.reason}`),
  });

  async function save() {
    const written = await transfer.backupFile(backup.id);
    if (!written.ok) {
      setSaid(t('problem.backup-unreadable'));
      return;
    }
    const { blob, extension } = written.value;
    const day = new Date(backup.takenAt).toLocaleDateString('sv-SE');
    const file =
      safeFileName(`${t('common:appName')} ${t('automatic.fileName')} ${day}`) + extension;
    saveFile(blob, file);
    setSaid(t(extension.includes('raw') ? 'automatic.savedRaw' : 'automatic.saved', { file }));
  }

  return (
    <>
      <Paragraph className={styles.label}>{name}</Paragraph>
      <Paragraph data-size="sm" className={styles.quiet}>
        {t('automatic.holds', {
          contents: format.list(countWords(backup.counts)),
          size: format.size(backup.size),
        })}
      </Paragraph>
      {isAsking ? (
        <>
          <Paragraph>{t('automatic.sure')}</Paragraph>
          <div className={styles.buttons}>
            <Button
              data-size="sm"
              disabled={isWorking}
              onClick={() => {
                setAsking(false);
                onPutBack();
              }}
            >
              {t('restore.doReplace')}
            </Button>
            <Button variant="tertiary" data-size="sm" onClick={() => setAsking(false)}>
              {t('restore.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.buttons}>
          <Button
            variant="secondary"
            data-size="sm"
            disabled={isWorking}
            aria-label={t('automatic.putBackNamed', { name })}
            onClick={() => setAsking(true)}
          >
            {t('automatic.putBack')}
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            disabled={isWorking}
            aria-label={t('automatic.saveNamed', { name })}
            onClick={save}
          >
            {t('automatic.save')}
          </Button>
        </div>
      )}
      <div role="status">{said !== '' && <Paragraph data-size="sm">{said}</Paragraph>}</div>
    </>
  );
}
