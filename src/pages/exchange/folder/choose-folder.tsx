// Answers for: choosing a folder once, on this machine or on a server.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#pages/exchange/section.tsx';
import type { FolderContents, FolderPlace } from '#storage/meta.ts';
import { useStorage } from '#storage/provider.tsx';
import {
  askForPermission,
  canChooseFolder,
  chooseFolder,
} from '#transfer/folder/file-system-folder.ts';
import { shareFolder } from '#transfer/folder/keep.ts';
import { ServerForm } from './server-form.tsx';

export function ChooseFolder({ contents }: { contents: FolderContents }) {
  const { t } = useTranslation('folder');
  const storage = useStorage();
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
