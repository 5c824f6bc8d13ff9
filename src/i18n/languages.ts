// Answers for: how the interface's languages are named, remembered and marked on the page.
import { languages, type Language } from '#domain/language.ts';

export { languages, type Language };

/** Each language in its own words, for the language menu. */
export const languageNames: Record<Language, string> = {
  sv: 'Svenska',
  nb: 'Norsk bokmål',
  en: 'English',
};

/** Tags for `Intl` and `<html lang>`. */
export const localeTags: Record<Language, string> = { sv: 'sv-SE', nb: 'nb-NO', en: 'en-GB' };

const storageKey = 'nyckelring.language';

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The language chosen last on this machine, else the first of the browser's that we have, else Swedish. */
export function rememberedLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (isLanguage(chosen)) return chosen;
  for (const tag of navigator.languages) {
    const primary = tag.split('-')[0];
    if (isLanguage(primary)) return primary;
    if (primary === 'no' || primary === 'nn') return 'nb';
  }
  return 'sv';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
