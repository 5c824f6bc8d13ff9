// Answers for: reading what may leave this machine, for a file and for telling beforehand what the file will hold.
import { comparisonPack, type ComparisonPack, type Sheet } from '#domain/comparison-pack.ts';
import { contribution, type Contribution } from '#domain/contribution.ts';
import { coordinatorFile, type CoordinatorChoice } from '#domain/coordinator-file.ts';
import { outgoing, type Outgoing } from '#domain/outgoing.ts';
import { publishable, type Publishable, type PublishChoice } from '#domain/publishable.ts';
import type { Snapshot } from '#domain/record.ts';
import { reviewNotes, type ReviewNotes, type ReviewNotesChoice } from '#domain/review-notes.ts';
import type { Database } from './database.ts';
import { readMeta } from './meta.ts';
import { allSummaries } from './summaries.ts';

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

/** What a party sends its coordinator. */
export async function readCoordinatorFile(
  database: Database,
  choice: CoordinatorChoice,
): Promise<Snapshot> {
  const { party } = choice;
  const [own, ...ofParty] = await Promise.all([
    database.records.get(party),
    database.records.bulkGet([...choice.assessments]),
    database.records.where({ kind: 'document', party }).toArray(),
    database.records.where({ kind: 'sign-off', party }).toArray(),
  ]);
  const records = [own, ...ofParty.flat()].filter((record) => record !== undefined);
  return coordinatorFile({ records, history: [] }, choice);
}

/** What the coordinator sends all the parties. */
export async function readPack(
  database: Database,
  sheets: readonly Sheet[],
): Promise<ComparisonPack> {
  return comparisonPack(await readSheets(database, sheets), { sheets });
}

/** What can be put out for anyone to read. */
export async function readPublishable(
  database: Database,
  choice: PublishChoice,
): Promise<Publishable> {
  return publishable(await readSheets(database, choice.sheets), choice);
}

/** Every party, and all assessments of some times. Found by their summaries, so that no others are read. */
export async function readSheets(database: Database, sheets: readonly Sheet[]): Promise<Snapshot> {
  const summaries = (await allSummaries(database))
    .filter(({ instrument, period }) =>
      sheets.some((sheet) => sheet.instrument === instrument && sheet.period === period),
    )
    .map(({ id }) => id);
  const [parties, assessments] = await Promise.all([
    database.records.where({ kind: 'party' }).toArray(),
    database.records.bulkGet(summaries),
  ]);
  const records = [...parties, ...assessments.filter((record) => record !== undefined)];
  return { records, history: [] };
}

/** A reviewer's notes for the leader; undefined when the review is not here. */
export async function readReviewNotes(
  database: Database,
  choice: ReviewNotesChoice,
): Promise<ReviewNotes | undefined> {
  const review = await database.records.get(choice.review);
  if (review?.kind !== 'review') return undefined;
  const [host, peopleHeard, device] = await Promise.all([
    database.records.get(review.party),
    database.confidential.where({ record: review.id }).toArray(),
    readMeta(database, 'device'),
  ]);
  const records = [review, ...(host === undefined ? [] : [host])];
  return reviewNotes({ records, history: [] }, peopleHeard, choice, device ?? '');
}
