// Answers for: what a key means in the table of rows and years: where it leads, and what it answers.
import type { Response } from '#domain/answer.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';

/** Counted from 0; column 0 is the row's own text. */
export interface Place {
  row: number;
  column: number;
}

/** How many rows Page Up and Page Down go. */
const pageRows = 10;

/** Where a key leads, never outside the table; undefined for a key that leads nowhere. */
export function placeAfter(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { row, column }: Place,
  size: { rows: number; columns: number },
): Place | undefined {
  const isFar = ctrlKey || metaKey;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const at = (to: Partial<Place>): Place => ({
    row: Math.min(Math.max(to.row ?? row, 0), last.row),
    column: Math.min(Math.max(to.column ?? column, 0), last.column),
  });
  switch (key) {
    case 'ArrowUp':
      return at({ row: isFar ? 0 : row - 1 });
    case 'ArrowDown':
      return at({ row: isFar ? last.row : row + 1 });
    case 'ArrowLeft':
      return at({ column: isFar ? 0 : column - 1 });
    case 'ArrowRight':
      return at({ column: isFar ? last.column : column + 1 });
    case 'PageUp':
      return at({ row: row - pageRows });
    case 'PageDown':
      return at({ row: row + pageRows });
    case 'Home':
      return at(isFar ? { row: 0, column: 0 } : { column: 0 });
    case 'End':
      return at(isFar ? last : { column: last.column });
    default:
      return undefined;
  }
}

/** The letters that stand for the special answers, in the reader's language. */
export type SpecialKeys = Record<'unknown' | 'not-applicable', string>;

export interface KeyAnswer {
  /** What is pressed. */
  key: string;
  response: Response;
}

/** The answers that one key each can give to a row. Only levels have such keys. */
export function keyAnswers(
  instrument: AssessmentInstrument,
  item: Item,
  letters: SpecialKeys,
): KeyAnswer[] {
  if (item.kind !== 'level') return [];
  return [
    ...item.levels.map(({ value }) => ({
      key: String(value),
      response: { kind: 'level' as const, level: value },
    })),
    ...instrument.specialAnswers.map(({ key }) => ({ key: letters[key], response: { kind: key } })),
  ];
}

/** Whether a key, pressed on its own, asks for an answer to be given or taken away. */
export function asksToAnswer({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return /^[\p{L}\p{N}]$/u.test(key) || key === 'Delete' || key === 'Backspace';
}

/** The answer that a key gives; null when it takes the answer away, undefined when it means nothing here. */
export function answerOfKey(
  key: string,
  answers: readonly KeyAnswer[],
): Response | null | undefined {
  if (answers.length === 0) return undefined;
  if (key === 'Delete' || key === 'Backspace') return null;
  return answers.find((answer) => answer.key.toLowerCase() === key.toLowerCase())?.response;
}
