// Answers for: storing records together with what is kept beside them for quick reading.
import type { KeptRecord } from '#domain/record.ts';
import { summaryOf } from '#domain/summary.ts';
import type { Database } from './database.ts';

/** Each record, and the summary of each assessment. Must be called inside a transaction over both tables. */
export async function putRecords(database: Database, records: KeptRecord[]): Promise<void> {
  const summaries = records.flatMap((record) =>
    record.kind === 'assessment' ? [summaryOf(record)] : [],
  );
  await Promise.all([
    records.length > 0 ? database.records.bulkPut(records) : undefined,
    summaries.length > 0 ? database.summaries.bulkPut(summaries) : undefined,
  ]);
}
