// Answers for: the network of parties that meets, and its rhythm.
import { z } from 'zod';
import { partyProfileSchema } from './party.ts';
import { registerSchema, type Register } from './revision.ts';

export const networkProfileSchema = z.strictObject({
  name: z.string().max(200),
  /** The members as they are listed; a member's own party record arrives with its first file. */
  members: z.array(partyProfileSchema).max(400),
  meetingsPerYear: z.int().min(1).max(4),
});
export type NetworkProfile = z.infer<typeof networkProfileSchema>;

export interface Network {
  id: 'network';
  kind: 'network';
  fields: { profile: Register<NetworkProfile> };
}

export const networkSchema = z.strictObject({
  id: z.literal('network'),
  kind: z.literal('network'),
  fields: z.strictObject({ profile: registerSchema(networkProfileSchema) }),
});
