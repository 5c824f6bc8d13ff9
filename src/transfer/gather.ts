// Answers for: what each kind of file takes along from what is stored here.
import { totalSize, type Attachment } from '#domain/attachment.ts';
import type { Snapshot } from '#domain/record.ts';
import { profileOf } from '#domain/review.ts';
import { contentsCounter } from '#exchange/contents.ts';
import type { Database } from '#storage/database.ts';
import {
  readContribution,
  readCoordinatorFile,
  readLeaving,
  readPack,
  readPublishable,
  readReviewNotes,
  type Leaving as StoredLeaving,
} from '#storage/outgoing.ts';
import type { FileOrder, Leaving } from './transfer.ts';

export interface Gathered extends Omit<StoredLeaving, 'withheld'> {
  /** Whose file it is. */
  party: string | null;
  withheld: Leaving['withheld'];
}

/** Undefined when what is asked for is not here. Must be called inside a transaction over `gatherTables`. */
export async function gather(database: Database, order: FileOrder): Promise<Gathered | undefined> {
  switch (order.kind) {
    case 'backup':
      return ofParty(database, undefined);
    case 'party':
      return ofParty(database, order.party);
    case 'folder':
      return ofParty(database, order.party ?? undefined);
    case 'rows': {
      const rows = await readContribution(database, order.assessment, order.items);
      const party = rows?.records.find((record) => record.kind === 'assessment')?.party ?? null;
      return rows && chosenOnly(rows, party);
    }
    case 'coordinator':
      return chosenOnly(await readCoordinatorFile(database, order), order.party);
    case 'pack':
      return chosenOnly(await readPack(database, order.sheets), null);
    case 'publishable':
      return chosenOnly(await readPublishable(database, order), null);
    case 'review-notes': {
      const notes = await readReviewNotes(database, order);
      return notes && chosenOnly(notes, null);
    }
  }
}

/** What the domain has picked out: nothing that is written in it is held back any more. */
function chosenOnly({ records, history }: Snapshot, party: string | null): Gathered {
  const inOrder = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    history,
    eachPart: (take) => Promise.resolve(take(inOrder, 1)),
    party,
    withheld: [],
    withheldVersions: 0,
  };
}

async function ofParty(database: Database, party: string | undefined): Promise<Gathered> {
  const leaving = await readLeaving(database, party);
  return {
    ...leaving,
    party: party ?? null,
    withheld: leaving.withheld.map(({ review, names }) => ({
      id: review.id,
      title: profileOf(review).title,
      names,
    })),
  };
}

export const gatherTables = (database: Database) => [
  database.records,
  database.history,
  database.summaries,
  database.confidential,
  database.attachments,
  database.attachmentBytes,
  database.meta,
];

/** The small files of what leaves, where the kind takes them along and somebody has chosen so. */
export async function gatherAttachments(
  database: Database,
  order: FileOrder,
  leaving: ReadonlySet<string>,
): Promise<Attachment[]> {
  if (!('attachments' in order) || !order.attachments) return [];
  const facts = (await database.attachments.toArray()).filter(({ record }) => leaving.has(record));
  const contents = await database.attachmentBytes.bulkGet(facts.map(({ id }) => id));
  return facts.flatMap((one, index) => {
    const bytes = contents[index]?.bytes;
    return bytes === undefined ? [] : [{ ...one, bytes }];
  });
}

/** What a file of the order would hold, in few words. */
export async function describeGathered(database: Database, gathered: Gathered): Promise<Leaving> {
  const leaving = new Set<string>();
  const contents = contentsCounter();
  await gathered.eachPart((records) => {
    contents.add(records);
    for (const { id } of records) leaving.add(id);
  });
  const attachments = (await database.attachments.toArray()).filter(({ record }) =>
    leaving.has(record),
  );
  return {
    contents: contents.end(gathered.history.length),
    withheld: gathered.withheld,
    withheldVersions: gathered.withheldVersions,
    attachments: { count: attachments.length, size: totalSize(attachments) },
    isEmpty: leaving.size === 0,
  };
}
