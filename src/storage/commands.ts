// Answers for: every write to the database. One command is one transaction, and tells how it went.
import { liveQuery, type Transaction } from 'dexie';
import { newActionProfile, type ActionLogEntry, type ActionProfile } from '#domain/action.ts';
import { newAnswer, type Answer, type Response } from '#domain/answer.ts';
import {
  answerField,
  assessmentId,
  isLockedField,
  lockOf,
  newAssessment,
  newAssessmentDetails,
  type Assessment,
  type AssessmentDetails,
  type AssessmentKey,
  type Assignment,
  type Explanation,
  type Ratings,
} from '#domain/assessment.ts';
import type { Attachment, AttachmentProblem } from '#domain/attachment.ts';
import type { Context, Stamp } from '#domain/context.ts';
import {
  documentId,
  newDocument,
  newDocumentProfile,
  type DocumentProfile,
} from '#domain/document.ts';
import type { FirstStepsWish } from '#domain/first-steps.ts';
import type { NetworkProfile } from '#domain/network.ts';
import { partyId, type PartyProfile } from '#domain/party.ts';
import {
  fieldsOf,
  withFields,
  type HistoryEntry,
  type KeptRecord,
  type Snapshot,
} from '#domain/record.ts';
import { err, ok, type Result } from '#domain/result.ts';
import {
  newReply,
  type Finding,
  type Note,
  type Recommendation,
  type Reply,
  type ReviewField,
  type ReviewProfile,
} from '#domain/review.ts';
import type { Sharing } from '#domain/sharing.ts';
import { headIds, isSeen, unchangedIn, writeRegister, type Register } from '#domain/revision.ts';
import {
  newSignOff,
  nextNumber,
  signOffId,
  type SignOff,
  type SignOffContent,
} from '#domain/sign-off.ts';
import { saysTheSame, summaryOf, type Summary } from '#domain/summary.ts';
import type { ValueCheck } from '#domain/value-check.ts';
import type { Database } from './database.ts';
import { rowsOf } from './history.ts';
import type { Merged } from './merging.ts';
import { readMeta, writeMeta, type Person } from './meta.ts';
import { putRecords } from './put-records.ts';
import { asResult } from './save-problem.ts';
import { saveFailed, saveFinished, saveStarted, type SaveProblem } from './save-state.ts';
import { beginSitting } from './sitting.ts';
import { putSummaries } from './summaries.ts';

export type Saved<T = void> = Promise<Result<T, SaveProblem>>;

export type ReviewChange =
  | string
  | null
  | Partial<ReviewProfile>
  | Partial<Note>
  | Partial<Finding>
  | Partial<Recommendation>
  | Partial<Reply>
  /** For a list inside the profile: made from what is stored at that moment. */
  | ((stored: ReviewProfile) => Partial<ReviewProfile>);

export interface ImportedAnswer {
  item: string;
  /** Null leaves the answer that is stored. */
  response: Response | null;
  comment: string | null;
  /** The head ids of the answer that the person was looking at. */
  seen: readonly string[];
}

