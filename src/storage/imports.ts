// Answers for: keeping what was here before the latest imports, and putting it back.
import { documentsIn } from '#domain/assessment.ts';
import type { FileKind } from '#domain/file-kind.ts';
import type { FieldOutcome } from '#domain/merge.ts';
import {
  fieldsOf,
  withFields,
  type HistoryEntry,
  type KeptRecord,
  type RecordKind,
} from '#domain/record.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Register } from '#domain/revision.ts';
import type { Database } from './database.ts';
import { readMeta } from './meta.ts';
import { putRecords } from './put-records.ts';
import { removeSummaries } from './summaries.ts';

/** Where an import came from. */
export interface ImportOrigin {
  /** Of the file; empty when it had none. */
  name: string;
  kind: FileKind | undefined;
  /** Whose file it was. */
  party: string | undefined;
  /** ISO 8601: when the file was written, by its writer's clock. */
  writtenAt: string;
}

/** One import that can be undone, in few words. */
export interface PastImport extends ImportOrigin {
  importId: string;
  /** Counts up: the clock may have been set back between two of them. */
  number: number;
  /** ISO 8601, by this machine's clock. */
  at: string;
  counts: Record<FieldOutcome, number>;
  records: number;
  attachments: number;
}

interface ImportHead extends PastImport {
  id: string;
  /** Characters kept for it, roughly. */
  size: number;
  attachmentIds: string[];
}

/** What one import did to records that were here. */
interface ChangedRecord {
  id: string;
  /** The fields as they were; null for one that was not there. */
  before: Record<string, Register | null>;
  /** What they became, and the lock, told by a print. */
  after: Record<string, number>;
  /** `<field>|<revision>` of the replaced revisions that were added. */
  history: string[];
}

/** Some of what an import did; apart from its head, so that a list of imports reads none of it. */
interface ImportPart {
  id: string;
  changed: ChangedRecord[];
  /** Replaced revisions of which more is told now, as they were told before. */
  retold: HistoryEntry[];
  /** Records that were not here: their ids, and a print of each as it came. */
  added: [string, number][];
}

export type ImportRow = ImportHead | ImportPart;

/** So many imports can be undone, of files that somebody has read in; and as many from the shared folder. */
export const importsKept = 5;

/**
 * All that is kept for undoing takes no more characters than this, except that the latest import always can be
 * undone. The oldest is let go of first.
 */
export const importsSize = 50_000_000;

const headKey = 'import|';
const partKey = (importId: string, part: string) => `part|${importId}|${part}`;

/** Writes down what one import does, while it does it. Must be used inside the import's own transaction. */
export interface ImportJournal {
  note: (step: {
    before: ReadonlyMap<string, KeptRecord>;
    after: readonly KeptRecord[];
    history: readonly HistoryEntry[];
    /** As they were. */
    retold: readonly HistoryEntry[];
  }) => Promise<void>;
  /** Gives the import's id. Older imports beyond what is kept are let go of. */
  close: (sum: Pick<PastImport, 'counts' | 'records'> & { attachments: string[] }) => Promise<void>;
  importId: string;
}

export function importJournal(
  database: Database,
  importId: string,
  at: string,
  origin: ImportOrigin,
): ImportJournal {
  const added: [string, number][] = [];
  let parts = 0;
  let size = 0;

  return {
    importId,
    note: async ({ before, after, history, retold }) => {
      const entries = new Map<string, string[]>();
      for (const { record, field, revision } of history) {
        if (!before.has(record)) continue;
        const keys = entries.get(record) ?? [];
        keys.push(`${field}|${revision.id}`);
        entries.set(record, keys);
      }
      const changed: ChangedRecord[] = [];
      for (const record of after) {
        const was = before.get(record.id);
        if (was === undefined) added.push([record.id, printOfRecord(record)]);
        else changed.push(changeOf(was, record, entries.get(record.id) ?? []));
        entries.delete(record.id);
      }
      // Only earlier versions of these came.
      for (const [id, keys] of entries) changed.push({ id, before: {}, after: {}, history: keys });
      if (changed.length === 0 && retold.length === 0) return;
      parts += 1;
      const part = { changed, retold: [...retold], added: [] };
      size += JSON.stringify(part).length;
      await database.imports.put({ id: partKey(importId, String(parts)), ...part });
    },
    close: async ({ counts, records, attachments }) => {
      size += added.reduce((sum, [id]) => sum + id.length + 12, 0);
      if (added.length > 0)
        await database.imports.put({
          id: partKey(importId, 'added'),
          changed: [],
          retold: [],
          added,
        });
      const earlier = await readHeads(database);
      await database.imports.put({
        ...origin,
        id: headKey + importId,
        importId,
        number: Math.max(0, ...earlier.map(({ number }) => number)) + 1,
        at,
        counts,
        records,
        attachments: attachments.length,
        attachmentIds: attachments,
        size,
      });
      await letGo(database, await readHeads(database));
    },
  };
}

/** The imports that can be undone, the latest first. */
export async function readImports(database: Database): Promise<PastImport[]> {
  const heads = await readHeads(database);
  return heads.map(({ id: _id, size: _size, attachmentIds: _ids, ...told }) => told);
}

