// Answers for: which rows of a sheet are chosen to be seen: by how they stand, by who answers them, and by words.
import { isSameName } from '#domain/contribution.ts';
import { matchesAll, searchPatterns } from './row-search.ts';

export const stateFilters = ['unanswered', 'unknown', 'lacks-evidence', 'old-evidence'] as const;
export type StateFilter = (typeof stateFilters)[number];

/** Rows in any of the states, and with everything else that is asked for. */
export interface RowChoice {
  states: readonly StateFilter[];
  isMine: boolean;
  /** A person or department that rows have been assigned to; empty for all. */
  assignee: string;
  /** Another answer than the year before. */
  isChanged: boolean;
  search: string;
}

export const allRows: RowChoice = {
  states: [],
  isMine: false,
  assignee: '',
  isChanged: false,
  search: '',
};

/** One row, as far as choosing is concerned. */
export interface RowFacts {
  key: string;
  states: ReadonlySet<StateFilter>;
  /** Who answers it; empty when nobody in particular does. */
  assignee: string;
  isChanged: boolean;
  /** Everything that is searched. */
  words: () => string;
}

export function isChosen(choice: RowChoice): boolean {
  return isFiltered(choice) || choice.search.trim() !== '';
}

/** Whether rows are left out for anything but the words searched for. */
export function isFiltered({ states, isMine, assignee, isChanged }: RowChoice): boolean {
  return states.length > 0 || isMine || assignee !== '' || isChanged;
}

/** `own` are the names by which rows are assigned to who uses this machine. */
export function chosenRows<R extends RowFacts>(
  rows: readonly R[],
  choice: RowChoice,
  own: readonly string[],
): R[] {
  const patterns = searchPatterns(choice.search);
  return rows.filter(
    (row) =>
      (choice.states.length === 0 || choice.states.some((state) => row.states.has(state))) &&
      (!choice.isMine || own.some((name) => isAssignedTo(row, name))) &&
      (choice.assignee === '' || isAssignedTo(row, choice.assignee)) &&
      (!choice.isChanged || row.isChanged) &&
      (patterns.length === 0 || matchesAll(patterns, row.words())),
  );
}

function isAssignedTo(row: RowFacts, name: string): boolean {
  return name.trim() !== '' && isSameName(row.assignee, name);
}

export interface ChoiceCounts {
  states: Record<StateFilter, number>;
  mine: number;
  changed: number;
  /** By name, in alphabetical order. */
  assignees: { name: string; count: number }[];
}

/** How many rows each filter would show, with everything else as it is chosen. */
export function choiceCounts(
  rows: readonly RowFacts[],
  choice: RowChoice,
  own: readonly string[],
): ChoiceCounts {
  const count = (change: Partial<RowChoice>) =>
    chosenRows(rows, { ...choice, ...change }, own).length;
  const names = [...new Set(rows.map(({ assignee }) => assignee.trim()))].filter(Boolean);
  return {
    states: Object.fromEntries(
      stateFilters.map((state) => [state, count({ states: [state] })]),
    ) as ChoiceCounts['states'],
    mine: count({ isMine: true, assignee: '' }),
    changed: count({ isChanged: true }),
    assignees: names
      .sort((a, b) => a.localeCompare(b, 'sv'))
      .map((name) => ({ name, count: count({ isMine: false, assignee: name }) })),
  };
}
