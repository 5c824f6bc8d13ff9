// Answers for: what stands in the address: the area, the open rows, rows or table, and whose answers.
import {
  findItem,
  itemsOfSection,
  type AssessmentInstrument,
  type Item,
} from '#domain/instrument.ts';

const names = { area: 'omrade', row: 'rad', view: 'vy', party: 'part' } as const;
/** All areas, or all rows of what is shown. */
export const everything = 'alla';
const table = 'tabell';

export interface Address {
  view: 'rows' | 'table';
  /** Undefined for all areas. */
  section: string | undefined;
  /** The rows of the area shown, or of all areas. */
  items: readonly Item[];
  /** Keys of the rows that are open. */
  open: ReadonlySet<string>;
  isAllOpen: boolean;
}

/** The party named in the address, else undefined: then it is one's own. */
export function partyInAddress(params: URLSearchParams): string | undefined {
  return params.get(names.party) ?? undefined;
}

/** An unknown area or row is read as if it were not there: an old link still opens the page. */
export function readAddress(instrument: AssessmentInstrument, params: URLSearchParams): Address {
  const rows = params.getAll(names.row);
  const named = rows.flatMap((key) => findItem(instrument, key) ?? []);
  const area = params.get(names.area);
  const section =
    area === everything
      ? undefined
      : (instrument.sections.find(({ key }) => key === area)?.key ??
        named[0]?.section ??
        instrument.sections[0]?.key);
  const items = section === undefined ? instrument.items : itemsOfSection(instrument, section);
  const isAllOpen = rows.includes(everything);
  return {
    view: params.get(names.view) === table ? 'table' : 'rows',
    section,
    items,
    open: new Set((isAllOpen ? items : named).map(({ key }) => key)),
    isAllOpen,
  };
}

export interface AddressChange {
  view?: Address['view'];
  /** One area's key, or {@link everything}. */
  section?: string;
  /** Keys of rows, or {@link everything}. */
  open?: readonly string[] | typeof everything;
}

/** The query after a change, for a link or a navigation; whose answers they are stays as it is. */
export function changedSearch(params: URLSearchParams, change: AddressChange): string {
  const next = new URLSearchParams(params);
  if (change.view !== undefined) {
    if (change.view === 'table') next.set(names.view, table);
    else next.delete(names.view);
  }
  if (change.section !== undefined) next.set(names.area, change.section);
  if (change.open !== undefined) {
    next.delete(names.row);
    for (const key of typeof change.open === 'string' ? [change.open] : change.open)
      next.append(names.row, key);
  }
  const text = next.toString();
  return text === '' ? '' : `?${text}`;
}
