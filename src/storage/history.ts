// Answers for: how replaced revisions lie in the database, gathered so that a year's work is a few rows.
import type { HistoryEntry } from '#domain/record.ts';

/** Replaced revisions of one record: what one save replaced, or what came by a file from one sitting. */
export interface HistoryBatch {
  /** `<record>|<revision>` for a save, which so never has to read; `<record>|<sitting>` for what came by a file. */
  id: string;
  record: string;
  entries: HistoryEntry[];
}

/** One row for each revision that a save replaces: seldom more than one. */
export function rowsOf(entries: readonly HistoryEntry[]): HistoryBatch[] {
  return entries.map((entry) => ({
    id: `${entry.record}|${entry.revision.id}`,
    record: entry.record,
    entries: [entry],
  }));
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
