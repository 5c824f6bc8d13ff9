// Answers for: the database's history, one entry per released schema number. A shipped entry is never edited.
import type { Dexie } from 'dexie';
import { schemaNumber } from '#domain/upgrades/steps.ts';

interface Version {
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
];

export function declareVersions(database: Dexie): void {
  for (const version of versions) database.version(version.number).stores(version.stores);
  const newest = versions.at(-1)?.number;
  if (newest !== schemaNumber)
    throw new Error(`Database version ${newest} is not schema ${schemaNumber}`);
}
