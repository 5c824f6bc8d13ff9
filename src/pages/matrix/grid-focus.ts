// Answers for: where one stands in the table: one cell is reached with the Tab key, the others with the arrows.
import { useEffect, useRef, type RefObject } from 'react';
import type { Period } from '#domain/period.ts';
import { placeAfter } from './table-keys.ts';

/** One cell by what it shows; the row's own text has no period. */
export interface Spot {
  item: string;
  period: Period | undefined;
}

/** The id of a row's cell of the present year, which is where the focus goes from elsewhere. */
export function cellId(item: string): string {
  return `cell-${item}`;
}

/** The cell that something in the table belongs to; undefined for its heads. */
export function spotOf(element: Element, periods: readonly Period[]): Spot | undefined {
  const cell = element.closest<HTMLTableCellElement>('td, th');
  const item = cell?.closest<HTMLElement>('tr[data-item]')?.dataset['item'];
  return cell && item !== undefined ? { item, period: periods[cell.cellIndex - 1] } : undefined;
}

export interface GridFocus {
  /** Follows a key that moves; false when it does not. */
  move: (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>) => boolean;
  /** Lets a cell that is being pointed at take the focus: not all of a thousand can from the beginning. */
  allow: (element: Element) => void;
  /** Has got the focus. */
  stand: (element: HTMLElement) => void;
  /** Takes the focus to where one stood last. */
  focus: () => void;
}

/**
 * Done in the page itself: a table of 48 rows and 20 years is not drawn anew for each step. `start` is where
 * one comes back to; without it one begins in the first row of the present year.
 */
export function useGridFocus(
  table: RefObject<HTMLTableElement | null>,
  periods: readonly Period[],
  present: Period,
  start: Spot | undefined,
): GridFocus {
  const current = useRef<HTMLElement | null>(null);
  const isComing = useRef(start !== undefined);

  const stand = (element: HTMLElement) => {
    if (current.current) current.current.tabIndex = -1;
    current.current = element;
    element.tabIndex = 0;
  };
  const rows = () => [
    ...(table.current?.querySelectorAll<HTMLTableRowElement>('tr[data-item]') ?? []),
  ];

  useEffect(() => {
    if (current.current?.isConnected) return;
    const all = rows();
    const wanted = all.find((row) => row.dataset['item'] === start?.item);
    const period = wanted === undefined ? present : (start?.period ?? present);
    const cell = partOf((wanted ?? all[0])?.cells[periods.indexOf(period) + 1]);
    if (!cell) return;
    stand(cell);
    if (isComing.current && wanted) cell.focus();
    isComing.current = false;
  });

  return {
    move: (event) => {
      const all = rows();
      const cell = current.current?.closest<HTMLTableCellElement>('td, th');
      const row = all.findIndex((candidate) => candidate.contains(current.current));
      if (!cell || row === -1) return false;
      const size = { rows: all.length, columns: periods.length + 1 };
      const to = placeAfter(event, { row, column: cell.cellIndex }, size);
      if (to === undefined) return false;
      const target = partOf(all[to.row]?.cells[to.column]);
      if (target) allow(target);
      target?.focus();
      return true;
    },
    allow,
    stand,
    focus: () => current.current?.focus(),
  };
}

function allow(element: Element): void {
  const cell = element.closest<HTMLElement>('td');
  if (cell?.hasAttribute('tabindex') === false) cell.tabIndex = -1;
}

/** What takes the focus in a cell: the link to the row, where there is one. */
function partOf(cell: HTMLElement | undefined): HTMLElement | undefined {
  return cell?.querySelector<HTMLElement>('a') ?? cell;
}
