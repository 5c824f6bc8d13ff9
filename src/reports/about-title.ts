// Answers for: naming the row, dimension or area that a note or a finding is about.
import { itemTitle, sectionTitle } from '#charts/chart-texts.ts';
import type { About } from '#domain/review.ts';
import type { Language } from '#i18n/languages.ts';
import { assessmentInstrument } from '#instruments/index.ts';

/** `D. Barnets bästa i beslut` or `K3. Budget och resurser`; only the key if the instrument is not here. */
export function aboutTitle(about: About, language: Language): string {
  const instrument = assessmentInstrument(about.instrument);
  if (instrument === undefined) return about.item;
  const isSection = instrument.sections.some(({ key }) => key === about.item);
  return (isSection ? sectionTitle : itemTitle)(instrument, about.item, language).replace(
    /\.$/,
    '',
  );
}
