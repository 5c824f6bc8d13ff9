// Answers for: the database's history, one entry per released schema number. A shipped entry is never edited.
import type { Dexie, Transaction } from 'dexie';
import type { HistoryEntry, KeptRecord } from '#domain/record.ts';
import type { SummaryRow } from '#domain/summary.ts';
import type { UpgradeStep } from '#domain/upgrades/steps.ts';
import { batchesOf, type HistoryBatch } from './history.ts';
import { summariesIn } from './put-records.ts';
import { putSummaries } from './summaries.ts';

export interface Version {
  number: number;
  date: string;
  reason: string;
  /** Only the tables that this version adds or changes: Dexie adds the declarations up. */
  stores: Record<string, string | null>;
}

export const versions: readonly Version[] = [
  {
    number: 1,
    date: '2026-11-22',
    reason:
      'First release: records with revisions, their history, summaries, facts of this machine.',
    stores: {
      records: 'id, kind, [kind+party], [instrument+period]',
      history: 'id, record',
      summaries: 'id, [party+instrument], [instrument+period]',
      confidential: 'id, record',
      meta: 'key',
    },
  },
  {
    number: 2,
    date: '2026-11-22',
    reason:
      'Documents, actions and sign-offs are records; small attachments have a table of their own.',
    stores: { attachments: 'id, record', attachmentBytes: 'id' },
  },
  {
    number: 3,
    date: '2026-11-22',
    reason: 'What was here before an import is kept, so that the import can be undone.',
    stores: { imports: 'id' },
  },
  {
    number: 4,
    date: '2026-11-30',
    reason: 'Summaries of one party and instrument lie in one row.',
    stores: {},
  },
];

/**
 * Declares every version, and runs the same pure steps as the file parser when an older database is opened.
 * Dexie does all of it in one transaction: after a failure the old database is still there, unchanged.
 */
export function declareVersions(
  database: Dexie,
  history: readonly Version[],
  /** Undefined where nothing is to be brought up: a first page does not wait for them. */
  steps: readonly UpgradeStep[] | undefined,
): void {
  const newest = history.at(-1)?.number;
  for (const { number, stores } of history) {
    const declared = database.version(number).stores(stores);
    if (number === 1) continue;
    const step = steps?.find(({ to }) => to === number);
    if (step === undefined) {
      if (steps !== undefined) throw new Error(`No upgrade step to schema ${number}`);
      // Older data have come in between: better nothing than data of the wrong shape.
      declared.upgrade(() => {
        throw new Error('The steps from older data were not at hand');
      });
      continue;
    }
    declared.upgrade(async (transaction) => {
      await upgradeTables(transaction, step);
      if (number === newest) await renewSummaries(transaction);
    });
  }
}

async function upgradeTables(transaction: Transaction, step: UpgradeStep): Promise<void> {
  const [records, batches] = await Promise.all([
    transaction.table<unknown>('records').toArray(),
    transaction.table<HistoryBatch>('history').toArray(),
  ]);
  const upgraded = step.upgrade({ records, history: batches.flatMap(({ entries }) => entries) });
  // A step that only adds what may be missing leaves everything as it lies.
  if (upgraded.records === records) return;
  const history = batchesOf(upgraded.history as HistoryEntry[]);
  await transaction.table('records').clear();
  await transaction.table('records').bulkPut(upgraded.records);
  await transaction.table('history').clear();
  await transaction.table('history').bulkPut(history);
}

/** Summaries are never upgraded: they are made anew from what has the newest shape. */
async function renewSummaries(transaction: Transaction): Promise<void> {
  const records = await transaction.table<KeptRecord>('records').toArray();
  const summaries = transaction.table<SummaryRow, string>('summaries');
  await summaries.clear();
  await putSummaries({ summaries }, summariesIn(records));
}
