// Answers for: reading what may leave this machine, for a file and for telling beforehand what the file will hold.
import { outgoing, type Outgoing } from '#domain/outgoing.ts';
import type { Database } from './database.ts';

export async function readOutgoing(database: Database, party?: string): Promise<Outgoing> {
  const [records, batches, peopleHeard] = await Promise.all([
    database.records.toArray(),
    database.history.toArray(),
    database.confidential.toArray(),
  ]);
  const history = batches.flatMap((batch) => batch.entries);
  return outgoing({ records, history }, peopleHeard, party);
}
