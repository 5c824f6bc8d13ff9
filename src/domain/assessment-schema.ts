// Answers for: the shape of an assessment, for checking.
import * as z from 'zod';
import { answerSchema, looseDateSchema } from './answer-schema.ts';
import { textLimit } from './answer.ts';
import { assessmentId, participantsLimits } from './assessment.ts';
import { partyIdSchema } from './party-schema.ts';
import { periodSchema } from './period-schema.ts';
import { registerSchema } from './revision-schema.ts';

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
