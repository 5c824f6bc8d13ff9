// Answers for: what the address says about the register: whose, which documents are shown, and which one is open.
import type { DocumentMark } from '#domain/document-uses.ts';

export const filters = ['all', 'old', 'expired', 'unused'] as const;
export type Filter = (typeof filters)[number];

/** The words of the filters in the address. */
const filterWords: Record<Filter, string> = {
  all: '',
  old: 'gamla',
  expired: 'galler-inte',
  unused: 'anvands-inte',
};

export interface RegisterAddress {
  /** Undefined for one's own party. */
  party: string | undefined;
  filter: Filter;
  search: string;
  /** The key of the document that is open for changes. */
  open: string | undefined;
}

export function readAddress(params: URLSearchParams): RegisterAddress {
  const shown = params.get('visa') ?? '';
  return {
    party: params.get('part') ?? undefined,
    filter: filters.find((filter) => filterWords[filter] === shown) ?? 'all',
    search: params.get('sok') ?? '',
    open: params.get('dokument') ?? undefined,
  };
}

/** The address with some of it changed; what is empty is left out. */
export function changedAddress(
  params: URLSearchParams,
  change: Partial<Pick<RegisterAddress, 'filter' | 'search' | 'open'>>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  };
  if (change.filter !== undefined) set('visa', filterWords[change.filter]);
  if (change.search !== undefined) set('sok', change.search);
  if ('open' in change) set('dokument', change.open);
  return next;
}

export function isShownBy(filter: Filter, marks: readonly DocumentMark[]): boolean {
  return filter === 'all' || marks.includes(filter);
}
