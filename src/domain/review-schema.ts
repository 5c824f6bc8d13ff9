// Answers for: the shape of a peer review, for checking.
import * as z from 'zod';
import { looseDateSchema } from './answer-schema.ts';
import { textLimit } from './answer.ts';
import { partyIdSchema } from './party-schema.ts';
import { periodSchema } from './period-schema.ts';
import { fieldsSchema, registerSchema } from './revision-schema.ts';

const keySchema = z.string().min(1).max(64);
const textSchema = z.string().max(textLimit);

export const reviewProfileSchema = z.strictObject({
  title: z.string().max(300),
  format: keySchema,
  /** A theme key of the protocol, or null when the theme is told in `themeText`. */
  theme: keySchema.nullable(),
  themeText: z.string().max(300),
  /** First day of the visit; the report is valid the protocol's number of years from here. */
  visitDate: looseDateSchema.nullable(),
  /** Period of the matrix whose snapshot the report shows, or null for the latest. */
  matrixPeriod: periodSchema.nullable(),
  keyPeriod: periodSchema.nullable(),
  team: z
    .array(
      z.strictObject({
        id: keySchema,
        name: z.string().max(200),
        party: z.string().max(200),
        role: keySchema,
      }),
    )
    .max(60),
});
export type ReviewProfile = z.infer<typeof reviewProfileSchema>;

/** An item or a section of an instrument that a note or finding is about. */
export const aboutSchema = z.strictObject({ instrument: keySchema, item: keySchema });
export type About = z.infer<typeof aboutSchema>;

/** What a reviewer wrote during the visit. The names of people heard are not here: see `confidential` in storage. */
export const noteSchema = z.strictObject({
  group: keySchema.nullable(),
  question: keySchema.nullable(),
  about: aboutSchema.nullable(),
  text: textSchema,
});
export type Note = z.infer<typeof noteSchema>;

export const findingSchema = z.strictObject({
  text: textSchema,
  type: keySchema,
  strength: keySchema,
  /** The group it comes from, never a person. */
  group: keySchema.nullable(),
  about: aboutSchema.nullable(),
  /** The notes it rests on. */
  notes: z.array(keySchema).max(200),
});
export type Finding = z.infer<typeof findingSchema>;

export const recommendationSchema = z.strictObject({
  text: textSchema,
  owner: z.string().max(200),
  due: looseDateSchema.nullable(),
  findings: z.array(keySchema).max(200),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

export const replySchema = z.strictObject({
  text: textSchema,
  factsChecked: z.boolean(),
  /** Who replies for the host: a function such as "kommunstyrelsens ordförande". */
  by: z.string().max(200),
  date: looseDateSchema.nullable(),
});
export type Reply = z.infer<typeof replySchema>;

/** By the pattern of the field's name, what it may hold. */
export const reviewFieldSchemas: readonly (readonly [RegExp, z.ZodType])[] = [
  [/^profile$/, reviewProfileSchema],
  [/^reply$/, replySchema],
  [/^section:[a-z-]{1,40}$/, textSchema],
  [/^note:[a-z0-9-]{1,60}$/, noteSchema.nullable()],
  [/^finding:[a-z0-9-]{1,60}$/, findingSchema.nullable()],
  [/^recommendation:[a-z0-9-]{1,60}$/, recommendationSchema.nullable()],
];
const registerSchemas = reviewFieldSchemas.map(
  ([pattern, value]) => [pattern, registerSchema(value)] as const,
);

/** What one field of a review may hold; undefined when no field has that name. */
export function reviewValueSchema(field: string): z.ZodType | undefined {
  return reviewFieldSchemas.find(([pattern]) => pattern.test(field))?.[1];
}

export const reviewSchema = z.strictObject({
  id: z.string().regex(/^review:[a-z0-9-]{1,60}$/),
  kind: z.literal('review'),
  party: partyIdSchema,
  protocol: z.int().min(1),
  createdAt: z.iso.datetime(),
  fields: fieldsSchema(registerSchemas, ['profile']),
});
