// Answers for: starting i18next with one language loaded, and loading the others when they are chosen.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import {
  isLanguage,
  localeTags,
  rememberLanguage,
  rememberedLanguage,
  type Language,
} from './languages.ts';
import type { texts } from './texts-sv.ts';

export type Namespaces = typeof texts;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Namespaces;
  }
}

const loaders: Record<Language, () => Promise<{ texts: object }>> = {
  sv: () => import('./texts-sv.ts'),
  nb: () => import('./texts-nb.ts'),
  en: () => import('./texts-en.ts'),
};

/** Makes a language's texts ready, for the interface or for a report in another language than the interface's. */
export async function loadLanguage(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'common')) return;
  const { texts } = await loaders[language]();
  for (const [namespace, resource] of Object.entries(texts))
    i18next.addResourceBundle(language, namespace, resource);
}

export async function startI18n(language: Language = rememberedLanguage()): Promise<void> {
  if (!i18next.isInitialized)
    await i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      defaultNS: 'common',
      ns: [],
      resources: {},
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  await loadLanguage(language);
  await i18next.changeLanguage(language);
  markPage(language);
}

/** Changes the interface's language and remembers it on this machine. */
export async function chooseLanguage(language: Language): Promise<void> {
  await loadLanguage(language);
  await i18next.changeLanguage(language);
  rememberLanguage(language);
  markPage(language);
}

/** The interface's present language. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'sv';
}

function markPage(language: Language): void {
  document.documentElement.lang = localeTags[language];
}
