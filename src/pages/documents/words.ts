// Answers for: a document in the words that its register shows.
import type { TFunction } from 'i18next';
import type { DocumentProfile } from '#domain/document.ts';
import type { Format } from '#i18n/format.ts';

export interface DocumentWords {
  t: TFunction<['documents', 'common']>;
  format: Format;
}

export function titleOf({ t }: Pick<DocumentWords, 't'>, { title }: DocumentProfile): string {
  return title.trim() === '' ? t('form.untitled') : title;
}

/** `12 mars 2026 · Beslut · gäller till 2028` */
export function factsOf({ t, format }: DocumentWords, profile: DocumentProfile): string {
  return [...dateAndKind({ t, format }, profile), profile.keptAt]
    .filter((fact) => fact !== '')
    .join(' · ');
}

export function dateAndKind({ t, format }: DocumentWords, profile: DocumentProfile): string[] {
  const { date, kind, validUntil } = profile;
  return [
    date === null ? t('undated') : format.looseDate(date),
    t(`kinds.${kind}`),
    ...(validUntil === null ? [] : [t('validUntil', { date: format.looseDate(validUntil) })]),
  ];
}
