// Answers for: the words of charts and their tables, in the interface's language or in a report's.
import i18next from 'i18next';
import { hasLetter, type AssessmentInstrument, type Scale } from '#domain/instrument.ts';
import type { Mark } from '#domain/summary.ts';
import { formatFor, type Format } from '#i18n/format.ts';
import type { Language } from '#i18n/languages.ts';

/** A table as plain texts and numbers: for the page, for a report and for CSV alike. */
export interface ChartTable {
  caption: string;
  head: string[];
  /** The first cell of each row is its heading. */
  rows: (string | number | null)[][];
}

export function progressTexts(language: Language) {
  return i18next.getFixedT(language, 'progress');
}

export interface AnswerNames {
  /** Level 0, 1, 2 … */
  levels: string[];
  unknown: string;
  notApplicable: string;
  unanswered: string;
}

/** What the answers are called: the instrument's own words, and the common ones where it has none. */
export function answerNames(
  instrument: AssessmentInstrument,
  scaleKey: string,
  format: Format,
): AnswerNames {
  const t = i18next.getFixedT(format.language, 'common');
  const scale: Scale | undefined = instrument.scales.find(({ key }) => key === scaleKey);
  const special = (key: 'unknown' | 'not-applicable') =>
    instrument.specialAnswers.find((answer) => answer.key === key);
  const [unknown, notApplicable] = [special('unknown'), special('not-applicable')];
  return {
    levels: scale?.levels.map(({ label }) => format.text(label)) ?? [],
    unknown: unknown ? format.text(unknown.label) : t('marks.unknown'),
    notApplicable: notApplicable ? format.text(notApplicable.label) : t('marks.notApplicable'),
    unanswered: t(instrument.rhythm === 'meeting' ? 'marks.unrated' : 'marks.unanswered'),
  };
}

/** What stands below the lowest step: most often only what nobody has rated. */
export function noStepName(
  marks: readonly (Mark | undefined)[],
  names: AnswerNames,
  language: Language,
): string {
  const hasOther = marks.includes('?') || marks.includes('-');
  return hasOther ? progressTexts(language)('chart.noStep') : names.unanswered;
}

/** `A. Beslut och styrning` where the rows carry the section's letter, else the name alone. */
export function sectionTitle(
  instrument: AssessmentInstrument,
  key: string,
  language: Language,
): string {
  const section = instrument.sections.find((one) => one.key === key);
  if (section === undefined) return key;
  const name = formatFor(language).text(section.name);
  return hasLetter(instrument, key) ? `${key}. ${name}` : name;
}

/** `K3. Budget och resurser`; the whole statement for an item without a short name. */
export function itemTitle(
  instrument: AssessmentInstrument,
  key: string,
  language: Language,
): string {
  const item = instrument.items.find((one) => one.key === key);
  return item ? `${key}. ${formatFor(language).text(item.name ?? item.text)}` : key;
}
