// Answers for: this machine's own key and the places that files have been read in from. Neither ever leaves it.
import {
  withoutClaim,
  withSender,
  type Origin,
  type RememberedSender,
  type SenderKey,
  type SigningKey,
} from '#domain/sender.ts';
import type { Database } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';

/**
 * The key of this machine, made the first time that it is asked for. `newKey` makes one, or gives undefined where
 * the browser cannot: then files go unsigned. Two windows that ask at once agree on the first.
 */
export async function signingKey(
  database: Database,
  newKey: () => Promise<SigningKey | undefined>,
): Promise<SigningKey | undefined> {
  const stored = await readMeta(database, 'signingKey');
  if (stored !== undefined) return stored;
  // Before the transaction: it would not wait for anything but the database.
  const made = await newKey();
  if (made === undefined) return undefined;
  return database.transaction('rw', database.meta, async () => {
    const first = await readMeta(database, 'signingKey');
    if (first !== undefined) return first;
    await writeMeta(database, 'signingKey', made);
    return made;
  });
}

export async function readSenders(database: Database): Promise<RememberedSender[]> {
  return (await readMeta(database, 'senders')) ?? [];
}

/** After a signed file has been read in, inside the same transaction or on its own. `at` is ISO 8601. */
export async function rememberSender(
  database: Database,
  origin: Origin,
  key: SenderKey,
  at: string,
): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    await writeMeta(database, 'senders', withSender(await readSenders(database), origin, key, at));
  });
}

/** The next file that says it comes from there is a first one again. */
export async function forgetSender(database: Database, claim: string): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    await writeMeta(database, 'senders', withoutClaim(await readSenders(database), claim));
  });
}
