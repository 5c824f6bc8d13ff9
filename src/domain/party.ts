// Answers for: who takes part in a network: a municipality, a district, several together, or a free name.
import type { PartyProfile, Sharing } from './party-schema.ts';
import type { Register } from './revision.ts';

export type { PartyProfile };

export const partyForms = ['municipality', 'district', 'joint', 'free'] as const;

export interface Party {
  id: string;
  kind: 'party';
  fields: {
    profile: Register<PartyProfile>;
    /** Missing until the party has said something. */
    sharing?: Register<Sharing>;
  };
}

export function municipalityParty({ code, name }: { code: string; name: string }): PartyProfile {
  return { name, form: 'municipality', municipalityCodes: [code], district: null };
}

/** `Angered, Göteborg`. */
export function districtParty(
  municipality: { code: string; shortName: string },
  district: string,
): PartyProfile {
  return {
    name: `${district}, ${municipality.shortName}`,
    form: 'district',
    municipalityCodes: [municipality.code],
    district,
  };
}

export function jointParty(parts: readonly { code: string }[], name: string): PartyProfile {
  return {
    name,
    form: 'joint',
    // In one order, so that two colleagues who begin on two machines write the same.
    municipalityCodes: parts.map(({ code }) => code).sort(),
    district: null,
  };
}

export function freeParty(name: string): PartyProfile {
  return { name, form: 'free', municipalityCodes: [], district: null };
}

/**
 * The party's id follows from what it stands for, so that two colleagues who begin on two machines
 * begin for the same party: `party:2180`, `party:1883+1862` sorted, `party:1480.angered`, `party:x.storfjord`.
 */
export function partyId(profile: PartyProfile): string {
  const codes = [...profile.municipalityCodes].sort().join('+');
  switch (profile.form) {
    case 'municipality':
    case 'joint':
      return `party:${codes}`;
    case 'district':
      return `party:${codes}.${slug(profile.district ?? profile.name)}`;
    case 'free':
      return `party:x.${slug(profile.name)}`;
  }
}

/** Lower-case letters a–z and digits, accents dropped, everything else a hyphen; never empty. */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return (
    plain ||
    Array.from(text, (c) => (c.codePointAt(0) ?? 0).toString(36))
      .join('-')
      .slice(0, 60)
  );
}
