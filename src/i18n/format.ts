// Answers for: dates, numbers, periods and instrument texts as a reader of one language writes them.
import { useTranslation } from 'react-i18next';
import i18next, { type TFunction } from 'i18next';
import { isLanguage, localeTags, type Language } from './languages.ts';

export interface Format {
  language: Language;
  /** One text of an instrument, in this language. */
  text: (texts: Record<Language, string>) => string;
  /** `12 mars 2026` from a Date or an ISO 8601 moment. */
  date: (moment: Date | string) => string;
  /** `12 mars 2026 14:02`. */
  dateTime: (moment: Date | string) => string;
  /** `14:02`. */
  time: (moment: Date) => string;
  /** `2026`, `mars 2026` or `12 mars 2026` from a date as exact as the person knew it. */
  looseDate: (date: string) => string;
  number: (value: number, decimals?: number) => string;
  /** 0–100 as `45 %`, or `45,5 %` with one decimal asked for and needed. */
  percent: (value: number, decimals?: number) => string;
  /** `820 kB`, `11,2 MB` or `10,7 GB`. */
  size: (bytes: number) => string;
  /** `2026`, `våren 2026`, `hösten 2026` or `möte 3, 2026`. With `short`: `2026`, `vår 26`, `höst 26`. */
  period: (period: string, style?: 'long' | 'short') => string;
  /** `Gävle, Uppsala och Örebro`. */
  list: (parts: readonly string[]) => string;
}

const made = new Map<Language, Format>();

/**
 * Formats for a fixed language, for reports; the language must have been loaded. One for each language: what they
 * are made of takes the browser half a millisecond to make, and a page asks for them in a hundred places.
 */
export function formatFor(language: Language): Format {
  const known = made.get(language);
  if (known !== undefined) return known;
  const format = makeFormat(language);
  made.set(language, format);
  return format;
}

function makeFormat(language: Language): Format {
  const tag = localeTags[language];
  const t = i18next.getFixedT(language, 'common');
  const intl = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options);
  const day = intl({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = intl({ month: 'long', year: 'numeric' });
  const clock = intl({ hour: '2-digit', minute: '2-digit' });
  const conjunction = new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' });
  const asDate = (moment: Date | string) =>
    typeof moment === 'string' ? new Date(moment) : moment;
  return {
    language,
    text: (texts) => texts[language],
    date: (moment) => day.format(asDate(moment)),
    dateTime: (moment) => `${day.format(asDate(moment))} ${clock.format(asDate(moment))}`,
    time: (moment) => clock.format(moment),
    looseDate: (date) => {
      const [year, monthNumber, dayNumber] = date.split('-').map(Number);
      if (year === undefined || monthNumber === undefined) return date;
      if (dayNumber === undefined) return month.format(new Date(year, monthNumber - 1, 1));
      return day.format(new Date(year, monthNumber - 1, dayNumber));
    },
    number: (value, decimals = 0) =>
      new Intl.NumberFormat(tag, {
        minimumFractionDigits: 0,
        maximumFractionDigits: decimals,
      }).format(value),
    percent: (value, decimals = 0) =>
      new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: decimals }).format(
        value / 100,
      ),
    size: (bytes) => {
      const { unit, bytes: one, decimals } = sizes.find(({ upTo }) => bytes < upTo) ?? largest;
      const words = new Intl.NumberFormat(tag, {
        style: 'unit',
        unit,
        maximumFractionDigits: decimals,
      }).format(bytes / one);
      // A number stays on one line with its unit.
      return words.replaceAll(' ', '\u00a0');
    },
    period: (period, style = 'long') => periodName(t, period, style),
    list: (parts) => conjunction.format(parts),
  };
}

/** With so many decimals that two files of different sizes seldom look the same. */
const largest = { unit: 'gigabyte', bytes: 1e9, decimals: 1, upTo: Infinity };
const sizes = [
  { unit: 'kilobyte', bytes: 1e3, decimals: 0, upTo: 0.9995e6 },
  { unit: 'megabyte', bytes: 1e6, decimals: 1, upTo: 0.99995e9 },
  largest,
];

function periodName(t: TFunction<'common'>, period: string, style: 'long' | 'short'): string {
  const year = period.slice(0, 4);
  const shortYear = period.slice(2, 4);
  switch (period.slice(5)) {
    case '':
      return year;
    case '1':
      return style === 'long'
        ? t('period.springLong', { year })
        : t('period.springShort', { year: shortYear });
    case '2':
      return style === 'long'
        ? t('period.autumnLong', { year })
        : t('period.autumnShort', { year: shortYear });
    default:
      return t('period.meeting', { year, meeting: period.slice(5) });
  }
}

/** Formats in the interface's language. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'sv';
  return formatFor(language);
}
