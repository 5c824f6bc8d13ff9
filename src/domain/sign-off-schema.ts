// Answers for: the shape of a sign-off, for checking.
import * as z from 'zod';
import { answerSchema, looseDateSchema } from './answer-schema.ts';
import { textLimit } from './answer.ts';
import { documentKinds, documentLimits } from './document.ts';
import { partyIdSchema } from './party-schema.ts';
import { registerSchema } from './revision-schema.ts';
import { signOffId, signOffLimits } from './sign-off.ts';

const { response, comment, certainty, followUp, confirmedUnchanged } = answerSchema.shape;

export const sealedDocumentSchema = z.strictObject({
  title: z.string().max(documentLimits.title),
  date: looseDateSchema.nullable(),
  kind: z.enum(documentKinds),
  keptAt: z.string().max(documentLimits.keptAt),
});
export type SealedDocument = z.infer<typeof sealedDocumentSchema>;

/** An answer as it stood, with its documents in words: the register may change later. */
export const sealedAnswerSchema = z.strictObject({
  response,
  comment,
  certainty,
  followUp,
  confirmedUnchanged,
  documents: z.array(sealedDocumentSchema).max(100),
});
export type SealedAnswer = z.infer<typeof sealedAnswerSchema>;

export const signOffContentSchema = z.strictObject({
  /** The committee or person that decided; empty only in a copy that does not tell it. */
  body: z.string().max(signOffLimits.body),
  /** The day of the decision. */
  date: looseDateSchema,
  /** Such as "§ 87"; empty when there is none. */
  paragraph: z.string().max(signOffLimits.paragraph),
  note: z.string().max(textLimit),
  /** ISO 8601, when it was locked. */
  lockedAt: z.iso.datetime(),
  /** How many quiet warnings stood when it was signed off. */
  warnings: z.int().min(0),
  answers: z.record(z.string().max(60), sealedAnswerSchema),
});
export type SignOffContent = z.infer<typeof signOffContentSchema>;

export const reopeningSchema = z.strictObject({
  reason: z.string().min(1).max(textLimit),
  reopenedAt: z.iso.datetime(),
});
export type Reopening = z.infer<typeof reopeningSchema>;

/** What one field of a sign-off may hold; undefined when no field has that name. */
export function signOffValueSchema(field: string): z.ZodType | undefined {
  if (field === 'content') return signOffContentSchema;
  return field === 'reopening' ? reopeningSchema : undefined;
}

export const signOffSchema = z
  .strictObject({
    id: z.string().max(470),
    kind: z.literal('sign-off'),
    party: partyIdSchema,
    assessment: z.string().max(450),
    number: z.int().min(1).max(999),
    fields: z.strictObject({
      content: registerSchema(signOffContentSchema),
      reopening: registerSchema(reopeningSchema).optional(),
    }),
  })
  .refine(
    ({ id, assessment, number, party }) =>
      id === signOffId(assessment, number) &&
      assessment.startsWith(`assessment:${party.slice('party:'.length)}/`),
    { path: ['id'] },
  );
