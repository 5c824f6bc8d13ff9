// Answers for: the network of parties that meets, and its rhythm.
import type { NetworkProfile } from './network-schema.ts';
import { partyId, type PartyProfile } from './party.ts';
import { currentValue, type Register } from './revision.ts';

export type { NetworkProfile };

/** How many meetings a year may have; its periods are numbered by it. */
export const meetingCounts = [1, 2, 3, 4] as const;

export interface Network {
  id: 'network';
  kind: 'network';
  fields: { profile: Register<NetworkProfile> };
}

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
