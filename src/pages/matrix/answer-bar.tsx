// Answers for: the answers to the row one stands on in the table, for those who point, and with their keys.
import { useRef, type KeyboardEvent } from 'react';
import { newAnswer, type Response } from '#domain/answer.ts';
import { isSameResponse } from '#domain/answer-check.ts';
import type { Item } from '#domain/instrument.ts';
import { markOf } from '#domain/summary.ts';
import { levelDot } from '#ui/level-dot.ts';
import styles from './answer-bar.module.css';
import { highestMark, responseWord, type Sheet } from './sheet.ts';
import type { KeyAnswer } from './table-keys.ts';

interface AnswerBarProps {
  sheet: Sheet;
  item: Item;
  /** Empty for a row that is answered with something else than a key. */
  answers: readonly KeyAnswer[];
  /** Whether they can be given here; an earlier year's are only read. */
  isOpen: boolean;
  response: Response | null;
  /** What has just happened, or why it did not. */
  status: string;
  /** The row whose last change can be taken back. */
  undoes: string | undefined;
  goesDown: boolean;
  onGoesDown: (goesDown: boolean) => void;
  /** `isPointed`: with a mouse or a finger, so that the focus belongs in the table. */
  onAnswer: (response: Response | null, isPointed: boolean) => void;
  onUndo: () => void;
  openLabel: string;
  onOpen: () => void;
}

export function AnswerBar(props: AnswerBarProps) {
  const { sheet, item, answers, response, status, undoes, goesDown, isOpen } = props;
  const { t, format } = sheet;
  const bar = useRef<HTMLDivElement>(null);
  const levels = answers.filter((answer) => answer.response.kind === 'level');
  return (
    <div className={styles.bar}>
      <p className={styles.question}>
        <b>{item.key}</b> {format.text(item.text)}
      </p>
      <div
        ref={bar}
        role="toolbar"
        aria-label={t('grid.answerTo', { row: item.key })}
        className={styles.tools}
        onKeyDown={(event) => moveInBar(event, bar.current)}
      >
        {levels.map((answer, index) => (
          <AnswerButton key={answer.key} {...props} answer={answer} isFirst={index === 0} />
        ))}
        {answers.length > levels.length && (
          <span className={styles.specials}>
            {answers
              .filter((answer) => !levels.includes(answer))
              .map((answer) => (
                <AnswerButton key={answer.key} {...props} answer={answer} isFirst={false} />
              ))}
          </span>
        )}
      </div>
      <div className={styles.foot}>
        <p role="status" className={styles.status}>
          {status}
        </p>
        <button type="button" className={styles.plain} onClick={props.onOpen}>
          {props.openLabel}
        </button>
        {isOpen && answers.length > 0 && response !== null && (
          <button
            type="button"
            className={styles.plain}
            onClick={(event) => {
              // The button goes away with the answer.
              bar.current?.querySelector('button')?.focus();
              props.onAnswer(null, event.detail > 0);
            }}
          >
            {t('row.clear')}
          </button>
        )}
        {undoes !== undefined && (
          <button type="button" className={styles.plain} onClick={props.onUndo}>
            {t('grid.undo', { row: undoes })}
          </button>
        )}
        {isOpen && answers.length > 0 && (
          <label className={styles.down}>
            <input
              type="checkbox"
              checked={goesDown}
              onChange={(event) => props.onGoesDown(event.target.checked)}
            />
            {t('grid.down')}
          </label>
        )}
      </div>
    </div>
  );
}

interface AnswerButtonProps extends AnswerBarProps {
  answer: KeyAnswer;
  isFirst: boolean;
}

function AnswerButton({ sheet, item, answer, isFirst, ...props }: AnswerButtonProps) {
  const { format, instrument } = sheet;
  const { key, response } = answer;
  const words =
    response.kind === 'level' && item.kind === 'level'
      ? item.levels.find(({ value }) => value === response.level)?.text
      : undefined;
  const dot = levelDot(markOf({ ...newAnswer(), response }), highestMark(instrument, item));
  return (
    <button
      type="button"
      tabIndex={isFirst ? 0 : -1}
      disabled={!props.isOpen}
      className={words ? styles.level : styles.special}
      aria-pressed={isSameResponse(props.response, response)}
      onClick={(event) => props.onAnswer(response, event.detail > 0)}
    >
      <span className={styles.name}>
        <kbd>{key}</kbd> <span {...dot}>{responseWord(sheet, instrument, item, response)}</span>
      </span>{' '}
      {words && <span className={styles.words}>{format.text(words)}</span>}
    </button>
  );
}

/** One stop for the Tab key; the arrows go from button to button. */
function moveInBar(event: KeyboardEvent, bar: HTMLElement | null): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const buttons = [...(bar?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (step === undefined || at === -1) return;
  event.preventDefault();
  const to = buttons[(at + step + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === to ? 0 : -1;
  to?.focus();
}
