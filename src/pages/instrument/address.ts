// Answers for: what stands in these pages' addresses: which instrument, and how its form is to look.
import { periodFromSlug, type Period } from '#domain/period.ts';
import type { Instrument } from '#domain/instrument.ts';
import { isLanguage, type Language } from '#i18n/languages.ts';
import { instruments } from '#instruments/index.ts';

export const parameters = {
  party: 'part',
  period: 'tid',
  language: 'sprak',
  extent: 'langd',
  row: 'rad',
} as const;

/** The short form: only the questions. */
export const short = 'kort';

export interface FormAddress {
  /** Undefined for one's own. */
  party: string | undefined;
  /** Undefined for a blank form. */
  period: Period | undefined;
  /** Undefined for the interface's. */
  language: Language | undefined;
  isShort: boolean;
}

export function readFormAddress(params: URLSearchParams): FormAddress {
  const language = params.get(parameters.language);
  return {
    party: params.get(parameters.party) ?? undefined,
    period: periodFromSlug(params.get(parameters.period) ?? ''),
    language: isLanguage(language) ? language : undefined,
    isShort: params.get(parameters.extent) === short,
  };
}

export function publishedVersion(
  id: string | undefined,
  version: string | undefined,
): Instrument | undefined {
  return instruments.find((known) => known.id === id && String(known.version) === version);
}

/** Every version of each instrument, the newest first; add-ons stand after what everyone uses. */
export function versionsById(): Instrument[][] {
  const isAddOn = (one: Instrument) => one.kind === 'assessment' && one.addOn;
  const ordered = [...instruments.filter((one) => !isAddOn(one)), ...instruments.filter(isAddOn)];
  const ids = [...new Set(ordered.map(({ id }) => id))];
  return ids.map((id) =>
    instruments.filter((known) => known.id === id).toSorted((a, b) => b.version - a.version),
  );
}
