// Answers for: every read from the database, as hooks that follow its changes. Undefined means still loading.
import { useLiveQuery } from 'dexie-react-hooks';
import type { Action } from '#domain/action.ts';
import type { Attachment, AttachmentFacts } from '#domain/attachment.ts';
import { assessmentId, documentsIn, type Assessment } from '#domain/assessment.ts';
import type { Document } from '#domain/document.ts';
import type { Network } from '#domain/network.ts';
import type { Party, PartyProfile } from '#domain/party.ts';
import type { Period } from '#domain/period.ts';
import type { Review } from '#domain/review.ts';
import type { KeptRecord } from '#domain/record.ts';
import { currentValue, type Revision } from '#domain/revision.ts';
import type { SignOff } from '#domain/sign-off.ts';
import type { Summary } from '#domain/summary.ts';
import type { Database } from './database.ts';
import { readMeta, type Meta } from './meta.ts';
import { useStorage } from './provider.tsx';
import { allSummaries, summariesOf } from './summaries.ts';

export function useQuery<T>(
  read: (database: Database) => Promise<T>,
  inputs: unknown[],
): T | undefined {
  const { database } = useStorage();
  return useLiveQuery(() => read(database), [database, ...inputs]);
}

async function recordOf<K extends 'party' | 'network' | 'assessment' | 'review'>(
  database: Database,
  kind: K,
  id: string,
) {
  const record = await database.records.get(id);
  return record?.kind === kind ? record : null;
}

/** Null when there is none. */
export function useAssessment(id: string): Assessment | null | undefined {
  return useQuery(
    async (database) => (await recordOf(database, 'assessment', id)) as Assessment | null,
    [id],
  );
}

/** Several assessments by id, in the order asked for; null where there is none. */
export function useAssessmentList(ids: readonly string[]): (Assessment | null)[] | undefined {
  return useQuery(
    async (database) =>
      (await database.records.bulkGet([...ids])).map((record) =>
        record?.kind === 'assessment' ? record : null,
      ),
    [ids.join('|')],
  );
}

/** Of each of these assessments with the nearest earlier one that has answers; none where there is no such. */
export function useWithPrevious(
  ids: readonly string[],
): { assessment: Assessment; previous: Assessment }[] | undefined {
  return useQuery(
    async (database) => {
      const pairs = ids.map(async (id) => {
        const assessment = (await recordOf(database, 'assessment', id)) as Assessment | null;
        if (assessment === null) return [];
        const { party, instrument, period } = assessment;
        const before = latestBefore(await summariesOf(database, party, instrument), period);
        const previous = before && (await recordOf(database, 'assessment', before.id));
        return previous ? [{ assessment, previous: previous as Assessment }] : [];
      });
      return (await Promise.all(pairs)).flat();
    },
    [ids.join('|')],
  );
}

export interface YearlySheetData {
  party: string;
  isOwn: boolean;
  profile: PartyProfile;
  /** All years' summaries, oldest first. */
  summaries: Summary[];
  /** Null before the first answer. */
  assessment: Assessment | null;
  /** The nearest earlier year with answers. */
  last: Assessment | null;
  /** The documents that the answers of both years rest on; without those that are not here. */
  documents: Document[];
  /** The actions of the party's plan, those that have been taken away too. */
  actions: Action[];
  /** The names by which rows are assigned to who uses this machine. */
  ownNames: string[];
  /** The name by which this machine has been sent rows to answer; undefined when it has not. */
  answersFor: string | undefined;
}

/**
 * Everything that one year's sheet shows, read together so that it opens in one go: one's own party's,
 * unless another is named. Null when there is no such party here.
 */
export function useYearlySheet(
  named: string | undefined,
  instrument: string,
  period: Period,
): YearlySheetData | null | undefined {
  return useQuery(
    (database) =>
      // One transaction: quicker than five, and every read sees the same moment.
      database.transaction('r', database.meta, database.records, database.summaries, () =>
        readYearlySheet(database, named, instrument, period),
      ),
    [named, instrument, period],
  );
}

export interface SheetWithVersions extends YearlySheetData {
  /** The party's register, what has been taken away from it too. */
  documents: Document[];
  /** The versions that this assessment was signed off in, oldest first. */
  signOffs: SignOff[];
}

