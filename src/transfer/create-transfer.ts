// Answers for: carrying out every job of the contract over one database, wherever it runs: in a worker or beside the page.
import type { Context } from '#domain/context.ts';
import { recipientOf } from '#domain/contribution.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { publishedBy } from '#domain/publishable.ts';
import type { Loss } from '#domain/loss.ts';
import type { KeptRecord } from '#domain/record.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { senderCheck, type SenderCheck, type SenderKey } from '#domain/sender.ts';
import { contentsCounter, contentsOf } from '#exchange/contents.ts';
import { comparing, hashing } from '#exchange/digest.ts';
import { packedExtension, plainExtension, type Packing } from '#exchange/packing.ts';
import type { ExchangeFile } from '#exchange/parse.ts';
import { lockedExtension } from '#exchange/passphrase.ts';
import { checkSignature, newSigningKey } from '#exchange/signature.ts';
import { contentWriter } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { unknownAttachments } from '#storage/attachments.ts';
import type { Database } from '#storage/database.ts';
import { undoImport } from '#storage/imports.ts';
import { mergeIncoming, planIncoming, type MergeSum } from '#storage/merging.ts';
import { readMeta } from '#storage/meta.ts';
import type { ReplaceReport, ReplaceWork } from '#storage/replacing.ts';
import { problemOf } from '#storage/save-problem.ts';
import type { SaveProblem } from '#storage/save-state.ts';
import { readSenders, rememberSender, signingKey } from '#storage/senders.ts';
import { beginSitting } from '#storage/sitting.ts';
import {
  describeGathered,
  gather,
  gatherAttachments,
  gatherTables,
  type Gathered,
} from './gather.ts';
import { namesIn, placeOf } from './places.ts';
import { readFile } from './read-file.ts';
import type {
  ClashToTell,
  ConflictToChoose,
  FileProblem,
  Job,
  Leaving,
  MergeProblem,
  MergeReport,
  OpenedFile,
  OpenedRecipient,
  ReplaceOptions,
  ReplaceProblem,
  Standing,
  Transfer,
  TransferFailed,
  UndoProblem,
  UndoReport,
  WriteProblem,
  WrittenFile,
} from './transfer.ts';
import { meter, type Weights } from './turns.ts';
import { writeFile } from './write-file.ts';

/** A file that waits for a yes. */
interface Opened {
  file: ExchangeFile;
  /** Of the file as it lay on the disk; empty when it had none. */
  name: string;
  /** To be remembered once the file has been read in. */
  key: SenderKey | undefined;
}

const openWeights: Weights = [
  ['reading', 5],
  ['unlocking', 5],
  ['unpacking', 50],
  ['checking', 25],
  ['comparing', 15],
];
const mergeWeights: Weights = [
  ['gathering', 30],
  ['storing', 70],
];
const replaceWeights: Weights = [['storing', 1]];
const writeWeights: Weights = [
  ['gathering', 20],
  ['writing', 30],
  ['proving', 50],
];

