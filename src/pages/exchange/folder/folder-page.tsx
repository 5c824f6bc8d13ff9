// Answers for: a folder that several machines share, and in which each keeps its own file.
import { Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { databaseNames } from '#storage/database-names.ts';
import { useStorage } from '#storage/provider.tsx';
import { useMeta, useOwnParty } from '#storage/queries.ts';
import { ByHand } from './by-hand.tsx';
import { ChooseFolder } from './choose-folder.tsx';
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
  if (database.name === databaseNames.demo) return <Paragraph>{t('choose.demo')}</Paragraph>;
  if (folder === undefined || own === undefined) return null;
  if (folder !== null) return <SharedFolderParts folder={folder} own={own} />;
  return (
    <>
      <ChooseFolder own={own} />
      <ByHand own={own} />
    </>
  );
}
