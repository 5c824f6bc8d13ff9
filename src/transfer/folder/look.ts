// Answers for: one look into a shared folder: reading what others have written, and writing this machine's own file.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileKind } from '#domain/file-kind.ts';
import { fileSizeLimit } from '#exchange/envelope.ts';
import type { FolderFile, FolderMemory } from '#storage/meta.ts';
import type { SaveProblem } from '#storage/save-state.ts';
import type { FileOrder, FileProblem, OpenedFile, Progress, Transfer } from '#transfer/transfer.ts';
import type { Folder, FolderEntry, FolderProblem } from './folder.ts';
import { isExchangeFileName, isOwnFileName } from './file-names.ts';

/** What this machine writes, and under which name. */
export interface OwnFile {
  name: string;
  order: FileOrder;
}

/** Everything a look needs of the world. */
export interface FolderWorld {
  folder: Folder;
  transfer: Pick<Transfer, 'open' | 'merge' | 'close' | 'write'>;
  device: string;
  now: () => Date;
  recall: () => Promise<FolderMemory | undefined>;
  remember: (memory: FolderMemory) => Promise<void>;
  /** Undefined while there is nothing that this machine could write. */
  ownFile: () => Promise<OwnFile | undefined>;
}

/** Why a look did not come to its end, or why the own file is not in the folder. */
export type LookTrouble =
  | Exclude<FolderProblem, { kind: 'cancelled' }>
  /** This machine's own store gave way. */
  | { kind: 'store'; problem: SaveProblem }
  /** What was read back after writing was something else. */
  | { kind: 'not-verified' }
  /** Somebody has changed this machine's own file, and it waits for a person; it is not written over. */
  | { kind: 'own-file-waits' }
  /** The own file could not be made: a bug. */
  | { kind: 'not-written'; detail: string };

/** What a file has brought in. */
export interface Received {
  name: string;
  party: string | undefined;
  /** Fields that are new or newer here. */
  count: number;
}

export interface Look {
  received: Received[];
  /** The own file was written in this look. */
  hasWritten: boolean;
  trouble: LookTrouble | undefined;
  isCancelled: boolean;
}

export interface LookProgress {
  doing: 'looking' | 'reading' | 'writing';
  name: string | undefined;
  /** 0–1 within that file. */
  share: number;
}

