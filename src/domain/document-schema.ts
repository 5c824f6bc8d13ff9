// Answers for: the shape of a document in the register, for checking.
import * as z from 'zod';
import { looseDateSchema } from './answer-schema.ts';
import { documentIdSchema } from './document-id-schema.ts';
import { documentId, documentKinds, documentLimits } from './document.ts';
import { partyIdSchema } from './party-schema.ts';
import { registerSchema } from './revision-schema.ts';

export const documentProfileSchema = z.strictObject({
  title: z.string().max(documentLimits.title),
  /** When it was decided or made, as exactly as the person knows. */
  date: looseDateSchema.nullable(),
  kind: z.enum(documentKinds),
  /** Where it is kept: an archive, a case number, an address. Text, never followed by itself. */
  keptAt: z.string().max(documentLimits.keptAt),
  /** The last day, month or year it holds; null when it has no end. */
  validUntil: looseDateSchema.nullable(),
});
export type DocumentProfile = z.infer<typeof documentProfileSchema>;

export const documentSchema = z
  .strictObject({
    id: documentIdSchema,
    kind: z.literal('document'),
    party: partyIdSchema,
    fields: z.strictObject({ profile: registerSchema(documentProfileSchema.nullable()) }),
  })
  .refine(({ id, party }) => id === documentId(party, id.slice(id.indexOf('/') + 1)), {
    path: ['id'],
  });
