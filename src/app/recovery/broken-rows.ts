// Answers for: finding, one by one, the rows of a dump that this version of the app cannot live with.
import { historyEntrySchema, recordSchema, valueSchemaOf } from '#domain/record-schema.ts';
import type { RecordKind } from '#domain/record.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { upgradeSnapshot } from '#domain/upgrades/steps.ts';
import type { Dump } from '#storage/raw-dump.ts';

export interface BrokenRow {
  store: 'records' | 'history';
  key: string;
}

export interface Checked {
  broken: BrokenRow[];
  /** Rows that were looked at. */
  total: number;
}

interface Row {
  id: string;
}

interface Batch extends Row {
  record: unknown;
  entries: unknown;
}

/**
 * A record that cannot be brought to today's shape, or is not of it, is broken, and so is its history. A broken
 * piece of history leaves its record whole. Undefined when the data are newer than this code.
 */
export function brokenRows(dump: Dump): Checked | undefined {
  if (dump.schema > schemaNumber) return undefined;
  const records = (dump.stores['records']?.rows ?? []) as Row[];
  const batches = (dump.stores['history']?.rows ?? []) as Batch[];
  const batchesOf = new Map<unknown, Batch[]>();
  for (const batch of batches)
    batchesOf.set(batch.record, [...(batchesOf.get(batch.record) ?? []), batch]);

  const broken: BrokenRow[] = dump.unreadable.flatMap(({ store, key }) =>
    (store === 'records' || store === 'history') && typeof key === 'string' ? [{ store, key }] : [],
  );
  for (const record of records) {
    const own = batchesOf.get(record.id) ?? [];
    const kind = kindWhenSound(record, dump.schema);
    if (kind === undefined) {
      broken.push({ store: 'records', key: record.id });
      broken.push(...own.map(({ id }): BrokenRow => ({ store: 'history', key: id })));
      continue;
    }
    for (const batch of own)
      if (!isSoundBatch(batch, kind, record, dump.schema))
        broken.push({ store: 'history', key: batch.id });
  }
  return { broken, total: records.length + batches.length };
}

/** Undefined when it is broken. */
function kindWhenSound(record: Row, schema: number): RecordKind | undefined {
  try {
    const { records } = upgradeSnapshot({ records: [record], history: [] }, schema);
    const kinds = records.map((one) => recordSchema.safeParse(one).data?.kind);
    return kinds.includes(undefined) ? undefined : kinds[0];
  } catch {
    return undefined;
  }
}

function isSoundBatch(batch: Batch, kind: RecordKind, record: Row, schema: number): boolean {
  if (!Array.isArray(batch.entries)) return false;
  try {
    // With its record: an older step asks whose history it is.
    const { history } = upgradeSnapshot({ records: [record], history: batch.entries }, schema);
    return history.every((entry) => isSoundEntry(entry, kind, record.id));
  } catch {
    return false;
  }
}

function isSoundEntry(entry: unknown, kind: RecordKind, record: string): boolean {
  const { data } = historyEntrySchema.safeParse(entry);
  if (data === undefined) return false;
  // A step may have made records of its own out of one, with their history.
  if (data.record !== record) return true;
  return valueSchemaOf(kind, data.field)?.safeParse(data.revision.value).success === true;
}
