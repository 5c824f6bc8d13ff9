// Answers for: the folder that is shared: how it stands, what we put there, whose files are there, and letting go.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#pages/exchange/section.tsx';
import type { SharedFolder } from '#storage/meta.ts';
import { useStorage } from '#storage/provider.tsx';
import { useMeta, type OwnParty } from '#storage/queries.ts';
import { changeFolder, leaveFolder } from '#transfer/folder/keep.ts';
import { useFolderStanding } from '#transfer/folder/standing.ts';
import { ContentsChoice } from './contents-choice.tsx';
import { FolderFiles } from './folder-files.tsx';
import { FolderState } from './folder-state.tsx';
import styles from './folder.module.css';

interface SharedFolderPartsProps {
  folder: SharedFolder;
  own: OwnParty | null;
}

export function SharedFolderParts({ folder, own }: SharedFolderPartsProps) {
  const { t } = useTranslation('folder');
  const storage = useStorage();
  const memory = useMeta('folderMemory');
  const noOwnFile = useFolderStanding((standing) => standing.noOwnFile);
  const [isChanged, setChanged] = useState(false);
  if (memory === undefined) return null;
  return (
    <>
      <FolderState folder={folder} memory={memory} />
      <FolderFiles folder={folder} files={memory?.files ?? []} own={memory?.own?.name} />
      <Section title={t('contents.legend')}>
        <ContentsChoice
          own={own}
          value={folder.contents}
          isLegendHidden
          onChange={(contents) => {
            setChanged(true);
            void changeFolder(storage, { contents });
          }}
        />
        <div role="status" className={styles.state}>
          {noOwnFile !== undefined ? (
            <Paragraph>{t(`noOwnFile.${noOwnFile}`)}</Paragraph>
          ) : (
            isChanged && <Paragraph data-size="sm">{t('contents.saved')}</Paragraph>
          )}
        </div>
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('choose.seen')}
        </Paragraph>
      </Section>
      <Leave />
    </>
  );
}

function Leave() {
  const { t } = useTranslation('folder');
  const storage = useStorage();
  const [isAsked, setAsked] = useState(false);
  return (
    <div>
      <Button variant="tertiary" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
        {t('leave.action')}
      </Button>
      {isAsked && (
        <Alert data-color="warning">
          <Paragraph>{t('leave.question')}</Paragraph>
          <div className={styles.buttons}>
            <Button data-size="sm" onClick={() => leaveFolder(storage)}>
              {t('leave.yes')}
            </Button>
            <Button variant="secondary" data-size="sm" onClick={() => setAsked(false)}>
              {t('leave.no')}
            </Button>
          </div>
        </Alert>
      )}
    </div>
  );
}
