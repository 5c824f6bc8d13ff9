// Answers for: putting a file or an automatic backup in the place of everything here: a backup first, then one transaction.
import type { Attachment, AttachmentFacts } from '#domain/attachment.ts';
import { lossBy, type Loss } from '#domain/loss.ts';
import type { HistoryEntry, KeptRecord, Snapshot } from '#domain/record.ts';
import { documentProfile } from '#domain/document.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { upgradeSnapshot } from '#domain/upgrades/steps.ts';
import { receiveAttachments } from './attachments.ts';
import { readBackup, takeBackup } from './backups.ts';
import type { AttachmentBytes, Confidential, Database, MetaRow } from './database.ts';
import { batchesOf } from './history.ts';
import { putRecords } from './put-records.ts';
import { printedStores, printOf, type Dump } from './raw-dump.ts';
import { asResult } from './save-problem.ts';
import type { SaveProblem } from './save-state.ts';
import { forgetFolderFiles } from './meta.ts';
import { beginSitting } from './sitting.ts';

export type ReplaceProblem =
  | SaveProblem
  /** The backup that is made first could not be kept. Somebody may choose to go on without. */
  | { kind: 'no-backup' }
  /** Something was written here, in another window, after the backup. Nothing has been replaced. */
  | { kind: 'written-meanwhile' }
  /** The automatic backup is gone, or cannot be read by this version of the app. */
  | { kind: 'backup-unreadable' }
  | { kind: 'cancelled' };

export interface ReplaceReport {
  /** Records that are here now. */
  records: number;
  attachments: number;
  /** The automatic backup by which this can be taken back; undefined when there was nothing to keep. */
  backup: number | undefined;
}

export interface ReplaceWork {
  now: Date;
  evenWithoutBackup?: boolean | undefined;
  /** 0–1. */
  onProgress?: ((share: number) => void) | undefined;
  /** Giving up leaves everything as it was. */
  signal?: AbortSignal | undefined;
}

/** What would be gone from here. Writes nothing. */
export async function readLoss(
  database: Database,
  incoming: Pick<Snapshot, 'records'>,
): Promise<Loss> {
  const { add, loss } = lossBy(incoming);
  await database.records.each(add);
  return loss;
}

/**
 * Names of people heard stay where their review is in the file too, and attachments where their document is: a
 * file may have neither with it.
 */
export function replaceByFile(
  database: Database,
  incoming: Snapshot & { attachments: readonly Attachment[] },
  work: ReplaceWork,
): Promise<Result<ReplaceReport, ReplaceProblem>> {
  return replacing(database, work, async () => {
    await putContent(database, incoming, work);
    const ids = new Set(incoming.records.map(({ id }) => id));
    await database.confidential.filter(({ record }) => !ids.has(record)).delete();
    const documents = new Set(incoming.records.filter(isLivingDocument).map(({ id }) => id));
    const lost = await database.attachments
      .filter(({ record }) => !documents.has(record))
      .primaryKeys();
    await database.attachments.bulkDelete(lost);
    await database.attachmentBytes.bulkDelete(lost);
    await receiveAttachments(database, incoming.attachments);
    const own = await database.meta.get('ownParty');
    if (own !== undefined && !ids.has(own.value as string)) await database.meta.delete('ownParty');
  });
}

/** Facts of this machine that go back with a backup; its id, its keys and its files stay as they are. */
const restoredFacts = ['person', 'ownParty', 'answersFor', 'addOns'];

