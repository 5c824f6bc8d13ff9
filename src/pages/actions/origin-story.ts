// Answers for: what is known of the place an action comes from: its link, its present level, and both in words.
import { useTranslation } from 'react-i18next';
import { answerNames } from '#charts/chart-texts.ts';
import { newActionProfile, type ActionOrigin, type ActionProfile } from '#domain/action.ts';
import { answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import { contradictions } from '#domain/contradiction.ts';
import { findItem, findScale, highestLevel, type Item } from '#domain/instrument.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { namesFrom, namesIn } from '#domain/names.ts';
import { yearOf, yearPeriod } from '#domain/period.ts';
import { recommendationsOf } from '#domain/review.ts';
import { markOf, summaryOf, type Mark } from '#domain/summary.ts';
import {
  assessmentInstrument,
  implementationKeyId,
  inventoryMatrixId,
} from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { originTitle, type PlanWords } from '#reports/action-plan.ts';
import { useAssessmentList, usePeopleHeard } from '#storage/queries.ts';

export interface OriginStory {
  title: string;
  /** Undefined when it is not on this machine. */
  href: string | undefined;
  /** The level it has in the period it was born, as a disc and a word. */
  level: { mark: Mark | undefined; highest: number; word: string } | undefined;
  /** What helps to say what is to be done. */
  hint: string;
  /** What a new action that comes from here begins with. */
  start: ActionProfile;
}

/** Undefined while it is being read. */
export function useOriginStory(
  party: string,
  origin: ActionOrigin | null,
  words: PlanWords,
): OriginStory | undefined {
  const { t: common } = useTranslation();
  const assessments = useAssessmentList(neededAssessments(party, origin));
  const people = usePeopleHeard(origin?.kind === 'recommendation' ? origin.review : '');
  if (assessments === undefined || people === undefined) return undefined;
  const story = storyOf(origin, assessments, words, common('marks.unanswered'));
  // A plan goes out in files that a review with such a name in it is kept out of: nothing brings it along.
  const heard = Object.values(people).flatMap(namesFrom);
  const { why, owner } = story.start;
  return namesIn(`${why}\n${owner}`, heard).length === 0
    ? story
    : { ...story, start: { ...story.start, why: '', owner: '' } };
}

function neededAssessments(party: string, origin: ActionOrigin | null): string[] {
  switch (origin?.kind) {
    case 'item':
      return [assessmentId({ party, instrument: origin.instrument, period: origin.period })];
    case 'contradiction': {
      const period = yearPeriod(yearOf(origin.period));
      return [
        assessmentId({ party, instrument: implementationKeyId, period: origin.period }),
        assessmentId({ party, instrument: inventoryMatrixId, period }),
      ];
    }
    default:
      return [];
  }
}

function storyOf(
  origin: ActionOrigin | null,
  [first, second]: (Assessment | null)[],
  words: PlanWords,
  unanswered: string,
): OriginStory {
  const { t } = words;
  const plain: OriginStory = {
    title: origin === null ? t('origin.free') : originTitle(origin, words),
    href: undefined,
    level: undefined,
    hint: t('fields.whatHint'),
    start: { ...newActionProfile(), origin },
  };
  switch (origin?.kind) {
    case undefined:
      return plain;
    case 'item': {
      const instrument = assessmentInstrument(origin.instrument, first?.version);
      const item = instrument && findItem(instrument, origin.item);
      if (instrument === undefined || item === undefined) return plain;
      const mark = markOf(answerOf(first, item.key));
      return {
        ...plain,
        href: paths.sheetItem(instrument.id, origin.period, item.key),
        level:
          item.kind === 'level'
            ? {
                mark,
                highest: highestLevel(instrument, item) ?? 1,
                word: markWord(instrument, item, mark, words) ?? unanswered,
              }
            : undefined,
        hint: nextLevelHint(instrument, item, mark, words) ?? plain.hint,
        start: { ...plain.start, why: whyOfItem(instrument, item, mark, origin.period, words) },
      };
    }
    case 'contradiction':
      return {
        ...plain,
        href: paths.keyDimension(origin.period, origin.dimension),
        hint: t('fields.whatContradiction'),
        start: { ...plain.start, why: whyOfContradiction(origin, first, second, words) },
      };
    case 'recommendation': {
      const review = words.reviews.find(({ id }) => id === origin.review);
      const found =
        review && recommendationsOf(review).find(({ id }) => id === origin.recommendation);
      if (review === undefined) return plain;
      return {
        ...plain,
        href: `${paths.review(review.id)}?del=rekommendationer`,
        hint: t('fields.whatRecommendation'),
        start:
          found === undefined
            ? plain.start
            : {
                ...plain.start,
                why: found.value.text.trim(),
                owner: found.value.owner,
                due: found.value.due,
              },
      };
    }
  }
}

function markWord(
  instrument: AssessmentInstrument,
  item: Item,
  mark: Mark | undefined,
  { format }: PlanWords,
): string | undefined {
  const names = answerNames(instrument, item.kind === 'level' ? item.scale : '', format);
  if (mark === '?') return names.unknown;
  if (mark === '-') return names.notApplicable;
  return typeof mark === 'number' ? names.levels[mark] : undefined;
}

function nextLevelHint(
  instrument: AssessmentInstrument,
  item: Item,
  mark: Mark | undefined,
  { t, format }: PlanWords,
): string | undefined {
  if (item.kind !== 'level' || typeof mark !== 'number') return undefined;
  const label = findScale(instrument, item)?.levels[mark + 1]?.label;
  const next = item.levels[mark + 1];
  return label === undefined || next === undefined
    ? t('fields.whatHighest')
    : t('fields.whatNextLevel', { level: format.text(label), text: format.text(next.text) });
}

function whyOfItem(
  instrument: AssessmentInstrument,
  item: Item,
  mark: Mark | undefined,
  period: string,
  words: PlanWords,
): string {
  const { t, format } = words;
  const about = {
    instrument: format.text(instrument.name),
    period: format.period(period),
    row: nameOf(item, words),
  };
  const level = markWord(instrument, item, mark, words);
  if (mark === undefined) return t('why.unanswered', about);
  if (level === undefined) return t('why.answered', about);
  const meaning = item.kind === 'level' && typeof mark === 'number' ? item.levels[mark] : undefined;
  return t('why.level', {
    ...about,
    level,
    text: meaning === undefined ? '' : format.text(meaning.text),
  }).trim();
}

function whyOfContradiction(
  { dimension, period }: Extract<ActionOrigin, { kind: 'contradiction' }>,
  keyAssessment: Assessment | null | undefined,
  matrixAssessment: Assessment | null | undefined,
  words: PlanWords,
): string {
  const { t, format } = words;
  const key = assessmentInstrument(implementationKeyId, keyAssessment?.version);
  const matrix = assessmentInstrument(inventoryMatrixId, matrixAssessment?.version);
  const item = key && findItem(key, dimension);
  const about = {
    period: format.period(period),
    year: String(yearOf(period)),
    dimension: item === undefined ? dimension : nameOf(item, words),
  };
  const found =
    key && matrix && keyAssessment && matrixAssessment
      ? contradictions(
          { instrument: key, marks: summaryOf(keyAssessment).marks },
          { instrument: matrix, marks: summaryOf(matrixAssessment).marks },
        ).find((one) => one.dimension.key === dimension)
      : undefined;
  if (found === undefined || key === undefined || matrix === undefined)
    return t('why.contradictionGone', about);
  return t('why.contradiction', {
    ...about,
    step: markWord(key, found.dimension, found.step, words) ?? '',
    rows: format.list(
      found.rows.map(({ item: row, level }) =>
        t('why.contradictionRow', {
          level: markWord(matrix, row, level, words) ?? '',
          row: nameOf(row, words),
        }),
      ),
    ),
  });
}

/** `K3 Budget och resurser`, or `A5 ”Budgeten prövas …”` for an item without a short name. */
function nameOf(item: Item, { t, format }: PlanWords): string {
  return item.name === undefined
    ? t('why.row', { key: item.key, text: format.text(item.text).replace(/\.$/, '') })
    : `${item.key} ${format.text(item.name)}`;
}
