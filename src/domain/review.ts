// Answers for: a peer review with its team, notes, findings, recommendations and the host's reply.
import { comparePeriods, yearOf, type Period } from './period.ts';
import type {
  About,
  Finding,
  Note,
  Recommendation,
  Reply,
  ReviewProfile,
} from './review-schema.ts';
import { currentValue, type Register } from './revision.ts';

export type { About, Finding, Note, Recommendation, Reply, ReviewProfile };

/**
 * Field names: `profile`, `reply`, `section:<report section>` (free text), `note:<id>`, `finding:<id>`,
 * `recommendation:<id>`. A removed note, finding or recommendation has the value null.
 */
export interface ReviewFields {
  profile: Register<ReviewProfile>;
  reply?: Register<Reply>;
  [section: `section:${string}`]: Register<string>;
  [note: `note:${string}`]: Register<Note | null>;
  [finding: `finding:${string}`]: Register<Finding | null>;
  [recommendation: `recommendation:${string}`]: Register<Recommendation | null>;
}
export type ReviewField = Extract<keyof ReviewFields, string>;

export interface Review {
  id: string;
  kind: 'review';
  /** The host. */
  party: string;
  protocol: number;
  /** ISO 8601, when the review was begun. */
  createdAt: string;
  fields: ReviewFields;
}

type Entry<V> = { id: string; value: V };

function entries<V>(review: Review, prefix: string): Entry<V>[] {
  return Object.entries(review.fields)
    .flatMap(([name, register]) => {
      if (!name.startsWith(prefix)) return [];
      const value = currentValue(register as Register<V | null>);
      return value === null || value === undefined
        ? []
        : [{ id: name.slice(prefix.length), value }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Living notes, findings and recommendations, in the order they were written (ids begin with the time). */
export const notesOf = (review: Review) => entries<Note>(review, 'note:');
export const findingsOf = (review: Review) => entries<Finding>(review, 'finding:');
export const recommendationsOf = (review: Review) =>
  entries<Recommendation>(review, 'recommendation:');

export function sectionTextOf(review: Review, section: string): string {
  return currentValue(review.fields[`section:${section}`]) ?? '';
}

export function profileOf(review: Review): ReviewProfile {
  const profile = currentValue(review.fields.profile);
  if (profile === undefined) throw new Error(`Review ${review.id} has no profile`);
  return profile;
}

export function newReply(): Reply {
  return { text: '', factsChecked: false, by: '', date: null };
}

export function replyOf(review: Review): Reply {
  return currentValue(review.fields.reply) ?? newReply();
}

/** Last day, month or year that a report holds: as exact as the visit's own date. */
export function validUntil(visitDate: string, validYears: number): string {
  const [year = '', ...rest] = visitDate.split('-');
  const last = [String(Number(year) + validYears), ...rest].join('-');
  const isRealDay = last.length < 10 || new Date(last).toISOString().startsWith(last);
  return isRealDay ? last : last.replace('-02-29', '-02-28');
}

/** Whether the whole of a day, month or year lies behind us. */
export function isPast(date: string, now: Date): boolean {
  return dayOf(now).slice(0, date.length) > date;
}

/** Whether a day, or the first day of a month or year, has come. */
export function hasBegun(date: string, now: Date): boolean {
  return dayOf(now) >= date;
}

/** The day on which a phase begins, or null while the visit's day is not settled. */
export function phaseDate(visitDate: string | null, weekOffset: number): string | null {
  if (visitDate === null || visitDate.length < 10) return null;
  const day = new Date(`${visitDate}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + weekOffset * 7);
  return day.toISOString().slice(0, 10);
}

function dayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Whose answers the report shows: those of the chosen period; else the latest not after the year of the
 * visit, so that an old report does not get a new picture; else the earliest there is.
 */
export function snapshotPeriod(
  periods: readonly Period[],
  chosen: Period | null,
  visitDate: string | null,
): Period | undefined {
  if (chosen !== null) return periods.find((period) => period === chosen);
  const sorted = [...periods].sort(comparePeriods);
  if (visitDate === null) return sorted.at(-1);
  const year = Number(visitDate.slice(0, 4));
  return sorted.filter((period) => yearOf(period) <= year).at(-1) ?? sorted[0];
}

export type ReviewState =
  /** No date of visit yet. */
  | 'undated'
  | 'before-visit'
  /** The visit has begun, and the host has not replied. */
  | 'writing'
  | 'replied'
  /** The report is older than the protocol lets it be. */
  | 'expired';

export function reviewState(review: Review, validYears: number, now: Date): ReviewState {
  const { visitDate } = profileOf(review);
  if (visitDate === null) return 'undated';
  if (isPast(validUntil(visitDate, validYears), now)) return 'expired';
  if (replyOf(review).text.trim() !== '') return 'replied';
  return hasBegun(visitDate, now) ? 'writing' : 'before-visit';
}
