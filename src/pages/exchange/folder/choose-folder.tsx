// Answers for: choosing a folder once, on this machine or on a server, and what is put there.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#pages/exchange/section.tsx';
import type { FolderContents, FolderPlace } from '#storage/meta.ts';
import { useStorage } from '#storage/provider.tsx';
import type { OwnParty } from '#storage/queries.ts';
import {
  askForPermission,
  canChooseFolder,
  chooseFolder,
} from '#transfer/folder/file-system-folder.ts';
import { shareFolder } from '#transfer/folder/keep.ts';
import { ContentsChoice } from './contents-choice.tsx';
import styles from './folder.module.css';
import { ServerForm } from './server-form.tsx';

export function ChooseFolder({ own }: { own: OwnParty | null }) {
  const { t } = useTranslation('folder');
  const storage = useStorage();
  const [contents, setContents] = useState<FolderContents>(own === null ? 'pack' : 'party');
  const [hasFailed, setFailed] = useState(false);
  const share = (place: FolderPlace) => shareFolder(storage, { place, contents });

  async function choose() {
    setFailed(false);
    try {
      const handle = await chooseFolder();
      if (handle === undefined) return;
      // Chosen with leave to write in most browsers; the others ask for it now, while the click counts.
      await askForPermission(handle);
      await share({ kind: 'directory', handle });
    } catch {
      // The system's own folders and the root of a drive are refused by the browser.
      setFailed(true);
    }
  }

  return (
    <>
      <Section title={t('contents.legend')}>
        <ContentsChoice own={own} value={contents} onChange={setContents} isLegendHidden />
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('choose.seen')}
        </Paragraph>
      </Section>
      <Section title={t('choose.title')} lead={t('choose.lead')}>
        {canChooseFolder() ? (
          <div>
            <Button onClick={choose}>{t('choose.action')}</Button>
          </div>
        ) : (
          <Paragraph>{t('choose.cannot')}</Paragraph>
        )}
        {hasFailed && (
          <Alert data-color="danger" role="alert">
            <Paragraph>{t('choose.failed')}</Paragraph>
          </Alert>
        )}
      </Section>
      <Section title={t('choose.server')}>
        <ServerForm onUse={share} />
      </Section>
    </>
  );
}