export function createTransfer(database: Database, context: Context): Transfer {
  const known = instrumentFacts(instruments, instrumentRefs());
  const opened = new Map<string, Opened>();

  /** Who signed it, as far as this machine can tell. */
  async function senderOf(
    file: ExchangeFile,
  ): Promise<{ check: SenderCheck; key: SenderKey | undefined } | undefined> {
    const [signature, remembered, own] = await Promise.all([
      checkSignature(file.signed, file.signature),
      readSenders(database),
      readMeta(database, 'signingKey'),
    ]);
    if (signature.kind === 'invalid') return undefined;
    const { kind, device } = file;
    const origin = { kind, device, party: file.party ?? undefined };
    const check = senderCheck(origin, signature, remembered, own?.key);
    const isOthers = signature.kind === 'valid' && check.kind !== 'own';
    return { check, key: isOthers ? signature : undefined };
  }

  function recipient(file: ExchangeFile): OpenedRecipient | undefined {
    const found = recipientOf(file.snapshot);
    if (found === undefined) return undefined;
    const { name, items, party, assessment } = found;
    const isGivenHere = items.some((item) =>
      assessment.fields[`assignment:${item}`]?.heads.some(
        ({ device }) => device === context.device,
      ),
    );
    return { name, items, party, isGivenHere, assessment: { ...assessment, fields: {} } };
  }

  function replaceWork({ evenWithoutBackup, ...job }: ReplaceOptions): ReplaceWork {
    const tell = meter(replaceWeights, job);
    return {
      now: context.now(),
      evenWithoutBackup,
      signal: job.signal,
      onProgress: (share) => tell('storing', share),
    };
  }

  return {
    open: (blob, { passphrase, ...job } = {}) =>
      guarded<OpenedFile, FileProblem>(
        job,
        () => ({ kind: 'no-storage' }),
        async () => {
          const tell = meter(openWeights, job);
          const reading = { summingOf: hashing, known, tell, signal: job.signal };
          const read = await readFile(blob, passphrase, reading);
          if (!read.ok) return read;
          const { file, isProtected } = read.value;
          const sender = await senderOf(file);
          if (sender === undefined) return err({ kind: 'altered' });
          tell('comparing');
          const sum = await planIncoming(database, file.snapshot, {
            onProgress: (share) => tell('comparing', share),
            signal: job.signal,
          });
          const unknown = await unknownAttachments(database, file.attachments);
          job.signal?.throwIfAborted();
          const id = context.newId();
          opened.set(id, { file, key: sender.key, name: blob instanceof File ? blob.name : '' });
          const bringsSomething = sum.changed.length > 0 || sum.history > 0 || unknown.length > 0;
          return ok({
            id,
            kind: file.kind,
            party: file.party ?? undefined,
            createdAt: file.createdAt,
            appVersion: file.appVersion,
            device: file.device,
            schema: file.schema,
            isProtected,
            signature: sender.check,
            contents: contentsOf(file.snapshot),
            names: namesIn(file.snapshot.records, sum.conflicts),
            counts: sum.counts,
            ...toldOf(file, sum),
            newAttachments: unknown.length,
            recipient: recipient(file),
            bringsSomething,
            standing: standingOf(file, sum, bringsSomething),
          });
        },
      ),

    merge: (id, choices, job = {}) =>
      guarded<MergeReport, MergeProblem>(job, asItIs, async () => {
        const waiting = opened.get(id);
        if (waiting === undefined) return err({ kind: 'not-open' });
        const { file, key, name } = waiting;
        const tell = meter(mergeWeights, job);
        tell('gathering');
        const { takeBackup } = await import('#storage/backups.ts');
        const kept = await takeBackup(database.name, 'import', {
          now: context.now(),
          onProgress: (share) => tell('gathering', share),
          signal: job.signal,
        });
        job.signal?.throwIfAborted();
        if (!kept.ok)
          return err({ kind: kept.error.kind === 'no-room' ? 'storage-full' : 'storage-closed' });
        tell('storing');
        const merged = await mergeIncoming(
          database,
          { ...file.snapshot, attachments: file.attachments },
          {
            context,
            origin: {
              name,
              kind: file.kind,
              party: file.party ?? undefined,
              writtenAt: file.createdAt,
            },
            choices,
            onProgress: (share) => tell('storing', share),
            signal: job.signal,
          },
        );
        if (key !== undefined) {
          const { kind, device } = file;
          const origin = { kind, device, party: file.party ?? undefined };
          await rememberSender(database, origin, key, context.now().toISOString());
        }
        return ok({
          importId: merged.importId,
          counts: merged.counts,
          ...toldOf(file, merged),
          chosen: merged.chosen,
          notCarriedOut: choices.length - merged.chosen,
          records: merged.changed.length,
          attachments: merged.attachments.length,
        });
      }),

    undoImport: (importId, job = {}) =>
      guarded<UndoReport, UndoProblem>(job, asItIs, async () => {
        const tell = meter(mergeWeights, job);
        tell('storing');
        const undone = await undoImport(database, importId, {
          onProgress: (share) => tell('storing', share),
          signal: job.signal,
        });
        if (undone.ok) return undone;
        if (undone.error.kind !== 'written-since') return err(undone.error);
        const { count, written } = undone.error;
        return err({
          kind: 'written-since',
          count,
          written: written.map(({ record, field }) => ({ record: placeOf(record), field })),
        });
      }),

    loss: (id, job = {}) =>
      guarded<Loss, MergeProblem>(job, asItIs, async () => {
        const waiting = opened.get(id);
        if (waiting === undefined) return err({ kind: 'not-open' });
        const { readLoss } = await replacing();
        return ok(await readLoss(database, waiting.file.snapshot));
      }),

    replace: (id, options = {}) =>
      guarded<ReplaceReport, ReplaceProblem>(options, asItIs, async () => {
        const waiting = opened.get(id);
        if (waiting === undefined) return err({ kind: 'not-open' });
        const { snapshot, attachments } = waiting.file;
        const { replaceByFile } = await replacing();
        return replaceByFile(database, { ...snapshot, attachments }, replaceWork(options));
      }),

    putBack: (backup, options = {}) =>
      guarded<ReplaceReport, ReplaceProblem>(options, asItIs, async () => {
        const { replaceByBackup } = await replacing();
        return replaceByBackup(database, backup, replaceWork(options));
      }),

    backupFile: (backup, job = {}) =>
      guarded<{ blob: Blob; extension: string }, ReplaceProblem>(job, asItIs, async () => {
        const [{ readBackup }, { backupFile }] = await Promise.all([
          import('#storage/backups.ts'),
          import('./backup-file.ts'),
        ]);
        const dump = await readBackup(database.name, backup);
        return dump === undefined ? err({ kind: 'backup-unreadable' }) : ok(backupFile(dump));
      }),

    close: (id) => {
      opened.delete(id);
    },

    describe: (order) =>
      guarded<Leaving, WriteProblem>({}, asItIs, () =>
        database.transaction('r', gatherTables(database), async () => {
          const gathered = await gather(database, order);
          return gathered === undefined
            ? err({ kind: 'nothing' as const })
            : ok(await describeGathered(database, gathered));
        }),
      ),

    write: (order, { packing = 'gzip', passphrase, ...job } = {}) =>
      guarded<WrittenFile, WriteProblem>(job, asItIs, async () => {
        const tell = meter(writeWeights, job);
        tell('gathering');
        const key = await signingKey(database, newSigningKey);

        /** Undefined when there is nothing. */
        async function contentOf({ history, eachPart, party }: Gathered) {
          const writer = contentWriter(known);
          const contents = contentsCounter();
          const leaving = new Set<string>();
          writer.addHistory(history);
          await eachPart((records, share) => {
            tell('gathering', share);
            writer.addRecords(records, share);
            contents.add(records);
            for (const { id } of records) leaving.add(id);
          });
          if (leaving.size === 0) return undefined;
          const attachments = await gatherAttachments(database, order, leaving);
          await beginSitting(database);
          return {
            party,
            content: writer.end(),
            contents: contents.end(history.length),
            attachments,
          };
        }

        // In one transaction: nothing that is in the file may be folded into a later change.
        const gathered = await database.transaction('rw', gatherTables(database), async () => {
          const found = await gather(database, order);
          return found && (await contentOf(found));
        });
        if (gathered === undefined) return err({ kind: 'nothing' });
        const { party, contents } = gathered;
        // What anyone may read says neither where nor at what time of day it was made.
        const isAnonymous = order.kind === 'publishable';
        const takenAt = context.now().toISOString();
        tell('writing');
        const { blob, checksum } = await writeFile(
          {
            kind: order.kind,
            party,
            device: isAnonymous ? publishedBy : context.device,
            appVersion: __APP_VERSION__,
            createdAt: isAnonymous ? `${takenAt.slice(0, 10)}T00:00:00.000Z` : takenAt,
          },
          gathered,
          { packing, passphrase, key: isAnonymous ? undefined : key, tell, signal: job.signal },
        );
        tell('proving');
        const proof = await readFile(blob, passphrase, {
          summingOf: () => comparing(gathered.content.content, checksum),
          known,
          tell: (_, share) => tell('proving', share),
          signal: job.signal,
        });
        if (!proof.ok) return err({ kind: 'not-proved', detail: JSON.stringify(proof.error) });
        if (proof.value.file.checksum !== checksum)
          return err({ kind: 'not-proved', detail: 'checksum' });
        return ok({
          blob,
          extension: passphrase === undefined ? extensions[packing] : lockedExtension,
          kind: order.kind,
          takenAt,
          checksum,
          contents,
        });
      }),
  };
}

