// Answers for: Sweden's 290 municipalities and 21 counties, and finding one by a few letters.
// The list is 14 kB: pages import this file when somebody searches, not at the start.
import data from './municipalities.json';
import { slug } from './party.ts';

export interface County {
  /** Statistics Sweden's two-digit code. */
  code: string;
  /** `Gävleborgs län`. */
  name: string;
}

export interface Municipality {
  /** Statistics Sweden's four-digit code; its first two digits are the county's. */
  code: string;
  /** `Trelleborgs kommun`. */
  name: string;
  /** `Trelleborg`. */
  shortName: string;
  county: County;
}

/** In the order of their codes. Source: Statistics Sweden's list of counties and municipalities. */
export const counties: readonly County[] = Object.entries(data.counties)
  .map(([code, name]) => ({ code, name }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const countyByCode = new Map(counties.map((county) => [county.code, county]));

/** In Swedish alphabetical order of their short names. */
export const municipalities: readonly Municipality[] = data.municipalities
  .map(([code = '', name = '', shortName = '']) => {
    const county = countyByCode.get(code.slice(0, 2));
    if (county === undefined) throw new Error(`Municipality ${code} is in no county`);
    return { code, name, shortName, county };
  })
  .sort((a, b) => a.shortName.localeCompare(b.shortName, 'sv'));

const byCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]));

export function findMunicipality(code: string): Municipality | undefined {
  return byCode.get(code);
}

/**
 * Municipalities whose name holds the letters, whatever their accents and case: those that begin with
 * just these letters first, then those that begin with them without accents, then the others; each group
 * in alphabetical order. One single letter finds only names that begin with it. An empty text gives all.
 */
export function searchMunicipalities(text: string): Municipality[] {
  const exact = text.trim().toLocaleLowerCase('sv');
  if (exact === '') return [...municipalities];
  const plain = slug(exact);
  return municipalities
    .flatMap((municipality) => {
      const rank = rankOf(municipality, exact, plain);
      return rank === undefined ? [] : [{ municipality, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ municipality }) => municipality);
}

function rankOf({ name, shortName }: Municipality, exact: string, plain: string) {
  if (shortName.toLocaleLowerCase('sv').startsWith(exact)) return 0;
  if (slug(shortName).startsWith(plain)) return 1;
  const isInside = slug(shortName).includes(plain) || slug(name).includes(plain);
  return plain.length > 1 && isInside ? 2 : undefined;
}
