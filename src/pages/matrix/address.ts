// Answers for: what stands in the address: the area, the open rows, which view, which rows, and whose answers.
import {
  findItem,
  itemsOfSection,
  type AssessmentInstrument,
  type Item,
} from '#domain/instrument.ts';
import { periodFromSlug, periodSlug, type Period } from '#domain/period.ts';
import { isChosen, stateFilters, type RowChoice, type StateFilter } from './row-choice.ts';

const names = {
  area: 'omrade',
  row: 'rad',
  view: 'vy',
  party: 'part',
  show: 'visa',
  assignee: 'ansvarig',
  search: 'sok',
  column: 'ar',
  from: 'fran',
} as const;
/** All areas, or all rows of what is shown. */
export const everything = 'alla';

const views = { table: 'tabell', check: 'att-se-over' } as const;
/** The list of what to look over, as the place one came from. */
export const checkList = views.check;
const states: Record<StateFilter, string> = {
  unanswered: 'obesvarade',
  unknown: 'vet-inte',
  'lacks-evidence': 'saknar-underlag',
  'old-evidence': 'gammalt-underlag',
};
const mine = 'mina';
const changed = 'andrade';

export interface Address {
  view: 'rows' | 'table' | 'check';
  /** Undefined for all areas. */
  section: string | undefined;
  /** The rows of the area shown, or of all areas. */
  items: readonly Item[];
  /** Keys of the rows that are open. */
  open: ReadonlySet<string>;
  isAllOpen: boolean;
  choice: RowChoice;
  /** The year whose column is to have the focus in the table. */
  column: Period | undefined;
  /** Where one came from to the open row: the year of the table, or {@link checkList}. */
  from: string | undefined;
}

/** The party named in the address, else undefined: then it is one's own. */
export function partyInAddress(params: URLSearchParams): string | undefined {
  return params.get(names.party) ?? undefined;
}

/** An unknown area, row or choice is read as if it were not there: an old link still opens the page. */
export function readAddress(instrument: AssessmentInstrument, params: URLSearchParams): Address {
  const rows = params.getAll(names.row);
  const named = rows.flatMap((key) => findItem(instrument, key) ?? []);
  const choice = readChoice(params);
  const section = sectionShown(instrument, params.get(names.area), named[0], choice);
  const items = section === undefined ? instrument.items : itemsOfSection(instrument, section);
  const isAllOpen = rows.includes(everything);
  const view = params.get(names.view);
  return {
    view: view === views.table ? 'table' : view === views.check ? 'check' : 'rows',
    section,
    items,
    open: new Set((isAllOpen ? items : named).map(({ key }) => key)),
    isAllOpen,
    choice,
    column: periodFromSlug(params.get(names.column) ?? ''),
    from: readFrom(params.get(names.from) ?? ''),
  };
}

function readFrom(from: string): string | undefined {
  return from === checkList ? from : periodFromSlug(from);
}

function sectionShown(
  instrument: AssessmentInstrument,
  area: string | null,
  named: Item | undefined,
  choice: RowChoice,
): string | undefined {
  if (area === everything) return undefined;
  const known = instrument.sections.find(({ key }) => key === area)?.key ?? named?.section;
  // Rows that are looked for are looked for everywhere, unless an area is named too.
  return known ?? (isChosen(choice) ? undefined : instrument.sections[0]?.key);
}

function readChoice(params: URLSearchParams): RowChoice {
  const shown = params.getAll(names.show);
  return {
    states: stateFilters.filter((state) => shown.includes(states[state])),
    isMine: shown.includes(mine),
    assignee: params.get(names.assignee) ?? '',
    isChanged: shown.includes(changed),
    search: params.get(names.search) ?? '',
  };
}

export interface AddressChange {
  view?: Address['view'];
  /** One area's key, or {@link everything}. */
  section?: string;
  /** Keys of rows, or {@link everything}. */
  open?: readonly string[] | typeof everything;
  choice?: Partial<RowChoice>;
  column?: Period | undefined;
  from?: string | undefined;
}

/** The query after a change, for a link or a navigation; whose answers they are stays as it is. */
export function changedSearch(params: URLSearchParams, change: AddressChange): string {
  const next = new URLSearchParams(params);
  const setOrDelete = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  };
  if (change.view !== undefined)
    setOrDelete(names.view, change.view === 'rows' ? undefined : views[change.view]);
  if (change.section !== undefined) next.set(names.area, change.section);
  if (change.open !== undefined) {
    next.delete(names.row);
    for (const key of typeof change.open === 'string' ? [change.open] : change.open)
      next.append(names.row, key);
  }
  if (change.choice !== undefined) {
    const choice = { ...readChoice(params), ...change.choice };
    next.delete(names.show);
    for (const state of choice.states) next.append(names.show, states[state]);
    if (choice.isMine) next.append(names.show, mine);
    if (choice.isChanged) next.append(names.show, changed);
    setOrDelete(names.assignee, choice.assignee);
    setOrDelete(names.search, choice.search);
  }
  if ('column' in change) setOrDelete(names.column, change.column && periodSlug(change.column));
  if ('from' in change)
    setOrDelete(
      names.from,
      change.from === checkList ? checkList : change.from && periodSlug(change.from),
    );
  const text = next.toString();
  return text === '' ? '' : `?${text}`;
}
