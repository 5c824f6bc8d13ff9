// Answers for: storing records together with what is kept beside them for quick reading.
import type { KeptRecord } from '#domain/record.ts';
import { summaryOf, type Summary } from '#domain/summary.ts';
import type { Database } from './database.ts';
import { putSummaries } from './summaries.ts';

/** Each record, and the summary of each assessment. Must be called inside a transaction over both tables. */
export async function putRecords(database: Database, records: KeptRecord[]): Promise<void> {
  await Promise.all([
    records.length > 0 ? database.records.bulkPut(records) : undefined,
    putSummaries(database, summariesIn(records)),
  ]);
}

export function summariesIn(records: readonly KeptRecord[]): Summary[] {
  return records.flatMap((record) => (record.kind === 'assessment' ? [summaryOf(record)] : []));
}
