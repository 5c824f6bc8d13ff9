// Answers for: the shape of an action, for checking.
import * as z from 'zod';
import { actionLimits, actionStates, currencies, riskScale } from './action.ts';
import { looseDateSchema } from './answer-schema.ts';
import { textLimit } from './answer.ts';
import { partyIdSchema } from './party-schema.ts';
import { periodSchema } from './period-schema.ts';
import { registerSchema } from './revision-schema.ts';

const keySchema = z.string().min(1).max(64);
const textSchema = z.string().max(textLimit);
const riskSchema = z.int().min(1).max(riskScale);

/** Where an action was born; one that was thought of freely has none. */
export const actionOriginSchema = z.discriminatedUnion('kind', [
  /** A row of the matrix or a dimension of the key, in one period. */
  z.strictObject({
    kind: z.literal('item'),
    instrument: keySchema,
    item: keySchema,
    period: periodSchema,
  }),
  /** A contradiction: the dimension, and the meeting at which it was seen. */
  z.strictObject({ kind: z.literal('contradiction'), dimension: keySchema, period: periodSchema }),
  z.strictObject({
    kind: z.literal('recommendation'),
    review: keySchema,
    recommendation: keySchema,
  }),
]);
export type ActionOrigin = z.infer<typeof actionOriginSchema>;

export const actionProfileSchema = z.strictObject({
  what: z.string().max(actionLimits.what),
  why: textSchema,
  /** A person, a department or a committee. */
  owner: z.string().max(actionLimits.owner),
  due: looseDateSchema.nullable(),
  state: z.enum(actionStates),
  money: z
    .strictObject({ amount: z.number().min(0).max(1e12), currency: z.enum(currencies) })
    .nullable(),
  goal: textSchema,
  risk: z.strictObject({ likelihood: riskSchema, consequence: riskSchema }).nullable(),
  /** How children take part. */
  childrensPart: textSchema,
  origin: actionOriginSchema.nullable(),
});
export type ActionProfile = z.infer<typeof actionProfileSchema>;

/** What happened, on a day, and the state it led to. */
export const actionLogEntrySchema = z.strictObject({
  date: looseDateSchema,
  text: textSchema,
  state: z.enum(actionStates),
});
export type ActionLogEntry = z.infer<typeof actionLogEntrySchema>;

const logFieldPattern = /^log:[a-z0-9-]{1,60}$/;

/** What one field of an action may hold; undefined when no field has that name. */
export function actionValueSchema(field: string): z.ZodType | undefined {
  if (field === 'profile') return actionProfileSchema.nullable();
  return logFieldPattern.test(field) ? actionLogEntrySchema.nullable() : undefined;
}

export const actionSchema = z
  .strictObject({
    id: z.string().regex(/^action:[a-z0-9-]{1,60}$/),
    kind: z.literal('action'),
    party: partyIdSchema,
    createdAt: z.iso.datetime(),
    fields: z
      .object({ profile: registerSchema(actionProfileSchema.nullable()) })
      .catchall(registerSchema(actionLogEntrySchema.nullable())),
  })
  .refine(
    (record) => Object.keys(record.fields).every((name) => actionValueSchema(name) !== undefined),
    { path: ['fields'] },
  );
