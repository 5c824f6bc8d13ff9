// Answers for: what every row of one party's sheet for one year shares, and how answers read in words.
import type { i18n as I18n, TFunction } from 'i18next';
import { isAnswered, levelOf, type Answer, type Response } from '#domain/answer.ts';
import type { AnswerWarning } from '#domain/answer-check.ts';
import { answerOf, itemOfField, type Assessment } from '#domain/assessment.ts';
import { documentProfile, type Document, type DocumentProfile } from '#domain/document.ts';
import {
  findScale,
  highestLevel,
  type AssessmentInstrument,
  type Item,
} from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import { currentValue, hasConflict, headIds, type Register } from '#domain/revision.ts';
import type { Mark } from '#domain/summary.ts';
import type { Format } from '#i18n/format.ts';
import type { Commands } from '#storage/commands.ts';

export type Translate = TFunction<['matrix', 'common', 'documents']>;

/** One object for all rows, made anew only when something in it changes: rows are compared by it. */
export interface Sheet {
  party: string;
  assessment: string;
  instrument: AssessmentInstrument;
  period: Period;
  /** The nearest earlier year that has answers, with the version it was answered in. */
  previous: { period: Period; instrument: AssessmentInstrument } | undefined;
  /** Keys of the rows that the previous year's version asks too. */
  comparable: ReadonlySet<string>;
  /** What stands in the party's register, of the documents that this and the previous year rest on. */
  documents: ReadonlyMap<string, SheetDocument>;
  /** The present day, `YYYY-MM-DD`. */
  today: string;
  isReadOnly: boolean;
  t: Translate;
  format: Format;
  /** An address of the app for an ordinary link: 48 open rows have a hundred of them, and the router's are heavy. */
  href: (path: string) => string;
  /**
   * Resolves to false when the change could not be saved; the header says why. `over` are the changed parts as
   * the person saw them.
   */
  save: (
    item: string,
    change: Partial<Answer> | ((stored: Answer) => Partial<Answer>),
    seen: readonly string[],
    over?: Partial<Answer>,
  ) => Promise<boolean>;
  commands: Commands;
}

export interface SheetDocument extends DocumentProfile {
  /** The revisions it was read from. */
  seen: readonly string[];
  hasConflict: boolean;
  /** How many rows rest on it this year. */
  rows: number;
}

/** What the sheet needs to know of the register, as pairs for a map. */
export function sheetDocuments(
  documents: readonly Document[],
  assessment: Assessment | null,
): [id: string, document: SheetDocument][] {
  const rows = new Map<string, number>();
  for (const [field, register] of Object.entries(assessment?.fields ?? {})) {
    if (itemOfField(field) === undefined) continue;
    for (const id of currentValue(register as Register<Answer>)?.documents ?? [])
      rows.set(id, (rows.get(id) ?? 0) + 1);
  }
  return documents.flatMap((document) => {
    const profile = documentProfile(document);
    if (profile === null) return [];
    const seen = headIds(document.fields.profile);
    const isTorn = hasConflict(document.fields.profile);
    return [
      [document.id, { ...profile, seen, hasConflict: isTorn, rows: rows.get(document.id) ?? 0 }],
    ];
  });
}

export function countAnswered(items: readonly Item[], assessment: Assessment | null): number {
  return items.filter(({ key }) => isAnswered(answerOf(assessment, key))).length;
}

/** Whether a row shows the same with both: of the documents, only those named count. */
export function isSameSheet(a: Sheet, b: Sheet, documents: readonly string[]): boolean {
  if (a === b) return true;
  const names = Object.keys(a) as (keyof Sheet)[];
  return (
    names.every((name) => name === 'documents' || a[name] === b[name]) &&
    documents.every((id) => isSameDocument(a.documents.get(id), b.documents.get(id)))
  );
}

function isSameDocument(a: SheetDocument | undefined, b: SheetDocument | undefined): boolean {
  return a?.seen.join() === b?.seen.join() && a?.rows === b?.rows;
}

type Values = Record<string, unknown>;
type Ask = (key: unknown, values?: Values) => string;

/**
 * `t` that finds each sentence once, by itself, and fills in the values: 48 open rows say the same few sentences
 * over and over. A plural depends on its count, and is asked for and remembered with it.
 */
export function remembering(t: Translate, i18n: Pick<I18n, 'language' | 'getResource'>): Translate {
  const ask = t as unknown as Ask;
  const plurals = new Map<string, string>();
  /** Texts and names of values by turns: `Skriv ut `, `row`, ` igen`. */
  const sentences = new Map<unknown, string[]>();
  const find = (key: unknown): string[] => {
    const [path = '', namespace = 'matrix'] = String(key).split(':').reverse();
    const text: unknown = i18n.getResource(i18n.language, namespace, path);
    return (typeof text === 'string' ? text : ask(key)).split(/\{\{(\w+)\}\}/);
  };
  const remembered: Ask = (key, values) => {
    if (values !== undefined && 'count' in values) {
      const question = JSON.stringify([key, values]);
      const answer = plurals.get(question) ?? ask(key, values);
      plurals.set(question, answer);
      return answer;
    }
    const parts = sentences.get(key) ?? find(key);
    sentences.set(key, parts);
    const [only = ''] = parts;
    if (parts.length === 1) return only;
    return parts.map((part, index) => (index % 2 === 0 ? part : String(values?.[part]))).join('');
  };
  return remembered as unknown as Translate;
}