export interface Commands {
  /** Who uses this machine. Kept here only; the name is written on each change from now on. */
  setPerson: (person: Person) => Saved;
  /** Which add-on instruments this machine shows; answers to others stay where they are. */
  setAddOns: (ids: string[]) => Saved;
  /** Puts the steps of the first time aside, or brings them back. */
  setFirstSteps: (wish: FirstStepsWish) => Saved;
  /** Forgets the keys of a place that files have come from: see `claimOf`. */
  forgetSender: (claim: string) => Saved;
  /** Makes the party if it is new, and makes it the one this machine works for. Gives its id. */
  chooseOwnParty: (profile: PartyProfile) => Saved<string>;
  /** Makes a party that is already here, by a file, the one this machine works for. */
  workForParty: (id: string) => Saved;
  /** Makes this machine the one of somebody who answers rows of a party: `name` is whom they are assigned to. */
  answerRowsOf: (party: string, name: string) => Saved;
  setNetworkProfile: (profile: NetworkProfile, seen: readonly string[]) => Saved;
  /** What a party lets its coordinator pass on to the other parties. */
  setSharing: (party: string, sharing: Sharing, seen: readonly string[]) => Saved;
  /**
   * Changes the named parts of one answer; the rest stays as it is stored at that moment, so that a
   * comment and a level changed at nearly the same time never undo each other. `seen` are the head ids
   * that the person was looking at. Makes the assessment if it is new. A part that is itself a list or an
   * object is changed by a function of what is stored, for the same reason. `over` are the parts as the
   * person saw them: another window that has written other parts in between is joined, not set against.
   */
  setAnswer: (
    key: AssessmentKey & { version: number },
    item: string,
    change: Partial<Answer> | ((stored: Answer) => Partial<Answer>),
    seen: readonly string[],
    over?: Partial<Answer>,
  ) => Saved;
  /**
   * Takes back what an act of this window changed (`after`), to how it was (`before`), and leaves the rest.
   * Gives false, and does nothing, when those parts have been changed since or another window or machine has
   * written the row.
   */
  takeBackAnswer: (
    key: AssessmentKey & { version: number },
    item: string,
    before: Partial<Answer>,
    after: Partial<Answer>,
  ) => Saved<boolean>;
  /** Makes an earlier version the present one. What stood there before is kept in the history. */
  restoreAnswer: (
    key: AssessmentKey & { version: number },
    item: string,
    earlier: Answer,
    seen: readonly string[],
  ) => Saved;
  /**
   * Writes answers read from a spreadsheet, all or none, and notes on each assessment where they came from.
   * A reason of null leaves the one that is stored.
   */
  importAnswers: (
    file: string,
    assessments: readonly {
      key: AssessmentKey & { version: number };
      answers: readonly ImportedAnswer[];
    }[],
  ) => Saved;
  /** What words in spreadsheets mean, remembered on this machine beside what was known before. */
  rememberSpreadsheetWords: (meanings: Readonly<Record<string, string>>) => Saved;
  setAssessmentDetails: (
    key: AssessmentKey & { version: number },
    change: Partial<AssessmentDetails>,
    seen: readonly string[],
  ) => Saved;
  /** Null when nobody in particular is to answer. */
  setAssignment: (
    key: AssessmentKey & { version: number },
    item: string,
    assignment: Assignment | null | ((stored: Assignment | null) => Assignment | null),
    seen: readonly string[],
  ) => Saved;
  /** The same for several rows, all or none; each with the head ids that were on the screen. */
  setAssignments: (
    key: AssessmentKey & { version: number },
    rows: readonly { item: string; assignment: Assignment | null; seen: readonly string[] }[],
  ) => Saved;
  /** One person's own ratings; `rater` is an id from `newId`. Null takes them away. */
  setRatings: (
    key: AssessmentKey & { version: number },
    rater: string,
    change: null | ((stored: Ratings) => Ratings),
    seen: readonly string[],
  ) => Saved;
  /** The party's answer to a contradiction, kept on the key of that meeting; made from what is stored. */
  setExplanation: (
    key: AssessmentKey & { version: number },
    dimension: string,
    change: (stored: Explanation | null) => Explanation,
    seen: readonly string[],
  ) => Saved;
  /** Locks the answers as they stand, as the next numbered version. Gives its number. */
  signOff: (assessment: string, content: (stored: Assessment) => SignOffContent) => Saved<number>;
  /** Opens the locked answers again. Does nothing when they are open. */
  reopen: (assessment: string, reason: string) => Saved;
  /** Gives the new document's id. */
  createDocument: (party: string, profile: DocumentProfile) => Saved<string>;
  /**
   * Changes the named parts, and makes the document if it is new; null takes it away from the register. `document`
   * is an id from `documentId`; `over` as in `setAnswer`.
   */
  setDocument: (
    document: string,
    change: Partial<DocumentProfile> | null,
    seen: readonly string[],
    over?: Partial<DocumentProfile>,
  ) => Saved;
  /** Attaches a small file to a document, or tells why it may not be. Null when it is stored. */
  addAttachment: (
    document: string,
    file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  ) => Saved<AttachmentProblem | null>;
  /** Gives what was removed, so that it can be attached again; null when it was gone already. */
  removeAttachment: (id: string) => Saved<Attachment | null>;
  /** Lets go of the attachments of documents that have been taken away from their register. */
  sweepAttachments: () => Promise<void>;
  /** Gives the new action's id. */
  createAction: (party: string, profile: ActionProfile) => Saved<string>;
  /** Changes the named parts; null takes the action away from the plan. `over` as in `setAnswer`. */
  setAction: (
    action: string,
    change: Partial<ActionProfile> | null,
    seen: readonly string[],
    over?: Partial<ActionProfile>,
  ) => Saved;
  /** A new entry (with an id from `newId`), a changed one, or null to take it away. */
  setActionLog: (
    action: string,
    entry: string,
    value: ActionLogEntry | null,
    seen: readonly string[],
  ) => Saved;
  /** Gives the new review's id. */
  createReview: (party: string, protocol: number, profile: ReviewProfile) => Saved<string>;
  /**
   * Changes one field of a review: see `ReviewFields` for their names. An object changes the named parts
   * of what is stored (a new note, finding or recommendation is given whole), a string replaces it, and
   * null removes a note, finding or recommendation.
   */
  setReviewField: (
    review: string,
    field: ReviewField,
    change: ReviewChange,
    seen: readonly string[],
  ) => Saved;
  /** Names of people heard, for one note. Never leaves this machine. */
  setPeopleHeard: (review: string, note: string, people: string) => Saved;
  /** Ends a conflict in any record: the chosen value replaces all heads. */
  resolveConflict: (
    record: string,
    field: string,
    value: unknown,
    seen: readonly string[],
  ) => Saved;
  /** Writes everything or nothing. Files go through `transfer`, which does the same off the main thread. */
  mergeSnapshot: (incoming: Snapshot) => Saved<Merged>;
  /** A file of what was taken at that moment has been written, checked and handed over. */
  noteFile: (takenAt: string, holds?: 'everything' | 'part') => Saved;
  /** Not now: see `isTimeForFile`. */
  putOffReminder: () => Saved;
  /** The browser's answer to "please keep these data". Asked at most once a window. */
  askToPersist: () => Promise<boolean>;
  newId: () => string;
}

