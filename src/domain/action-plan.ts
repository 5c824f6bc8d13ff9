// Answers for: a whole action plan: what of it is shown, how it lies in time, and what it could begin with.
import {
  actionProfile,
  byDeadline,
  isInCalendar,
  isOpen,
  isOverdue,
  logOf,
  type Action,
  type ActionOrigin,
  type ActionState,
  type PlannedAction,
} from './action.ts';
import type { Contradiction } from './contradiction.ts';
import type { AssessmentInstrument } from './instrument.ts';
import type { Period } from './period.ts';
import type { Summary } from './summary.ts';

export const originKinds = ['item', 'contradiction', 'recommendation', 'free'] as const;
export type OriginKind = (typeof originKinds)[number];

export interface PlanFilter {
  isOverdue: boolean;
  isMine: boolean;
  state: ActionState | undefined;
  origin: OriginKind | undefined;
}

/** `person` is the name of the one who looks; an owner field that holds it is theirs. */
export function filteredActions(
  planned: readonly PlannedAction[],
  filter: PlanFilter,
  { today, person }: { today: string; person: string },
): PlannedAction[] {
  const name = person.trim().toLowerCase();
  return planned.filter(
    ({ action, profile }) =>
      (!filter.isOverdue || isOverdue(action, today)) &&
      (!filter.isMine || (name !== '' && profile.owner.toLowerCase().includes(name))) &&
      (filter.state === undefined || profile.state === filter.state) &&
      (filter.origin === undefined || (profile.origin?.kind ?? 'free') === filter.origin),
  );
}

export const deadlineGroups = ['overdue', 'coming', 'undated', 'ended'] as const;
export type DeadlineGroup = (typeof deadlineGroups)[number];

export function deadlineGroupOf({ action, profile }: PlannedAction, today: string): DeadlineGroup {
  if (!isOpen(profile)) return 'ended';
  if (profile.due === null) return 'undated';
  return isOverdue(action, today) ? 'overdue' : 'coming';
}

export interface TimelineMonth {
  /** 1–12. */
  month: number;
  actions: PlannedAction[];
}

export interface TimelineYear {
  year: number;
  /** Four, of three months each. */
  quarters: TimelineMonth[][];
  /** Known by their year only. */
  wholeYear: PlannedAction[];
}

export interface Timeline {
  /** Every year with a deadline, and the present one, in order. */
  years: TimelineYear[];
  undated: PlannedAction[];
}

export function timelineOf(planned: readonly PlannedAction[], today: string): Timeline {
  const sorted = planned.toSorted(byDeadline);
  const dated = sorted.flatMap((one) =>
    one.profile.due === null ? [] : [{ one, due: one.profile.due }],
  );
  const years = new Set([today.slice(0, 4), ...dated.map(({ due }) => due.slice(0, 4))]);
  return {
    years: [...years].sort().map((year) => {
      const within = (length: number, prefix: string) =>
        dated.filter(({ due }) => due.slice(0, length) === prefix).map(({ one }) => one);
      const months = Array.from({ length: 12 }, (_, index) => ({
        month: index + 1,
        actions: within(7, `${year}-${String(index + 1).padStart(2, '0')}`),
      }));
      return {
        year: Number(year),
        quarters: [0, 3, 6, 9].map((first) => months.slice(first, first + 3)),
        wholeYear: within(Infinity, year),
      };
    }),
    undated: sorted.filter(({ profile }) => profile.due === null),
  };
}

/** What the suggestions are made from: the latest matrix, and contradictions that nobody has answered. */
export interface SuggestionSources {
  matrix: { instrument: AssessmentInstrument; summary: Summary } | undefined;
  contradictions: readonly Contradiction[];
  /** The meeting of the contradictions. */
  meeting: Period | undefined;
}

/**
 * Where a first action could be born, at most `limit`: contradictions, then rows at the lowest level, then
 * rows at the next one.
 */
export function suggestedOrigins(
  { matrix, contradictions, meeting }: SuggestionSources,
  limit = 3,
): ActionOrigin[] {
  const fromContradictions =
    meeting === undefined
      ? []
      : contradictions.map(({ dimension }): ActionOrigin => ({
          kind: 'contradiction',
          dimension: dimension.key,
          period: meeting,
        }));
  const rowsAt = (level: number) =>
    matrix === undefined
      ? []
      : matrix.instrument.items
          .filter(({ key }) => matrix.summary.marks[key] === level)
          .map(({ key }): ActionOrigin => ({
            kind: 'item',
            instrument: matrix.instrument.id,
            item: key,
            period: matrix.summary.period,
          }));
  return [...fromContradictions, ...rowsAt(0), ...rowsAt(1)].slice(0, limit);
}

export type ActionWarning =
  /** The deadline is over and the action is open. */
  | 'due-over'
  /** More than ten years ahead: often a slip of the finger. */
  | 'due-far'
  | 'due-not-in-calendar'
  /** It is done, and nobody has written what came of it. */
  | 'done-without-log';

const farYears = 10;

/** Quiet warnings about one action; they never stop anyone from saving. */
export function actionWarnings(action: Action, today: string): ActionWarning[] {
  const profile = actionProfile(action);
  if (profile === null) return [];
  const { due, state } = profile;
  const warnings: ActionWarning[] = [];
  if (due !== null) {
    if (!isInCalendar(due)) warnings.push('due-not-in-calendar');
    if (isOverdue(action, today)) warnings.push('due-over');
    if (Number(due.slice(0, 4)) > Number(today.slice(0, 4)) + farYears) warnings.push('due-far');
  }
  if (state === 'done' && logOf(action).length === 0) warnings.push('done-without-log');
  return warnings;
}
