// Answers for: what parties are called, also those whose own file has not arrived here yet.
import { partyId } from '#domain/party.ts';
import { currentValue } from '#domain/revision.ts';
import { useNetwork, useParties } from '#storage/queries.ts';

/** Name by party id, from the parties' own records and the network's list of members. */
export function usePartyNames(): Map<string, string> | undefined {
  const parties = useParties();
  const network = useNetwork();
  if (parties === undefined || network === undefined) return undefined;
  const members = currentValue(network?.fields.profile)?.members ?? [];
  return new Map([
    ...members.map((profile): [string, string] => [partyId(profile), profile.name]),
    ...parties.flatMap(({ id, fields }): [string, string][] => {
      const name = currentValue(fields.profile)?.name;
      return name === undefined ? [] : [[id, name]];
    }),
  ]);
}
