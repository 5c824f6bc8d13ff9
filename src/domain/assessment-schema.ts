// Answers for: the shape of an assessment, for checking.
import * as z from 'zod';
import { answerSchema, looseDateSchema } from './answer-schema.ts';
import { textLimit } from './answer.ts';
import { assessmentId, assignmentLimit, participantsLimits, verdicts } from './assessment.ts';
import { partyIdSchema } from './party-schema.ts';
import { periodSchema } from './period-schema.ts';
import { fieldsSchema, registerSchema } from './revision-schema.ts';

export const assessmentDetailsSchema = z.strictObject({
  /** Who took part, one name or group each. */
  participants: z
    .array(z.string().min(1).max(participantsLimits.length))
    .max(participantsLimits.number),
  /** Where and when the rating was made, for a meeting. */
  place: z.string().max(200),
  date: looseDateSchema.nullable(),
  note: z.string().max(textLimit),
  /** The file that answers were last read from, for an assessment with answers from a spreadsheet. */
  source: z
    .strictObject({ file: z.string().min(1).max(300), importedAt: z.iso.datetime() })
    .nullable(),
});
export type AssessmentDetails = z.infer<typeof assessmentDetailsSchema>;

/** Who is to answer one row, and by when. */
export const assignmentSchema = z.strictObject({
  to: z.string().max(assignmentLimit),
  due: looseDateSchema.nullable(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

const itemKeySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/);

/** One person's own ratings, made before the group's: an item without one has been left blank. */
export const ratingsSchema = z.strictObject({
  name: z.string().max(participantsLimits.length),
  /** Until the person has finished, nobody else is shown them. */
  isFinished: z.boolean(),
  ratings: z.record(
    itemKeySchema,
    z.strictObject({ level: z.int().min(0).max(9), reason: z.string().max(textLimit) }),
  ),
});
export type Ratings = z.infer<typeof ratingsSchema>;

/** The party's own answer to the question that a contradiction puts. */
export const explanationSchema = z.strictObject({
  verdict: z.enum(verdicts),
  text: z.string().max(textLimit),
  /** What was compared when it was answered: the dimension's step and each row's level. */
  step: z.int().min(0).max(9),
  levels: z.record(itemKeySchema, z.int().min(0).max(9)),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** By the pattern of the field's name, what it may hold. */
export const assessmentFieldSchemas: readonly (readonly [RegExp, z.ZodType])[] = [
  [/^details$/, assessmentDetailsSchema],
  [/^lock$/, z.int().min(1).max(999).nullable()],
  [/^answer:[A-Za-z0-9][A-Za-z0-9-]{0,59}$/, answerSchema],
  [/^assignment:[A-Za-z0-9][A-Za-z0-9-]{0,59}$/, assignmentSchema.nullable()],
  [/^ratings:[a-z0-9-]{1,60}$/, ratingsSchema.nullable()],
  [/^explanation:[A-Za-z0-9][A-Za-z0-9-]{0,59}$/, explanationSchema.nullable()],
];
const registerSchemas = assessmentFieldSchemas.map(
  ([pattern, value]) => [pattern, registerSchema(value)] as const,
);

/** What one field of an assessment may hold; undefined when no field has that name. */
export function assessmentValueSchema(field: string): z.ZodType | undefined {
  return assessmentFieldSchemas.find(([pattern]) => pattern.test(field))?.[1];
}

export const assessmentSchema = z
  .strictObject({
    id: z.string().max(450),
    kind: z.literal('assessment'),
    party: partyIdSchema,
    instrument: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    version: z.int().min(1),
    period: periodSchema,
    fields: fieldsSchema(registerSchemas),
  })
  .refine((record) => record.id === assessmentId(record), { path: ['id'] });
