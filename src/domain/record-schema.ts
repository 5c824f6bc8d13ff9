// Answers for: the shape of everything that is kept, for checking files and values. Loaded only where checking is done.
import * as z from 'zod';
import { actionSchema, actionValueSchema } from './action-schema.ts';
import { assessmentSchema, assessmentValueSchema } from './assessment-schema.ts';
import { documentProfileSchema, documentSchema } from './document-schema.ts';
import { networkProfileSchema, networkSchema } from './network-schema.ts';
import { partySchema, partyValueSchema } from './party-schema.ts';
import type { RecordKind } from './record.ts';
import { reviewSchema, reviewValueSchema } from './review-schema.ts';
import { revisionSchema } from './revision-schema.ts';
import { signOffSchema, signOffValueSchema } from './sign-off-schema.ts';

export const recordSchema = z.discriminatedUnion('kind', [
  partySchema,
  networkSchema,
  assessmentSchema,
  reviewSchema,
  documentSchema,
  actionSchema,
  signOffSchema,
]);

/** The value inside is checked by {@link valueSchemaOf}, since it depends on the record and the field. */
export const historyEntrySchema = z.strictObject({
  record: z.string().max(470),
  field: z.string().max(100),
  revision: revisionSchema(z.unknown()),
});

/** What one field of a kind of record may hold; undefined when that kind has no such field. */
export function valueSchemaOf(kind: RecordKind, field: string): z.ZodType | undefined {
  switch (kind) {
    case 'party':
      return partyValueSchema(field);
    case 'network':
      return field === 'profile' ? networkProfileSchema : undefined;
    case 'assessment':
      return assessmentValueSchema(field);
    case 'review':
      return reviewValueSchema(field);
    case 'document':
      return field === 'profile' ? documentProfileSchema.nullable() : undefined;
    case 'action':
      return actionValueSchema(field);
    case 'sign-off':
      return signOffValueSchema(field);
  }
}
