// Answers for: what the pages of one assessment share: whose answers, in which version, with their documents and decisions.
import type { TFunction } from 'i18next';
import { sectionTitle } from '#charts/chart-texts.ts';
import type { Assessment } from '#domain/assessment.ts';
import type { Document } from '#domain/document.ts';
import { type AssessmentInstrument } from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import type { SignOff } from '#domain/sign-off.ts';
import type { Summary } from '#domain/summary.ts';
import type { Format } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';

export type Translate = TFunction<['sign-off', 'common']>;

export interface Sheet {
  party: string;
  partyName: string;
  isOwn: boolean;
  period: Period;
  /** In the version that the answers were given in. */
  instrument: AssessmentInstrument;
  /** Null before the first answer. */
  assessment: Assessment | null;
  /** The party's other answers to the instrument, oldest first. */
  summaries: readonly Summary[];
  /** The nearest earlier period with answers. */
  last: Assessment | null;
  /** The party's register. */
  documents: readonly Document[];
  /** This assessment's versions, oldest first. */
  signOffs: readonly SignOff[];
  t: Translate;
  format: Format;
}

/** `Inventeringsmatris 2026` */
export function sheetTitle({ t, format, instrument, period }: Sheet): string {
  return t('facts.title', {
    instrument: format.text(instrument.name),
    period: format.period(period),
  });
}

/** `Till matrisen 2026`: the words of a link to where these answers are given. */
export function toSheetInWords({ t, format, instrument, period }: Sheet): string {
  const isMeeting = instrument.rhythm === 'meeting';
  const to = isMeeting ? 'toKey' : instrument.addOn ? 'toAddOn' : 'toMatrix';
  return t(`links.${to}`, { period: format.period(period) });
}

/** Rows are answered, dimensions are rated. */
export function answeredOrRated<A extends string, R extends string>(
  { instrument }: Sheet,
  answered: A,
  rated: R,
): A | R {
  return instrument.rhythm === 'meeting' ? rated : answered;
}

/** `3 rader`, or `3 dimensioner`. */
export function rowsInWords({ t, instrument }: Sheet, count: number): string {
  return t(`rows.${instrument.rhythm}`, { count });
}

/** An address of this assessment; whose answers they are comes along. */
export function addressOf(
  sheet: Sheet,
  to: 'sheet' | 'signOff' | 'changes',
  more: Record<string, string> = {},
): string {
  const path = paths[to](sheet.instrument.id, sheet.period);
  const query = new URLSearchParams(more);
  if (!sheet.isOwn) query.set('part', sheet.party);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

export function rowAddress(sheet: Sheet, item: string): string {
  const path = paths.sheetItem(sheet.instrument.id, sheet.period, item);
  return sheet.isOwn ? path : `${path}&part=${encodeURIComponent(sheet.party)}`;
}

export function areaTitle({ format, instrument }: Sheet, key: string): string {
  return sectionTitle(instrument, key, format.language);
}

/** A sentence about a text that is longer than there is room for; none when it fits. Nothing is cut unseen. */
export function tooLong({ t, format }: Sheet, text: string, limit: number): string | undefined {
  const { length } = text.trim();
  return length <= limit
    ? undefined
    : t('form.tooLong', { length: format.number(length), limit: format.number(limit) });
}
