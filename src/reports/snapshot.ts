// Answers for: the annex of a report: a matrix and a key as they stood in one period, as tables.
import type { TFunction } from 'i18next';
import { answerNames, itemTitle, sectionTitle } from '#charts/chart-texts.ts';
import type { AssessmentInstrument, ItemOfKind } from '#domain/instrument.ts';
import { levelCounts, type LevelCounts } from '#domain/score.ts';
import type { Summary } from '#domain/summary.ts';
import type { Format } from '#i18n/format.ts';
import type { Block, Picture, ReportTable } from './document.ts';

export interface Snapshot {
  /** In the version that the answers were given in. */
  instrument: AssessmentInstrument;
  summary: Summary;
  /** Drawn in the report's language; null where there is no screen to draw on. */
  picture: Picture | null;
}

/** By area where there are several areas, else item by item. The chart stands above the numbers it shows. */
export function snapshotBlocks(
  { instrument, summary, picture }: Snapshot,
  t: TFunction<'reports'>,
  format: Format,
): Block[] {
  const title = `${format.text(instrument.name)}, ${format.period(summary.period)}`;
  const items = instrument.items.filter((item) => item.kind === 'level');
  const isByArea = instrument.rhythm === 'yearly';
  const counts = levelCounts(items, summary.marks);
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'paragraph',
      text: t(isByArea ? 'snapshot.answered' : 'snapshot.rated', {
        question: format.text(instrument.question),
        answered: format.number(counts.total - counts.unanswered),
        total: format.number(counts.total),
        date: format.date(summary.changedAt),
      }),
    },
    ...(picture === null
      ? []
      : [
          {
            kind: 'figure' as const,
            picture,
            alt: t(isByArea ? 'snapshot.countsAlt' : 'snapshot.stepsAlt', { title }),
            caption: t(isByArea ? 'snapshot.countsCaption' : 'snapshot.stepsCaption'),
          },
        ]),
    ...instrument.scales.flatMap((scale): Block[] => {
      const ofScale = items.filter((item) => item.scale === scale.key);
      if (ofScale.length === 0) return [];
      const table = isByArea
        ? countsTable(instrument, scale.key, ofScale, summary, t, format)
        : stepsTable(instrument, scale.key, ofScale, summary, t, format);
      const caption = t(isByArea ? 'snapshot.countsTable' : 'snapshot.stepsTable');
      return [{ kind: 'table', table: { ...table, caption } }];
    }),
  ];
}

type LevelItem = ItemOfKind<'level'>;
type Columns = Omit<ReportTable, 'caption'>;

function countsTable(
  instrument: AssessmentInstrument,
  scale: string,
  items: readonly LevelItem[],
  { marks }: Summary,
  t: TFunction<'reports'>,
  format: Format,
): Columns {
  const names = answerNames(instrument, scale, format);
  const headings = [...names.levels, names.unknown, names.notApplicable, names.unanswered];
  const cells = (counts: LevelCounts) =>
    [...counts.levels, counts.unknown, counts.notApplicable, counts.unanswered].map((count) =>
      format.number(count),
    );
  return {
    columns: [
      { heading: t('snapshot.area'), isNumber: false, weight: 2.9 },
      ...headings.map((heading) => ({ heading, isNumber: true, weight: 1 })),
    ],
    rows: instrument.sections.flatMap(({ key }) => {
      const rows = items.filter((item) => item.section === key);
      return rows.length === 0
        ? []
        : [[sectionTitle(instrument, key, format.language), ...cells(levelCounts(rows, marks))]];
    }),
  };
}

function stepsTable(
  instrument: AssessmentInstrument,
  scale: string,
  items: readonly LevelItem[],
  { marks }: Summary,
  t: TFunction<'reports'>,
  format: Format,
): Columns {
  const names = answerNames(instrument, scale, format);
  return {
    columns: [
      { heading: t('snapshot.dimension'), isNumber: false, weight: 3 },
      { heading: t('snapshot.step'), isNumber: true, weight: 0.8 },
      { heading: t('snapshot.stepName'), isNumber: false, weight: 1.6 },
      { heading: t('snapshot.meaning'), isNumber: false, weight: 4 },
    ],
    rows: items.map((item) => {
      const mark = marks[item.key];
      const title = itemTitle(instrument, item.key, format.language);
      if (mark === '?') return [title, '', names.unknown, ''];
      if (mark === '-') return [title, '', names.notApplicable, ''];
      const level = typeof mark === 'number' ? item.levels[mark] : undefined;
      if (typeof mark !== 'number' || level === undefined) return [title, '', names.unanswered, ''];
      return [title, format.number(mark), names.levels[mark] ?? '', format.text(level.text)];
    }),
  };
}
