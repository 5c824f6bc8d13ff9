// Answers for: the rescue page's texts in one language, without the machinery of the app's other texts.
import type { Language } from '#domain/language.ts';

const loaders = {
  sv: () => import('#locales/sv/recovery.json'),
  nb: () => import('#locales/nb/recovery.json'),
  en: () => import('#locales/en/recovery.json'),
} satisfies Record<Language, () => Promise<object>>;

export type RecoveryTexts = Awaited<ReturnType<(typeof loaders)['sv']>>;

export async function recoveryTexts(language: Language): Promise<RecoveryTexts> {
  return loaders[language]();
}

/** The text with its values in their places. */
export function filledIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}
