// Answers for: what the theme of a review is called: the host's own words, or the protocol's.
import type { ReviewProtocol } from '#domain/instrument.ts';
import type { ReviewProfile } from '#domain/review.ts';
import type { Format } from '#i18n/format.ts';

/** Empty while no theme is chosen. */
export function themeName(
  { theme, themeText }: ReviewProfile,
  protocol: ReviewProtocol,
  format: Format,
): string {
  const known = protocol.themes.find(({ key }) => key === theme);
  return known === undefined ? themeText.trim() : format.text(known.name);
}
