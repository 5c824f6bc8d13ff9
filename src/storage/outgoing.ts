// Answers for: reading what may leave this machine, for a file and for telling beforehand what the file will hold.
import { contribution, type Contribution } from '#domain/contribution.ts';
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

/** Some rows of one assessment, for a colleague; undefined when it is not here. */
export async function readContribution(
  database: Database,
  assessment: string,
  items: readonly string[],
): Promise<Contribution | undefined> {
  const whole = await database.records.get(assessment);
  if (whole?.kind !== 'assessment') return undefined;
  const { party } = whole;
  const [own, assessments, documents, batches] = await Promise.all([
    database.records.get(party),
    database.records.where({ kind: 'assessment', party }).toArray(),
    database.records.where({ kind: 'document', party }).toArray(),
    database.history.where({ record: assessment }).toArray(),
  ]);
  const records = [...(own ? [own] : []), ...assessments, ...documents];
  const history = batches.flatMap((batch) => batch.entries);
  return contribution({ records, history }, assessment, items);
}
