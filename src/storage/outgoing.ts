// Answers for: reading what may leave this machine, for a file and for telling beforehand what the file will hold.
import { comparisonPack, type ComparisonPack, type Sheet } from '#domain/comparison-pack.ts';
import { contribution, type Contribution } from '#domain/contribution.ts';
import { coordinatorFile, type CoordinatorChoice } from '#domain/coordinator-file.ts';
import { heldBack, type Outgoing } from '#domain/outgoing.ts';
import { publishable, type Publishable, type PublishChoice } from '#domain/publishable.ts';
import type { HistoryEntry, KeptRecord, Snapshot } from '#domain/record.ts';
import type { Review } from '#domain/review.ts';
import { reviewNotes, type ReviewNotes, type ReviewNotesChoice } from '#domain/review-notes.ts';
import type { Database } from './database.ts';
import { readMeta } from './meta.ts';
import { allSummaries } from './summaries.ts';

/** What leaves, a part at a time: all of a large store would not fit beside what is made of it. */
export interface Leaving {
  history: HistoryEntry[];
  /** Hands over the records in the order of their ids, with the share of them (0–1) that has been. */
  eachPart: (take: (records: KeptRecord[], share: number) => void) => Promise<void>;
  withheld: Outgoing['withheld'];
  withheldVersions: number;
}

const recordsAtATime = 200;

/** Everything, or everything of one party: see `outgoing`. Reads, and `eachPart` too, inside one transaction. */
export async function readLeaving(database: Database, party?: string): Promise<Leaving> {
  const isAsked = party === undefined ? { kind: 'review' } : { kind: 'review', party };
  const [reviews, peopleHeard, asked] = await Promise.all([
    database.records.where(isAsked).toArray() as Promise<Review[]>,
    database.confidential.toArray(),
    idsOf(database, party),
  ]);
  const { withheld, mayLeave } = heldBack(reviews, peopleHeard);
  const staying = new Set(withheld.map(({ review }) => review.id));
  const ids = asked.filter((id) => !staying.has(id));
  const leaving = new Set(ids);
  const batches = await (party === undefined
    ? database.history.toArray()
    : database.history.where('record').anyOf(ids).toArray());
  const ofLeaving = batches.flatMap(({ entries }) =>
    entries.filter(({ record }) => leaving.has(record)),
  );
  const history = ofLeaving.filter(mayLeave);

  async function read(at: number): Promise<KeptRecord[]> {
    const records = await database.records.bulkGet(ids.slice(at, at + recordsAtATime));
    return records.filter((record) => record !== undefined);
  }

  return {
    history,
    withheld,
    withheldVersions: ofLeaving.length - history.length,
    eachPart: async (take) => {
      let next = read(0);
      for (let at = 0; at < ids.length; at += recordsAtATime) {
        const records = await next;
        // The browser finds the next ones meanwhile.
        next = read(at + recordsAtATime);
        take(records, Math.min(1, (at + recordsAtATime) / ids.length));
      }
      await next;
    },
  };
}

const kindsOfParty = ['action', 'assessment', 'document', 'review', 'sign-off'] as const;

/** In their order. The network goes with every party. */
async function idsOf(database: Database, party: string | undefined): Promise<string[]> {
  if (party === undefined) return database.records.toCollection().primaryKeys();
  const ofParty = await database.records
    .where('[kind+party]')
    .anyOf(kindsOfParty.map((kind) => [kind, party]))
    .primaryKeys();
  return [...ofParty, 'network', party].sort();
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
async function readSheets(database: Database, sheets: readonly Sheet[]): Promise<Snapshot> {
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
