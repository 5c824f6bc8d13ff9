// Databases of earlier schema numbers, put into a browser by its own interface as an earlier version of the app left them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { HistoryEntry, KeptRecord } from '#domain/record.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { upgradeSnapshot } from '#domain/upgrades/steps.ts';
import { batchesOf } from '#storage/history.ts';
import { versions } from '#storage/versions.ts';

export interface OldStore {
  schema: number;
  records: { id: string }[];
  history: HistoryEntry[];
  /** The device that it belongs to. */
  device: string;
}

interface FrozenFile {
  device: string;
  records: Record<string, { id: string }[]>;
  history: HistoryEntry[];
}

/**
 * What the frozen file of that number holds, so many times over: the first time as it is, then under other names
 * of parties, records and revisions.
 */
export function oldStore(schema: number, times: number): OldStore {
  const path = new URL(
    `../../fixtures/exchange/schema-${String(schema)}.nyckelring.json`,
    import.meta.url,
  );
  const text = readFileSync(fileURLToPath(path), 'utf8');
  const first = JSON.parse(text) as FrozenFile;
  const store: OldStore = {
    schema,
    device: first.device,
    records: Object.values(first.records).flat(),
    history: first.history,
  };
  for (let copy = 1; copy < times; copy += 1) {
    const name = `granliden${String(copy)}x`;
    const { records, history } = JSON.parse(
      text.replaceAll('granliden', name).replaceAll('"rev0', `"rev${String(copy)}x`),
    ) as FrozenFile;
    // Only what carries the other name: the rest would be the same records once more.
    store.records.push(
      ...Object.values(records)
        .flat()
        .filter(({ id }) => id.includes(name)),
    );
    store.history.push(...history.filter(({ record }) => record.includes(name)));
  }
  return store;
}

/** Records and history as the present version has them once it has brought the store up to date. */
export function upgraded({ schema, records, history }: OldStore): {
  records: KeptRecord[];
  history: HistoryEntry[];
} {
  return upgradeSnapshot({ records, history }, schema) as {
    records: KeptRecord[];
    history: HistoryEntry[];
  };
}

/** Makes the database anew. Needs a page without the app. With `keepOpen` the page holds it, deaf to every request, until {@link letGo}. */
export async function putOldStore(
  page: Page,
  name: string,
  store: OldStore,
  keepOpen = false,
): Promise<void> {
  if (store.schema >= schemaNumber) throw new Error('This store would not be old.');
  const rowsOfTables: Record<string, unknown[]> = {
    records: store.records,
    history: batchesOf(store.history),
    meta: [
      { key: 'device', value: store.device },
      { key: 'person', value: { name: 'Kim Berg', role: '' } },
      { key: 'ownParty', value: 'party:x.granliden' },
    ],
  };
  await page.evaluate(
    async ({ databaseName, number, shapes, rows, isKept }) => {
      const done = (request: IDBRequest) =>
        new Promise<void>((resolve, reject) => {
          request.onsuccess = () => resolve();
          request.onerror = () => reject(new Error(request.error?.message));
        });
      await done(indexedDB.deleteDatabase(databaseName));
      const request = indexedDB.open(databaseName, number);
      request.onupgradeneeded = () => {
        for (const [table, [key = 'id', ...indexes]] of shapes) {
          const made = request.result.createObjectStore(table, { keyPath: key });
          for (const index of indexes)
            made.createIndex(index, index.startsWith('[') ? index.slice(1, -1).split('+') : index);
          for (const row of rows[table] ?? []) made.put(row);
        }
      };
      await done(request);
      if (isKept) Object.assign(globalThis, { heldDatabase: request.result });
      else request.result.close();
    },
    {
      databaseName: name,
      number: store.schema * 10,
      shapes: shapesOf(store.schema),
      rows: rowsOfTables,
      isKept: keepOpen,
    },
  );
}

/** Closes what {@link putOldStore} holds open in that page. */
export async function letGo(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as unknown as { heldDatabase: IDBDatabase }).heldDatabase.close();
  });
}

/** Every table of that number with its key and its indexes, as Dexie writes them down. */
function shapesOf(schema: number): [string, string[]][] {
  const stores = Object.assign(
    {},
    ...versions.filter(({ number }) => number <= schema).map(({ stores: added }) => added),
  ) as Record<string, string | null>;
  return Object.entries(stores).flatMap(([table, shape]) =>
    shape === null
      ? []
      : [[table, shape.split(',').map((part) => part.trim())] as [string, string[]]],
  );
}
