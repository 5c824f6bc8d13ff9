// Answers for: giving answers in the table and taking them back, one after the other, and saying what came of it.
import { useEffect, useRef, useState } from 'react';
import type { Response } from '#domain/answer.ts';
import { isSameResponse } from '#domain/answer-check.ts';
import { answerField, type Assessment } from '#domain/assessment.ts';
import type { Item } from '#domain/instrument.ts';
import { currentValue, headIds } from '#domain/revision.ts';
import { responseWord, type Sheet } from './sheet.ts';
import { outcomeSentence } from './undo-bar.tsx';
import { act, undoLast } from './undo.ts';

export interface TableAnswers {
  /** The last thing that happened, in words. */
  status: string;
  say: (status: string) => void;
  give: (item: Item, response: Response | null) => Promise<void>;
  undo: () => Promise<void>;
}

/**
 * Keys may come quicker than the disk: each waits for the one before it, and until the screen has followed, so
 * that what is taken back is what one saw.
 */
export function useTableAnswers(sheet: Sheet, assessment: Assessment | null): TableAnswers {
  const [status, say] = useState('');
  const latest = useRef({ sheet, assessment });
  useEffect(() => {
    latest.current = { sheet, assessment };
  });
  const before = useRef<Promise<void>>(Promise.resolve());
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = before.current.then(work);
    before.current = done.catch(() => undefined);
    return done;
  };
  const registerOf = (item: string) => latest.current.assessment?.fields[answerField(item)];
  const untilChanged = (item: string, heads: readonly string[]) =>
    until(() => headIds(registerOf(item)).join() !== heads.join());

  return {
    status,
    say,
    give: (item, response) =>
      inTurn(async () => {
        const { sheet: now } = latest.current;
        const { t, format, instrument, period } = now;
        const register = registerOf(item.key);
        const seen = headIds(register);
        const stored = currentValue(register);
        const cell = t('grid.cell', {
          row: item.key,
          period: format.period(period),
          answer: responseWord(now, instrument, item, response),
        });
        if (!isSameResponse(stored?.response, response)) {
          const isSaved = await act(now, item.key, { response, confirmedUnchanged: false }, seen, {
            response: stored?.response ?? null,
            confirmedUnchanged: stored?.confirmedUnchanged ?? false,
          });
          if (!isSaved) {
            say(t('grid.notSaved', { row: item.key }));
            return;
          }
          await untilChanged(item.key, seen);
        }
        say(t('grid.saved', { cell }));
      }),
    undo: () =>
      inTurn(async () => {
        const { sheet: now, assessment: stored } = latest.current;
        const outcome = await undoLast(now);
        if (outcome === undefined) return;
        const item = outcome.step.item;
        if (outcome.how === 'undone')
          await untilChanged(item, headIds(stored?.fields[answerField(item)]));
        say(outcomeSentence(now, outcome));
      }),
  };
}

/** At most half a second: a window that gets no news must not stand still. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !isSo(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
}
