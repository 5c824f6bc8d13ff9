// Answers for: one action of a party's action plan: what is to be done, by whom, by when, and how it goes.
import type { ActionLogEntry, ActionOrigin, ActionProfile } from './action-schema.ts';
import { currentValue, type Register } from './revision.ts';

export type { ActionLogEntry, ActionOrigin, ActionProfile };

export const actionStates = ['planned', 'started', 'done', 'stopped'] as const;
export type ActionState = (typeof actionStates)[number];

export const currencies = ['SEK', 'NOK'] as const;

/** Likelihood and consequence are rated from 1 to this. */
export const riskScale = 4;

/** Longest what, owner and goal, in characters. */
export const actionLimits = { what: 500, owner: 200 } as const;

/** Field names: `profile`, and `log:<id>` for each entry in the status log. */
export interface ActionFields {
  /** Null when the action has been taken away. */
  profile: Register<ActionProfile | null>;
  [entry: `log:${string}`]: Register<ActionLogEntry | null>;
}

export interface Action {
  id: string;
  kind: 'action';
  party: string;
  /** ISO 8601, when the action was begun. */
  createdAt: string;
  fields: ActionFields;
}

export function newActionProfile(): ActionProfile {
  return {
    what: '',
    why: '',
    owner: '',
    due: null,
    state: 'planned',
    money: null,
    goal: '',
    risk: null,
    childrensPart: '',
    origin: null,
  };
}

/**
 * Null when it has been taken away. Taken away on one machine and worked on at another it lives on until a
 * person has chosen: otherwise nobody would see that there is a choice.
 */
export function actionProfile(action: Action): ActionProfile | null {
  return action.fields.profile.heads.find(({ value }) => value !== null)?.value ?? null;
}

/** The living entries of the status log, oldest first (ids begin with the time). */
export function logOf(action: Action): { id: string; value: ActionLogEntry }[] {
  return Object.entries(action.fields)
    .flatMap(([field, register]) => {
      if (!field.startsWith('log:')) return [];
      const value = currentValue(register as Register<ActionLogEntry | null>);
      return value === null || value === undefined ? [] : [{ id: field.slice(4), value }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Still to be done: neither done nor stopped. */
export function isOpen({ state }: ActionProfile): boolean {
  return state === 'planned' || state === 'started';
}

/**
 * Whether an open action's deadline lies wholly behind `today` (`YYYY-MM-DD`). A deadline known by its month
 * or year is over when that month or year is.
 */
export function isOverdue(action: Action, today: string): boolean {
  const profile = actionProfile(action);
  return profile !== null && isOpen(profile) && profile.due !== null && isOver(profile.due, today);
}

/** Whether a day, month or year lies wholly before `today` (`YYYY-MM-DD`). */
export function isOver(date: string, today: string): boolean {
  return today.slice(0, date.length) > date;
}

/** The last day of a year, a month or a day, as `YYYY-MM-DD`; 31 February gives the month's real last day. */
export function lastDayOf(date: string): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return `${date}-12-31`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${date.slice(0, 7)}-${String(Math.min(day ?? last, last)).padStart(2, '0')}`;
}

/** Whether the calendar has that day; always so for a month or a year. */
export function isInCalendar(date: string): boolean {
  return date.length < 10 || lastDayOf(date) === date;
}

/** An action that has not been taken away. */
export interface PlannedAction {
  action: Action;
  profile: ActionProfile;
}

/** The living actions, the nearest deadline first and those without one last. */
export function plannedActions(actions: readonly Action[]): PlannedAction[] {
  return livingActions(actions).sort(byDeadline);
}

function livingActions(actions: readonly Action[]): PlannedAction[] {
  return actions.flatMap((action) => {
    const profile = actionProfile(action);
    return profile === null ? [] : [{ action, profile }];
  });
}

/** The nearest deadline first; a month or a year counts by its last day. Of equals, the one begun first. */
export function byDeadline(a: PlannedAction, b: PlannedAction): number {
  const keyOf = ({ action, profile: { due } }: PlannedAction) =>
    `${due === null ? '9999' : lastDayOf(due)} ${action.createdAt} ${action.id}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

/** A row or a dimension whose actions are asked for. */
export interface ActedOn {
  instrument: string;
  item: string;
  /** Keys of the key's dimensions whose contradictions are about this item too; itself, for a dimension. */
  dimensions?: readonly string[];
}

/** The actions that were born from a row or dimension, of any year, or from a contradiction about it. */
export function actionsFor(
  actions: readonly Action[],
  { instrument, item, dimensions = [] }: ActedOn,
): PlannedAction[] {
  const found = livingActions(actions).filter(({ profile: { origin } }) => {
    if (origin?.kind === 'item') return origin.instrument === instrument && origin.item === item;
    return origin?.kind === 'contradiction' && dimensions.includes(origin.dimension);
  });
  // Most rows have none: what is not shown is not put in order.
  return found.sort(byDeadline);
}
