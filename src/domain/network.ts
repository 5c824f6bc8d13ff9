// Answers for: the network of parties that meets, and its rhythm.
import * as z from 'zod';
import { partyId, partyProfileSchema, type PartyProfile } from './party.ts';
import { currentValue, registerSchema, type Register } from './revision.ts';

/** How many meetings a year may have; its periods are numbered by it. */
export const meetingCounts = [1, 2, 3, 4] as const;

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

/** Two when no network says otherwise: one meeting in spring and one in autumn. */
export function meetingsPerYearOf(network: Network | null | undefined): number {
  return currentValue(network?.fields.profile)?.meetingsPerYear ?? 2;
}

/** The same profile with the party among the members, last, unless it is one already. */
export function withMember(profile: NetworkProfile, party: PartyProfile): NetworkProfile {
  const id = partyId(party);
  return profile.members.some((member) => partyId(member) === id)
    ? profile
    : { ...profile, members: [...profile.members, party] };
}

export function withoutMember(profile: NetworkProfile, id: string): NetworkProfile {
  return { ...profile, members: profile.members.filter((member) => partyId(member) !== id) };
}

/** The member under another name. A member with a free name becomes another party by it. */
export function withRenamedMember(
  profile: NetworkProfile,
  id: string,
  name: string,
): NetworkProfile {
  return {
    ...profile,
    members: profile.members.map((member) =>
      partyId(member) === id ? { ...member, name } : member,
    ),
  };
}
