// Answers for: the way in to everything that goes between machines, and a file opened on the spot.
import { useTranslation } from 'react-i18next';
import { useHasData, useParties } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import styles from './exchange.module.css';
import { IncomingFiles } from './incoming-files.tsx';
import { useIncoming } from './incoming.ts';
import { NextAfterReading } from './next-after-reading.tsx';
import { OpenFiles } from './open-files.tsx';
import { PartiesInConflict } from './parties-in-conflict.tsx';
import { ReturnRows } from './return-rows.tsx';
import { WayList } from './way-list.tsx';

export function ExchangePage() {
  const { t } = useTranslation('exchange');
  const incoming = useIncoming();
  const hasData = useHasData();
  const parties = useParties();
  const ways = <WayList key="ways" />;
  const open = <OpenFiles key="open" incoming={incoming} />;
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')} />
      <ReturnRows />
      {/* Whoever has nothing yet has come to open a file. */}
      {hasData !== undefined && (
        <div className={styles.hub}>{hasData ? [ways, open] : [open, ways]}</div>
      )}
      <NextAfterReading incoming={incoming} />
      <IncomingFiles incoming={incoming} />
      <PartiesInConflict parties={parties ?? []} />
    </div>
  );
}
