// Answers for: the shape of an answer, for checking.
import * as z from 'zod';
import { certainties, looseDatePattern, textLimit } from './answer.ts';
import { documentIdSchema } from './document-id-schema.ts';

export const looseDateSchema = z.string().regex(looseDatePattern);

export const responseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), level: z.int().min(0).max(9) }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('not-applicable') }),
  z.strictObject({ kind: z.literal('number'), number: z.number() }),
  z.strictObject({ kind: z.literal('percent'), percent: z.number().min(0).max(100) }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(textLimit) }),
  z.strictObject({ kind: z.literal('choice'), option: z.string().min(1).max(60) }),
]);
export type Response = z.infer<typeof responseSchema>;

export const answerSchema = z.strictObject({
  response: responseSchema.nullable(),
  /** Reason or comment in the party's own words; for `not-applicable` it says why. */
  comment: z.string().max(textLimit),
  /** Ids of documents in the party's own register: the evidence. */
  documents: z.array(documentIdSchema).max(100),
  certainty: z.enum(certainties).nullable(),
  /** For the follow-up level: when it was followed up, and one change that was made. */
  followUp: z
    .strictObject({ date: looseDateSchema.nullable(), change: z.string().max(textLimit) })
    .nullable(),
  /** True when last period's answer was confirmed as unchanged by an act of its own. */
  confirmedUnchanged: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;