const asItIs = (problem: SaveProblem) => problem;

/** Asked for seldom: a chunk of its own. */
const replacing = () => import('#storage/replacing.ts');

const extensions: Record<Packing, string> = { gzip: packedExtension, plain: plainExtension };

/** The conflicts and clashes with the places they stand in. */
function toldOf({ snapshot }: ExchangeFile, { conflicts, conflictCount, clashes }: MergeSum) {
  const named = new Set([...conflicts, ...clashes].map(({ record }) => record));
  const places = new Map<string, KeptRecord>();
  for (const record of snapshot.records)
    if (named.has(record.id)) places.set(record.id, placeOf(record));
  const at = (id: string) => {
    const place = places.get(id);
    return place === undefined ? [] : [place];
  };
  return {
    conflicts: conflicts.flatMap(({ record, field, mine, theirs }): ConflictToChoose[] =>
      at(record).map((place) => ({ record: place, field, mine, theirs })),
    ),
    conflictCount,
    clashes: clashes.flatMap(({ record, reason }): ClashToTell[] =>
      at(record).map((place) => ({ record: place, reason })),
    ),
  };
}

function standingOf(file: ExchangeFile, sum: MergeSum, bringsSomething: boolean): Standing {
  const { older, newer, fuller, conflict } = sum.counts;
  // Versions that have been replaced here may be missed in the history: that makes no news of an old file.
  const hasOnlyOlder = older > 0 && sum.counts.new + newer + fuller + conflict === 0;
  if (hasOnlyOlder) return 'older';
  if (!bringsSomething) return 'same';
  return sum.added === file.snapshot.records.length ? 'new' : 'update';
}

/** Every way that a job can end, as a value. `told` is how the job tells what the store cannot do. */
async function guarded<T, E>(
  { signal }: Job,
  told: (problem: SaveProblem) => E,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | { kind: 'cancelled' } | TransferFailed>> {
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted === true) return err({ kind: 'cancelled' });
    const problem = problemOf(error);
    if (problem !== undefined) return err(told(problem));
    return err({ kind: 'transfer-failed', detail: String(error) });
  }
}
