// Answers for: the shape of a network, for checking.
import * as z from 'zod';
import { partyProfileSchema } from './party-schema.ts';
import { registerSchema } from './revision-schema.ts';

export const networkProfileSchema = z.strictObject({
  name: z.string().max(200),
  /** The members as they are listed; a member's own party record arrives with its first file. */
  members: z.array(partyProfileSchema).max(400),
  meetingsPerYear: z.int().min(1).max(4),
});
export type NetworkProfile = z.infer<typeof networkProfileSchema>;

export const networkSchema = z.strictObject({
  id: z.literal('network'),
  kind: z.literal('network'),
  fields: z.strictObject({ profile: registerSchema(networkProfileSchema) }),
});
