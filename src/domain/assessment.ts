// Answers for: one party's answers to one instrument for one period, kept as one document.
import type { Answer } from './answer.ts';
import type { AssessmentDetails } from './assessment-schema.ts';
import type { Period } from './period.ts';
import { currentValue, hasConflict, type Register } from './revision.ts';

export type { AssessmentDetails };

/** How many participants can be named, and how long one name can be, in characters. */
export const participantsLimits = { number: 200, length: 200 } as const;

export function newAssessmentDetails(): AssessmentDetails {
  return { participants: [], place: '', date: null, note: '' };
}

/** Field names: `details`, and `answer:<item key>` for each item that has been touched. */
export interface AssessmentFields {
  details?: Register<AssessmentDetails>;
  [answer: `answer:${string}`]: Register<Answer>;
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
