// Answers for: keeping everything safe: one file with all that is on this machine.
import { useTranslation } from 'react-i18next';
import { SaveFile } from '#pages/exchange/save-file.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';

export function BackupPage() {
  const { t } = useTranslation('sending');
  return (
    <SubPage title={t('ways.backup.title')} lead={t('ways.backup.text')}>
      <SaveFile />
    </SubPage>
  );
}
