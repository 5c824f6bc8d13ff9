// Answers for: a folder that several machines share, and in which each keeps its own file.
import { useTranslation } from 'react-i18next';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { useMeta, useOwnParty } from '#storage/queries.ts';
import { ByHand } from './by-hand.tsx';
import { ChooseFolder } from './choose-folder.tsx';
import { SharedFolderParts } from './shared-folder-parts.tsx';

export function SharedFolderPage() {
  const { t } = useTranslation('folder');
  const folder = useMeta('folder');
  const own = useOwnParty();
  return (
    <SubPage title={t('title')} lead={t('lead')}>
      {folder === undefined || own === undefined ? null : folder === null ? (
        <>
          <ChooseFolder own={own} />
          <ByHand own={own} />
        </>
      ) : (
        <SharedFolderParts folder={folder} own={own} />
      )}
    </SubPage>
  );
}
