// Answers for: a dimension's steps over time as a table and as a sentence, for those who do not see the chart.
import { findItem, type AssessmentInstrument } from '#domain/instrument.ts';
import type { StepsEntry, StepsSeries } from '#domain/progress.ts';
import { formatFor } from '#i18n/format.ts';
import type { Language } from '#i18n/languages.ts';
import {
  answerNames,
  itemTitle,
  progressTexts,
  type AnswerNames,
  type ChartTable,
} from './chart-texts.ts';

/** The names of the answers to this dimension. */
export function stepNames(
  instrument: AssessmentInstrument,
  series: StepsSeries,
  language: Language,
): AnswerNames {
  const item = findItem(instrument, series.item);
  const scale = item?.kind === 'level' ? item.scale : '';
  return answerNames(instrument, scale, formatFor(language));
}

/** Periods down: the step's number and its name. */
export function stepsTable(
  instrument: AssessmentInstrument,
  series: StepsSeries,
  language: Language,
): ChartTable {
  const format = formatFor(language);
  const t = progressTexts(language);
  const names = stepNames(instrument, series, language);
  return {
    caption: itemTitle(instrument, series.item, language),
    head: [t('chart.meeting'), t('chart.step'), t('chart.stepName')],
    rows: series.entries.map((entry) => [
      format.period(entry.period),
      typeof entry.mark === 'number' ? entry.mark : null,
      markWords(entry, names, language),
    ]),
  };
}

/** Where the dimension began, where it is now, how often it rose and fell, and where the gaps are. */
export function stepsSentence(
  instrument: AssessmentInstrument,
  series: StepsSeries,
  language: Language,
): string {
  const format = formatFor(language);
  const t = progressTexts(language);
  const names = stepNames(instrument, series, language);
  const asked = series.entries.filter(({ isAsked }) => isAsked);
  const levels = asked.flatMap(({ mark }) => (typeof mark === 'number' ? [mark] : []));
  const moves = levels.slice(1).map((level, index) => level - (levels[index] ?? level));
  const rises = moves.filter((move) => move > 0).length;
  const falls = moves.filter((move) => move < 0).length;
  const gaps = series.entries.filter(({ version }) => version === null);
  const inWords = (entry: StepsEntry) =>
    t('chart.stateAt', {
      period: format.period(entry.period),
      state: markWords(entry, names, language),
    });
  const [first, last] = [asked[0], asked.at(-1)];
  return [
    `${itemTitle(instrument, series.item, language)}.`,
    ...(first === undefined ? [] : [inWords(first)]),
    ...(last === undefined || last === first ? [] : [inWords(last)]),
    ...(rises === 0 ? [] : [t('chart.rose', { count: rises })]),
    ...(falls === 0 ? [] : [t('chart.fell', { count: falls })]),
    ...(gaps.length === 0
      ? []
      : [
          t('chart.gapsIn', { periods: format.list(gaps.map((gap) => format.period(gap.period))) }),
        ]),
  ].join(' ');
}

function markWords(
  { version, isAsked, mark }: StepsEntry,
  names: AnswerNames,
  language: Language,
): string {
  const t = progressTexts(language);
  if (version === null) return t('chart.gap');
  if (!isAsked) return t('chart.notAsked');
  if (mark === '?') return names.unknown;
  if (mark === '-') return names.notApplicable;
  return (typeof mark === 'number' ? names.levels[mark] : undefined) ?? names.unanswered;
}
