// Answers for: taking broken rows out of the database, and nothing else with them.
import { finished, openAsIs } from '#storage/as-is.ts';
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

/** One transaction. A summary goes with its record: it is made from it, and may lie in a row with others. */
export async function removeRows(name: string, broken: readonly BrokenRow[]): Promise<void> {
  const database = await openAsIs(name);
  if (database === undefined) return;
  try {
    const stores = ['records', 'history', 'summaries'].filter((store) =>
      database.objectStoreNames.contains(store),
    );
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    for (const { store, key } of broken) transaction.objectStore(store).delete(key);
    if (stores.includes('summaries')) {
      const gone = recordKeys(broken);
      const summaries = transaction.objectStore('summaries');
      // Where the browser cannot give them, they are made anew with the next upgrade or replacement.
      for (const row of await finished(summaries.getAll() as IDBRequest<SummaryLike[]>).catch(
        () => [],
      )) {
        const left = withoutSummaries(row, gone);
        if (left === undefined) summaries.delete(row.id);
        else if (left !== row) summaries.put(left);
      }
    }
    await committed(transaction);
  } finally {
    database.close();
  }
}

/** The dump without them. */
export function withoutRows(dump: Dump, broken: readonly BrokenRow[]): Dump {
  const stores = Object.entries(dump.stores).map(([name, store]) => {
    if (name === 'summaries') {
      const gone = recordKeys(broken);
      const rows = (store.rows as SummaryLike[]).flatMap(
        (row) => withoutSummaries(row, gone) ?? [],
      );
      return [name, { ...store, rows }];
    }
    const keys = new Set(broken.filter((row) => row.store === name).map(({ key }) => key));
    return [
      name,
      { ...store, rows: store.rows.filter((row) => !keys.has((row as { id: string }).id)) },
    ];
  });
  return { ...dump, stores: Object.fromEntries(stores) as Dump['stores'] };
}

/** A row of today, with summaries of several records, or one of an older schema, which is the summary itself. */
interface SummaryLike {
  id: string;
  summaries?: { id: string }[];
}

function recordKeys(broken: readonly BrokenRow[]): Set<string> {
  return new Set(broken.filter(({ store }) => store === 'records').map(({ key }) => key));
}

/** The row itself when it has none of them; undefined when nothing of it is left. */
function withoutSummaries(row: SummaryLike, gone: ReadonlySet<string>): SummaryLike | undefined {
  if (!Array.isArray(row.summaries)) return gone.has(row.id) ? undefined : row;
  const left = row.summaries.filter(({ id }) => !gone.has(id));
  if (left.length === row.summaries.length) return row;
  return left.length === 0 ? undefined : { ...row, summaries: left };
}
