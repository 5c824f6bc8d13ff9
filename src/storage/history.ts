// Answers for: how replaced revisions lie in the database, gathered so that a year's work is a few rows.
import type { HistoryEntry } from '#domain/record.ts';

/** Replaced revisions of one record from one sitting. */
export interface HistoryBatch {
  /** `<record>|<sitting>`. */
  id: string;
  record: string;
  entries: HistoryEntry[];
}

export function batchesOf(entries: readonly HistoryEntry[]): HistoryBatch[] {
  const batches = new Map<string, HistoryBatch>();
  for (const entry of entries) {
    const id = `${entry.record}|${entry.revision.sitting}`;
    const batch = batches.get(id) ?? { id, record: entry.record, entries: [] };
    batch.entries.push(entry);
    batches.set(id, batch);
  }
  return [...batches.values()];
}
