// Answers for: files out and files in: a backup, a file for the coordinator, the others' files, and what is here.
import { useTranslation } from 'react-i18next';
import { PageHead } from '#ui/page.tsx';
import { ChooseParty } from './choose-party.tsx';
import styles from './exchange.module.css';
import { Holdings } from './holdings.tsx';
import { IncomingFiles } from './incoming-files.tsx';
import { useIncoming } from './incoming.ts';
import { OpenFiles } from './open-files.tsx';
import { SaveFile } from './save-file.tsx';

export function ExchangePage() {
  const { t } = useTranslation('exchange');
  const incoming = useIncoming();
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className={styles.ways}>
        <SaveFile />
        <OpenFiles incoming={incoming} />
      </div>
      <IncomingFiles incoming={incoming} />
      <ChooseParty />
      <Holdings />
    </div>
  );
}
