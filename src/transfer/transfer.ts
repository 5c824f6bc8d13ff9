// Answers for: what can be done with files between machines, and every way it can go: the contract of this folder.
import type { PackChoice } from '#domain/comparison-pack.ts';
import type { ConflictChoice } from '#domain/conflict-choice.ts';
import type { CoordinatorChoice } from '#domain/coordinator-file.ts';
import type { FileKind } from '#domain/file-kind.ts';
import type { Loss } from '#domain/loss.ts';
import type { FieldOutcome, FieldPlan, RecordClash } from '#domain/merge.ts';
import type { PublishChoice } from '#domain/publishable.ts';
import type { KeptRecord } from '#domain/record.ts';
import type { Result } from '#domain/result.ts';
import type { ReviewNotesChoice } from '#domain/review-notes.ts';
import type { SenderCheck } from '#domain/sender.ts';
import type { Contents } from '#exchange/contents.ts';
import type { ParseProblem } from '#exchange/parse.ts';
import type { ReplaceProblem as StorageReplaceProblem, ReplaceReport } from '#storage/replacing.ts';
import type { SaveProblem } from '#storage/save-state.ts';

/**
 * A job runs off the main thread, tells how far it has come, and can be given up at any moment until its last
 * step has been taken: then nothing has happened.
 */
export interface Transfer {
  /** Reads, unlocks, unpacks, checks and compares. The file stays open under its id until it is closed. */
  open(
    file: Blob,
    options?: Job & { passphrase?: string | undefined },
  ): Promise<Result<OpenedFile, FileProblem>>;
  /**
   * Reads an opened file in: one transaction, everything or nothing. `choices` end conflicts at once; one that
   * is not chosen stays as a conflict in its record.
   */
  merge(
    id: string,
    choices: readonly ConflictChoice[],
    job?: Job,
  ): Promise<Result<MergeReport, MergeProblem>>;
  /** Puts everything back as it was before an import, if nothing of it has been written on since. */
  undoImport(importId: string, job?: Job): Promise<Result<UndoReport, UndoProblem>>;
  /** What would be gone from here if an opened file took the place of everything. */
  loss(id: string, job?: Job): Promise<Result<Loss, MergeProblem>>;
  /** Puts an opened file in the place of everything here: an automatic backup first, then one transaction. */
  replace(id: string, options?: ReplaceOptions): Promise<Result<ReplaceReport, ReplaceProblem>>;
  /** The same with an automatic backup of this machine, by its id. */
  putBack(backup: number, options?: ReplaceOptions): Promise<Result<ReplaceReport, ReplaceProblem>>;
  /** An automatic backup as a file of its own, without what never leaves this machine. */
  backupFile(
    backup: number,
    job?: Job,
  ): Promise<Result<{ blob: Blob; extension: string }, ReplaceProblem>>;
  /** Lets go of an opened file. */
  close(id: string): void;
  /** What a file would hold, for telling before it is written. */
  describe(order: FileOrder): Promise<Result<Leaving, WriteProblem>>;
  /** Gathers, writes, packs, protects, reads back and compares; only then gives the bytes. */
  write(order: FileOrder, options?: WriteOptions): Promise<Result<WrittenFile, WriteProblem>>;
}

export const steps = [
  'reading',
  'unlocking',
  'unpacking',
  'checking',
  'comparing',
  'storing',
  'gathering',
  'writing',
  'proving',
] as const;
export type Step = (typeof steps)[number];

export interface Progress {
  step: Step;
  /** 0–1 within the whole job. */
  share: number;
}

export interface Job {
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Giving up leaves the store as it was. */
  signal?: AbortSignal | undefined;
}

/** The machinery itself gave way: out of memory, or a bug. The next job begins anew. */
export interface TransferFailed {
  kind: 'transfer-failed';
  detail: string;
}

export type FileProblem =
  | ParseProblem
  /** The browser cannot get at the file: moved, taken away, a folder. */
  | { kind: 'unreadable' }
  /** Packed so that it would fill more than any file of ours may, in bytes. */
  | { kind: 'unpacks-too-large'; limit: number }
  /** The packing is broken: cut short or changed on its way. */
  | { kind: 'damaged-packing' }
  | { kind: 'passphrase-needed' }
  | { kind: 'wrong-passphrase' }
  /** Protected, and changed on its way. */
  | { kind: 'damaged-protection' }
  /** Protected in a way that no passphrase opens: for the keys of certain people, or by a later format. */
  | { kind: 'other-protection' }
  /** Opening would ask more of this machine than any honest file does. */
  | { kind: 'protection-too-heavy' }
  /** Signed, and changed after that, or not signed by the key it names. */
  | { kind: 'altered' }
  /** The browser closed the database while the file was compared with it. */
  | { kind: 'no-storage' }
  | { kind: 'cancelled' }
  | TransferFailed;

export type MergeProblem =
  | SaveProblem
  /** The file is not open any more: open it again. */
  | { kind: 'not-open' }
  | { kind: 'cancelled' }
  | TransferFailed;

export interface ReplaceOptions extends Job {
  /** Somebody has said so, after having been told that there is no room for a backup. */
  evenWithoutBackup?: boolean | undefined;
}

export type ReplaceProblem =
  StorageReplaceProblem | Extract<MergeProblem, { kind: 'not-open' }> | TransferFailed;

