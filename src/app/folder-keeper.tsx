// Answers for: keeping the shared folder in step on every page, and saying quietly what came in or waits. Loaded only where a folder is shared.
import { Button, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { currentValue } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import type { SharedFolder } from '#storage/meta.ts';
import { useStorage } from '#storage/provider.tsx';
import { useMeta, useParties } from '#storage/queries.ts';
import { keepFolder, putReceivedAway } from '#transfer/folder/keep.ts';
import type { Received } from '#transfer/folder/look.ts';
import { useFolderStanding } from '#transfer/folder/standing.ts';
import styles from './shell.module.css';

export function FolderKeeper({ folder }: { folder: SharedFolder }) {
  const { t } = useTranslation(['folder', 'common']);
  const storage = useStorage();
  const format = useFormat();
  const { pathname } = useLocation();
  const { received, trouble } = useFolderStanding();
  const files = useMeta('folderMemory')?.files ?? [];
  const namesOf = useNames();
  const [putAway, setPutAway] = useState('');
  useEffect(() => keepFolder(storage, folder), [storage, folder]);

  const waiting = files.filter(({ state }) => state === 'waiting');
  const needsPermission = trouble?.kind === 'permission-needed';
  // The same things wait as when they were put away.
  const asked = [...waiting.map(({ name, version }) => name + version), needsPermission].join('|');
  const isAsking = (waiting.length > 0 || needsPermission) && asked !== putAway;
  // The page of the folder says it all itself.
  if (pathname === paths.sharedFolder || (received.length === 0 && !isAsking)) return null;
  const count = received.reduce((sum, one) => sum + one.count, 0);
  return (
    <div className={styles.notice} role="status">
      {received.length > 0 && (
        <Paragraph data-size="sm">
          {t('notice.received', {
            count,
            number: format.number(count),
            names: format.list(namesOf(received)),
          })}
        </Paragraph>
      )}
      {isAsking && waiting.length > 0 && (
        <Paragraph data-size="sm">
          {t('notice.waiting', { count: waiting.length, number: format.number(waiting.length) })}
        </Paragraph>
      )}
      {isAsking && needsPermission && (
        <Paragraph data-size="sm">{t('notice.permission')}</Paragraph>
      )}
      <DesignLink asChild>
        <Link to={paths.sharedFolder}>{t('notice.toFolder')}</Link>
      </DesignLink>
      <Button
        data-size="sm"
        variant="tertiary"
        onClick={() => {
          putReceivedAway();
          setPutAway(asked);
        }}
      >
        {t('common:actions.close')}
      </Button>
    </div>
  );
}

/** Whose files came in, each party once. */
function useNames(): (received: readonly Received[]) => string[] {
  const { t } = useTranslation('folder');
  const parties = useParties() ?? [];
  const names = new Map(parties.map(({ id, fields }) => [id, currentValue(fields.profile)?.name]));
  return (received) => [
    ...new Set(received.map(({ party }) => names.get(party ?? '') ?? t('notice.somebody'))),
  ];
}
