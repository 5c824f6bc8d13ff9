import { expect, test } from 'vitest';
import {
  counties,
  findMunicipality,
  municipalities,
  searchMunicipalities,
} from './municipality.ts';
import { districtParty, jointParty, municipalityParty, partyId } from './party.ts';
import { partyProfileSchema } from './party-schema.ts';

const names = (text: string) => searchMunicipalities(text).map(({ shortName }) => shortName);

function municipality(code: string) {
  const found = findMunicipality(code);
  if (found === undefined) throw new Error(`No municipality has the code ${code}`);
  return found;
}

test('there are 290 municipalities in 21 counties, each with a code of its own', () => {
  expect(municipalities).toHaveLength(290);
  expect(counties).toHaveLength(21);
  expect(new Set(municipalities.map(({ code }) => code)).size).toBe(290);
  expect(new Set(municipalities.map(({ county }) => county.code)).size).toBe(21);
});

test('a municipality is found by its code, with its county', () => {
  expect(findMunicipality('2180')).toEqual({
    code: '2180',
    name: 'Gävle kommun',
    shortName: 'Gävle',
    county: { code: '21', name: 'Gävleborgs län' },
  });
  expect(findMunicipality('9999')).toBeUndefined();
});

test('the list is in Swedish alphabetical order, å ä ö last', () => {
  const sorted = municipalities.map(({ shortName }) => shortName);
  expect(sorted[0]).toBe('Ale');
  expect(sorted.at(-1)).toBe('Övertorneå');
});

test('the search does not mind accents or capitals', () => {
  expect(names('gavle')).toEqual(['Gävle']);
  expect(names('GÄVLE')).toEqual(['Gävle']);
  expect(names('malmo')).toEqual(['Malmö']);
});

test('names that begin with the letters come before names that only hold them', () => {
  const found = names('berg');
  expect(found[0]).toBe('Berg');
  expect(found.indexOf('Falkenberg')).toBeGreaterThan(0);
});

test('the very letters come before the same letters without accents', () => {
  expect(names('habo').slice(0, 2)).toEqual(['Habo', 'Håbo']);
  expect(names('håbo').slice(0, 2)).toEqual(['Håbo', 'Habo']);
});

test('the full name is searched too, and nonsense finds nothing', () => {
  expect(names('trelleborgs kommun')).toEqual(['Trelleborg']);
  expect(names('qqq')).toEqual([]);
});

test('one single letter finds only names that begin with it', () => {
  expect(new Set(names('u').map((name) => name[0]))).toEqual(new Set(['U']));
});

test('an empty text gives every municipality', () => {
  expect(searchMunicipalities('  ')).toHaveLength(290);
});

test('each way of being a party gives a valid profile with the id it stands for', () => {
  const profiles = [
    municipalityParty(municipality('2180')),
    districtParty(municipality('1480'), 'Angered'),
    jointParty([municipality('1883'), municipality('1862')], 'Karlskoga och Degerfors'),
  ];
  for (const profile of profiles) expect(partyProfileSchema.parse(profile)).toEqual(profile);
  expect(profiles.map(partyId)).toEqual(['party:2180', 'party:1480.angered', 'party:1862+1883']);
  expect(profiles[1]?.name).toBe('Angered, Göteborg');
});
