// Answers for: a folder that several machines share, and in which each keeps its own file.
import { useTranslation } from 'react-i18next';
import { SubPage } from '#pages/exchange/sub-page.tsx';

export function SharedFolderPage() {
  const { t } = useTranslation('sending');
  return <SubPage title={t('ways.folder.title')} lead={t('ways.folder.text')} />;
}
