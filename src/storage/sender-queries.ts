// Answers for: this machine's own key and the places that files came from, as hooks. Apart from the others: few pages ask.
import { useEffect, useState } from 'react';
import { currentValue } from '#domain/revision.ts';
import type { RememberedSender, SigningKey } from '#domain/sender.ts';
import { useStorage } from './provider.tsx';
import { useQuery } from './queries.ts';
import { readSenders, signingKey } from './senders.ts';

export interface Sender extends RememberedSender {
  /** Of the party that its files say they come from; undefined when they say no party, or one that is not here. */
  party: string | undefined;
}

/** Where files have been read in from, the latest first. */
export function useSenders(): Sender[] | undefined {
  return useQuery(async (database) => {
    const senders = await readSenders(database);
    const records = await database.records.bulkGet(senders.map(({ claim }) => claim));
    return senders
      .map((sender, index): Sender => {
        const record = records[index];
        const profile = record?.kind === 'party' ? currentValue(record.fields.profile) : undefined;
        return { ...sender, party: profile?.name };
      })
      .toSorted((a, b) => (a.last < b.last ? 1 : -1));
  }, []);
}

/** The key of this machine, made if there is none; null where the browser can't make one. */
export function useSigningKey(
  newKey: () => Promise<SigningKey | undefined>,
): SigningKey | null | undefined {
  const { database } = useStorage();
  const [key, setKey] = useState<SigningKey | null>();
  useEffect(() => {
    let isGone = false;
    signingKey(database, newKey).then(
      (found) => {
        if (!isGone) setKey(found ?? null);
      },
      // The browser has closed the database; the header says so when something is to be saved.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [database, newKey]);
  return key;
}
