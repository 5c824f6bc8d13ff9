// Answers for: comparing what a file brings with what is here, and bringing it in, a part at a time.
import type { Attachment } from '#domain/attachment.ts';
import { isLockedField, lockOf } from '#domain/assessment.ts';
import { applyChoice, type ConflictChoice } from '#domain/conflict-choice.ts';
import type { Context, Stamp } from '#domain/context.ts';
import {
  noOutcomes,
  planMerge,
  type FieldOutcome,
  type FieldPlan,
  type MergePlan,
  type RecordClash,
} from '#domain/merge.ts';
import type { HistoryEntry, KeptRecord, Snapshot } from '#domain/record.ts';
import type { Summary } from '#domain/summary.ts';
import { valueProblem } from '#domain/value-check.ts';
import { receiveAttachments } from './attachments.ts';
import type { Database } from './database.ts';
import { batchesOf } from './history.ts';
import { importJournal, retell, type ImportJournal, type ImportOrigin } from './imports.ts';
import { readMeta } from './meta.ts';
import { summariesIn } from './put-records.ts';
import { beginSitting } from './sitting.ts';
import { putSummaries } from './summaries.ts';

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

/** By whom, and what is kept of it so that it can be undone. */
export interface ImportWork extends MergeWork {
  context: Context;
  origin: ImportOrigin;
  /** Conflicts that are ended at once; the others stay in their records. */
  choices?: readonly ConflictChoice[];
}

export interface Merged extends MergeSum {
  /** Ids of the attachments that were stored. */
  attachments: string[];
  /** For undoing it; undefined when it brought nothing, or when nobody asked for it to be kept. */
  importId: string | undefined;
  /** How many conflicts the choices ended. */
  chosen: number;
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
  database.imports,
];

/** What would happen. Writes nothing. */
export function planIncoming(
  database: Database,
  incoming: Snapshot,
  work: MergeWork = {},
): Promise<MergeSum> {
  return database.transaction('r', [database.records, database.history], () =>
    inParts(database, incoming, work, (plan) => ({ plan, stored: Promise.resolve() })),
  );
}

/** Everything or nothing. What came from elsewhere has been elsewhere: nothing before it is folded away. */
export function mergeIncoming(
  database: Database,
  { attachments = [], ...incoming }: Snapshot & { attachments?: readonly Attachment[] },
  work: MergeWork | ImportWork = {},
): Promise<Merged> {
  return database.transaction('rw', mergeTables(database), async () => {
    const importing = 'origin' in work ? work : undefined;
    const journal =
      importing &&
      importJournal(
        database,
        importing.context.newId(),
        importing.context.now().toISOString(),
        importing.origin,
      );
    const choices = await choicesOf(database, importing);
    const summaries: Summary[] = [];
    const sum = await inParts(database, incoming, work, (planned, local) => {
      const plan = choices.end(planned);
      const { records, history, retold } = plan;
      summaries.push(...summariesIn(records));
      const stored = Promise.all([
        records.length > 0 ? database.records.bulkPut(records) : undefined,
        // One after the other: both may write the same row.
        appendHistory(database, history).then(() => retell(database, retold)),
        journal?.note({
          before: new Map(local.records.map((record) => [record.id, record])),
          after: records,
          history,
          retold: asTheyWere(retold, local.history),
        }),
      ]);
      return { plan, stored };
    });
    // Once for all parts: two of them may hold years of one party.
    await putSummaries(database, summaries);
    const stored = await receiveAttachments(database, attachments);
    await beginSitting(database);
    const merged = { ...sum, attachments: stored, chosen: choices.ended() };
    const importId = await closed(journal, merged);
    work.signal?.throwIfAborted();
    return { ...merged, importId };
  });
}

async function closed(
  journal: ImportJournal | undefined,
  { changed, history, attachments, counts }: Omit<Merged, 'importId'>,
): Promise<string | undefined> {
  const isNothing = changed.length === 0 && history === 0 && attachments.length === 0;
  if (journal === undefined || isNothing) return undefined;
  await journal.close({ counts, records: changed.length, attachments });
  return journal.importId;
}

