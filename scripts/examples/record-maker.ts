// Answers for: making records through the domain's own rules, with fixed authors, times and ids.
import type { ActionProfile } from '#domain/action.ts';
import { newAnswer, type Answer } from '#domain/answer.ts';
import {
  answerField,
  newAssessment,
  newAssessmentDetails,
  type AssessmentDetails,
} from '#domain/assessment.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import {
  documentId,
  newDocument,
  newDocumentProfile,
  type DocumentProfile,
} from '#domain/document.ts';
import type { NetworkProfile } from '#domain/network.ts';
import { partyId, type PartyProfile } from '#domain/party.ts';
import type { Period } from '#domain/period.ts';
import { fieldsOf, withFields, type KeptRecord } from '#domain/record.ts';
import type { Review, ReviewProfile } from '#domain/review.ts';
import { writeRegister } from '#domain/revision.ts';
import { sealedAnswers } from '#domain/sealed-answers.ts';
import { newSignOff, type SignOffContent } from '#domain/sign-off.ts';

/** Who wrote something and when (ISO 8601 in UTC). */
export interface Hand {
  author: string;
  device: string;
  at: string;
}

export function recordMaker(idPrefix: string) {
  const records = new Map<string, KeptRecord>();
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `${idPrefix}${ids.toString(36).padStart(5, '0')}`;
  };
  const register = <V>(value: V, hand: Hand) =>
    writeRegister<V>(undefined, value, [], {
      ...hand,
      window: `${hand.device}.${hand.at.slice(0, 10)}`,
      filesWritten: 0,
      newId,
    }).register;
  const put = (record: KeptRecord) => {
    records.set(record.id, record);
    return record.id;
  };
  return {
    party: (profile: PartyProfile, hand: Hand) =>
      put({ id: partyId(profile), kind: 'party', fields: { profile: register(profile, hand) } }),
    network: (profile: NetworkProfile, hand: Hand) =>
      put({ id: 'network', kind: 'network', fields: { profile: register(profile, hand) } }),
    assessment: (
      party: string,
      instrument: AssessmentInstrument,
      period: Period,
      answers: Readonly<Record<string, Partial<Answer>>>,
      details: Partial<AssessmentDetails>,
      hand: Hand,
    ) => {
      const record = newAssessment(
        { party, instrument: instrument.id, period },
        instrument.version,
      );
      record.fields.details = register({ ...newAssessmentDetails(), ...details }, hand);
      for (const [item, answer] of Object.entries(answers))
        record.fields[answerField(item)] = register({ ...newAnswer(), ...answer }, hand);
      return put(record);
    },
    /** Adds a document to the party's register. Gives its id. */
    document: (party: string, profile: Partial<DocumentProfile>, hand: Hand) =>
      put(
        newDocument(
          documentId(party, newId()),
          register<DocumentProfile | null>({ ...newDocumentProfile(), ...profile }, hand),
        ),
      ),
    review: (id: string, party: string, protocol: number, profile: ReviewProfile, hand: Hand) => {
      const review: Review = {
        id: `review:${id}`,
        kind: 'review',
        party,
        protocol,
        createdAt: hand.at,
        fields: { profile: register(profile, hand) },
      };
      return put(review);
    },
    action: (id: string, party: string, profile: ActionProfile, hand: Hand) =>
      put({
        id: `action:${id}`,
        kind: 'action',
        party,
        createdAt: hand.at,
        fields: { profile: register(profile, hand) },
      }),
    /** Adds a field to a record that has been made. */
    field: (record: string, name: string, value: unknown, hand: Hand) => {
      const existing = records.get(record);
      if (existing === undefined) throw new Error(`No record ${record}`);
      put(withFields(existing, { ...fieldsOf(existing), [name]: register(value, hand) }));
    },
    /** Locks an assessment that has been made, as its first version. */
    signOff: (
      assessment: string,
      decision: Pick<SignOffContent, 'body' | 'date' | 'paragraph' | 'note'>,
      hand: Hand,
    ) => {
      const made = records.get(assessment);
      if (made?.kind !== 'assessment') throw new Error(`No assessment ${assessment}`);
      const documents = [...records.values()].filter((record) => record.kind === 'document');
      const content: SignOffContent = {
        ...decision,
        lockedAt: hand.at,
        warnings: 0,
        answers: sealedAnswers(made, documents),
      };
      put(newSignOff(made, 1, register(content, hand)));
      put({ ...made, fields: { ...made.fields, lock: register<number | null>(1, hand) } });
    },
    records: () => [...records.values()],
  };
}

export type RecordMaker = ReturnType<typeof recordMaker>;
