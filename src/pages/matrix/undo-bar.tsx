// Answers for: a visible way back from the last acts, and Ctrl + Z for those whose hands are on the keyboard.
import { useCallback, useEffect, useRef } from 'react';
import type { Answer } from '#domain/answer.ts';
import { findItem } from '#domain/instrument.ts';
import people from './people.module.css';
import styles from './matrix.module.css';
import { responseWord, rowId, type Sheet } from './sheet.ts';
import { undoLast, useLastStep, useUndoOutcome, type UndoOutcome, type UndoStep } from './undo.ts';

export function UndoBar({ sheet }: { sheet: Sheet }) {
  const { t } = sheet;
  const step = useLastStep(sheet);
  const outcome = useUndoOutcome(sheet);
  const latest = useRef(sheet);
  useEffect(() => {
    latest.current = sheet;
  });

  const undo = useCallback(async () => {
    const done = await undoLast(latest.current);
    if (done === undefined) return;
    // Where the change is seen: a row that is not on the page now is told of in the bar alone.
    const row = document.getElementById(rowId(done.step.item));
    row?.scrollIntoView({ block: 'nearest' });
    // The button goes away with the last act.
    setTimeout(() => {
      if (document.activeElement === document.body) row?.focus({ preventScroll: true });
    });
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isUndo || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return;
      event.preventDefault();
      void undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo]);

  if (step === undefined && outcome === undefined) return null;
  return (
    <div className={people.undo}>
      <p role="status" className={people.undoWords}>
        {outcome && outcomeSentence(sheet, outcome)}
      </p>
      {step && (
        <>
          <p className={people.undoWords}>{stepSentence(sheet, step)}</p>
          <button type="button" className={styles.button} onClick={() => void undo()}>
            {t('common:actions.undo')}
          </button>
        </>
      )}
    </div>
  );
}

/** A text field has an undo of its own, for its letters. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=button])'))
  );
}

function stepSentence(sheet: Sheet, { item, after }: UndoStep): string {
  const { t } = sheet;
  if ('response' in after)
    return after.confirmedUnchanged === true
      ? t('undo.confirmed', { row: item })
      : t('undo.answered', { row: item, answer: wordFor(sheet, item, after) });
  return t('documents' in after ? 'undo.documents' : 'undo.comment', { row: item });
}

/** What came of taking the last act back. */
export function outcomeSentence(sheet: Sheet, { step, how }: UndoOutcome): string {
  const { t } = sheet;
  const row = step.item;
  if (how !== 'undone') return t(`undo.${how}`, { row });
  return 'response' in step.before
    ? t('undo.backTo', { row, answer: wordFor(sheet, row, step.before) })
    : t('undo.undone', { row });
}

function wordFor(sheet: Sheet, key: string, { response }: Partial<Answer>): string {
  const item = findItem(sheet.instrument, key);
  return item === undefined ? '' : responseWord(sheet, sheet.instrument, item, response);
}
