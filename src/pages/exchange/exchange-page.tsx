// Answers for: the way in to everything that goes between machines, and a file opened on the spot.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasData, useParties } from '#storage/queries.ts';
import { useIsNarrow } from '#ui/narrow-screen.ts';
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
  const isNarrow = useIsNarrow();
  const ways = <WayList key="ways" />;
  const open = <OpenFiles key="open" incoming={incoming} />;
  /** On a narrow screen everything else would stand between a file and what it would bring. */
  const areFilesFirst = isNarrow && incoming.files.length > 0;
  // Whoever has nothing yet has come to open a file.
  const hub = hasData !== undefined && (
    <div key="hub" className={styles.hub}>
      {hasData && !areFilesFirst ? [ways, open] : [open, ways]}
    </div>
  );
  const files = (
    <Fragment key="files">
      <NextAfterReading incoming={incoming} />
      <IncomingFiles incoming={incoming} />
    </Fragment>
  );
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')} />
      <ReturnRows />
      {areFilesFirst ? [files, hub] : [hub, files]}
      <PartiesInConflict parties={parties ?? []} />
    </div>
  );
}
