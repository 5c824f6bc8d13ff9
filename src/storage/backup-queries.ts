// Answers for: what pages ask about files and backups: when the last one was, whether it is time for one, and which lie on this machine.
import { useCallback, useEffect, useState } from 'react';
import { changesSince, changesThatMatter, isTimeForFile } from '#domain/backup-reminder.ts';
import type { KeptRecord } from '#domain/record.ts';
import { listBackups, type Backup } from './backups.ts';
import type { Database } from './database.ts';
import { readMeta } from './meta.ts';
import { useStorage } from './provider.tsx';
import { useQuery } from './queries.ts';

/** Whether to say, on the overview, that it is time for a file with everything. */
export function useFileReminder(): boolean | undefined {
  const { context } = useStorage();
  return useQuery((database) => isReminderDue(database, context.now()), [context]);
}

async function isReminderDue(database: Database, now: Date): Promise<boolean> {
  const [device, startedAt, lastFileAt, lastFileNumber, putOffAt, own] = await Promise.all([
    readMeta(database, 'device'),
    readMeta(database, 'startedAt'),
    readMeta(database, 'lastFileAt'),
    readMeta(database, 'lastFileNumber'),
    readMeta(database, 'reminderPutOffAt'),
    readMeta(database, 'ownParty'),
  ]);
  const isTime = isTimeForFile({
    now,
    startedAt: startedAt ?? null,
    lastFileAt: lastFileAt ?? null,
    putOffAt: putOffAt ?? null,
  });
  if (!isTime || device === undefined) return false;
  // The work of this machine is in its own party's records; whoever only gathers writes in the others.
  const kinds = ['party', 'network', 'review', 'document', 'action'];
  const records: KeptRecord[] =
    own === undefined
      ? await database.records.where('kind').anyOf(kinds).toArray()
      : await database.records
          .where('[kind+party]')
          .anyOf(['assessment', 'review', 'document', 'action'].map((kind) => [kind, own]))
          .toArray();
  return changesSince(records, device, lastFileNumber ?? 0) >= changesThatMatter;
}

/** The automatic backups on this machine, newest first, and a way to look again. */
export function useBackups(): { backups: Backup[] | undefined; lookAgain: () => void } {
  const { database } = useStorage();
  const [backups, setBackups] = useState<Backup[] | undefined>(undefined);
  const [look, setLook] = useState(0);
  useEffect(() => {
    let isGone = false;
    void listBackups(database.name)
      .catch(() => [])
      .then((found) => {
        if (!isGone) setBackups(found);
      });
    return () => {
      isGone = true;
    };
  }, [database, look]);
  return { backups, lookAgain: useCallback(() => setLook((times) => times + 1), []) };
}
