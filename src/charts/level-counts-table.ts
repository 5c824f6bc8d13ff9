// Answers for: rows per level over time as a table and as a sentence, for those who do not see the chart.
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { LevelCountsEntry, LevelCountsSeries } from '#domain/progress.ts';
import type { LevelCounts } from '#domain/score.ts';
import { formatFor, type Format } from '#i18n/format.ts';
import type { Language } from '#i18n/languages.ts';
import {
  answerNames,
  progressTexts,
  sectionTitle,
  type AnswerNames,
  type ChartTable,
} from './chart-texts.ts';

/** One part of a column. */
export interface LevelPart {
  key: string;
  name: string;
}

/** From the bottom of the column up: the highest level first, no answer last. */
export function levelParts(names: AnswerNames): LevelPart[] {
  return [
    ...names.levels.map((name, level) => ({ key: String(level), name })).reverse(),
    { key: 'unknown', name: names.unknown },
    { key: 'not-applicable', name: names.notApplicable },
    { key: 'unanswered', name: names.unanswered },
  ];
}

/** As a key lists them: the lowest level first, then the answers without a level. */
export function inReadingOrder(parts: readonly LevelPart[]): LevelPart[] {
  const isLevel = ({ key }: LevelPart) => /^\d+$/.test(key);
  return [...parts.filter(isLevel).reverse(), ...parts.filter((part) => !isLevel(part))];
}

export function countOf(counts: LevelCounts, part: string): number {
  switch (part) {
    case 'unknown':
      return counts.unknown;
    case 'not-applicable':
      return counts.notApplicable;
    case 'unanswered':
      return counts.unanswered;
    default:
      return counts.levels[Number(part)] ?? 0;
  }
}

/** Periods down, answers across. A gap says so in its first number's place. */
export function levelCountsTable(
  instrument: AssessmentInstrument,
  series: LevelCountsSeries,
  language: Language,
): ChartTable {
  const format = formatFor(language);
  const t = progressTexts(language);
  const names = answerNames(instrument, series.scale, format);
  const parts = inReadingOrder(levelParts(names));
  return {
    caption: sectionTitle(instrument, series.section, language),
    head: [t('chart.year'), ...parts.map(({ name }) => name), t('chart.total')],
    rows: series.entries.map(({ period, version, counts }) => [
      format.period(period),
      ...(counts === null
        ? [version === null ? t('chart.gap') : t('chart.notAsked'), ...parts.map(() => null)]
        : [...parts.map(({ key }) => countOf(counts, key)), counts.total]),
    ]),
  };
}

/** `Nej 2; På väg 3`. Names may have commas of their own, hence the semicolons. */
export function countsInWords(counts: LevelCounts, names: AnswerNames, format: Format): string {
  return inReadingOrder(levelParts(names))
    .filter(({ key }) => countOf(counts, key) > 0)
    .map(({ key, name }) => `${name} ${format.number(countOf(counts, key))}`)
    .join('; ');
}

/** The first and the latest column in words, and where the gaps are. */
export function levelCountsSentence(
  instrument: AssessmentInstrument,
  series: LevelCountsSeries,
  language: Language,
): string {
  const format = formatFor(language);
  const t = progressTexts(language);
  const names = answerNames(instrument, series.scale, format);
  const columns = series.entries.filter(
    (entry): entry is LevelCountsEntry & { counts: LevelCounts } => entry.counts !== null,
  );
  const inWords = ({ period, counts }: { period: string; counts: LevelCounts }) =>
    t('chart.stateAt', {
      period: format.period(period),
      state: countsInWords(counts, names, format),
    });
  const [first, last] = [columns[0], columns.at(-1)];
  const gaps = series.entries.filter(({ version }) => version === null);
  return [
    `${sectionTitle(instrument, series.section, language)}.`,
    ...(first === undefined ? [] : [inWords(first)]),
    ...(last === undefined || last === first ? [] : [inWords(last)]),
    ...(gaps.length === 0
      ? []
      : [
          t('chart.gapsIn', { periods: format.list(gaps.map((gap) => format.period(gap.period))) }),
        ]),
  ].join(' ');
}
