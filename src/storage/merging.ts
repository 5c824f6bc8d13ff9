// Answers for: comparing what a file brings with what is here, and bringing it in, a part at a time.
import type { Attachment } from '#domain/attachment.ts';
import {
  noOutcomes,
  planMerge,
  type FieldOutcome,
  type FieldPlan,
  type RecordClash,
} from '#domain/merge.ts';
import type { HistoryEntry, KeptRecord, Snapshot } from '#domain/record.ts';
import { receiveAttachments } from './attachments.ts';
import type { Database } from './database.ts';
import { batchesOf } from './history.ts';
import { putRecords } from './put-records.ts';
import { beginSitting } from './sitting.ts';

/** What merging would do or has done. */
export interface MergeSum {
  counts: Record<FieldOutcome, number>;
  /** The first ones; `conflictCount` is all of them. */
  conflicts: FieldPlan[];
  conflictCount: number;
  clashes: RecordClash[];
  /** Ids of the records that differ from what was here. */
  changed: string[];
  /** Of those, the ones that were not here at all. */
  added: number;
  /** Replaced versions that were not here. */
  history: number;
}

export interface MergeWork {
  /** 0–1. */
  onProgress?: ((share: number) => void) | undefined;
  /** Giving up leaves everything as it was: the transaction is undone. */
  signal?: AbortSignal | undefined;
}

export interface Merged extends MergeSum {
  /** Ids of the attachments that were stored. */
  attachments: string[];
}

/** More conflicts than these are only counted: each holds both sides' words. */
const conflictsKept = 200;

/** So many records are held at a time, of each side. */
const recordsAtATime = 200;

export const mergeTables = (database: Database) => [
  database.records,
  database.history,
  database.summaries,
  database.meta,
  database.attachments,
  database.attachmentBytes,
];

/** What would happen. Writes nothing. */
export function planIncoming(
  database: Database,
  incoming: Snapshot,
  work: MergeWork = {},
): Promise<MergeSum> {
  return database.transaction('r', [database.records, database.history], () =>
    inParts(database, incoming, work, () => Promise.resolve()),
  );
}

/** Everything or nothing. What came from elsewhere has been elsewhere: nothing before it is folded away. */
export function mergeIncoming(
  database: Database,
  { attachments = [], ...incoming }: Snapshot & { attachments?: readonly Attachment[] },
  work: MergeWork = {},
): Promise<Merged> {
  return database.transaction('rw', mergeTables(database), async () => {
    const sum = await inParts(database, incoming, work, async (records, history) => {
      await Promise.all([putRecords(database, records), appendHistory(database, history)]);
    });
    const stored = await receiveAttachments(database, attachments);
    await beginSitting(database);
    work.signal?.throwIfAborted();
    return { ...sum, attachments: stored };
  });
}

/** Plans part after part, since a plan of everything is as large as the file itself. */
async function inParts(
  database: Database,
  { records, history }: Snapshot,
  { onProgress, signal }: MergeWork,
  store: (records: KeptRecord[], history: HistoryEntry[]) => Promise<void>,
): Promise<MergeSum> {
  const entries = byRecord(history);
  const sum: MergeSum = {
    counts: noOutcomes(),
    conflicts: [],
    conflictCount: 0,
    clashes: [],
    changed: [],
    added: 0,
    history: 0,
  };
  for (let at = 0; at < records.length; at += recordsAtATime) {
    signal?.throwIfAborted();
    const part = records.slice(at, at + recordsAtATime);
    const incoming = { records: part, history: part.flatMap(({ id }) => entries.get(id) ?? []) };
    const local = await readMatching(database, part);
    const plan = planMerge(local, incoming);
    for (const [outcome, count] of Object.entries(plan.counts))
      sum.counts[outcome as FieldOutcome] += count;
    sum.conflictCount += plan.conflicts.length;
    sum.conflicts.push(...plan.conflicts.slice(0, conflictsKept - sum.conflicts.length));
    const known = new Set(local.records.map(({ id }) => id));
    for (const { id } of plan.records) {
      sum.changed.push(id);
      if (!known.has(id)) sum.added += 1;
    }
    sum.clashes.push(...plan.clashes);
    sum.history += plan.history.length;
    await store(plan.records, plan.history);
    onProgress?.((at + part.length) / records.length);
  }
  return sum;
}

function byRecord(history: readonly HistoryEntry[]): Map<string, HistoryEntry[]> {
  const entries = new Map<string, HistoryEntry[]>();
  for (const entry of history) {
    const list = entries.get(entry.record);
    if (list === undefined) entries.set(entry.record, [entry]);
    else list.push(entry);
  }
  return entries;
}

/** The local side: only the records that the incoming side names. */
async function readMatching(
  database: Database,
  incoming: readonly KeptRecord[],
): Promise<Snapshot> {
  const ids = incoming.map((record) => record.id);
  const records = (await database.records.bulkGet(ids)).filter((record) => record !== undefined);
  // What is not here has no history here.
  const batches =
    records.length === 0
      ? []
      : await database.history
          .where('record')
          .anyOf(records.map(({ id }) => id))
          .toArray();
  return { records, history: batches.flatMap((batch) => batch.entries) };
}

async function appendHistory(database: Database, entries: readonly HistoryEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const added = batchesOf(entries);
  const kept = await database.history.bulkGet(added.map(({ id }) => id));
  await database.history.bulkPut(
    added.map((batch, index) => ({
      ...batch,
      entries: [...(kept[index]?.entries ?? []), ...batch.entries],
    })),
  );
}