async function readHeads(database: Database): Promise<ImportHead[]> {
  const heads = await database.imports.where('id').startsWith(headKey).toArray();
  return (heads as ImportHead[]).sort((a, b) => b.number - a.number);
}

async function letGo(database: Database, heads: readonly ImportHead[]): Promise<void> {
  const count = { folder: 0, file: 0 };
  let size = 0;
  for (const [index, head] of heads.entries()) {
    const way = head.kind === 'folder' ? 'folder' : 'file';
    count[way] += 1;
    size += head.size;
    if (index > 0 && (count[way] > importsKept || size > importsSize))
      await forget(database, head.importId);
  }
}

async function forget(database: Database, importId: string): Promise<void> {
  await database.imports.delete(headKey + importId);
  await database.imports.where('id').startsWith(partKey(importId, '')).delete();
}

function changeOf(was: KeptRecord, record: KeptRecord, history: string[]): ChangedRecord {
  const [before, after] = [fieldsOf(was), fieldsOf(record)];
  const change: ChangedRecord = { id: record.id, before: {}, after: {}, history };
  for (const [field, register] of Object.entries(after)) {
    if (register === before[field]) continue;
    change.before[field] = before[field] ?? null;
    change.after[field] = printOf(register);
  }
  // Answers that have been signed off since are not taken away under the signature.
  if (record.kind === 'assessment') change.after['lock'] = printOf(after['lock']);
  return change;
}

/** A number that is another one as soon as something is written in the field. */
function printOf(register: Register | undefined): number {
  let print = 0x811c9dc5;
  const add = (text: string) => {
    for (let at = 0; at < text.length; at += 1)
      print = Math.imul(print ^ text.charCodeAt(at), 0x01000193) >>> 0;
  };
  for (const { id, withheld } of register?.heads ?? []) add(`${id}|${withheld?.join() ?? ''}|`);
  return print;
}

function printOfRecord(record: KeptRecord): number {
  const fields = fieldsOf(record);
  return Object.keys(fields)
    .sort()
    .reduce((print, field) => (Math.imul(print, 31) + printOf(fields[field])) >>> 0, 7);
}

interface Undone {
  /** Records that are as they were. */
  records: number;
  /** Of those, the ones that are gone because they came with the import. */
  removed: number;
}

/** Something that has been written on since: a record, or one field of it. */
interface WrittenSince {
  record: KeptRecord;
  field: string | undefined;
}

type UndoFailure =
  | { kind: 'nothing-to-undo' }
  /** The first ones; `count` is all. */
  | { kind: 'written-since'; written: WrittenSince[]; count: number };

interface UndoWork {
  /** 0–1. */
  onProgress?: ((share: number) => void) | undefined;
  /** Giving up leaves everything as it is. */
  signal?: AbortSignal | undefined;
}

/** More than these are only counted. */
const writtenTold = 20;

const recordsAtATime = 200;

/** Everything or nothing: nothing is taken away that somebody has built on. */
export function undoImport(
  database: Database,
  importId: string,
  { onProgress, signal }: UndoWork = {},
): Promise<Result<Undone, UndoFailure>> {
  const tables = [
    database.records,
    database.history,
    database.summaries,
    database.confidential,
    database.meta,
    database.attachments,
    database.attachmentBytes,
    database.imports,
  ];
  return database.transaction('rw', tables, async () => {
    const head = (await database.imports.get(headKey + importId)) as ImportHead | undefined;
    if (head === undefined) return err({ kind: 'nothing-to-undo' });
    const parts = (await database.imports
      .where('id')
      .startsWith(partKey(importId, ''))
      .toArray()) as ImportPart[];
    const changed = parts.flatMap((part) => part.changed);
    const added = parts.flatMap((part) => part.added);
    const steps = 2 * (changed.length + added.length);
    let done = 0;
    const tell = (count: number) => {
      signal?.throwIfAborted();
      done += count;
      onProgress?.(done / Math.max(steps, 1));
    };

    const written: WrittenSince[] = [];
    for (const some of inGroups(changed)) {
      written.push(...(await changedSince(database, some)));
      tell(some.length);
    }
    for (const some of inGroups(added)) {
      written.push(...(await addedSince(database, some)));
      tell(some.length);
    }
    written.push(...(await leaningOn(database, new Set(added.map(([id]) => id)))));
    if (written.length > 0)
      return err({
        kind: 'written-since',
        written: written.slice(0, writtenTold),
        count: written.length,
      });

    for (const some of inGroups(changed)) {
      await putBack(database, some);
      tell(some.length);
    }
    for (const some of inGroups(added)) {
      await takeAway(
        database,
        some.map(([id]) => id),
      );
      tell(some.length);
    }
    for (const part of parts) await retell(database, part.retold);
    await database.attachments.bulkDelete(head.attachmentIds);
    await database.attachmentBytes.bulkDelete(head.attachmentIds);
    await forget(database, importId);
    signal?.throwIfAborted();
    return ok({
      records: changed.filter(({ before }) => Object.keys(before).length > 0).length + added.length,
      removed: added.length,
    });
  });
}

