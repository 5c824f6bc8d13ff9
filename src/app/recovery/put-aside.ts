// Answers for: taking broken rows out of the database, and nothing else with them.
import { openAsIs } from '#storage/as-is.ts';
import { committed, type Dump } from '#storage/raw-dump.ts';
import type { BrokenRow } from './broken-rows.ts';

/** The broken rows as a text of their own: for whoever helps, never to be put back as it is. */
export function textOfBroken(dump: Dump, broken: readonly BrokenRow[]): string {
  const rowsOf = (store: BrokenRow['store']) => {
    const keys = new Set(broken.filter((one) => one.store === store).map(({ key }) => key));
    return (dump.stores[store]?.rows ?? []).filter((row) => keys.has((row as { id: string }).id));
  };
  const { schema, takenAt } = dump;
  return `${JSON.stringify(
    {
      format: 'nyckelring-broken',
      schema,
      takenAt,
      keys: broken,
      records: rowsOf('records'),
      history: rowsOf('history'),
    },
    null,
    2,
  )}\n`;
}

/** One transaction. A summary goes with its record: it is made from it. */
export async function removeRows(name: string, broken: readonly BrokenRow[]): Promise<void> {
  const database = await openAsIs(name);
  if (database === undefined) return;
  try {
    const stores = ['records', 'history', 'summaries'].filter((store) =>
      database.objectStoreNames.contains(store),
    );
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    for (const { store, key } of broken) {
      transaction.objectStore(store).delete(key);
      if (store === 'records' && stores.includes('summaries'))
        transaction.objectStore('summaries').delete(key);
    }
    await committed(transaction);
  } finally {
    database.close();
  }
}

/** The dump without them. */
export function withoutRows(dump: Dump, broken: readonly BrokenRow[]): Dump {
  const stores = Object.entries(dump.stores).map(([name, store]) => {
    const keys = new Set(
      broken
        .filter((row) => row.store === name || (name === 'summaries' && row.store === 'records'))
        .map(({ key }) => key),
    );
    return [
      name,
      { ...store, rows: store.rows.filter((row) => !keys.has((row as { id: string }).id)) },
    ];
  });
  return { ...dump, stores: Object.fromEntries(stores) as Dump['stores'] };
}