// What files come and go by is not needed for a first page. It is fetched before a transaction begins: one
// that waits for anything but the database ends by itself.
const merging = () => import('./merging.ts');
const attaching = () => import('./attachment-commands.ts');
const senders = () => import('./senders.ts');

interface FieldWriting {
  /** The record, when it is not there yet. */
  make?: () => KeptRecord;
  /** The changed parts as the person saw them: see `setAnswer`. */
  over?: object | undefined;
}

export function createCommands(database: Database, context: Context): Commands {
  async function run<T>(work: () => Promise<Result<T, SaveProblem>>): Saved<T> {
    saveStarted();
    try {
      const result = await asResult(work);
      if (result.ok) saveFinished(context.now());
      else saveFailed(result.error);
      return result;
    } catch (error) {
      saveFailed({ kind: 'storage-closed' });
      throw error;
    }
  }

  async function stamp(): Promise<Stamp> {
    const filesWritten = await readMeta(database, 'filesWritten');
    return {
      at: context.now().toISOString(),
      author: person?.name ?? '',
      device: context.device,
      window: context.window,
      filesWritten: filesWritten ?? 0,
      newId: context.newId,
    };
  }

  /** The one way a field is written. Must be called inside a transaction over `writeTables`. */
  async function writeField(
    id: string,
    field: string,
    valueFrom: (current: unknown) => unknown,
    seen: readonly string[],
    { make, over, only }: FieldWriting & { only?: Transaction } = {},
  ): Promise<Result<void, SaveProblem>> {
    const [stored, now] = await Promise.all([database.records.get(id), stamp()]);
    const record = stored ?? make?.();
    if (record === undefined) return err({ kind: 'record-missing', id });
    const changed = changeField(record, field, valueFrom, seen, now, over);
    if (!changed.ok) return changed;
    const { next, superseded } = changed.value;
    const summary = newSummary(stored, next);
    const beside = [
      ...(summary === undefined ? [] : [putSummaries(database, [summary])]),
      ...(superseded.length > 0 ? [database.history.bulkPut(rowsOf(superseded))] : []),
    ];
    const put = database.records.put(next);
    // Not when there is more than one write: what fails after this takes nothing back.
    if (beside.length === 0) only?.idbtrans.commit();
    await Promise.all([put, ...beside]);
    return ok(undefined);
  }

  /** The record with one field written, before anything is stored. */
  function changeField<R extends KeptRecord>(
    record: R,
    field: string,
    valueFrom: (current: unknown) => unknown,
    seen: readonly string[],
    now: Stamp,
    over?: object,
  ): Result<{ next: R; superseded: HistoryEntry[] }, SaveProblem> {
    if (record.kind === 'assessment' && isLockedField(field)) {
      const number = lockOf(record);
      if (number !== null) return err({ kind: 'locked', number });
    }
    const fields = fieldsOf(record);
    const heads = fields[field]?.heads ?? [];
    const known = over === undefined ? seen : [...seen, ...unchangedIn(over, heads)];
    const base = heads.find((head) => isSeen(head, known, now)) ?? heads[0];
    const value = valueFrom(base?.value);
    const problem = valueProblem(record.kind, field, value);
    if (problem !== undefined) return err(problem);
    const written = writeRegister(fields[field], value, known, now);
    return ok({
      next: withFields(record, { ...fields, [field]: written.register }),
      superseded: written.superseded.map((revision) => ({ record: record.id, field, revision })),
    });
  }

  /** An assessment's summary, when it tells something else than before: most saves change a text. */
  function newSummary(before: KeptRecord | undefined, after: KeptRecord): Summary | undefined {
    if (after.kind !== 'assessment') return undefined;
    const summary = summaryOf(after);
    const isSame = before?.kind === 'assessment' && saysTheSame(summaryOf(before), summary);
    return isSame ? undefined : summary;
  }

  /** Begins a record whose profile is its first field. Must be called inside a transaction over `writeTables`. */
  async function beginRecord<P>(
    profile: P,
    make: (profile: Register<P>) => KeptRecord,
  ): Promise<Result<void, SaveProblem>> {
    const record = make(writeRegister(undefined, profile, [], await stamp()).register);
    const problem = valueProblem(record.kind, 'profile', profile);
    if (problem !== undefined) return err(problem);
    await putRecords(database, [record]);
    return ok(undefined);
  }

  async function signOffsOf(assessment: Assessment): Promise<SignOff[]> {
    const ofParty = database.records.where({ kind: 'sign-off', party: assessment.party });
    const signOffs = (await ofParty.toArray()) as SignOff[];
    return signOffs.filter((one) => one.assessment === assessment.id);
  }

  const writeTables = [
    database.records,
    database.history,
    database.summaries,
    database.confidential,
    database.meta,
  ];
  // The schemas and their library are not needed to show a first page: they arrive while it is read.
  let valueProblem: ValueCheck = () => {
    throw new Error('A value is checked before the schemas have arrived');
  };
  const schemas = import('#domain/value-check.ts').then((check) => {
    valueProblem = check.valueProblem;
  });
  // Who writes changes once a year: followed here, so that no save has to read it.
  let person: Person | undefined;
  // A read that began before this window's own change arrives after it, and would bring the old name back.
  let ownChanges = 0;
  const author = readMeta(database, 'person').then((known) => {
    person = known;
    liveQuery(async () => ({
      begunAt: ownChanges,
      known: await readMeta(database, 'person'),
    })).subscribe((read) => {
      if (read.begunAt === ownChanges) person = read.known;
    });
  });
  const write = <T>(
    work: (transaction: Transaction) => Promise<Result<T, SaveProblem>>,
  ): Saved<T> =>
    run(async () => {
      await Promise.all([schemas, author]);
      return database.transaction('rw', writeTables, work);
    });
  /** One field and nothing else, so that the browser need not wait and see whether more follows. */
  const writeOnly = (
    id: string,
    field: string,
    valueFrom: (current: unknown) => unknown,
    seen: readonly string[],
    options?: FieldWriting,
  ): Saved => write((only) => writeField(id, field, valueFrom, seen, { ...options, only }));

  let persistAnswer: Promise<boolean> | undefined;

  return {
    newId: context.newId,

    setPerson: (chosen) =>
      write(async () => {
        await writeMeta(database, 'person', chosen);
        ownChanges += 1;
        person = chosen;
        return ok(undefined);
      }),

    setAddOns: (ids) =>
      write(async () => {
        await writeMeta(database, 'addOns', ids);
        return ok(undefined);
      }),

    forgetSender: async (claim) => {
      const { forgetSender } = await senders();
      return write(async () => {
        await forgetSender(database, claim);
        return ok(undefined);
      });
    },

    setFirstSteps: (wish) =>
      write(async () => {
        await writeMeta(database, 'firstSteps', wish);
        return ok(undefined);
      }),

    chooseOwnParty: (profile) =>
      write(async () => {
        const id = partyId(profile);
        if ((await database.records.get(id)) === undefined) {
          const begun = await beginRecord(profile, (register) => ({
            id,
            kind: 'party',
            fields: { profile: register },
          }));
          if (!begun.ok) return begun;
        }
        await writeMeta(database, 'ownParty', id);
        return ok(id);
      }),

    workForParty: (id) =>
      write(async () => {
        if ((await database.records.get(id))?.kind !== 'party')
          return err({ kind: 'record-missing', id });
        await writeMeta(database, 'ownParty', id);
        return ok(undefined);
      }),

    answerRowsOf: (party, name) =>
      write(async () => {
        if ((await database.records.get(party))?.kind !== 'party')
          return err({ kind: 'record-missing', id: party });
        await writeMeta(database, 'ownParty', party);
        await writeMeta(database, 'answersFor', name);
        return ok(undefined);
      }),

    setNetworkProfile: (profile, seen) =>
      write(async () => {
        if ((await database.records.get('network')) !== undefined)
          return writeField('network', 'profile', () => profile, seen);
        return beginRecord(profile, (register) => ({
          id: 'network',
          kind: 'network',
          fields: { profile: register },
        }));
      }),

    setSharing: (party, sharing, seen) => writeOnly(party, 'sharing', () => sharing, seen),

    setAnswer: (key, item, change, seen, over) =>
      writeOnly(
        assessmentId(key),
        answerField(item),
        (current) => {
          const stored = { ...newAnswer(), ...(current as Answer | undefined) };
          return { ...stored, ...(typeof change === 'function' ? change(stored) : change) };
        },
        seen,
        { make: () => newAssessment(key, key.version), over },
      ),

    takeBackAnswer: (key, item, before, after) =>
      write(async () => {
        const id = assessmentId(key);
        const record = await database.records.get(id);
        const register =
          record?.kind === 'assessment' ? record.fields[answerField(item)] : undefined;
        const heads = register?.heads ?? [];
        const seen = unchangedIn(after, heads);
        const isUntouched =
          heads.length === 1 &&
          seen.length === 1 &&
          heads.every((head) => isSeen(head, [], context));
        if (!isUntouched) return ok(false);
        const written = await writeField(
          id,
          answerField(item),
          (current) => ({ ...(current as Answer), ...before }),
          seen,
        );
        return written.ok ? ok(true) : written;
      }),

    restoreAnswer: (key, item, earlier, seen) =>
      write(async () => {
        // What stands there now may be of this sitting, and would be folded away.
        await beginSitting(database);
        return writeField(assessmentId(key), answerField(item), () => earlier, seen);
      }),

    importAnswers: (file, assessments) =>
      write(async () => {
        const now = await stamp();
        const records: KeptRecord[] = [];
        const superseded: HistoryEntry[] = [];
        for (const { key, answers } of assessments) {
          const stored = await database.records.get(assessmentId(key));
          let record: Assessment =
            stored?.kind === 'assessment' ? stored : newAssessment(key, key.version);
          const details = headIds(record.fields.details);
          for (const [field, valueFrom, seen] of [
            ...answers.map(
              (answer) => [answerField(answer.item), importedOver(answer), answer.seen] as const,
            ),
            ['details', noted({ file, importedAt: now.at }), details] as const,
          ]) {
            const changed = changeField(record, field, valueFrom, seen, now);
            // Nothing has been stored yet: all or none.
            if (!changed.ok) return changed;
            record = changed.value.next;
            superseded.push(...changed.value.superseded);
          }
          records.push(record);
        }
        await putRecords(database, records);
        if (superseded.length > 0) await database.history.bulkPut(rowsOf(superseded));
        return ok(undefined);
      }),

    rememberSpreadsheetWords: (meanings) =>
      write(async () => {
        const known = await readMeta(database, 'spreadsheetWords');
        await writeMeta(database, 'spreadsheetWords', { ...known, ...meanings });
        return ok(undefined);
      }),

    setAssessmentDetails: (key, change, seen) =>
      writeOnly(
        assessmentId(key),
        'details',
        (current) => ({
          ...newAssessmentDetails(),
          ...(current as AssessmentDetails | undefined),
          ...change,
        }),
        seen,
        { make: () => newAssessment(key, key.version) },
      ),

    setAssignment: (key, item, assignment, seen) =>
      writeOnly(
        assessmentId(key),
        `assignment:${item}`,
        (current) =>
          typeof assignment === 'function'
            ? assignment((current as Assignment | null | undefined) ?? null)
            : assignment,
        seen,
        { make: () => newAssessment(key, key.version) },
      ),

    setAssignments: (key, rows) =>
      write(async () => {
        for (const { item, assignment, seen } of rows) {
          const written = await writeField(
            assessmentId(key),
            `assignment:${item}`,
            () => assignment,
            seen,
            { make: () => newAssessment(key, key.version) },
          );
          // A name that is too long or a locked year is refused at the first row, before anything is written.
          if (!written.ok) return written;
        }
        return ok(undefined);
      }),

    setRatings: (key, rater, change, seen) =>
      writeOnly(
        assessmentId(key),
        `ratings:${rater}`,
        (current) =>
          change === null
            ? null
            : change((current as Ratings | null) ?? { name: '', isFinished: false, ratings: {} }),
        seen,
        { make: () => newAssessment(key, key.version) },
      ),

    setExplanation: (key, dimension, change, seen) =>
      writeOnly(
        assessmentId(key),
        `explanation:${dimension}`,
        (current) => change((current as Explanation | null | undefined) ?? null),
        seen,
        { make: () => newAssessment(key, key.version) },
      ),

    signOff: (id, content) =>
      write(async () => {
        const assessment = await database.records.get(id);
        if (assessment?.kind !== 'assessment') return err({ kind: 'record-missing', id });
        const locked = lockOf(assessment);
        if (locked !== null) return err({ kind: 'locked', number: locked });
        const number = nextNumber(await signOffsOf(assessment));
        const value = content(assessment);
        const problem = valueProblem('sign-off', 'content', value);
        if (problem !== undefined) return err(problem);
        const { register } = writeRegister(undefined, value, [], await stamp());
        await putRecords(database, [newSignOff(assessment, number, register)]);
        const written = await writeField(id, 'lock', () => number, headIds(assessment.fields.lock));
        return written.ok ? ok(number) : written;
      }),

    reopen: (id, reason) =>
      write(async () => {
        const assessment = await database.records.get(id);
        if (assessment?.kind !== 'assessment') return err({ kind: 'record-missing', id });
        const number = lockOf(assessment);
        if (number === null) return ok(undefined);
        const reopening = { reason, reopenedAt: context.now().toISOString() };
        // A lock can come in a file whose sign-off has been left out of it.
        if ((await database.records.get(signOffId(id, number))) !== undefined) {
          const noted = await writeField(signOffId(id, number), 'reopening', () => reopening, []);
          if (!noted.ok) return noted;
        }
        return writeField(id, 'lock', () => null, headIds(assessment.fields.lock));
      }),

    createDocument: (party, profile) =>
      write(async () => {
        const id = documentId(party, context.newId());
        const begun = await beginRecord(profile, (register) => newDocument(id, register));
        return begun.ok ? ok(id) : begun;
      }),

    setDocument: (document, change, seen, over) =>
      write(async () => {
        if (change !== null && (await database.records.get(document)) === undefined)
          return beginRecord({ ...newDocumentProfile(), ...change }, (profile) =>
            newDocument(document, profile),
          );
        return writeField(document, 'profile', changed(change, newDocumentProfile()), seen, {
          over,
        });
      }),

    addAttachment: (document, file) =>
      run(async () => (await attaching()).addAttachment(database, document, file, context.newId)),

    removeAttachment: (id) => run(async () => (await attaching()).removeAttachment(database, id)),

    sweepAttachments: async () => (await attaching()).sweepAttachments(database),

    createAction: (party, profile) =>
      write(async () => {
        const id = `action:${context.newId()}`;
        const begun = await beginRecord(profile, (register) => ({
          id,
          kind: 'action',
          party,
          createdAt: context.now().toISOString(),
          fields: { profile: register },
        }));
        return begun.ok ? ok(id) : begun;
      }),

    setAction: (action, change, seen, over) =>
      writeOnly(action, 'profile', changed(change, newActionProfile()), seen, { over }),

    setActionLog: (action, entry, value, seen) =>
      writeOnly(action, `log:${entry}`, () => value, seen),

    createReview: (party, protocol, profile) =>
      write(async () => {
        const id = `review:${context.newId()}`;
        const begun = await beginRecord(profile, (register) => ({
          id,
          kind: 'review',
          party,
          protocol,
          createdAt: context.now().toISOString(),
          fields: { profile: register },
        }));
        return begun.ok ? ok(id) : begun;
      }),

    setReviewField: (review, field, change, seen) =>
      writeOnly(
        review,
        field,
        (current) => {
          if (change === null || typeof change === 'string') return change;
          const stored = current ?? (field === 'reply' ? newReply() : {});
          return {
            ...stored,
            ...(typeof change === 'function' ? change(stored as ReviewProfile) : change),
          };
        },
        seen,
      ),

    setPeopleHeard: (review, note, people) =>
      run(async () => {
        await database.confidential.put({ id: `${review}|${note}`, record: review, people });
        return ok(undefined);
      }),

    resolveConflict: (record, field, value, seen) => writeOnly(record, field, () => value, seen),

    mergeSnapshot: async (incoming) => {
      const { mergeIncoming } = await merging();
      return run(async () => ok(await mergeIncoming(database, incoming)));
    },

    noteFile: (takenAt, holds = 'everything') =>
      write(async () => {
        if (holds === 'part') {
          await writeMeta(database, 'lastPartFileAt', takenAt);
          return ok(undefined);
        }
        await writeMeta(database, 'lastFileAt', takenAt);
        const filesWritten = await readMeta(database, 'filesWritten');
        await writeMeta(database, 'lastFileNumber', filesWritten ?? 0);
        return ok(undefined);
      }),

    putOffReminder: () =>
      write(async () => {
        await writeMeta(database, 'reminderPutOffAt', context.now().toISOString());
        return ok(undefined);
      }),

    askToPersist: () => {
      persistAnswer ??= (async () => {
        const persisted = (await globalThis.navigator?.storage?.persist?.()) ?? false;
        await writeMeta(database, 'persisted', persisted);
        return persisted;
      })();
      return persistAnswer;
    },
  };
}

/** The stored value with the named parts changed, or null for what is taken away. */
function changed<T extends object>(change: Partial<T> | null, empty: T) {
  return (current: unknown): T | null =>
    change === null ? null : { ...empty, ...(current as T | null), ...change };
}

/** A stored answer with what the spreadsheet brings. Evidence and the rest stay. */
function importedOver({ response, comment }: ImportedAnswer) {
  return (current: unknown): Answer => {
    const stored = { ...newAnswer(), ...(current as Answer | undefined) };
    return {
      ...stored,
      ...(response === null ? {} : { response, confirmedUnchanged: false }),
      ...(comment === null ? {} : { comment }),
    };
  };
}

function noted(source: AssessmentDetails['source']) {
  return (current: unknown): AssessmentDetails => ({
    ...newAssessmentDetails(),
    ...(current as AssessmentDetails | undefined),
    source,
  });
}
