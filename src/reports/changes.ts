// Answers for: what has changed between two sets of answers, as a report and as a part of one.
import type { TFunction } from 'i18next';
import { sectionTitle } from '#charts/chart-texts.ts';
import {
  changeCounts,
  changesByArea,
  rowsByKeyOnly,
  rowsToTell,
  type AnswerChange,
  type AnswerChanges,
  type ChangeCounts,
} from '#domain/changes.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { SealedAnswer } from '#domain/sign-off.ts';
import type { Format } from '#i18n/format.ts';
import { answerWord, documentWords } from './answer-words.ts';
import type { Block, ReportDocument } from './document.ts';

export interface ChangesInput {
  /** The later version. */
  instrument: AssessmentInstrument;
  /** The version that the earlier answers were given in: they are told in its words. */
  instrumentBefore: AssessmentInstrument;
  changes: AnswerChanges;
  /** Such as `2025` and `2026`. */
  names: { before: string; after: string };
  /** Fixed to the report's language, as `format` is. */
  t: TFunction<'reports'>;
  format: Format;
}

/** The kinds of change in the order they are told; rises and falls first and side by side. */
const countKeys = [
  'raised',
  'lowered',
  'answered',
  'unknown',
  'other',
  'withdrawn',
  'confirmed',
  'unconfirmed',
] as const satisfies (keyof ChangeCounts)[];

/** Kinds of which there are none are left out; all of them, where nothing can be compared. */
export function shownCounts(rows: readonly AnswerChange[], instrument: AssessmentInstrument) {
  const counts = changeCounts(rows);
  return countKeys
    .map((key) => ({ key: toldKind(key, instrument), count: counts[key] }))
    .filter(({ count }) => count > 0);
}

/**
 * What is answered at meetings is asked anew every time: nobody can confirm an answer as unchanged there, and
 * it is no lack that nobody has. Dimensions are rated, rows are answered.
 */
export function toldKind<K extends keyof ChangeCounts>(
  kind: K,
  { rhythm }: Pick<AssessmentInstrument, 'rhythm'>,
): K | 'unchanged' | 'unrated' {
  if (rhythm !== 'meeting') return kind;
  if (kind === 'unconfirmed') return 'unchanged';
  return kind === 'withdrawn' ? 'unrated' : kind;
}

/**
 * Numbers, then one table for each area. `hasWords` is false where texts that nobody has searched for names
 * must not be told: then reasons and documents are left out.
 */
export function changesSection(input: ChangesInput, { hasWords }: { hasWords: boolean }): Block[] {
  const { instrument, changes, t, format } = input;
  const changed = rowsToTell(changes.rows);
  const counts = shownCounts(changes.rows, instrument);
  return [
    ...comparableSentence(input),
    ...(counts.length === 0
      ? []
      : [
          {
            kind: 'facts' as const,
            facts: counts.map(({ key, count }) => ({
              label: t(`changes.${key}`),
              value: format.number(count),
            })),
          },
        ]),
    ...(changed.length === 0 ? [quiet(t('changes.none'))] : []),
    ...changesByArea(instrument, changed).map(({ section, rows }): Block => {
      const why = { heading: t('changes.why'), isNumber: false, weight: 4 };
      return {
        kind: 'table',
        table: {
          caption: sectionTitle(instrument, section, format.language),
          columns: [
            { heading: t(`changes.row.${instrument.rhythm}`), isNumber: false, weight: 4 },
            { heading: input.names.before, isNumber: false, weight: 1.5 },
            { heading: input.names.after, isNumber: false, weight: 1.5 },
            ...(hasWords ? [why] : []),
          ],
          rows: rows.map((row) => [
            ...changeCells(row, input, { hasWords }),
            ...(hasWords ? [reasonCell(row, input)] : []),
          ]),
        },
      };
    }),
    ...otherSentences(input),
  ];
}

/** `B3. En barnrättsgrupp …`, `På väg`, `Ja`. */
export function changeCells(
  { item, from, to }: AnswerChange,
  { instrument, instrumentBefore, t, format }: ChangesInput,
  { hasWords }: { hasWords: boolean },
): [row: string, before: string, after: string] {
  const told = (answer: SealedAnswer | undefined) =>
    !hasWords && answer?.response?.kind === 'text' ? t('changes.withWords') : undefined;
  const askedBefore = instrumentBefore.items.find(({ key }) => key === item.key) ?? item;
  return [
    `${item.key}. ${format.text(item.name ?? item.text)}`,
    told(from) ?? answerWord(instrumentBefore, askedBefore, from?.response, format),
    told(to) ?? answerWord(instrument, item, to?.response, format),
  ];
}

/** The reason that stands now, and what the answer rests on that it did not before. */
export function reasonCell(
  { to, newDocuments }: AnswerChange,
  { t, format }: ChangesInput,
): string {
  const documents = newDocuments.map((document) => documentWords(document, format));
  return [
    to?.comment.trim() ?? '',
    documents.length === 0 ? '' : t('changes.newDocuments', { list: documents.join(', ') }),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Nothing where both were given in the same version. */
export function comparableSentence({
  changes,
  t,
}: ChangesInput): { kind: 'paragraph'; text: string }[] {
  const { comparable, total } = changes;
  return comparable === total
    ? []
    : [{ kind: 'paragraph', text: t('changes.versions', { comparable, count: total }) }];
}

function otherSentences({ instrument, changes, t, format }: ChangesInput): Block[] {
  const rows = rowsByKeyOnly(changes.rows);
  return (['withdrawn', 'confirmed', 'unconfirmed'] as const).flatMap((kind) =>
    rows[kind].length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: t(`changes.${toldKind(kind, instrument)}List`, { list: format.list(rows[kind]) }),
          },
        ],
  );
}

interface ChangesReportInput extends ChangesInput {
  party: string;
  period: string;
  now: Date;
}

export function changesReport(input: ChangesReportInput): ReportDocument {
  const { instrument, names, party, now, t, format } = input;
  return {
    title: t('changes.title', { before: names.before }),
    subtitle: t('changes.subtitle', {
      party,
      instrument: format.text(instrument.name),
      period: input.period,
    }),
    language: format.language,
    party,
    author: party,
    byline: format.date(now),
    date: format.date(now),
    blocks: [
      { kind: 'heading', level: 1, text: t('changes.counts') },
      ...changesSection(input, { hasWords: true }),
    ],
  };
}

function quiet(text: string): Block {
  return { kind: 'paragraph', text, isQuiet: true };
}
