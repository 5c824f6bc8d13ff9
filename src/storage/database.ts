// Answers for: opening the browser's database safely, and saying in words when it can't be opened.
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { AttachmentFacts } from '#domain/attachment.ts';
import type { KeptRecord } from '#domain/record.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Summary } from '#domain/summary.ts';
import { schemaNumber } from '#domain/upgrades/steps.ts';
import type { HistoryBatch } from './history.ts';
import { declareVersions } from './versions.ts';

/** Names of people heard in a review. Stays on this machine: no file is ever made from this table. */
export interface Confidential {
  /** `<review>|<note field>`. */
  id: string;
  record: string;
  people: string;
}

/** What is in one attachment. Apart from its facts, so that a list of files reads no file. */
export interface AttachmentBytes {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Facts of this machine, one per key: see `meta.ts`. */
export interface MetaRow {
  key: string;
  value: unknown;
}

export class Database extends Dexie {
  declare records: EntityTable<KeptRecord, 'id'>;
  declare history: EntityTable<HistoryBatch, 'id'>;
  declare summaries: EntityTable<Summary, 'id'>;
  declare confidential: EntityTable<Confidential, 'id'>;
  declare meta: Table<MetaRow, string>;
  /** Small files of documents. They leave this machine only when somebody chooses so. */
  declare attachments: EntityTable<AttachmentFacts, 'id'>;
  declare attachmentBytes: EntityTable<AttachmentBytes, 'id'>;

  constructor(name: string) {
    // Strict: a change counts as saved when it is on the disk, not when it is on its way there.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    declareVersions(this);
  }
}

export type OpenProblem =
  /** The data were written by a newer version of the app: nothing may be written by this one. */
  | { kind: 'newer-data'; found: number; known: number }
  /** Another window keeps an older version open. */
  | { kind: 'blocked' }
  /** The browser gives no storage (private mode, policy) or it is damaged. */
  | { kind: 'unavailable'; detail: string };

/** How long to wait for other windows before saying that they must be closed. A queued second window gets no `blocked` event. */
const blockedAfterMs = 4000;

export async function openDatabase(name: string): Promise<Result<Database, OpenProblem>> {
  const database = new Database(name);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<'blocked'>((resolve) => {
    timer = setTimeout(() => resolve('blocked'), blockedAfterMs);
    database.on('blocked', () => resolve('blocked'));
  });
  // A newer version of the app waits in another window. Let it through, and stay closed: Dexie would open
  // again by itself and write to the newer database with this older code.
  database.on('versionchange', () => {
    database.close();
    return false;
  });
  try {
    const found = await Promise.race([storedSchema(name), blocked]);
    if (found === 'blocked') return err({ kind: 'blocked' });
    if (found > schemaNumber) return err({ kind: 'newer-data', found, known: schemaNumber });
    const outcome = await Promise.race([database.open(), blocked]);
    if (outcome !== 'blocked') return ok(database);
    database.close();
    return err({ kind: 'blocked' });
  } catch (error) {
    database.close();
    return err({
      kind: 'unavailable',
      detail: error instanceof Error ? error.message : String(error),
    });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The schema number of what is stored, 0 when nothing is. Asked of the browser itself and before Dexie opens:
 * Dexie opens a newer database in silence, and even adds to it the tables that this older code misses.
 */
function storedSchema(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    // Without a database the browser begins to make an empty one: let it not.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      // Dexie keeps its number times ten.
      resolve(Math.ceil(version / 10));
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (request.error?.name === 'AbortError') resolve(0);
      else reject(request.error ?? new Error('indexedDB.open failed'));
    };
  });
}
