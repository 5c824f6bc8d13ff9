// Answers for: what stands in the address: the view, the order, what is left out, and where a new action is born.
import type { ActionOrigin, ActionState } from '#domain/action.ts';
import type { OriginKind, PlanFilter } from '#domain/action-plan.ts';
import { periodFromSlug } from '#domain/period.ts';

export const views = ['list', 'board', 'timeline'] as const;
export type View = (typeof views)[number];
export const orders = ['due', 'owner', 'area'] as const;
export type Order = (typeof orders)[number];

const names = {
  view: 'vy',
  order: 'ordning',
  overdue: 'forsenade',
  mine: 'mina',
  state: 'lage',
  origin: 'fran',
  new: 'ny',
  saved: 'sparad',
} as const;

const viewSlugs = { list: 'lista', board: 'tavla', timeline: 'tidslinje' } as const;
const orderSlugs = { due: 'datum', owner: 'ansvarig', area: 'omrade' } as const;
const stateSlugs = {
  planned: 'planerad',
  started: 'pagar',
  done: 'klar',
  stopped: 'stoppad',
} as const satisfies Record<ActionState, string>;
const originSlugs = {
  item: 'rad',
  contradiction: 'motsagelse',
  recommendation: 'rekommendation',
  free: 'fri',
} as const satisfies Record<OriginKind, string>;

export interface Address {
  view: View;
  order: Order;
  filter: PlanFilter;
  isFiltered: boolean;
}

/** A word that is unknown is read as if it were not there: an old link still opens the page. */
export function readAddress(params: URLSearchParams): Address {
  const filter: PlanFilter = {
    isOverdue: params.has(names.overdue),
    isMine: params.has(names.mine),
    state: keyOf(stateSlugs, params.get(names.state)),
    origin: keyOf(originSlugs, params.get(names.origin)),
  };
  return {
    view: keyOf(viewSlugs, params.get(names.view)) ?? 'list',
    order: keyOf(orderSlugs, params.get(names.order)) ?? 'due',
    filter,
    isFiltered:
      filter.isOverdue ||
      filter.isMine ||
      filter.state !== undefined ||
      filter.origin !== undefined,
  };
}

function keyOf<K extends string>(slugs: Record<K, string>, slug: string | null): K | undefined {
  return (Object.keys(slugs) as K[]).find((key) => slugs[key] === slug);
}

export type AddressChange = Partial<Pick<Address, 'view' | 'order'> & PlanFilter>;

/** The query after a change, for a link or a navigation. What is usual is not written out. */
export function changedSearch(params: URLSearchParams, change: AddressChange): string {
  const { view, order, filter } = readAddress(params);
  const next = { view, order, ...filter, ...change };
  const query = new URLSearchParams();
  if (next.view !== 'list') query.set(names.view, viewSlugs[next.view]);
  if (next.order !== 'due') query.set(names.order, orderSlugs[next.order]);
  if (next.isOverdue) query.set(names.overdue, '1');
  if (next.isMine) query.set(names.mine, '1');
  if (next.state !== undefined) query.set(names.state, stateSlugs[next.state]);
  if (next.origin !== undefined) query.set(names.origin, originSlugs[next.origin]);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export interface NewAction {
  origin: ActionOrigin | null;
  /** The action that has been begun from this address, once something has been written. */
  saved: string | undefined;
}

/** Undefined when no new action is asked for; an origin that cannot be read gives a free one. */
export function newActionIn(params: URLSearchParams): NewAction | undefined {
  const kind = params.get(names.new);
  if (kind === null) return undefined;
  const saved = params.get(names.saved);
  return { origin: originIn(kind, params), saved: saved === null ? undefined : `action:${saved}` };
}

function originIn(kind: string, params: URLSearchParams): ActionOrigin | null {
  const value = (name: string) => params.get(name) ?? '';
  const period = periodFromSlug(value('period'));
  switch (keyOf(originSlugs, kind)) {
    case 'item': {
      const [instrument, item] = [value('instrument'), value('rad')];
      return period !== undefined && isKey(instrument) && isKey(item)
        ? { kind: 'item', instrument, item, period }
        : null;
    }
    case 'contradiction': {
      const dimension = value('dimension');
      return period !== undefined && isKey(dimension)
        ? { kind: 'contradiction', dimension, period }
        : null;
    }
    case 'recommendation': {
      const [review, recommendation] = [value('granskning'), value('rekommendation')];
      return isKey(review) && isKey(recommendation)
        ? { kind: 'recommendation', review, recommendation }
        : null;
    }
    default:
      return null;
  }
}

/** As long as an action can remember. */
function isKey(text: string): boolean {
  return text !== '' && text.length <= 64;
}

/** The address of a new action, once it has been begun. */
export function withSaved(params: URLSearchParams, action: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set(names.saved, action.slice('action:'.length));
  return next;
}