function inGroups<T>(list: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (let at = 0; at < list.length; at += recordsAtATime)
    groups.push(list.slice(at, at + recordsAtATime));
  return groups;
}

async function changedSince(
  database: Database,
  changed: readonly ChangedRecord[],
): Promise<WrittenSince[]> {
  const records = await database.records.bulkGet(changed.map(({ id }) => id));
  return changed.flatMap(({ after }, index) => {
    const record = records[index];
    if (record === undefined) return [];
    const fields = fieldsOf(record);
    return Object.entries(after)
      .filter(([field, print]) => printOf(fields[field]) !== print)
      .map(([field]) => ({ record, field }));
  });
}

async function addedSince(
  database: Database,
  added: readonly [string, number][],
): Promise<WrittenSince[]> {
  const ids = added.map(([id]) => id);
  const [records, heard] = await Promise.all([
    database.records.bulkGet(ids),
    // Names of people heard stand beside their review, not in it.
    database.confidential.where('record').anyOf(ids).toArray(),
  ]);
  const withNames = new Set(heard.map(({ record }) => record));
  return added.flatMap(([id, print], index) => {
    const record = records[index];
    if (record === undefined) return [];
    return printOfRecord(record) === print && !withNames.has(id)
      ? []
      : [{ record, field: undefined }];
  });
}

const kindsOfParty = [
  'assessment',
  'review',
  'document',
  'action',
  'sign-off',
] as const satisfies RecordKind[];

/** What has been written here since and would miss the records that came: it rests on them. */
async function leaningOn(database: Database, added: ReadonlySet<string>): Promise<WrittenSince[]> {
  const [parties, documents, assessments] = ['party:', 'document:', 'assessment:'].map((kind) =>
    [...added].filter((id) => id.startsWith(kind)),
  ) as [string[], string[], string[]];
  const leaning: KeptRecord[] = [];
  const own = await readMeta(database, 'ownParty');
  const ownRecord =
    own !== undefined && added.has(own) ? await database.records.get(own) : undefined;
  if (ownRecord !== undefined) leaning.push(ownRecord);

  const places = new Set([
    ...parties,
    // The party's part of `document:<party>/…` and `assessment:<party>/…`.
    ...[...documents, ...assessments].map(
      (id) => `party:${id.slice(id.indexOf(':') + 1).split('/')[0] ?? ''}`,
    ),
  ]);
  const newParties = new Set(parties);
  const keys = [...places].flatMap((party) => kindsOfParty.map((kind) => [kind, party]));
  if (keys.length === 0) return [];
  await database.records
    .where('[kind+party]')
    .anyOf(keys)
    .each((record) => {
      if (added.has(record.id)) return;
      if ('party' in record && newParties.has(record.party)) leaning.push(record);
      else if (record.kind === 'sign-off' && added.has(record.assessment)) leaning.push(record);
      else if (record.kind === 'assessment' && documentsIn(record).some((id) => added.has(id)))
        leaning.push(record);
    });
  return leaning.map((record) => ({ record, field: undefined }));
}

async function putBack(database: Database, changed: readonly ChangedRecord[]): Promise<void> {
  const records = await database.records.bulkGet(changed.map(({ id }) => id));
  const restored = changed.flatMap(({ before }, index) => {
    const record = records[index];
    if (record === undefined || Object.keys(before).length === 0) return [];
    const fields = { ...fieldsOf(record) };
    for (const [field, register] of Object.entries(before)) {
      if (register === null) delete fields[field];
      else fields[field] = register;
    }
    return [withFields(record, fields)];
  });
  await putRecords(database, restored);

  const dropped = new Map(
    changed
      .filter(({ history }) => history.length > 0)
      .map(({ id, history }) => [id, new Set(history)]),
  );
  const batches = await database.history
    .where('record')
    .anyOf([...dropped.keys()])
    .toArray();
  for (const batch of batches) {
    const keys = dropped.get(batch.record);
    const entries = batch.entries.filter(
      ({ field, revision }) => !keys?.has(`${field}|${revision.id}`),
    );
    if (entries.length === batch.entries.length) continue;
    if (entries.length === 0) await database.history.delete(batch.id);
    else await database.history.put({ ...batch, entries });
  }
}

async function takeAway(database: Database, ids: string[]): Promise<void> {
  await Promise.all([
    database.records.bulkDelete(ids),
    removeSummaries(database, ids),
    database.history.where('record').anyOf(ids).delete(),
  ]);
}

/** Replaced revisions that are kept already get another text of the same revision. */
export async function retell(database: Database, entries: readonly HistoryEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const key = ({ record, field, revision }: HistoryEntry) => `${record}|${field}|${revision.id}`;
  const told = new Map(entries.map((entry) => [key(entry), entry]));
  const batches = await database.history
    .where('record')
    .anyOf([...new Set(entries.map(({ record }) => record))])
    .toArray();
  for (const batch of batches) {
    if (!batch.entries.some((entry) => told.has(key(entry)))) continue;
    const next = batch.entries.map((entry) => told.get(key(entry)) ?? entry);
    await database.history.put({ ...batch, entries: next });
  }
}
