import type { Page } from 'playwright-core';

/** Everything in one of the browser's databases: table → rows. Read with the browser's own interface. */
export type Dump = Record<string, unknown[]>;

export const databaseNames = { real: 'nyckelring', demo: 'nyckelring-demo' } as const;

/** Null when there is no such database. Never makes one, and never holds one open. */
export async function dumpDatabase(page: Page, name: string): Promise<Dump | null> {
  return page.evaluate(async (databaseName) => {
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const known = await indexedDB.databases();
    if (!known.some((database) => database.name === databaseName)) return null;
    const database = await finished(indexedDB.open(databaseName));
    try {
      const tables = [...database.objectStoreNames];
      const transaction = database.transaction(tables, 'readonly');
      const rows = await Promise.all(
        tables.map((table) => finished(transaction.objectStore(table).getAll())),
      );
      return Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []]));
    } finally {
      database.close();
    }
  }, name);
}

/** Raises the number of a database as a later version of the app would. Needs a page without the app. */
export async function raiseVersion(page: Page, name: string, version: number): Promise<void> {
  await page.evaluate(
    ([databaseName, number]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(databaseName, number);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(new Error(request.error?.message));
        // The other windows are told, and given time to save their last words and close.
        request.onblocked = () =>
          setTimeout(() => reject(new Error('another window holds the database open')), 10_000);
      }),
    [name, version] as const,
  );
}