/** One period's sheet, of any instrument, with what its sign-offs are made from and have left. */
export function useSheetWithVersions(
  named: string | undefined,
  instrument: string,
  period: Period,
): SheetWithVersions | null | undefined {
  return useQuery(
    (database) =>
      // One transaction: a lock is never seen before the version that it names.
      database.transaction('r', database.meta, database.records, database.summaries, async () => {
        const sheet = await readYearlySheet(database, named, instrument, period);
        if (sheet === null) return null;
        const { party } = sheet;
        const [documents, signOffs] = await Promise.all([
          recordsOfParty<Document>(database, 'document', party),
          recordsOfParty<SignOff>(database, 'sign-off', party),
        ]);
        const id = assessmentId({ party, instrument, period });
        return {
          ...sheet,
          documents,
          signOffs: signOffs
            .filter((one) => one.assessment === id)
            .sort((a, b) => a.number - b.number),
        };
      }),
    [named, instrument, period],
  );
}

/** Must be called inside a transaction. */
async function readYearlySheet(
  database: Database,
  named: string | undefined,
  instrument: string,
  period: Period,
): Promise<YearlySheetData | null> {
  const own = await readMeta(database, 'ownParty');
  const party = named ?? own;
  if (party === undefined) return null;
  const id = assessmentId({ party, instrument, period });
  const [record, assessment, summaries, actions, names, answersFor] = await Promise.all([
    recordOf(database, 'party', party),
    recordOf(database, 'assessment', id),
    summariesOf(database, party, instrument),
    recordsOfParty<Action>(database, 'action', party),
    ownNames(database),
    readMeta(database, 'answersFor'),
  ]);
  const profile = currentValue((record as Party | null)?.fields.profile);
  if (profile === undefined) return null;
  const before = latestBefore(summaries, period);
  const last = before ? ((await recordOf(database, 'assessment', before.id)) as Assessment) : null;
  const used = [
    ...new Set([
      ...(assessment ? documentsIn(assessment as Assessment) : []),
      ...(last ? documentsIn(last) : []),
    ]),
  ];
  const documents = used.length === 0 ? [] : await database.records.bulkGet(used);
  return {
    party,
    isOwn: party === own,
    profile,
    summaries,
    assessment: assessment as Assessment | null,
    last,
    documents: documents.filter((record) => record?.kind === 'document'),
    actions,
    ownNames: names,
    answersFor,
  };
}

/** All summaries of one party and instrument, oldest period first. */
export function usePartySummaries(party: string, instrument: string): Summary[] | undefined {
  return useQuery((database) => summariesOf(database, party, instrument), [party, instrument]);
}

/** The nearest earlier one in which something is answered. */
function latestBefore(summaries: readonly Summary[], period: Period): Summary | undefined {
  return summaries.findLast(
    (summary) => summary.period < period && Object.keys(summary.marks).length > 0,
  );
}

/** Every summary there is: few facts of each assessment, for pages that list what exists. */
export function useAllSummaries(): Summary[] | undefined {
  return useQuery(allSummaries, []);
}

export function useParties(): Party[] | undefined {
  return useQuery(
    async (database) => (await database.records.where({ kind: 'party' }).toArray()) as Party[],
    [],
  );
}

export function useNetwork(): Network | null | undefined {
  return useQuery(
    async (database) => (await recordOf(database, 'network', 'network')) as Network | null,
    [],
  );
}

/** The documents of a party's register, those that have been taken away too. */
export function useDocuments(party: string | undefined): Document[] | undefined {
  return useQuery(async (database) => recordsOfParty(database, 'document', party), [party]);
}

export interface RegisterData {
  party: string;
  isOwn: boolean;
  profile: PartyProfile;
  /** What has been taken away too. */
  documents: Document[];
  /** Every assessment of the party, from which one sees where a document is used. */
  assessments: Assessment[];
}

/** A party's register, one's own unless another is named; null when there is no such party here. */
export function useRegister(named: string | undefined): RegisterData | null | undefined {
  return useQuery(
    (database) =>
      database.transaction('r', database.meta, database.records, async () => {
        const own = await readMeta(database, 'ownParty');
        const party = named ?? own;
        if (party === undefined) return null;
        const [record, documents, assessments] = await Promise.all([
          recordOf(database, 'party', party),
          recordsOfParty<Document>(database, 'document', party),
          recordsOfParty<Assessment>(database, 'assessment', party),
        ]);
        const profile = currentValue((record as Party | null)?.fields.profile);
        return profile === undefined
          ? null
          : { party, isOwn: party === own, profile, documents, assessments };
      }),
    [named],
  );
}

/** The attachments of one document, without what is in them, in the order they came. */
export function useAttachments(document: string): AttachmentFacts[] | undefined {
  return useQuery(
    (database) => database.attachments.where({ record: document }).sortBy('id'),
    [document],
  );
}

