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
import type { texts as exchangeTexts } from './exchange-texts-sv.ts';
import type { texts as firstTexts } from './first-texts-sv.ts';
import type { texts as moreTexts } from './more-texts-sv.ts';

export type Namespaces = typeof firstTexts & typeof moreTexts & typeof exchangeTexts;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Namespaces;
  }
}

type TextLoader = () => Promise<{ texts: object }>;

/**
 * Three chunks a language: a newcomer's first page does not wait for the texts of all the others, and the daily
 * work not for those of exchanging files.
 */
const loaders: Record<Language, { first: TextLoader; more: TextLoader; exchange: TextLoader }> = {
  sv: {
    first: () => import('./first-texts-sv.ts'),
    more: () => import('./more-texts-sv.ts'),
    exchange: () => import('./exchange-texts-sv.ts'),
  },
  nb: {
    first: () => import('./first-texts-nb.ts'),
    more: () => import('./more-texts-nb.ts'),
    exchange: () => import('./exchange-texts-nb.ts'),
  },
  en: {
    first: () => import('./first-texts-en.ts'),
    more: () => import('./more-texts-en.ts'),
    exchange: () => import('./exchange-texts-en.ts'),
  },
};

async function loadTexts(language: Language, load: TextLoader): Promise<void> {
  const { texts } = await load();
  for (const [namespace, resource] of Object.entries(texts))
    if (!i18next.hasResourceBundle(language, namespace))
      i18next.addResourceBundle(language, namespace, resource);
}

/** Makes all of a language's texts ready, for the interface or for a report in another language than the interface's. */
export async function loadLanguage(language: Language): Promise<void> {
  await Promise.all(Object.values(loaders[language]).map((load) => loadTexts(language, load)));
}

/** Resolves when the interface's language is ready for the pages of the daily work. */
export async function pageTexts(): Promise<void> {
  const language = currentLanguage();
  const { first, more } = loaders[language];
  await Promise.all([loadTexts(language, first), loadTexts(language, more)]);
}

/** Resolves when the interface's language is ready for any page. */
export async function allTexts(): Promise<void> {
  await loadLanguage(currentLanguage());
}

/** Starts with the texts of a first visit; pages wait for {@link pageTexts} or {@link allTexts}. */
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
  await loadTexts(language, loaders[language].first);
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
