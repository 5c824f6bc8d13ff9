import type { Page } from 'playwright-core';
import { databaseNames } from './store.ts';

/** One automatic backup as it lies in the browser. Counted from what is in it, unpacked. */
export interface ReadBackup {
  reason: string;
  schema: number;
  recordIds: string[];
}

const backupsName = `${databaseNames.real}-backups`;

/** Unpacks and reads every automatic backup; fails when one cannot be read. */
export async function readBackups(page: Page): Promise<ReadBackup[]> {
  return page.evaluate(async (name) => {
    const known = await indexedDB.databases();
    if (!known.some((one) => one.name === name)) return [];
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const database = await finished(indexedDB.open(name));
    try {
      if (database.objectStoreNames.length === 0) return [];
      const transaction = database.transaction(['facts', 'contents']);
      const [facts, contents] = await Promise.all([
        finished(
          transaction.objectStore('facts').getAll() as IDBRequest<
            { id: number; reason: string; schema: number }[]
          >,
        ),
        finished(
          transaction.objectStore('contents').getAll() as IDBRequest<
            { id: number; bytes: Uint8Array<ArrayBuffer> }[]
          >,
        ),
      ]);
      if (facts.length !== contents.length) throw new Error('A backup lacks one of its halves.');
      return await Promise.all(
        facts.map(async ({ id, reason, schema }) => {
          const content = contents.find((one) => one.id === id);
          if (content === undefined) throw new Error('A backup lacks its content.');
          const unpacked = new Blob([content.bytes])
            .stream()
            .pipeThrough(new DecompressionStream('gzip'));
          const { stores } = JSON.parse(await new Response(unpacked).text()) as {
            stores: { records: { rows: { id: string }[] } };
          };
          return { reason, schema, recordIds: stores.records.rows.map((row) => row.id) };
        }),
      );
    } finally {
      database.close();
    }
  }, backupsName);
}

/** As on a day when none has been made yet. Needs a page without the app. */
export async function removeBackups(page: Page): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(new Error(request.error?.message));
      }),
    backupsName,
  );
}
