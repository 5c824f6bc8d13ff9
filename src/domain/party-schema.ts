// Answers for: the shape of a party, for checking.
import * as z from 'zod';
import { partyForms } from './party.ts';
import { registerSchema } from './revision-schema.ts';
import { sharingExtents } from './sharing.ts';

export const partyProfileSchema = z.strictObject({
  /** The name shown everywhere, such as "Gävle kommun" or "Karlskoga och Degerfors". */
  name: z.string().min(1).max(200),
  form: z.enum(partyForms),
  /** Statistics Sweden's four-digit codes: one, several for a joint party, none for a free name. */
  municipalityCodes: z.array(z.string().regex(/^\d{4}$/)).max(50),
  /** The district's own name, for the form `district`. */
  district: z.string().max(200).nullable(),
});
export type PartyProfile = z.infer<typeof partyProfileSchema>;

/** What the coordinator may pass on to the other parties. */
export const sharingSchema = z.strictObject({ passOn: z.enum(sharingExtents) });
export type Sharing = z.infer<typeof sharingSchema>;

/** Room for a joint party of fifty municipalities and a district's name. */
export const partyIdSchema = z.string().regex(/^party:[a-z0-9+.-]{1,320}$/);

export const partySchema = z.strictObject({
  id: partyIdSchema,
  kind: z.literal('party'),
  fields: z.strictObject({
    profile: registerSchema(partyProfileSchema),
    sharing: registerSchema(sharingSchema).optional(),
  }),
});

/** What one field of a party may hold; undefined when no field has that name. */
export function partyValueSchema(field: string): z.ZodType | undefined {
  if (field === 'profile') return partyProfileSchema;
  return field === 'sharing' ? sharingSchema : undefined;
}
