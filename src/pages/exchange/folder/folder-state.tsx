// Answers for: how the shared folder stands: what goes on, what is wrong and what to do, and when all was well.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { Section } from '#pages/exchange/section.tsx';
import { WorkProgress } from '#pages/exchange/work-progress.tsx';
import type { FolderMemory, SharedFolder } from '#storage/meta.ts';
import { useStorage } from '#storage/provider.tsx';
import { askForPermission } from '#transfer/folder/file-system-folder.ts';
import { cancelLook, changeFolder, folderAt, lookNow, shareFolder } from '#transfer/folder/keep.ts';
import type { LookTrouble } from '#transfer/folder/look.ts';
import { useFolderStanding } from '#transfer/folder/standing.ts';
import styles from './folder.module.css';
import { ServerForm } from './server-form.tsx';
import { useServerSentence } from './server-words.ts';

interface FolderStateProps {
  folder: SharedFolder;
  memory: FolderMemory | null;
}

export function FolderState({ folder, memory }: FolderStateProps) {
  const { t } = useTranslation('folder');
  const format = useFormat();
  const { place } = folder;
  const { doing, trouble } = useFolderStanding();
  const lookedAt = memory?.lookedAt;
  const own = memory?.own;
  const isCalm = memory?.files.every(({ state }) => state === 'fetched') ?? true;
  return (
    <Section title={t('standing.title', { folder: folderAt(place).name })}>
      {place.kind === 'server' && (
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('standing.onServer', { address: place.address })}
        </Paragraph>
      )}
      <div role="status" className={styles.state}>
        {doing === undefined && trouble === undefined && (
          <Paragraph>
            {lookedAt === undefined
              ? t('standing.first')
              : t(isCalm ? 'standing.calm' : 'standing.looked', {
                  when: format.dateTime(lookedAt),
                })}
          </Paragraph>
        )}
        {doing?.doing === 'looking' && <Paragraph>{t('standing.looking')}</Paragraph>}
      </div>
      {(doing?.doing === 'reading' || doing?.doing === 'writing') && (
        <WorkProgress
          label={t(`standing.${doing.doing}`, { file: doing.name })}
          share={doing.share}
          onCancel={cancelLook}
        />
      )}
      {trouble !== undefined && <Trouble trouble={trouble} folder={folder} />}
      <dl className={styles.facts}>
        <dt>{t('standing.ownFile')}</dt>
        <dd>
          {own
            ? t('standing.ownWritten', { when: format.dateTime(own.at) })
            : t('standing.ownNone')}
          {own && <span className={styles.file}>{own.name}</span>}
        </dd>
        {trouble !== undefined && (
          <>
            <dt>{t('standing.lookedAt')}</dt>
            <dd>{lookedAt === undefined ? t('standing.never') : format.dateTime(lookedAt)}</dd>
          </>
        )}
      </dl>
      <div>
        <Button variant="secondary" data-size="sm" onClick={lookNow}>
          {t('standing.look')}
        </Button>
      </div>
    </Section>
  );
}

interface TroubleProps {
  trouble: LookTrouble;
  folder: SharedFolder;
}

function Trouble({ trouble, folder: { place, contents } }: TroubleProps) {
  const { t } = useTranslation('folder');
  const storage = useStorage();
  const sentence = useTroubleSentence();
  return (
    <Alert data-color={trouble.kind === 'away' ? 'info' : 'warning'}>
      <Paragraph>{sentence(trouble, place.kind)}</Paragraph>
      {trouble.kind === 'permission-needed' && place.kind === 'directory' && (
        <div className={styles.buttons}>
          <Button
            data-size="sm"
            onClick={async () => {
              if (await askForPermission(place.handle)) lookNow();
            }}
          >
            {t('trouble.allow')}
          </Button>
        </div>
      )}
      {trouble.kind === 'wrong-password' && place.kind === 'server' && (
        <ServerForm
          before={place}
          onUse={(renewed) =>
            renewed.address === place.address
              ? changeFolder(storage, { place: renewed })
              : shareFolder(storage, { place: renewed, contents })
          }
        />
      )}
    </Alert>
  );
}

function useTroubleSentence(): (trouble: LookTrouble, place: 'directory' | 'server') => string {
  const { t } = useTranslation('folder');
  const serverSentence = useServerSentence();
  return (trouble, place) => {
    switch (trouble.kind) {
      case 'store':
        return t(
          trouble.problem.kind === 'storage-full'
            ? 'trouble.storage-full'
            : 'trouble.storage-closed',
        );
      case 'not-verified':
      case 'own-file-waits':
        return t(`trouble.${trouble.kind}`);
      case 'not-written':
        return t('trouble.not-written', { detail: trouble.detail });
      case 'refused':
        return place === 'server'
          ? serverSentence(trouble)
          : t('trouble.refused', { detail: trouble.detail });
      default:
        return place === 'server' ? serverSentence(trouble) : t(`trouble.${trouble.kind}`);
    }
  };
}
