// Answers for: the table of summaries: one row for each party and instrument, as new as the assessments themselves.
import {
  summaryRowId,
  summaryRowOf,
  withSummaries,
  type Summary,
  type SummaryRow,
} from '#domain/summary.ts';
import type { Database } from './database.ts';

/** Must be called inside a transaction that writes the assessments themselves. */
export async function putSummaries(
  { summaries: table }: Pick<Database, 'summaries'>,
  summaries: readonly Summary[],
): Promise<void> {
  if (summaries.length === 0) return;
  const groups = new Map<string, [Summary, ...Summary[]]>();
  for (const summary of summaries) {
    const id = summaryRowId(summary);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [summary]);
    else group.push(summary);
  }
  const rows = await table.bulkGet([...groups.keys()]);
  await table.bulkPut(
    [...groups.values()].map((group, index) => withSummaries(rows[index], group[0], group)),
  );
}

/** Those of assessments that are taken away, by the assessments' ids. Must be called inside a transaction. */
export async function removeSummaries(database: Database, ids: readonly string[]): Promise<void> {
  const gone = new Set(ids);
  const rowIds = [...new Set(ids.filter((id) => id.startsWith('assessment:')).map(summaryRowOf))];
  const rows = (await database.summaries.bulkGet(rowIds)).filter((row) => row !== undefined);
  const left = rows.map((row) => ({
    ...row,
    summaries: row.summaries.filter(({ id }) => !gone.has(id)),
  }));
  await database.summaries.bulkPut(left.filter(({ summaries }) => summaries.length > 0));
  await database.summaries.bulkDelete(
    left.filter(({ summaries }) => summaries.length === 0).map(({ id }) => id),
  );
}

/** One party's by one instrument, oldest period first. */
export async function summariesOf(
  database: Database,
  party: string,
  instrument: string,
): Promise<Summary[]> {
  return (await database.summaries.get(summaryRowId({ party, instrument })))?.summaries ?? [];
}

export async function allSummaries(database: Database): Promise<Summary[]> {
  return (await database.summaries.toArray()).flatMap((row: SummaryRow) => row.summaries);
}
