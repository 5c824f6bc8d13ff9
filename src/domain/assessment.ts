// Answers for: one party's answers to one instrument for one period, kept as one document.
import * as z from 'zod';
import { answerSchema, looseDateSchema, textLimit, type Answer } from './answer.ts';
import { partyIdSchema } from './party.ts';
import { periodSchema, type Period } from './period.ts';
import { currentValue, hasConflict, registerSchema, type Register } from './revision.ts';

/** How many participants can be named, and how long one name can be, in characters. */
export const participantsLimits = { number: 200, length: 200 } as const;

export const assessmentDetailsSchema = z.strictObject({
  /** Who took part, one name or group each. */
  participants: z
    .array(z.string().min(1).max(participantsLimits.length))
    .max(participantsLimits.number),
  /** Where and when the rating was made, for a meeting. */
  place: z.string().max(200),
  date: looseDateSchema.nullable(),
  note: z.string().max(textLimit),
});
export type AssessmentDetails = z.infer<typeof assessmentDetailsSchema>;

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

const answerFieldPattern = /^answer:[A-Za-z0-9][A-Za-z0-9-]{0,59}$/;

/** What one field of an assessment may hold; undefined when no field has that name. */
export function assessmentValueSchema(field: string): z.ZodType | undefined {
  if (field === 'details') return assessmentDetailsSchema;
  return answerFieldPattern.test(field) ? answerSchema : undefined;
}

export const assessmentSchema = z
  .strictObject({
    id: z.string().max(450),
    kind: z.literal('assessment'),
    party: partyIdSchema,
    instrument: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    version: z.int().min(1),
    period: periodSchema,
    fields: z
      .object({ details: registerSchema(assessmentDetailsSchema).optional() })
      .catchall(registerSchema(answerSchema)),
  })
  .refine((record) => record.id === assessmentId(record), { path: ['id'] })
  .refine(
    (record) =>
      Object.keys(record.fields).every((name) => assessmentValueSchema(name) !== undefined),
    { path: ['fields'] },
  );

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
