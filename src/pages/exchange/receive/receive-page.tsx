// Answers for: taking in the parties' files, many at once, and seeing who has delivered what.
import { useTranslation } from 'react-i18next';
import { useHandedOver } from '#pages/exchange/folder/handed-over.ts';
import { Holdings } from '#pages/exchange/holdings.tsx';
import { IncomingFiles } from '#pages/exchange/incoming-files.tsx';
import { useIncoming } from '#pages/exchange/incoming.ts';
import { NextAfterReading } from '#pages/exchange/next-after-reading.tsx';
import { OpenFiles } from '#pages/exchange/open-files.tsx';
import { PastImports } from '#pages/exchange/past-imports.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { Deliveries } from './deliveries.tsx';
import { FolderOfFiles } from './folder-of-files.tsx';

export function ReceivePage() {
  const { t } = useTranslation('sending');
  const incoming = useIncoming();
  useHandedOver(incoming);
  return (
    <SubPage title={t('ways.receive.title')} lead={t('receive.lead')}>
      <OpenFiles incoming={incoming}>
        <FolderOfFiles incoming={incoming} />
      </OpenFiles>
      <NextAfterReading incoming={incoming} />
      <IncomingFiles incoming={incoming} />
      <PastImports />
      <Deliveries />
      <Holdings />
    </SubPage>
  );
}