/** Every attachment on this machine, without what is in them. */
export function useAllAttachments(): AttachmentFacts[] | undefined {
  return useQuery((database) => database.attachments.toArray(), []);
}

/** Reads what is in attachments at the moment it is asked for: they are too large to be kept at hand. */
export function useAttachmentReader(): (ids: readonly string[]) => Promise<Attachment[]> {
  const { database } = useStorage();
  return async (ids) => {
    const [facts, contents] = await Promise.all([
      database.attachments.bulkGet([...ids]),
      database.attachmentBytes.bulkGet([...ids]),
    ]);
    return facts.flatMap((one, index) => {
      const content = contents[index];
      return one && content ? [{ ...one, bytes: content.bytes }] : [];
    });
  };
}

/** Those of the named documents that are here. */
export function useDocumentList(ids: readonly string[]): Document[] | undefined {
  return useQuery(
    async (database) => {
      const records = await database.records.bulkGet([...new Set(ids)]);
      return records.filter((record) => record?.kind === 'document');
    },
    [ids.join('|')],
  );
}

/** The actions of a party's plan, those that have been taken away too. */
export function useActions(party: string | undefined): Action[] | undefined {
  return useQuery(async (database) => recordsOfParty(database, 'action', party), [party]);
}

/** Every sign-off of a party, oldest version first within each assessment. */
export function useSignOffs(party: string | undefined): SignOff[] | undefined {
  return useQuery(
    async (database) => {
      const signOffs = await recordsOfParty<SignOff>(database, 'sign-off', party);
      return signOffs.sort((a, b) => a.number - b.number);
    },
    [party],
  );
}

/** Replaced revisions of one field, oldest first by their writers' clocks. */
export function useFieldHistory(record: string, field: string): Revision[] | undefined {
  return useQuery(
    async (database) => {
      const batches = await database.history.where({ record }).toArray();
      return batches
        .flatMap(({ entries }) => entries)
        .filter((entry) => entry.field === field)
        .map(({ revision }) => revision)
        .sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    [record, field],
  );
}

export async function recordsOfParty<R extends KeptRecord>(
  database: Database,
  kind: R['kind'],
  party: string | undefined,
): Promise<R[]> {
  if (party === undefined) return [];
  const records: KeptRecord[] = await database.records.where({ kind, party }).toArray();
  return records as R[];
}

export function useReviews(): Review[] | undefined {
  return useQuery(async (database) => {
    const reviews = (await database.records.where({ kind: 'review' }).toArray()) as Review[];
    return reviews.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }, []);
}

export function useReview(id: string): Review | null | undefined {
  return useQuery(
    async (database) => (await recordOf(database, 'review', id)) as Review | null,
    [id],
  );
}

/** Names of people heard in one review: note id → names. They stay on this machine. */
export function usePeopleHeard(review: string): Record<string, string> | undefined {
  return useQuery(
    async (database) => {
      const rows = await database.confidential.where({ record: review }).toArray();
      return Object.fromEntries(rows.map((row) => [row.id.slice(review.length + 1), row.people]));
    },
    [review],
  );
}

/** One fact of this machine; null when it has not been set. */
export function useMeta<K extends keyof Meta>(key: K): Meta[K] | null | undefined {
  return useQuery(async (database) => (await readMeta(database, key)) ?? null, [key]);
}

export interface OwnParty {
  id: string;
  profile: PartyProfile;
}

/** The party this machine works for; null before it has been chosen. */
export function useOwnParty(): OwnParty | null | undefined {
  return useQuery(async (database) => {
    const id = await readMeta(database, 'ownParty');
    const party = id === undefined ? null : await recordOf(database, 'party', id);
    const profile = currentValue((party as Party | null)?.fields.profile);
    return id === undefined || profile === undefined ? null : { id, profile };
  }, []);
}

/** False only in an empty store: nothing has been begun, opened or received yet. */
export function useHasData(): boolean | undefined {
  return useQuery(async (database) => (await database.records.limit(1).count()) > 0, []);
}

/** The names by which rows are assigned to the person at this machine: their own, and whom they answer for. */
export function useOwnNames(): string[] | undefined {
  return useQuery((database) => ownNames(database), []);
}

export async function ownNames(database: Database): Promise<string[]> {
  const person = await readMeta(database, 'person');
  const answersFor = await readMeta(database, 'answersFor');
  return [person?.name ?? '', answersFor ?? ''].filter((name) => name.trim() !== '');
}
