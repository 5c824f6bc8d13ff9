// Answers for: what has been filled in about the party so far, and the party that it makes.
import type { Municipality } from '#domain/municipality.ts';
import {
  districtParty,
  freeParty,
  jointParty,
  municipalityParty,
  partyForms,
  type PartyProfile,
} from '#domain/party.ts';
import { err, ok, type Result } from '#domain/result.ts';

/** `none`: a coordinator who fills in nothing for a party of their own. */
export const draftForms = [...partyForms, 'none'] as const;
export type DraftForm = (typeof draftForms)[number];

/** Kept for all forms at once, so that changing one's mind loses nothing. */
export interface PartyDraft {
  form: DraftForm;
  municipality: Municipality | undefined;
  district: string;
  parts: Municipality[];
  /** Undefined as long as it follows from the parts. */
  jointName: string | undefined;
  freeName: string;
}

export function emptyPartyDraft(): PartyDraft {
  return {
    form: 'municipality',
    municipality: undefined,
    district: '',
    parts: [],
    jointName: undefined,
    freeName: '',
  };
}

/** The ids of the fields that can be wrong. */
export type FieldId =
  | 'partyMunicipality'
  | 'partyDistrict'
  | 'partyParts'
  | 'partyJointName'
  | 'partyFree'
  | 'personName'
  | 'networkName'
  | 'networkNone';

export interface Fault {
  field: FieldId;
  kind:
    | 'municipality'
    | 'districtMunicipality'
    | 'district'
    | 'parts'
    | 'jointName'
    | 'freeName'
    | 'name'
    | 'networkName'
    | 'networkNeeded';
}

/** The error sentence of each field that has one. */
export type FaultTexts = Partial<Record<FieldId, string>>;

/** "Karlskoga och Degerfors", in the words of the language that `list` writes. */
export function jointNameOf(draft: PartyDraft, list: (parts: string[]) => string): string {
  return draft.jointName ?? list(draft.parts.map(({ shortName }) => shortName));
}

/** The party, undefined for a coordinator without one, or the first thing that is missing. */
export function partyFrom(
  draft: PartyDraft,
  list: (parts: string[]) => string,
): Result<PartyProfile | undefined, Fault> {
  const { form, municipality, parts } = draft;
  switch (form) {
    case 'municipality':
      return municipality === undefined
        ? err({ field: 'partyMunicipality', kind: 'municipality' })
        : ok(municipalityParty(municipality));
    case 'district': {
      const district = draft.district.trim();
      if (municipality === undefined)
        return err({ field: 'partyMunicipality', kind: 'districtMunicipality' });
      return district === ''
        ? err({ field: 'partyDistrict', kind: 'district' })
        : ok(districtParty(municipality, district));
    }
    case 'joint': {
      const name = jointNameOf(draft, list).trim();
      if (parts.length < 2) return err({ field: 'partyParts', kind: 'parts' });
      return name === ''
        ? err({ field: 'partyJointName', kind: 'jointName' })
        : ok(jointParty(parts, name));
    }
    case 'free': {
      const name = draft.freeName.trim();
      return name === '' ? err({ field: 'partyFree', kind: 'freeName' }) : ok(freeParty(name));
    }
    case 'none':
      return ok(undefined);
  }
}