/** The id of a row's button, which is where the focus goes when a row is opened from elsewhere. */
export function rowId(item: string): string {
  return `rad-${item}`;
}

export type Words = Pick<Sheet, 't' | 'format'>;

/** A response in words: the level's label, the number with its unit, the text itself. */
export function responseWord(
  { t, format }: Words,
  instrument: AssessmentInstrument,
  item: Item,
  response: Response | null | undefined,
): string {
  if (!response) return t('common:marks.unanswered');
  switch (response.kind) {
    case 'level':
      return markWord({ t, format }, instrument, item, response.level);
    case 'unknown':
    case 'not-applicable': {
      const special = instrument.specialAnswers.find(({ key }) => key === response.kind);
      if (special) return format.text(special.label);
      return markWord({ t, format }, instrument, item, response.kind === 'unknown' ? '?' : '-');
    }
    case 'number':
      return item.kind === 'number'
        ? `${format.number(response.number, item.decimals)} ${format.text(item.unit)}`
        : format.number(response.number, 6);
    case 'percent':
      return format.percent(response.percent, percentDecimals);
    case 'text':
      return response.text;
    case 'choice': {
      const option =
        item.kind === 'choice'
          ? item.options.find(({ key }) => key === response.option)
          : undefined;
      return option ? format.text(option.label) : response.option;
    }
  }
}

export const percentDecimals = 1;

/** A summary's mark in words; numbers, texts and choices are just answered there. */
export function markWord(
  { t, format }: Words,
  instrument: AssessmentInstrument,
  item: Item,
  mark: Mark | undefined,
): string {
  if (mark === undefined) return t('common:marks.unanswered');
  if (mark === '?') return t('common:marks.unknown');
  if (mark === '-') return t('common:marks.notApplicable');
  if (mark === '+') return t('common:marks.answered');
  const level = findScale(instrument, item)?.levels.find(({ value }) => value === mark);
  return level ? format.text(level.label) : format.number(mark);
}

/** What fills a disc of a level item; others only have signs. */
export function highestMark(instrument: AssessmentInstrument, item: Item): number {
  return highestLevel(instrument, item) ?? 1;
}

export function warningTag({ t }: Pick<Words, 't'>, warning: AnswerWarning): string {
  return warning.kind === 'evidence-old'
    ? t('warningTag.evidence-old', { year: warning.date.slice(0, 4) })
    : t(`warningTag.${warning.kind}`);
}

export function warningSentence(
  words: Words,
  instrument: AssessmentInstrument,
  item: Item,
  answer: Answer,
  warning: AnswerWarning,
): string {
  const { t, format } = words;
  switch (warning.kind) {
    case 'evidence-missing':
      return t('warning.evidence-missing', {
        answer: responseWord(words, instrument, item, answer.response),
      });
    case 'evidence-old':
    case 'evidence-in-future':
      return t(`warning.${warning.kind}`, { date: format.looseDate(warning.date) });
    case 'evidence-expired':
      return t('warning.evidence-expired', {
        title: documentTitle(words, warning),
        date: format.looseDate(warning.validUntil),
      });
    case 'follow-up-missing':
      return t(`warning.follow-up-${warning.lacks}`, {
        answer: responseWord(words, instrument, item, answer.response),
      });
    case 'evidence-undated':
    case 'reason-missing':
      return t(`warning.${warning.kind}`);
  }
}

/** The title, or that there is none. */
export function documentTitle({ t }: Pick<Words, 't'>, { title }: { title: string }): string {
  return title.trim() === '' ? t('documents:form.untitled') : title;
}

/** `12 mars 2026 · Beslut · KS 2026/87` */
export function documentFacts(
  { t, format }: Words,
  { date, kind, keptAt, validUntil }: DocumentProfile,
): string {
  const facts = [
    date === null ? t('documents:undated') : format.looseDate(date),
    t(`documents:kinds.${kind}`),
    keptAt,
    validUntil === null ? '' : t('documents:validUntil', { date: format.looseDate(validUntil) }),
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** The row's own words for the chosen level, where it has been answered with one. */
export function levelText(format: Format, item: Item, answer: Answer | undefined) {
  const level = levelOf(answer);
  const own =
    item.kind === 'level' ? item.levels.find(({ value }) => value === level)?.text : undefined;
  return own && format.text(own);
}
