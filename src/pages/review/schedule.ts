// Answers for: how far a review has come through its protocol's phases, and about when the rest should be.
import { actionProfile, type Action } from '#domain/action.ts';
import type { ReviewProtocol } from '#domain/instrument.ts';
import {
  isPast,
  phaseDate,
  profileOf,
  recommendationsOf,
  replyOf,
  sectionTextOf,
  type Review,
} from '#domain/review.ts';
import { isFar } from '#pages/weeks-from-visit.ts';

/** A day that is settled, or a proposal: no more exact than one can plan so long beforehand. */
export type When =
  | { kind: 'day'; date: string }
  | { kind: 'week'; week: number; year: number }
  /** `2026-08`. */
  | { kind: 'month'; date: string };

export interface Step {
  phase: ReviewProtocol['phases'][number];
  /** `passed`: a later one is done, and of this one nothing is known. */
  state: 'done' | 'passed' | 'late' | 'ahead';
  /** Undefined while the day of the visit is not settled. */
  when: When | undefined;
}

export interface ScheduleFacts {
  review: Review;
  /** The host's own, as far as they are on this machine. */
  actions: readonly Action[];
  now: Date;
}

/** What the review itself tells of each phase, by the protocol's keys. Of the others it knows nothing. */
const isKnownDone: Record<string, (facts: ScheduleFacts) => boolean> = {
  agreement: ({ review }) => sectionTextOf(review, 'agreement').trim() !== '',
  visit: isVisitOver,
  feedback: isVisitOver,
  'fact-check': ({ review }) => replyOf(review).factsChecked,
  report: ({ review }) => replyOf(review).text.trim() !== '',
  'action-plan': areAllPlanned,
};

/** A phase before one that is done is passed, whether it was done or left out: nobody is late with it. */
export function scheduleOf(protocol: ReviewProtocol, facts: ScheduleFacts): Step[] {
  const isDone = ({ key }: Step['phase']) => isKnownDone[key]?.(facts) === true;
  const lastDone = protocol.phases.findLastIndex(isDone);
  const { visitDate } = profileOf(facts.review);
  return protocol.phases.map((phase, index) => {
    const day = phaseDate(visitDate, phase.weekOffset);
    const when = day === null ? undefined : whenOf(day, phase.weekOffset);
    const isLate = day !== null && when !== undefined && isPast(lastDayOf(day, when), facts.now);
    if (isDone(phase)) return { phase, when, state: 'done' };
    if (index < lastDone) return { phase, when, state: 'passed' };
    return { phase, when, state: isLate ? 'late' : 'ahead' };
  });
}

function whenOf(day: string, weekOffset: number): When {
  if (weekOffset === 0) return { kind: 'day', date: day };
  return isFar(weekOffset)
    ? { kind: 'month', date: day.slice(0, 7) }
    : { kind: 'week', ...isoWeek(day) };
}

/** As `isPast` reads it: the day, the month, or the Sunday that ends the week. */
function lastDayOf(day: string, when: When): string {
  if (when.kind !== 'week') return when.date;
  return shifted(day, 7 - weekdayOf(day));
}

/** The week by ISO 8601: it belongs to the year that its Thursday lies in. */
export function isoWeek(day: string): { week: number; year: number } {
  const thursday = shifted(day, 4 - weekdayOf(day));
  const year = Number(thursday.slice(0, 4));
  const days = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000;
  return { week: Math.floor(days / 7) + 1, year };
}

/** 1 for Monday to 7 for Sunday. */
function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

function shifted(day: string, days: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function isVisitOver({ review, now }: ScheduleFacts): boolean {
  const { visitDate } = profileOf(review);
  return visitDate !== null && isPast(visitDate, now);
}

/** Whether every recommendation has become an action. */
function areAllPlanned({ review, actions }: ScheduleFacts): boolean {
  const recommendations = recommendationsOf(review);
  const planned = new Set(
    actions.flatMap((action) => {
      const origin = actionProfile(action)?.origin;
      return origin?.kind === 'recommendation' && origin.review === review.id
        ? [origin.recommendation]
        : [];
    }),
  );
  return recommendations.length > 0 && recommendations.every(({ id }) => planned.has(id));
}
