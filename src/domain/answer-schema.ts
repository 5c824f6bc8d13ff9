// Answers for: the shape of an answer, for checking.
import * as z from 'zod';
import {
  certainties,
  evidenceKinds,
  evidenceLimits,
  looseDatePattern,
  textLimit,
} from './answer.ts';

export const looseDateSchema = z.string().regex(looseDatePattern);

export const evidenceSchema = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().max(evidenceLimits.title),
  date: looseDateSchema.nullable(),
  kind: z.enum(evidenceKinds),
  /** Where it is kept: an archive, a case number, an address. Text, never followed by itself. */
  keptAt: z.string().max(evidenceLimits.keptAt),
});
export type Evidence = z.infer<typeof evidenceSchema>;

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
  evidence: z.array(evidenceSchema).max(100),
  certainty: z.enum(certainties).nullable(),
  /** For the follow-up level: when it was followed up, and one change that was made. */
  followUp: z
    .strictObject({ date: looseDateSchema.nullable(), change: z.string().max(textLimit) })
    .nullable(),
  /** True when last period's answer was confirmed as unchanged by an act of its own. */
  confirmedUnchanged: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;