export type UndoProblem =
  | SaveProblem
  /** Undone already, or from before this version of the app. */
  | { kind: 'nothing-to-undo' }
  /** Somebody has written on what came; `count` places, of which the first are named. Nothing has been undone. */
  | { kind: 'written-since'; count: number; written: WrittenPlace[] }
  | { kind: 'cancelled' }
  | TransferFailed;

export type WriteProblem =
  | SaveProblem
  /** There is nothing to send. */
  | { kind: 'nothing' }
  /** What was written could not be read again, or said something else. A bug; no file is given out. */
  | { kind: 'not-proved'; detail: string }
  | { kind: 'cancelled' }
  | TransferFailed;

/** What an opened file is and would bring. Small: a large snapshot would stop the page on its way there. */
export interface OpenedFile {
  /** For `merge` and `close`. */
  id: string;
  /** Undefined in a file from before schema 3. */
  kind: FileKind | undefined;
  /** Whose file it is; undefined when it is nobody's in particular, or does not say. */
  party: string | undefined;
  /** ISO 8601, by the writer's own clock. */
  createdAt: string;
  appVersion: string;
  device: string;
  /** The number the file was written with. */
  schema: number;
  /** Whether a passphrase protected it. */
  isProtected: boolean;
  signature: SenderCheck;
  contents: Contents;
  /** By id: names of parties and titles of documents that the file brings, as far as the words below need them. */
  names: Record<string, string>;
  counts: Record<FieldOutcome, number>;
  conflicts: ConflictToChoose[];
  /** All of them; `conflicts` holds the first 200. */
  conflictCount: number;
  clashes: ClashToTell[];
  newAttachments: number;
  /** Whose rows it holds, when it is a file of rows. */
  recipient: OpenedRecipient | undefined;
  /** Something in it is new here. */
  bringsSomething: boolean;
  standing: Standing;
}

/**
 * `new`: nothing of it was here. `update`: it changes something. `same`: all of it is here. `older`: all of it is
 * here, and some of it has been written on since.
 */
export type Standing = 'new' | 'update' | 'same' | 'older';

/**
 * A record without what is written in it but its profile: enough for its name and its place. (A sign-off keeps
 * its content, without the answers.)
 */
export type PlaceOfRecord = KeptRecord;

export interface ConflictToChoose extends Omit<FieldPlan, 'record'> {
  record: PlaceOfRecord;
}

export interface ClashToTell {
  record: PlaceOfRecord;
  reason: RecordClash['reason'];
}

/** A record, or one field of it. */
export interface WrittenPlace {
  record: PlaceOfRecord;
  field: string | undefined;
}

/** See `recipientOf`. */
export interface OpenedRecipient {
  name: string;
  items: string[];
  party: string;
  assessment: PlaceOfRecord & { kind: 'assessment' };
  /** The rows were given to somebody on this very machine: they have come back. */
  isGivenHere: boolean;
}

/** What merging did. */
export interface MergeReport {
  /** For `undoImport`; undefined when the file brought nothing. */
  importId: string | undefined;
  counts: Record<FieldOutcome, number>;
  /** Conflicts that are left for a person. */
  conflicts: ConflictToChoose[];
  conflictCount: number;
  /** Conflicts that the choices ended. */
  chosen: number;
  /**
   * Choices that were not carried out, so that both versions stay: the answers are signed off, somebody wrote
   * meanwhile, or both texts together are too long.
   */
  notCarriedOut: number;
  clashes: ClashToTell[];
  records: number;
  attachments: number;
}

export interface UndoReport {
  /** Records that are as they were. */
  records: number;
  /** Of those, the ones that are gone because they came with the import. */
  removed: number;
}

/** Which file is asked for. */
export type FileOrder =
  | { kind: 'backup'; attachments: boolean }
  | { kind: 'party'; party: string; attachments: boolean }
  | { kind: 'rows'; assessment: string; items: readonly string[] }
  | { kind: 'folder'; party: string | null }
  | ({ kind: 'coordinator' } & CoordinatorChoice)
  | ({ kind: 'pack' } & PackChoice)
  | ({ kind: 'review-notes' } & ReviewNotesChoice)
  | ({ kind: 'publishable' } & PublishChoice);

/** Exactly what a file would hold, in few enough words to tell. */
export interface Leaving {
  contents: Contents;
  /** Reviews that stay here until the names in their texts have been taken away. */
  withheld: { id: string; title: string; names: string[] }[];
  /** How many replaced versions of review texts stay here for the same reason. */
  withheldVersions: number;
  /** Small files of what leaves: how many, and their size in bytes together. */
  attachments: { count: number; size: number };
  isEmpty: boolean;
}

export interface WriteOptions extends Job {
  /** Default `gzip`. */
  packing?: 'gzip' | 'plain' | undefined;
  /** Protects the file; whoever opens it must know it. */
  passphrase?: string | undefined;
}

export interface WrittenFile {
  blob: Blob;
  /** `.nyckelring`, `.nyckelring.json` or `.nyckelring.age`: the name before it is the page's. */
  extension: string;
  kind: FileKind;
  /** ISO 8601: what it holds is what was here then. For `commands.noteFile`. */
  takenAt: string;
  /** Of what is in it: two files with one checksum say the same. */
  checksum: string;
  contents: Contents;
}
