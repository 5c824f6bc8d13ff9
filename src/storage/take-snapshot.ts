// Answers for: what leaves a machine, as a file would take it along: for tests of several machines, which need no file.
import type { Contribution } from '#domain/contribution.ts';
import type { Snapshot } from '#domain/record.ts';
import { readContribution, readLeaving, type Leaving } from './outgoing.ts';
import type { Storage } from './provider.tsx';
import { beginSitting } from './sitting.ts';

export interface TakenSnapshot extends Snapshot, Pick<Leaving, 'withheld' | 'withheldVersions'> {
  device: string;
  /** ISO 8601. */
  takenAt: string;
}

/** Everything, or everything of one party. Later changes are kept apart from what was taken. */
export function takeSnapshot(
  { database, context }: Pick<Storage, 'database' | 'context'>,
  party?: string,
): Promise<TakenSnapshot> {
  return database.transaction('rw', database.tables, async () => {
    const { eachPart, ...leaving } = await readLeaving(database, party);
    const records: Snapshot['records'] = [];
    await eachPart((some) => records.push(...some));
    await beginSitting(database);
    return { ...leaving, records, device: context.device, takenAt: context.now().toISOString() };
  });
}

/** Some rows of one assessment. */
export function takeContribution(
  { database }: Pick<Storage, 'database'>,
  assessment: string,
  items: readonly string[],
): Promise<Contribution> {
  return database.transaction('rw', database.tables, async () => {
    const taken = await readContribution(database, assessment, items);
    if (taken === undefined) throw new Error(`There is no ${assessment}`);
    await beginSitting(database);
    return taken;
  });
}