export interface LookOptions {
  /** Whether the own file is to be written when its content is new. */
  write: boolean;
  /** Waiting files are read again after something has changed here; `all` tries the broken ones too. */
  again: 'none' | 'waiting' | 'all';
  onProgress?: ((progress: LookProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Others' files of these kinds come in by themselves; any other waits for a person. */
const kindsThatComeIn: readonly (FileKind | undefined)[] = [
  'folder',
  'party',
  'coordinator',
  'pack',
];

export const waitingReasons = [
  'other-kind',
  'unsigned',
  'unsigned-now',
  'cannot-check',
  'changed',
  'clashes',
  'conflicts',
  'passphrase-needed',
] as const;
export type WaitingReason = (typeof waitingReasons)[number];

/** Why a person must look at a file before it is read in; undefined when it can come in by itself. */
function whyItWaits({
  kind,
  signature,
  clashes,
  conflictCount,
}: OpenedFile): WaitingReason | undefined {
  if (!kindsThatComeIn.includes(kind)) return 'other-kind';
  switch (signature.kind) {
    case 'first':
    case 'known':
    case 'own':
      break;
    default:
      return signature.kind;
  }
  if (clashes.length > 0) return 'clashes';
  return conflictCount > 0 ? 'conflicts' : undefined;
}

/** The others' files that are new since they were read, or are to be tried again; the own one when it is not as it was left. */
function filesToRead(
  entries: readonly FolderEntry[],
  memory: FolderMemory,
  device: string,
  again: LookOptions['again'],
): FolderEntry[] {
  const known = new Map(memory.files.map((file) => [file.name, file]));
  return entries.filter((entry) => {
    if (!isExchangeFileName(entry.name)) return false;
    const before = known.get(entry.name);
    const isSame = before?.version === entry.version;
    if (isAsLeft(entry, memory)) return false;
    // What this machine wrote under an earlier name says nothing new to it.
    const isOwn = entry.name === memory.own?.name;
    if (memory.own !== null && !isOwn && isOwnFileName(entry.name, device)) return false;
    if (before === undefined || !isSame) return true;
    switch (before.state) {
      case 'fetched':
        return false;
      case 'unsure':
        return true;
      case 'waiting':
        return again !== 'none';
      case 'broken':
        return again === 'all';
    }
  });
}

/** This machine's own file, with nobody's hand on it since it was written. */
function isAsLeft({ name, version }: FolderEntry, { own }: FolderMemory): boolean {
  return own !== null && name === own.name && version === own.version;
}

/** Never throws for what a folder, a file or the store can do. What has been done is remembered step by step. */
export async function lookOnce(world: FolderWorld, options: LookOptions): Promise<Look> {
  const { folder } = world;
  const look: Look = {
    received: [],
    hasWritten: false,
    trouble: undefined,
    isCancelled: false,
  };
  const ended = (problem: FolderProblem | LookTrouble): Look =>
    problem.kind === 'cancelled' ? { ...look, isCancelled: true } : { ...look, trouble: problem };

  options.onProgress?.({ doing: 'looking', name: undefined, share: 0 });
  const listed = await folder.list(options.signal);
  if (!listed.ok) return ended(listed.error);
  const entries = listed.value;
  const stored = (await world.recall()) ?? { own: null, files: [], lookedAt: undefined };
  const there = new Set(entries.map(({ name }) => name));
  let memory: FolderMemory = {
    ...stored,
    files: stored.files.filter(({ name }) => there.has(name)),
    lookedAt: world.now().toISOString(),
  };
  await world.remember(memory);

  for (const entry of filesToRead(entries, memory, world.device, options.again)) {
    const isOwn = entry.name === memory.own?.name;
    const before = memory.files.find(({ name }) => name === entry.name);
    const outcome = await readIn(world, entry, before, isOwn ? memory.own : null, options);
    if ('stopped' in outcome) return ended(outcome.stopped);
    if ('untouched' in outcome) {
      // The folder's own keeping in step has only given our file a new time.
      memory = { ...memory, own: outcome.untouched };
    } else if (outcome.file === undefined) {
      memory = { ...memory, files: memory.files.filter(({ name }) => name !== entry.name) };
    } else {
      const { file } = outcome;
      memory = {
        ...memory,
        files: [...memory.files.filter(({ name }) => name !== entry.name), file],
      };
      if (file.state === 'fetched' && file.received > 0)
        look.received.push({ name: file.name, party: file.party, count: file.received });
    }
    await world.remember(memory);
  }

  // An own file that somebody has changed or taken away comes back by itself.
  const isMissing = memory.own !== null && !entries.some((entry) => isAsLeft(entry, memory));
  if (!options.write && !isMissing) return look;
  const written = await writeOwn(world, entries, memory, options);
  if ('stopped' in written) return ended(written.stopped);
  if (written.own !== memory.own) {
    look.hasWritten = true;
    await world.remember({
      ...memory,
      own: written.own,
      files: memory.files.filter(({ name }) => name !== written.own?.name),
    });
  }
  return look;
}

type ReadIn =
  /** Undefined when it has gone while we looked. */
  | { file: FolderFile | undefined }
  /** Our own file, with what we wrote in it. */
  | { untouched: FolderMemory['own'] }
  | { stopped: FolderProblem | LookTrouble };

async function readIn(
  world: FolderWorld,
  entry: FolderEntry,
  before: FolderFile | undefined,
  own: FolderMemory['own'],
  { onProgress, signal }: LookOptions,
): Promise<ReadIn> {
  const { folder, transfer } = world;
  const { name, version } = entry;
  const tell = (share: number) => onProgress?.({ doing: 'reading', name, share });
  // The first part is the way here, from a server.
  const job = {
    signal,
    onProgress: ({ share }: Pick<Progress, 'share'>) => tell(0.3 + share * 0.7),
  };
  const file = (state: FolderFile['state'], facts: Partial<FolderFile>): ReadIn => ({
    file: {
      name,
      version,
      state,
      reason: undefined,
      party: before?.party,
      writtenAt: before?.writtenAt,
      received: 0,
      ...facts,
      readAt: world.now().toISOString(),
    },
  });
  // A file that is on its way in looks broken: it gets one more chance, at a later look.
  const refused = (reason: string) =>
    file(before?.state === 'unsure' || before?.state === 'broken' ? 'broken' : 'unsure', {
      reason,
    });

  // Not even fetched: the whole of it would have to be held.
  if (entry.size > fileSizeLimit) return file('broken', { reason: 'too-large' });
  tell(0);
  const bytes = await folder.read(name, signal, (share) => tell(share * 0.3));
  if (!bytes.ok) {
    if (bytes.error.kind === 'gone') return { file: undefined };
    if (bytes.error.kind === 'refused') return refused('unreadable');
    return { stopped: bytes.error };
  }
  if (own !== null && (await digestOf(bytes.value)) === own.digest)
    return { untouched: { ...own, version } };

  // By its name the person knows it among what has been read in.
  const opened = await transfer.open(new File([bytes.value], name), job);
  if (!opened.ok) return afterRefusal(opened.error);
  const { id, party, createdAt: writtenAt } = opened.value;
  try {
    if (!opened.value.bringsSomething) return file('fetched', { party, writtenAt });
    const reason = whyItWaits(opened.value);
    if (reason !== undefined) return file('waiting', { party, writtenAt, reason });
    const merged = await transfer.merge(id, [], job);
    if (merged.ok) {
      const { counts } = merged.value;
      return file('fetched', { party, writtenAt, received: counts.new + counts.newer });
    }
    switch (merged.error.kind) {
      case 'cancelled':
        return { stopped: { kind: 'cancelled' } };
      case 'not-open':
      case 'transfer-failed':
        return refused(merged.error.kind);
      default:
        return { stopped: { kind: 'store', problem: merged.error } };
    }
  } finally {
    transfer.close(id);
  }

  function afterRefusal(problem: FileProblem): ReadIn {
    switch (problem.kind) {
      case 'cancelled':
        return { stopped: { kind: 'cancelled' } };
      case 'no-storage':
        return { stopped: { kind: 'store', problem: { kind: 'storage-closed' } } };
      case 'passphrase-needed':
        return file('waiting', { reason: problem.kind });
      // Whole, and not for this version of the app: waiting for more bytes would change nothing.
      case 'schema-too-new':
        return file('broken', { reason: problem.kind });
      default:
        return refused(problem.kind);
    }
  }
}

async function writeOwn(
  world: FolderWorld,
  entries: readonly FolderEntry[],
  memory: FolderMemory,
  { onProgress, signal }: LookOptions,
): Promise<{ own: FolderMemory['own'] } | { stopped: FolderProblem | LookTrouble }> {
  const { folder, transfer } = world;
  const own = await world.ownFile();
  if (own === undefined) return { own: memory.own };
  const { name, order } = own;
  if (memory.files.some((file) => file.name === name && file.state === 'waiting'))
    return { stopped: { kind: 'own-file-waits' } };
  const tell = (share: number) => onProgress?.({ doing: 'writing', name, share });
  tell(0);
  const made = await transfer.write(order, {
    signal,
    onProgress: ({ share }) => tell(share * 0.8),
  });
  if (!made.ok) {
    switch (made.error.kind) {
      case 'nothing':
        return { own: memory.own };
      case 'cancelled':
        return { stopped: { kind: 'cancelled' } };
      case 'not-proved':
      case 'transfer-failed':
        return { stopped: { kind: 'not-written', detail: made.error.detail } };
      default:
        return { stopped: { kind: 'store', problem: made.error } };
    }
  }
  const { blob, checksum, takenAt } = made.value;
  const there = entries.find((entry) => entry.name === name);
  const last = memory.own;
  if (last?.name === name && last.checksum === checksum && there?.version === last.version)
    return { own: last };

  const written = await folder.write(name, blob, there?.version ?? null, signal);
  if (!written.ok) return { stopped: written.error };
  tell(0.9);
  const digest = await digestOf(blob);
  const readBack = await folder.read(name, signal);
  if (!readBack.ok) return { stopped: readBack.error };
  if ((await digestOf(readBack.value)) !== digest) return { stopped: { kind: 'not-verified' } };
  return { own: { name, version: written.value.version, checksum, digest, at: takenAt } };
}

const piece = 1_000_000;

/** SHA-256 of the bytes, a megabyte at a time so that the page stays responsive. */
async function digestOf(blob: Blob): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < blob.size; at += piece)
    hash.update(new Uint8Array(await blob.slice(at, at + piece).arrayBuffer()));
  return bytesToHex(hash.digest());
}
