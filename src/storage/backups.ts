// Answers for: the automatic backups of this machine: when one is made, how many are kept, and reading one again. They lie in a database of their own, which nothing else ever writes.
import { err, ok, type Result } from '#domain/result.ts';
import { finished } from './as-is.ts';
import {
  attachmentStore,
  committed,
  parseDump,
  readDump,
  type Dump,
  type DumpFacts,
} from './raw-dump.ts';

/** Before what it was made. `repair`: before a broken record was put aside. */
export type BackupReason = 'import' | 'restore' | 'upgrade' | 'repair';

export interface Backup {
  /** Rises with each one: which is oldest is never told by the clock. */
  id: number;
  reason: BackupReason;
  /** ISO 8601, by the clock of this machine. */
  takenAt: string;
  schema: number;
  /** Records by kind. */
  counts: Record<string, number>;
  /** In bytes, packed. */
  size: number;
  /** Whether what is in the attachments is in it. Their facts always are. */
  hasFiles: boolean;
}

export type BackupProblem =
  /** The browser has no room for it. */
  | { kind: 'no-room' }
  | { kind: 'cancelled' }
  /** The browser could not read or write it. */
  | { kind: 'failed'; detail: string };

export interface TakenBackup {
  /** Undefined when there was nothing to keep, or a backup for the same sitting is here already. */
  backup: Backup | undefined;
  /** What was read, with the print of it; undefined when there is no such database. */
  facts: DumpFacts | undefined;
}

interface BackupOptions {
  now: Date;
  /** 0–1. */
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export const backupLimits = { count: 5, bytes: 50_000_000 } as const;

/** Eleven files read in one after another are one occasion; each import can be taken back by itself too. */
const sameOccasionMs = 3_600_000;

/**
 * Makes a backup of the database of that name as it stands, whatever its schema. An empty one needs none. Keeps
 * the last five and at most 50 MB together, and always the newest.
 */
export async function takeBackup(
  name: string,
  reason: BackupReason,
  { now, onProgress, signal }: BackupOptions,
): Promise<Result<TakenBackup, BackupProblem>> {
  try {
    const [newest] = await listBackups(name);
    if (reason === 'import' && newest?.reason === 'import' && isSameOccasion(newest, now))
      return ok({ backup: undefined, facts: undefined });
    // Only a restore can take attachments away.
    const hasFiles = reason === 'restore';
    const packed = packer();
    const takenAt = now.toISOString();
    const facts = await readDump(name, packed.add, {
      takenAt,
      without: hasFiles ? [] : [attachmentStore],
      onProgress,
      signal,
    });
    const bytes = await packed.end();
    if (facts === undefined || Object.keys(facts.counts).length === 0)
      return ok({ backup: undefined, facts });
    const { schema, counts } = facts;
    const made = { reason, takenAt, schema, counts, size: bytes.length, hasFiles };
    const backup = await keep(name, made, bytes);
    return ok({ backup, facts });
  } catch (error) {
    return err(signal?.aborted === true ? { kind: 'cancelled' } : problemOf(error));
  }
}

/** Newest first. */
export async function listBackups(name: string): Promise<Backup[]> {
  return using(name, async (database) => {
    const facts = database.transaction('facts').objectStore('facts');
    const all = await finished(facts.getAll() as IDBRequest<Backup[]>);
    return all.reverse();
  });
}

/** What a backup holds; undefined when it is gone or cannot be read. */
export async function readBackup(name: string, id: number): Promise<Dump | undefined> {
  const bytes = await using(name, (database) =>
    finished(
      database.transaction('contents').objectStore('contents').get(id) as IDBRequest<
        { bytes: Uint8Array<ArrayBuffer> } | undefined
      >,
    ),
  );
  return bytes && parseDump(await unpacked(bytes.bytes));
}

/** By the clock, which may have been set back since: then it is another occasion. */
function isSameOccasion({ takenAt }: Backup, now: Date): boolean {
  const passed = now.getTime() - Date.parse(takenAt);
  return passed >= 0 && passed < sameOccasionMs;
}

async function keep(
  name: string,
  made: Omit<Backup, 'id'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Backup> {
  return using(name, async (database) => {
    try {
      return await put(database, made, bytes, backupLimits.count);
    } catch (error) {
      if (nameOf(error) !== 'QuotaExceededError') throw error;
      // No room: the older ones give way, all but the newest.
      await prune(database, 1);
      return put(database, made, bytes, 2);
    }
  });
}

async function put(
  database: IDBDatabase,
  made: Omit<Backup, 'id'>,
  bytes: Uint8Array<ArrayBuffer>,
  count: number,
): Promise<Backup> {
  const transaction = database.transaction(['facts', 'contents'], 'readwrite', {
    durability: 'strict',
  });
  const id = Number(await finished(transaction.objectStore('facts').add(made)));
  transaction.objectStore('contents').put({ id, bytes });
  await committed(transaction);
  await prune(database, count);
  return { id, ...made };
}

async function prune(database: IDBDatabase, count: number): Promise<void> {
  const transaction = database.transaction(['facts', 'contents'], 'readwrite');
  const done = committed(transaction);
  const all = await finished(transaction.objectStore('facts').getAll() as IDBRequest<Backup[]>);
  let bytes = 0;
  for (const [index, { id, size }] of all.reverse().entries()) {
    bytes += size;
    if (index === 0 || (index < count && bytes <= backupLimits.bytes)) continue;
    transaction.objectStore('facts').delete(id);
    transaction.objectStore('contents').delete(id);
  }
  await done;
}

/** The backups of a database lie beside it, under its name. */
async function using<T>(name: string, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const request = indexedDB.open(`${name}-backups`, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('facts', { keyPath: 'id', autoIncrement: true });
    request.result.createObjectStore('contents', { keyPath: 'id' });
  };
  const database = await finished(request);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function problemOf(error: unknown): BackupProblem {
  if (nameOf(error) === 'QuotaExceededError') return { kind: 'no-room' };
  return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
}

function nameOf(error: unknown): unknown {
  return (error as { name?: unknown } | null)?.name;
}

/** So many characters are packed at a time: a call for every row would cost more than the packing. */
const textAtATime = 65_536;

/** Packs by gzip, off the main thread, while the next rows are read. */
function packer() {
  const encoder = new TextEncoder();
  const stream = new CompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const packed = bytesOf(stream.readable);
  // Both are awaited at the end; a failure before that is not unhandled.
  packed.catch(() => undefined);
  let waiting: string[] = [];
  let length = 0;
  const flush = () => {
    writer.write(encoder.encode(waiting.join(''))).catch(() => undefined);
    waiting = [];
    length = 0;
  };
  return {
    add: (text: string) => {
      waiting.push(text);
      length += text.length;
      if (length >= textAtATime) flush();
    },
    end: async () => {
      flush();
      await writer.close();
      return packed;
    },
  };
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const text = bytesOf(stream.readable);
  await Promise.all([writer.write(bytes), writer.close(), text]);
  return new TextDecoder().decode(await text);
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
