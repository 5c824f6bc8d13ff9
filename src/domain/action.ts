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

/** Null when it has been taken away. */
export function actionProfile(action: Action): ActionProfile | null {
  return currentValue(action.fields.profile) ?? null;
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
