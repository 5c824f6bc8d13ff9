// Answers for: what is answered on one row or dimension, with its reason and its evidence.
import * as z from 'zod';

/** Longest text a person may write in one field, in characters. Longer is refused in words, never cut. */
export const textLimit = 100_000;

/** Longest title of a piece of evidence, and longest note of where it is kept, in characters. */
export const evidenceLimits = { title: 500, keptAt: 2000 } as const;

/** `2026`, `2026-03` or `2026-03-12`: as exact as the person knows. */
export const looseDateSchema = z
  .string()
  .regex(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

export const evidenceKinds = [
  'decision',
  'plan',
  'statistics',
  'childrens-voices',
  'other',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

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

export const certainties = ['sure', 'fairly-sure', 'unsure'] as const;
export type Certainty = (typeof certainties)[number];

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

export function newAnswer(): Answer {
  return {
    response: null,
    comment: '',
    evidence: [],
    certainty: null,
    followUp: null,
    confirmedUnchanged: false,
  };
}

export function levelOf(answer: Answer | undefined): number | undefined {
  return answer?.response?.kind === 'level' ? answer.response.level : undefined;
}

export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.response !== null;
}