export async function replaceByBackup(
  database: Database,
  id: number,
  work: ReplaceWork,
): Promise<Result<ReplaceReport, ReplaceProblem>> {
  const dump = await readBackup(database.name, id).catch(() => undefined);
  const content = dump && contentOf(dump);
  if (dump === undefined || content === undefined) return err({ kind: 'backup-unreadable' });
  const rows = <T>(store: string) => (dump.stores[store]?.rows ?? []) as T[];
  return replacing(database, work, async () => {
    await putContent(database, content, work);
    await database.confidential.clear();
    await database.confidential.bulkPut(rows<Confidential>('confidential'));
    await database.attachmentBytes.bulkPut(rows<AttachmentBytes>('attachmentBytes'));
    const here = new Set(await database.attachmentBytes.toCollection().primaryKeys());
    // What is in them may have gone since: a fact without its bytes would be a file that cannot be opened.
    const facts = rows<AttachmentFacts>('attachments').filter((one) => here.has(one.id));
    await database.attachments.clear();
    await database.attachments.bulkPut(facts);
    const kept = new Set(facts.map((one) => one.id));
    await database.attachmentBytes.bulkDelete([...here].filter((one) => !kept.has(one)));
    await database.meta.bulkPut(
      rows<MetaRow>('meta').filter(({ key }) => restoredFacts.includes(key)),
    );
  });
}

/** In today's shape; undefined when it cannot be brought there. */
function contentOf({ schema, stores }: Dump): Snapshot | undefined {
  if (schema > schemaNumber) return undefined;
  try {
    const batches = (stores['history']?.rows ?? []) as { entries: unknown[] }[];
    const { records, history } = upgradeSnapshot(
      {
        records: stores['records']?.rows ?? [],
        history: batches.flatMap(({ entries }) => entries),
      },
      schema,
    );
    return { records: records as KeptRecord[], history: history as HistoryEntry[] };
  } catch {
    return undefined;
  }
}

/** Backup, look again, replace. The look comes inside the transaction: nobody can write between it and the rest. */
async function replacing(
  database: Database,
  work: ReplaceWork,
  replace: () => Promise<void>,
): Promise<Result<ReplaceReport, ReplaceProblem>> {
  const { now, onProgress, signal } = work;
  const taken = await takeBackup(database.name, 'restore', {
    now,
    signal,
    onProgress: (share) => onProgress?.(share / 2),
  });
  if (!taken.ok) {
    if (taken.error.kind === 'cancelled') return err({ kind: 'cancelled' });
    if (work.evenWithoutBackup !== true) return err({ kind: 'no-backup' });
  }
  const { facts, backup } = taken.ok ? taken.value : {};
  try {
    const replaced = await asResult<Result<ReplaceReport, ReplaceProblem>>(() =>
      database.transaction('rw', database.tables, async () => {
        if (facts !== undefined && (await presentPrint(database)) !== facts.print)
          return ok(err({ kind: 'written-meanwhile' as const }));
        await replace();
        await forgetFolderFiles(database);
        // What was written here before must never be folded into what is written now.
        await beginSitting(database);
        signal?.throwIfAborted();
        return ok(
          ok({
            records: await database.records.count(),
            attachments: await database.attachments.count(),
            backup: backup?.id,
          }),
        );
      }),
    );
    return replaced.ok ? replaced.value : replaced;
  } catch (error) {
    if (signal?.aborted === true) return err({ kind: 'cancelled' });
    throw error;
  }
}

async function presentPrint(database: Database): Promise<number> {
  let print = 0;
  for (const store of printedStores)
    await database.table<unknown>(store).each((row) => {
      print = printOf(print, JSON.stringify(row));
    });
  return print;
}

const recordsAtATime = 500;

/** Records, history and summaries; what there is to undo of earlier imports goes with what they brought. */
async function putContent(
  database: Database,
  { records, history }: Snapshot,
  { onProgress, signal }: ReplaceWork,
): Promise<void> {
  const before = ['records', 'history', 'summaries', 'imports'];
  await Promise.all(
    database.tables.filter(({ name }) => before.includes(name)).map((table) => table.clear()),
  );
  for (let at = 0; at < records.length; at += recordsAtATime) {
    signal?.throwIfAborted();
    await putRecords(database, records.slice(at, at + recordsAtATime));
    onProgress?.(0.5 + at / records.length / 2);
  }
  await database.history.bulkPut(batchesOf(history));
}

function isLivingDocument(record: KeptRecord): boolean {
  return record.kind === 'document' && documentProfile(record) !== null;
}
