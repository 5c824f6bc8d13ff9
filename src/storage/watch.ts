// Answers for: telling those who are no page that something stored here has changed, in any window or worker.
import { Dexie } from 'dexie';
import type { Database } from './database.ts';

/** Calls back after each change to the records. Gives a way to stop. */
export function watchRecords(database: Database, listener: () => void): () => void {
  const table = `idb://${database.name}/records/`;
  const onChange = (parts: object) => {
    if (Object.keys(parts).some((part) => part === 'all' || part.startsWith(table))) listener();
  };
  Dexie.on('storagemutated', onChange);
  return () => Dexie.on.storagemutated.unsubscribe(onChange);
}