/** Ends the conflicts that somebody has chosen in, part by part. */
async function choicesOf(
  database: Database,
  importing: ImportWork | undefined,
): Promise<{ end: (plan: MergePlan) => MergePlan; ended: () => number }> {
  const { choices = [], context } = importing ?? {};
  if (choices.length === 0 || context === undefined) return { end: (plan) => plan, ended: () => 0 };
  const stamp: Stamp = {
    at: context.now().toISOString(),
    author: (await readMeta(database, 'person'))?.name ?? '',
    device: context.device,
    window: context.window,
    filesWritten: (await readMeta(database, 'filesWritten')) ?? 0,
    newId: context.newId,
  };
  const chosen = new Map<string, ConflictChoice[]>();
  for (const choice of choices)
    chosen.set(choice.record, [...(chosen.get(choice.record) ?? []), choice]);
  let ended = 0;

  function end(plan: MergePlan): MergePlan {
    const history = [...plan.history];
    const over = new Set<string>();
    const records = plan.records.map((record) =>
      (chosen.get(record.id) ?? []).reduce((before, choice) => {
        const after = allowed(before, choice) ? applyChoice(before, choice, stamp) : undefined;
        if (after === undefined || !isStorable(before, choice.field, after.value)) return before;
        history.push(...after.superseded);
        over.add(`${choice.record}|${choice.field}`);
        return after.record;
      }, record),
    );
    ended += over.size;
    const conflicts = plan.conflicts.filter(({ record, field }) => !over.has(`${record}|${field}`));
    const counts = {
      ...plan.counts,
      conflict: plan.counts.conflict - (plan.conflicts.length - conflicts.length),
    };
    return { ...plan, records, history, conflicts, counts };
  }
  return { end, ended: () => ended };
}

/** Answers that are signed off are opened again first, with a reason. */
function allowed(record: KeptRecord, { field }: ConflictChoice): boolean {
  return !(record.kind === 'assessment' && isLockedField(field) && lockOf(record) !== null);
}

/** Two long texts together may be longer than one may be. */
function isStorable({ kind }: KeptRecord, field: string, value: unknown): boolean {
  return valueProblem(kind, field, value) === undefined;
}

const nothing: Snapshot = { records: [], history: [] };

/** Plans part after part, since a plan of everything is as large as the file itself. */
async function inParts(
  database: Database,
  { records, history }: Snapshot,
  { onProgress, signal }: MergeWork,
  carryOut: (plan: MergePlan, local: Snapshot) => { plan: MergePlan; stored: Promise<unknown> },
): Promise<MergeSum> {
  const entries = byRecord(history);
  // One question for all ids: most of a new party's file is not here, and need not be asked for.
  const here = new Set(await database.records.toCollection().primaryKeys());
  /** The database stores one part while the next one is planned. */
  let before: Promise<unknown> = Promise.resolve();
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
    const known = part.flatMap(({ id }) => (here.has(id) ? [id] : []));
    const local = known.length === 0 ? nothing : await readLocal(database, known);
    const { plan, stored } = carryOut(planMerge(local, incoming), local);
    // What goes wrong is told below, when it is waited for.
    stored.catch(() => undefined);
    await before;
    before = stored;
    for (const [outcome, count] of Object.entries(plan.counts))
      sum.counts[outcome as FieldOutcome] += count;
    sum.conflictCount += plan.conflicts.length;
    sum.conflicts.push(...plan.conflicts.slice(0, conflictsKept - sum.conflicts.length));
    for (const { id } of plan.records) {
      sum.changed.push(id);
      if (!here.has(id)) sum.added += 1;
    }
    sum.clashes.push(...plan.clashes);
    sum.history += plan.history.length + plan.retold.length;
    onProgress?.((at + part.length) / records.length);
  }
  await before;
  return sum;
}

/** The same entries as they are kept. */
function asTheyWere(
  retold: readonly HistoryEntry[],
  kept: readonly HistoryEntry[],
): HistoryEntry[] {
  return retold.flatMap(
    ({ record, field, revision }) =>
      kept.find(
        (entry) =>
          entry.revision.id === revision.id && entry.record === record && entry.field === field,
      ) ?? [],
  );
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

/** The local side of a part. */
async function readLocal(database: Database, ids: readonly string[]): Promise<Snapshot> {
  const records = (await database.records.bulkGet([...ids])).filter(
    (record) => record !== undefined,
  );
  const batches = await database.history.where('record').anyOf(ids).toArray();
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
