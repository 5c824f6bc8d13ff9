// Answers for: opening, closing and going on. What is open stands in the address; where the focus goes does not.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { changedSearch, everything, readAddress } from './address.ts';
import { cellId } from './grid-focus.ts';
import { rowId } from './sheet.ts';
import type { SheetRow } from './shown-rows.ts';

/** `shows` tells whether a row is among those chosen to be seen. */
export function useMoves(
  instrument: AssessmentInstrument,
  rows: readonly SheetRow[],
  shows: (key: string) => boolean,
) {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [, setMoved] = useState(0);
  const [noneLeftFor, setNoneLeftFor] = useState<string | undefined>(undefined);
  const done = useRef<HTMLDivElement>(null);
  const showAll = useRef<HTMLButtonElement>(null);
  /** The row one stood on last in the table. */
  const stoodOn = useRef<string | undefined>(undefined);
  const latest = useRef({ params, rows, shows });
  const goal = useRef<string | undefined>(undefined);
  const isComing = useRef(true);

  useEffect(() => {
    latest.current = { params, rows, shows };
    const address = readAddress(instrument, params);
    // A link to one row, from the table or from elsewhere, opens it and goes there.
    if (
      isComing.current &&
      address.view === 'rows' &&
      !address.isAllOpen &&
      address.open.size === 1
    )
      [goal.current] = address.open;
    isComing.current = address.view !== 'rows';
    const key = goal.current;
    if (key === undefined) return;
    const button = document.getElementById(rowId(key));
    const target = button ?? document.getElementById(cellId(key));
    if (!target) return;
    goal.current = undefined;
    target.focus({ preventScroll: button !== null });
    button?.scrollIntoView({ block: 'start' });
  });

  const toggle = useCallback(
    (item: string) => {
      const address = readAddress(instrument, latest.current.params);
      const open = address.open.has(item)
        ? [...address.open].filter((key) => key !== item)
        : [...address.open, item];
      const section = address.section ?? everything;
      void navigate(
        { search: changedSearch(latest.current.params, { section, open }) },
        { replace: true },
      );
    },
    [instrument, navigate],
  );

  const goToNext = useCallback(
    (from?: string) => {
      const now = latest.current;
      const address = readAddress(instrument, now.params);
      const isTable = address.view === 'table';
      const next = nextUnanswered(now.rows, now.shows, {
        after: from ?? (isTable ? stoodOn.current : [...address.open].at(-1)),
        orFrom: isTable ? undefined : address.items[0]?.key,
      });
      if (next === undefined) {
        // Among those shown there is none; elsewhere there may be.
        setNoneLeftFor(JSON.stringify(address.choice));
        (showAll.current ?? done.current)?.focus();
        return;
      }
      goal.current = next.key;
      // With everything open there is nothing to open: only the place changes.
      if (isTable || (address.view === 'rows' && address.open.has(next.key)))
        setMoved((count) => count + 1);
      else
        void navigate({
          search: changedSearch(now.params, {
            view: 'rows',
            section: address.section === undefined ? everything : next.section,
            open: address.isAllOpen ? everything : [next.key],
          }),
        });
    },
    [instrument, navigate],
  );

  const stand = useCallback((item: string) => {
    stoodOn.current = item;
  }, []);

  return { toggle, goToNext, stand, done, showAll, noneLeftFor };
}

/** The first unanswered row after a row, or from a row on; the search goes on from the top. */
function nextUnanswered(
  rows: readonly SheetRow[],
  shows: (key: string) => boolean,
  { after, orFrom }: { after: string | undefined; orFrom: string | undefined },
): Item | undefined {
  const indexOf = (key: string | undefined) => rows.findIndex((row) => row.key === key);
  const start = after === undefined ? Math.max(indexOf(orFrom), 0) : indexOf(after) + 1;
  return [...rows.slice(start), ...rows.slice(0, start)].find(
    (row) => !row.isAnswered && shows(row.key),
  )?.item;
}
