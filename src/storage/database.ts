// Answers for: opening the browser's database safely, and saying in words when it can't be opened.
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { AttachmentFacts } from '#domain/attachment.ts';
import type { KeptRecord } from '#domain/record.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { SummaryRow } from '#domain/summary.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import type { UpgradeStep } from '#domain/upgrades/steps.ts';
import { openAsIs, schemaOf } from './as-is.ts';
import type { HistoryBatch } from './history.ts';
import type { ImportRow } from './imports.ts';
import { declareVersions, versions } from './versions.ts';

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
  declare summaries: EntityTable<SummaryRow, 'id'>;
  declare confidential: EntityTable<Confidential, 'id'>;
  declare meta: Table<MetaRow, string>;
  /** Small files of documents. They leave this machine only when somebody chooses so. */
  declare attachments: EntityTable<AttachmentFacts, 'id'>;
  declare attachmentBytes: EntityTable<AttachmentBytes, 'id'>;
  /** What was here before the latest imports. */
  declare imports: Table<ImportRow, string>;

  constructor(name: string, steps: readonly UpgradeStep[] | undefined) {
    // Strict: a change counts as saved when it is on the disk, not when it is on its way there.
    // Opened by us alone: Dexie by itself would go on in an empty database when the data have been cleared away.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', autoOpen: false });
    declareVersions(this, versions, steps);
  }
}

export type OpenProblem =
  /** The data were written by a newer version of the app: nothing may be written by this one. */
  | { kind: 'newer-data'; found: number; known: number }
  /** Another window keeps an older version open. */
  | { kind: 'blocked' }
  /** The data are older than the app, and the backup that is made before they are brought up cannot be kept. */
  | { kind: 'no-backup'; reason: 'no-room' | 'failed' }
  /** The browser gives no storage (private mode, policy) or it is damaged. */
  | { kind: 'unavailable'; detail: string };

/** How long to wait for other windows before saying that they must be closed. A queued second window gets no `blocked` event. */
const blockedAfterMs = 4000;

export interface OpenOptions {
  now?: (() => Date) | undefined;
  /** Older data are brought up to date even when no backup of them can be kept: somebody has said so. */
  evenWithoutBackup?: boolean | undefined;
  /** Called when another window stands in the way; then it is waited for. Without this, `blocked` is the answer. */
  onBlocked?: (() => void) | undefined;
}

export async function openDatabase(
  name: string,
  { now = () => new Date(), evenWithoutBackup = false, onBlocked }: OpenOptions = {},
): Promise<Result<Database, OpenProblem>> {
  let database: Database | undefined;
  try {
    const found = await unlessBlocked(storedSchema(name), onBlocked);
    if (found === 'blocked') return err({ kind: 'blocked' });
    if (found > schemaNumber) return err({ kind: 'newer-data', found, known: schemaNumber });
    const isOlder = found > 0 && found < schemaNumber;
    if (isOlder && !evenWithoutBackup) {
      const { takeBackup } = await import('./backups.ts');
      const taken = await takeBackup(name, 'upgrade', { now: now() });
      if (!taken.ok)
        return err({
          kind: 'no-backup',
          reason: taken.error.kind === 'no-room' ? 'no-room' : 'failed',
        });
    }
    const steps = isOlder ? (await import('#domain/upgrades/steps.ts')).upgradeSteps : undefined;
    database = new Database(name, steps);
    const opening = database;
    // A newer version of the app waits in another window. Let it through, and stay closed: Dexie would open
    // again by itself and write to the newer database with this older code.
    opening.on('versionchange', () => {
      opening.close();
      return false;
    });
    const outcome = await unlessBlocked(opening.open(), onBlocked, opening);
    if (outcome !== 'blocked') return ok(opening);
    opening.close();
    return err({ kind: 'blocked' });
  } catch (error) {
    database?.close();
    return err({
      kind: 'unavailable',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** What `work` gives, or that another window stands in its way; with `onBlocked` it is waited for all the same. */
async function unlessBlocked<T>(
  work: Promise<T>,
  onBlocked: (() => void) | undefined,
  database?: Database,
): Promise<T | 'blocked'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<'blocked'>((resolve) => {
    timer = setTimeout(() => resolve('blocked'), blockedAfterMs);
    database?.on('blocked', () => resolve('blocked'));
  });
  try {
    const outcome = await Promise.race([work, blocked]);
    if (outcome !== 'blocked' || onBlocked === undefined) return outcome;
    onBlocked();
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The schema number of what is stored, 0 when nothing is. Asked of the browser itself and before Dexie opens:
 * Dexie opens a newer database in silence, and even adds to it the tables that this older code misses.
 */
async function storedSchema(name: string): Promise<number> {
  const stored = await openAsIs(name);
  stored?.close();
  return stored === undefined ? 0 : schemaOf(stored);
}
