// Answers for: one party's answers to one instrument for one period, kept as one document.
import type { Answer } from './answer.ts';
import type { AssessmentDetails, Assignment, Explanation, Ratings } from './assessment-schema.ts';
import type { Period } from './period.ts';
import { currentValue, hasConflict, type Register } from './revision.ts';

export type { AssessmentDetails, Assignment, Explanation, Ratings };

/** How many participants can be named, and how long one name can be, in characters. */
export const participantsLimits = { number: 200, length: 200 } as const;

/** Longest name of the person or department that answers a row, in characters. */
export const assignmentLimit = 200;

/** What a party says of a contradiction: both answers hold, or one of them is to be looked at again. */
export const verdicts = ['both-hold', 'change-step', 'change-rows'] as const;

export function newAssessmentDetails(): AssessmentDetails {
  return { participants: [], place: '', date: null, note: '', source: null };
}

/**
 * Field names: `details`; `lock`; by item key `answer:A1`, who answers it `assignment:A1`, and on a key what the party
 * says of a contradiction `explanation:K3`; and one person's own ratings, `ratings:<a person's id>`.
 */
export interface AssessmentFields {
  details?: Register<AssessmentDetails>;
  /** The number of the sign-off that locks the answers; null when it has been opened again. */
  lock?: Register<number | null>;
  [answer: `answer:${string}`]: Register<Answer>;
  [assignment: `assignment:${string}`]: Register<Assignment | null>;
  [ratings: `ratings:${string}`]: Register<Ratings | null>;
  [explanation: `explanation:${string}`]: Register<Explanation | null>;
}

export interface Assessment {
  id: string;
  kind: 'assessment';
  party: string;
  instrument: string;
  version: number;
  period: Period;
  fields: AssessmentFields;
}

export interface AssessmentKey {
  party: string;
  instrument: string;
  period: Period;
}

/** The same for everyone who begins the same assessment, so that two machines begin the same record. */
export function assessmentId(key: AssessmentKey): string {
  return `assessment:${key.party.slice('party:'.length)}/${key.instrument}/${key.period}`;
}

export function newAssessment(key: AssessmentKey, version: number): Assessment {
  return {
    id: assessmentId(key),
    kind: 'assessment',
    party: key.party,
    instrument: key.instrument,
    version,
    period: key.period,
    fields: {},
  };
}

export function answerField(item: string): `answer:${string}` {
  return `answer:${item}`;
}

/** The number of the sign-off that locks the answers, or null while they can be changed. */
export function lockOf(assessment: Assessment | null | undefined): number | null {
  return currentValue(assessment?.fields.lock) ?? null;
}

/** What a lock holds: the answers, and who is to give them. What people say about them is still open. */
export function isLockedField(field: string): boolean {
  return field === 'details' || /^(answer|assignment|ratings):/.test(field);
}

export function assignmentOf(
  assessment: Assessment | null | undefined,
  item: string,
): Assignment | null {
  return currentValue(assessment?.fields[`assignment:${item}`]) ?? null;
}

export function explanationOf(
  assessment: Assessment | null | undefined,
  dimension: string,
): Explanation | null {
  return currentValue(assessment?.fields[`explanation:${dimension}`]) ?? null;
}

/** Everyone's own ratings, in the order they began (ids begin with the time). */
export function ratingsIn(
  assessment: Assessment | null | undefined,
): { id: string; value: Ratings }[] {
  return Object.entries(assessment?.fields ?? {})
    .flatMap(([field, register]) => {
      if (!field.startsWith('ratings:')) return [];
      const value = currentValue(register as Register<Ratings | null>);
      return value === null || value === undefined
        ? []
        : [{ id: field.slice('ratings:'.length), value }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The item key of an answer field's name, or undefined for another field. */
export function itemOfField(field: string): string | undefined {
  return field.startsWith('answer:') ? field.slice('answer:'.length) : undefined;
}

export function answerOf(
  assessment: Assessment | null | undefined,
  item: string,
): Answer | undefined {
  return currentValue(assessment?.fields[answerField(item)]);
}

export function detailsOf(assessment: Assessment | null | undefined): AssessmentDetails {
  return currentValue(assessment?.fields.details) ?? newAssessmentDetails();
}

/** The items on which two people have written without knowing of each other. */
export function itemsInConflict(assessment: Assessment): string[] {
  return Object.entries(assessment.fields).flatMap(([field, register]) => {
    const item = itemOfField(field);
    return item !== undefined && hasConflict(register as Register) ? [item] : [];
  });
}

/** The ids of the documents that any living answer rests on, each once. */
export function documentsIn(assessment: Assessment): string[] {
  const ids = new Set<string>();
  for (const [field, register] of Object.entries(assessment.fields)) {
    if (itemOfField(field) === undefined) continue;
    for (const { value } of (register as Register<Answer>).heads)
      for (const document of value.documents) ids.add(document);
  }
  return [...ids];
}
