// Answers for: the answers that a sheet gives once layout, rows and words are chosen, and every cell that gives none.
import { textLimit, type Response } from '#domain/answer.ts';
import { isResponseFor, isSameResponse } from '#domain/answer-check.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { isPeriod, type Period } from '#domain/period.ts';
import { cellAddress, xlsxCellLimit, type Cell, type Sheet } from './grid.ts';
import { cellIn, mergeAt, type ColumnUse, type Layout } from './layout.ts';
import type { RowMatch, RowMatcher } from './row-match.ts';
import {
  normalWord,
  proposedMeaning,
  responseOf,
  type Meaning,
  type WordMeanings,
} from './word-meaning.ts';

/** A row of the sheet with a name and something in an answer or reason column. */
export interface NamedRow {
  number: number;
  /** What the row is called there: key and words. */
  name: string;
  match: RowMatch;
}

/** Row number → our row's key, or null for "do not read": what a person has decided. */
export type RowChoices = ReadonlyMap<number, string | null>;

export interface ProposedAnswer {
  year: Period;
  item: string;
  /** Null when the sheet has a reason and no answer. */
  response: Response | null;
  /** Empty when the sheet has none. */
  comment: string;
  /** Where the answer stands, or the reason when it stands alone. */
  address: string;
  /** What stands there. */
  cell: Cell;
}

export type UnreadReason =
  | 'unknown-row'
  | 'nameless-row'
  /** A person has said that the row is not to be read. */
  | 'row-left-out'
  | 'unknown-word'
  /** A person has said that the word is not to be read. */
  | 'word-left-out'
  | 'error'
  | 'no-value'
  /** Another row of the sheet answers the same otherwise. */
  | 'two-answers'
  | 'no-year'
  /** A level that the row's scale does not have. */
  | 'not-for-row'
  | 'too-long';

export interface UnreadCell {
  address: string;
  cell: Cell;
  reason: UnreadReason;
}

export interface Proposal {
  answers: ProposedAnswer[];
  /** Every cell of an answer or reason column that gives nothing. */
  unread: UnreadCell[];
  /** Addresses whose answer comes from the cell they are merged into. */
  merged: string[];
}

export interface WordUse {
  /** As {@link normalWord} gives it. */
  word: string;
  /** As it first stands in the sheet. */
  cell: Cell;
  count: number;
  proposed: Meaning | undefined;
}

const holds = (use: ColumnUse | undefined): use is ColumnUse & { kind: 'answer' | 'comment' } =>
  use?.kind === 'answer' || use?.kind === 'comment';

/** Rows below the headings that hold something to read, with our row where it can be told. */
export function namedRows(sheet: Sheet, layout: Layout, matcher: RowMatcher): NamedRow[] {
  const key = layout.columns.findIndex(({ kind }) => kind === 'key');
  const text = layout.columns.findIndex(({ kind }) => kind === 'text');
  return sheet.rows.flatMap(({ number }) => {
    if (number <= layout.headerEnd) return [];
    const nameOf = (column: number) =>
      column < 0 ? '' : (cellIn(sheet, number, column)?.text.trim() ?? '');
    const filled = layout.columns.some(
      (use, column) => holds(use) && valueAt(sheet, number, column) !== undefined,
    );
    if (!filled) return [];
    const name = [nameOf(key), nameOf(text)].filter((part) => part !== '').join(' ');
    return [{ number, name, match: matcher.match(nameOf(key), nameOf(text)) }];
  });
}

/** A title or a section's name that is merged over the whole row is no answer to anything. */
function valueAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  const cell = cellIn(sheet, row, column);
  if (cell === undefined) return undefined;
  const merge = mergeAt(sheet, row, column);
  return merge !== undefined && merge.left === 0 && merge.right > 0 ? undefined : cell;
}

export function itemOfRow(row: NamedRow, choices: RowChoices): string | null {
  const chosen = choices.get(row.number);
  if (chosen !== undefined) return chosen;
  const { match } = row;
  return match.certainty === 'sure' || match.certainty === 'likely' ? match.item : null;
}

/** Every different word in the answers of rows that are read, the most used first. */
export function wordsUsed(
  sheet: Sheet,
  layout: Layout,
  rows: readonly NamedRow[],
  choices: RowChoices,
  instrument: AssessmentInstrument,
): WordUse[] {
  const uses = new Map<string, WordUse>();
  for (const row of rows) {
    if (itemOfRow(row, choices) === null) continue;
    layout.columns.forEach(({ kind }, column) => {
      if (kind !== 'answer') return;
      const cell = valueAt(sheet, row.number, column);
      if (cell === undefined || cell.kind === 'error' || cell.kind === 'no-value') return;
      const word = normalWord(cell.text);
      const use = uses.get(word);
      if (use !== undefined) use.count += 1;
      else
        uses.set(word, { word, cell, count: 1, proposed: proposedMeaning(instrument, cell.text) });
    });
  }
  return [...uses.values()].sort((a, b) => b.count - a.count);
}

