import { expect, test } from 'vitest';
import { defaultNetwork } from './default-network.ts';
import { findMunicipality } from './municipality.ts';
import { withMember, withoutMember, withRenamedMember, type NetworkProfile } from './network.ts';
import { networkProfileSchema } from './network-schema.ts';
import { freeParty, municipalityParty, partyId } from './party.ts';

const gavle = municipalityParty({ code: '2180', name: 'Gävle kommun' });
const storfjord = freeParty('Storfjord kommune');
const network: NetworkProfile = { name: 'Nätverket', meetingsPerYear: 2, members: [gavle] };
const names = (profile: NetworkProfile) => profile.members.map(({ name }) => name);

test('a party joins a network once', () => {
  const joined = withMember(network, storfjord);
  expect(names(joined)).toEqual(['Gävle kommun', 'Storfjord kommune']);
  expect(withMember(joined, storfjord)).toBe(joined);
});

test('a party leaves a network', () => {
  expect(withoutMember(withMember(network, storfjord), partyId(gavle)).members).toEqual([
    storfjord,
  ]);
});

test('a renamed member is still the same municipality', () => {
  const renamed = withRenamedMember(network, partyId(gavle), 'Gävle');
  expect(names(renamed)).toEqual(['Gävle']);
  expect(renamed.members.map(partyId)).toEqual(['party:2180']);
});

test('the suggested network has ten parties that stand for eleven municipalities of the list', () => {
  expect(networkProfileSchema.parse(defaultNetwork)).toEqual(defaultNetwork);
  expect(defaultNetwork.members).toHaveLength(10);
  const codes = defaultNetwork.members.flatMap((member) => member.municipalityCodes);
  expect(codes).toHaveLength(11);
  expect(codes.map((code) => findMunicipality(code)?.shortName).sort()).toEqual([
    'Borlänge',
    'Degerfors',
    'Gävle',
    'Göteborg',
    'Haninge',
    'Karlskoga',
    'Trelleborg',
    'Uppsala',
    'Västerås',
    'Örebro',
    'Östersund',
  ]);
});

test('a member that stands for one municipality has its name in the list', () => {
  for (const { form, name, municipalityCodes } of defaultNetwork.members) {
    if (form !== 'municipality') continue;
    expect(findMunicipality(municipalityCodes[0] ?? '')?.name).toBe(name);
  }
});
