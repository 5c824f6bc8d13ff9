// Answers for: a folder that several machines share, and in which each keeps its own file.
import { Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#pages/exchange/section.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { databaseNames } from '#storage/database-names.ts';
import type { FolderContents } from '#storage/meta.ts';
import { useStorage } from '#storage/provider.tsx';
import { useMeta, useOwnParty, type OwnParty } from '#storage/queries.ts';
import { ByHand } from './by-hand.tsx';
import { ChooseFolder } from './choose-folder.tsx';
import { ContentsChoice } from './contents-choice.tsx';
import styles from './folder.module.css';
import { SharedFolderParts } from './shared-folder-parts.tsx';

export function SharedFolderPage() {
  const { t } = useTranslation('folder');
  return (
    <SubPage title={t('title')} lead={t('lead')}>
      <Parts />
    </SubPage>
  );
}

function Parts() {
  const { t } = useTranslation('folder');
  const { database } = useStorage();
  const folder = useMeta('folder');
  const own = useOwnParty();
  // What is invented must not come among what others have written.
  if (database.name === databaseNames.demo)
    return (
      <Paragraph>
        {t('choose.demo')} <DesignLink href="#/start">{t('choose.leaveDemo')}</DesignLink>
        {'.'}
      </Paragraph>
    );
  if (folder === undefined || own === undefined) return null;
  if (folder !== null) return <SharedFolderParts folder={folder} own={own} />;
  return <NoFolder own={own} />;
}

function NoFolder({ own }: { own: OwnParty | null }) {
  const { t } = useTranslation('folder');
  const [contents, setContents] = useState<FolderContents>(own === null ? 'pack' : 'party');
  return (
    <>
      <Section title={t('contents.legend')}>
        <ContentsChoice own={own} value={contents} onChange={setContents} isLegendHidden />
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('choose.seen')}
        </Paragraph>
      </Section>
      <ChooseFolder contents={contents} />
      <ByHand own={own} contents={contents} />
    </>
  );
}