interface Reading {
  sheet: Sheet;
  layout: Layout;
  rows: readonly NamedRow[];
  choices: RowChoices;
  /** What each word means; one that is not there is unknown. */
  meanings: WordMeanings;
  items: readonly Item[];
}

/** Only the reasons of a sheet, for one that has them apart from the answers. */
export function commentsOf(
  sheet: Sheet,
  layout: Layout,
  matcher: RowMatcher,
): { comments: ProposedAnswer[]; unread: UnreadCell[] } {
  const asComments: Layout = {
    ...layout,
    columns: layout.columns.map((use) =>
      use.kind === 'answer' ? { kind: 'comment', year: use.year } : use,
    ),
  };
  const { answers, unread } = proposeAnswers({
    sheet,
    layout: asComments,
    rows: namedRows(sheet, asComments, matcher),
    choices: new Map(),
    meanings: {},
    items: matcher.items,
  });
  const inSheet = <C extends { address: string }>(cell: C): C => ({
    ...cell,
    address: `${sheet.name}!${cell.address}`,
  });
  return { comments: answers.map(inSheet), unread: unread.map(inSheet) };
}

/** Reads each cell of the answer and reason columns once: it becomes part of an answer, or is listed. */
export function proposeAnswers(
  { sheet, layout, rows, choices, meanings, items }: Reading,
  commentsElsewhere: readonly ProposedAnswer[] = [],
): Proposal {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const given = new Map<string, ProposedAnswer[]>();
  const unread: UnreadCell[] = [];
  const merged: string[] = [];
  const add = (answer: ProposedAnswer) => {
    const place = `${answer.year}|${answer.item}`;
    const cells = given.get(place);
    if (cells === undefined) given.set(place, [answer]);
    else cells.push(answer);
  };

  for (const row of rows) {
    const item = byKey.get(itemOfRow(row, choices) ?? '');
    layout.columns.forEach((use, column) => {
      if (!holds(use)) return;
      const cell = valueAt(sheet, row.number, column);
      if (cell === undefined) return;
      const address = cellAddress(row.number, column);
      const read =
        item === undefined ? notRead(unreadRow(row, choices)) : readCell(use, cell, item, meanings);
      if ('reason' in read) {
        unread.push({ address, cell, reason: read.reason });
        return;
      }
      if (item === undefined) return;
      if (read.response === null && read.comment === '') return;
      const merge = mergeAt(sheet, row.number, column);
      if (merge && (merge.top !== row.number || merge.left !== column)) merged.push(address);
      add({ ...read, item: item.key, address, cell });
    });
  }

  commentsElsewhere.forEach(add);

  const answers: ProposedAnswer[] = [];
  for (const cells of given.values()) {
    const [first, ...others] = cells.filter(({ response }) => response !== null);
    const comments = cells.filter(({ comment }) => comment !== '');
    if (others.some(({ response }) => !isSameResponse(response, first?.response))) {
      for (const { address, cell } of cells) unread.push({ address, cell, reason: 'two-answers' });
      continue;
    }
    const base = first ?? comments[0];
    if (base === undefined) continue;
    const comment = joined(comments.map((part) => part.comment));
    if (comment.length > textLimit) {
      for (const part of comments)
        unread.push({ address: part.address, cell: part.cell, reason: 'too-long' });
      if (first === undefined) continue;
    }
    answers.push({
      year: base.year,
      item: base.item,
      response: first?.response ?? null,
      comment: comment.length > textLimit ? '' : comment,
      address: base.address,
      cell: base.cell,
    });
  }
  return { answers, unread, merged };
}

const notRead = (reason: UnreadReason) => ({ reason });

function unreadRow(row: NamedRow, choices: RowChoices): UnreadReason {
  if (choices.get(row.number) === null) return 'row-left-out';
  return row.name === '' ? 'nameless-row' : 'unknown-row';
}

function readCell(
  use: ColumnUse & { kind: 'answer' | 'comment' },
  cell: Cell,
  item: Item,
  meanings: WordMeanings,
): { reason: UnreadReason } | { year: Period; response: Response | null; comment: string } {
  if (use.year === null || !isPeriod(use.year)) return notRead('no-year');
  if (cell.kind === 'error' || cell.kind === 'no-value') return notRead(cell.kind);
  if (use.kind === 'comment') {
    return cell.text.length > textLimit
      ? notRead('too-long')
      : { year: use.year, response: null, comment: cell.text };
  }
  const meaning = meanings[normalWord(cell.text)];
  if (meaning === undefined) return notRead('unknown-word');
  if (meaning === 'skip') return notRead('word-left-out');
  const response = responseOf(meaning) ?? null;
  if (response !== null && !isResponseFor(item, response)) return notRead('not-for-row');
  return { year: use.year, response, comment: '' };
}

/** A full cell goes on in the next one; other reasons stand below each other, and the same one once. */
function joined(parts: readonly string[]): string {
  const isFull = (part: string | undefined) => (part?.length ?? 0) >= xlsxCellLimit;
  return parts.reduce((whole, part, index) => {
    if (index === 0) return part;
    if (isFull(parts[index - 1])) return whole + part;
    return parts.indexOf(part) < index ? whole : `${whole}\n\n${part}`;
  }, '');
}
