// Answers for: the facts that belong to this machine alone and never travel.
import type { FirstStepsWish } from '#domain/first-steps.ts';
import type { RememberedSender, SigningKey } from '#domain/sender.ts';
import type { Database } from './database.ts';

export interface Person {
  name: string;
  role: string;
}

/** Where the shared folder lies. A server's address and password never leave this machine. */
export type FolderPlace =
  | { kind: 'directory'; handle: FileSystemDirectoryHandle }
  | { kind: 'server'; address: string; user: string; password: string };

/** What this machine's own file in the folder holds: for colleagues, for the network, or what all have agreed to share. */
export type FolderContents = 'party' | 'network' | 'pack';

export interface SharedFolder {
  /** Another one each time a folder is chosen: what is remembered of one folder is not taken for another's. */
  id: string;
  place: FolderPlace;
  contents: FolderContents;
}

/** Another machine's file in the shared folder, and what has become of it. */
export interface FolderFile {
  name: string;
  /** As the folder had it when it was read last. */
  version: string;
  /** `fetched` is read in or brought nothing; `waiting` asks for a person; `unsure` is tried once more before it is called `broken`. */
  state: 'fetched' | 'waiting' | 'unsure' | 'broken';
  /** Why it waits or is not read: the kind of the problem, as the file's reader names it. */
  reason: string | undefined;
  /** The party it says it is from. */
  party: string | undefined;
  /** ISO 8601, by its writer's own clock. */
  writtenAt: string | undefined;
  /** ISO 8601, by this machine's clock. */
  readAt: string;
  /** How many fields have come in by this version of it. */
  received: number;
}

/** What this machine knows of the folder it shares, between two looks into it. */
export interface FolderMemory {
  /** Its own file as it was written last; null before the first time. */
  own: {
    name: string;
    version: string;
    /** Of its content: two files with one checksum say the same. */
    checksum: string;
    /** SHA-256 of its bytes. */
    digest: string;
    /** ISO 8601: what it holds is what was here then. */
    at: string;
  } | null;
  /** By name. */
  files: FolderFile[];
  /** ISO 8601: the last time that the folder was there. */
  lookedAt: string | undefined;
}

export interface Meta {
  /** This installation's id. */
  device: string;
  /** Who uses it. */
  person: Person;
  /** The party this machine works for. */
  ownParty: string;
  /** The name that rows are assigned to and that this machine answers: a department, or a person. */
  answersFor: string;
  /** Ids of the add-on instruments that are shown in the menu. None are, before one has been chosen. */
  addOns: string[];
  /** Whether the steps of the first time have been put aside, or asked for again. */
  firstSteps: FirstStepsWish;
  /** Files written so far: a change older than the last file is never folded away. */
  filesWritten: number;
  /** ISO 8601: when this machine was first used, by its own clock. */
  startedAt: string;
  /** ISO 8601: when a file with everything was last written. */
  lastFileAt: string;
  /** `filesWritten` as it was then: what has been written here since is told by it, and not by the clock. */
  lastFileNumber: number;
  /** ISO 8601: when a file with a part of it, such as one party's, was last written. */
  lastPartFileAt: string;
  /** ISO 8601: when somebody last asked to be reminded of a file later. */
  reminderPutOffAt: string;
  /** What words in spreadsheets that have been read in mean: a word in small letters → its meaning. */
  spreadsheetWords: Record<string, string>;
  /** The browser's answer to "keep my data": asked for after the first real save. */
  persisted: boolean;
  /** What this machine signs its files with: see `senders.ts`. */
  signingKey: SigningKey;
  /** The places that files have been read in from. */
  senders: RememberedSender[];
  /** The folder that this machine shares with others. */
  folder: SharedFolder;
  folderMemory: FolderMemory;
}

export async function readMeta<K extends keyof Meta>(
  database: Database,
  key: K,
): Promise<Meta[K] | undefined> {
  const row = await database.meta.get(key);
  return row?.value as Meta[K] | undefined;
}

export async function writeMeta<K extends keyof Meta>(
  database: Database,
  key: K,
  value: Meta[K],
): Promise<void> {
  await database.meta.put({ key, value });
}

/** What came in by the shared folder may be gone from here: the others' files are read again at the next look. */
export async function forgetFolderFiles(database: Database): Promise<void> {
  const memory = await readMeta(database, 'folderMemory');
  if (memory !== undefined) await writeMeta(database, 'folderMemory', { ...memory, files: [] });
}
