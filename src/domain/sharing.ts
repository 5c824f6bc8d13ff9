// Answers for: what a party lets its coordinator pass on to the other parties.
import type { Party } from './party.ts';
import type { Sharing } from './party-schema.ts';

export type { Sharing };

/** From the least to the most. */
export const sharingExtents = ['nothing', 'levels', 'levels-and-comments'] as const;
export type SharingExtent = (typeof sharingExtents)[number];

/**
 * What the party has agreed to; undefined when it has said nothing, which is no agreement. Where two people of the
 * party have said different things without knowing of each other, the least of it holds until somebody chooses.
 */
export function agreedExtent(party: Party | undefined): SharingExtent | undefined {
  const said = party?.fields.sharing?.heads.map(({ value }) => value.passOn) ?? [];
  return sharingExtents.find((extent) => said.includes(extent));
}
