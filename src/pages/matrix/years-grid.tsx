// Answers for: the table of all rows and years as a place of work: one moves and answers in it by keyboard.
import {
  memo,
  useId,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { sectionTitle } from '#charts/chart-texts.ts';
import type { Response } from '#domain/answer.ts';
import { answerField, answerOf } from '#domain/assessment.ts';
import { findItem, type Item } from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import { hasConflict } from '#domain/revision.ts';
import type { Mark } from '#domain/summary.ts';
import { AnswerBar } from './answer-bar.tsx';
import { cellId, spotOf, useGridFocus, type Spot } from './grid-focus.ts';
import { useHitMarks } from './hit-marks.ts';
import { useSettled } from './settled.ts';
import { highestMark, isSameSheet, type Sheet } from './sheet.ts';
import { useTableAnswers } from './table-answers.ts';
import { useTableHabits } from './table-habits.ts';
import { answerOfKey, asksToAnswer, keyAnswers } from './table-keys.ts';
import { useLastStep } from './undo.ts';
import styles from './years-table.module.css';
import { itemIn, wordIn, type Year, type YearsTableProps } from './years.ts';

interface YearsGridProps extends YearsTableProps {
  years: readonly Year[];
}

export function YearsGrid(props: YearsGridProps) {
  const { sheet, years, rows, assessment, start, onOpen, onNext, onStand } = props;
  const { t, format, instrument, period } = sheet;
  const periods = years.map((year) => year.period);
  const helpId = useId();
  const table = useRef<HTMLTableElement>(null);
  const settled = useSettled(instrument.sections.length);
  const focus = useGridFocus(table, periods, period, start);
  const [spot, setSpot] = useState<Spot | undefined>(start);
  const work = useTableAnswers(sheet, assessment);
  const { goesDown, setGoesDown } = useTableHabits();
  const undoes = useLastStep(sheet)?.item;
  useHitMarks(table, props.search);

  const item = (rows.find(({ key }) => key === spot?.item) ?? rows[0])?.item;
  const column = spot?.period ?? period;
  const letters = {
    unknown: t('grid.keys.unknown'),
    'not-applicable': t('grid.keys.not-applicable'),
  };
  const isTorn = ({ key }: Item) => hasConflict(assessment?.fields[answerField(key)]);
  const answersTo = (row: Item) =>
    sheet.isReadOnly || isTorn(row) ? [] : keyAnswers(instrument, row, letters);
  /** Why a cell cannot be answered from here; undefined when it can. */
  const reasonNot = (row: Item, year: Period): string | undefined => {
    if (sheet.isReadOnly) return t('grid.readOnly');
    if (year !== period) return t('grid.otherYear', { period: format.period(year) });
    if (isTorn(row)) return t('grid.conflict', { row: row.key });
    return row.kind === 'level' ? undefined : t('grid.otherKind', { row: row.key });
  };
  const responseIn = (year: Period, { key }: Item): Response | null =>
    year === period
      ? (answerOf(assessment, key)?.response ?? null)
      : responseOf(years.find((one) => one.period === year)?.marks[key]);
  const give = (row: Item, response: Response | null) => {
    void work.give(row, response);
    if (goesDown) focus.move({ key: 'ArrowDown', ctrlKey: false, metaKey: false });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const here = spotOf(event.target as Element, periods);
    const row = here && findItem(instrument, here.item);
    if (row === undefined || event.altKey) return;
    const isWithCtrl = event.ctrlKey || event.metaKey;
    if (focus.move(event)) event.preventDefault();
    else if (isWithCtrl && !event.shiftKey && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      void work.undo();
    } else if (isWithCtrl && event.key === 'Enter') {
      event.preventDefault();
      onNext(row.key);
    } else if (here?.period === undefined) return;
    else if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(row, here.period);
    } else if (asksToAnswer(event)) {
      event.preventDefault();
      const reason = reasonNot(row, here.period);
      const response = answerOfKey(event.key, answersTo(row));
      if (reason !== undefined) work.say(reason);
      else if (response !== undefined) give(row, response);
    }
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const here = spotOf(event.target, periods);
    if (here === undefined) return;
    focus.stand(event.target);
    onStand(here.item);
    setSpot({ item: here.item, period: here.period ?? column });
  };
  const onClick = (event: MouseEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const here = (event.target as Element).closest('a') && spotOf(event.target as Element, periods);
    const row = here && findItem(instrument, here.item);
    if (!row || !isPlain) return;
    // So that one comes back to the same place.
    event.preventDefault();
    onOpen(row, period);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const here = spotOf(event.target as Element, periods);
    const row = here && findItem(instrument, here.item);
    if (row && here.period !== undefined) onOpen(row, here.period);
  };

  return (
    <div className={styles.work}>
      {sheet.isReadOnly || item === undefined ? (
        <p role="status" className={styles.help}>
          {work.status}
        </p>
      ) : (
        <AnswerBar
          sheet={sheet}
          item={item}
          answers={answersTo(item)}
          isOpen={column === period}
          response={responseIn(column, item)}
          status={work.status}
          undoes={undoes}
          onUndo={() => void work.undo()}
          goesDown={goesDown}
          onGoesDown={setGoesDown}
          onAnswer={(response, isPointed) => {
            if (isPointed) focus.focus();
            give(item, response);
          }}
          openLabel={
            column === period
              ? t('grid.open')
              : t('grid.openYear', { row: item.key, period: format.period(column) })
          }
          onOpen={() => onOpen(item, column)}
        />
      )}
      <div
        className={styles.region}
        role="region"
        aria-label={t('table.label')}
        style={{ '--years': String(years.length), '--highest': String(highestOf(sheet)) } as object}
      >
        <table
          ref={table}
          // A table that one moves in: the grid of the ARIA practices.
          // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-to-interactive-role
          role="grid"
          className={styles.table}
          aria-label={t('table.label')}
          aria-readonly={sheet.isReadOnly || undefined}
          aria-describedby={helpId}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onMouseDown={(event) => focus.allow(event.target as Element)}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
        >
          <thead>
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('table.row')}
              </th>
              {years.map((year) => (
                <th
                  key={year.period}
                  scope="col"
                  role="columnheader"
                  className={year.period === period ? styles.own : undefined}
                >
                  {format.period(year.period)}
                  {year.period === period && (
                    <span className="visually-hidden">{` (${t('table.current')})`}</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          {instrument.sections.map((section, index) => {
            const inSection = rows.filter((row) => row.item.section === section.key);
            return (
              inSection.length > 0 && (
                <tbody
                  key={section.key}
                  data-coming={index >= settled || undefined}
                  style={{ '--rows': String(inSection.length) } as object}
                >
                  <tr role="row">
                    <th
                      scope="rowgroup"
                      role="rowheader"
                      colSpan={years.length + 1}
                      className={styles.group}
                    >
                      <span>{sectionTitle(instrument, section.key, sheet.format.language)}</span>
                    </th>
                  </tr>
                  {inSection.map((row) => (
                    <GridRow
                      key={row.key}
                      sheet={sheet}
                      item={row.item}
                      years={years}
                      tags={props.tagsOf(row)}
                      href={props.hrefOf(row.item)}
                    />
                  ))}
                </tbody>
              )
            );
          })}
        </table>
      </div>
      <p className={styles.keys} id={helpId}>
        {helpOf(sheet, letters)}
      </p>
    </div>
  );
}

/** The answer that a mark stands for; null for none, and for one that has no key of its own. */
function responseOf(mark: Mark | undefined): Response | null {
  if (typeof mark === 'number') return { kind: 'level', level: mark };
  if (mark === '?') return { kind: 'unknown' };
  return mark === '-' ? { kind: 'not-applicable' } : null;
}

function helpOf(
  { t, instrument, isReadOnly }: Sheet,
  letters: Record<'unknown' | 'not-applicable', string>,
): string {
  const level = instrument.items.find((item) => item.kind === 'level');
  if (isReadOnly || level === undefined) return t('grid.helpReadOnly');
  return t('grid.help', {
    lowest: level.levels[0]?.value,
    highest: level.levels.at(-1)?.value,
    unknown: letters.unknown,
    notApplicable: letters['not-applicable'],
  });
}

interface GridRowProps {
  sheet: Sheet;
  item: Item;
  years: readonly Year[];
  /** What the present year's answer lacks, in words. */
  tags: string;
  href: string;
}

// Every read of the store makes new objects: a row is told apart by what its cells say.
const GridRow = memo(
  GridRowOf,
  (a, b) =>
    isSameSheet(a.sheet, b.sheet, []) &&
    a.item === b.item &&
    a.tags === b.tags &&
    a.href === b.href &&
    a.years.length === b.years.length &&
    a.years.every((year, index) => isSameCell(year, b.years[index], a.item.key)),
);

function isSameCell(a: Year, b: Year | undefined, item: string): boolean {
  return (
    a.period === b?.period &&
    a.instrument === b.instrument &&
    a.marks[item] === b.marks[item] &&
    // Numbers, texts and choices are told by the answer itself.
    (a.marks[item] !== '+' || a.assessment === b.assessment)
  );
}

/** What fills a disc in most rows: said once for the table. */
function highestOf({ instrument }: Sheet): number {
  const [scale] = instrument.scales;
  return scale ? scale.levels.length - 1 : 1;
}

/** Most years of a row say one of a few words, which are looked up once each. */
function wordsOfRow(sheet: Sheet, item: Item): (year: Year) => string {
  const known = new Map<Mark | undefined, string>();
  return (year) => {
    const mark = year.marks[item.key];
    // Numbers and texts are told by the answer itself, and another version may have other words.
    if (mark === '+' || year.instrument !== sheet.instrument) return wordIn(sheet, year, item);
    const word = known.get(mark) ?? wordIn(sheet, year, item);
    known.set(mark, word);
    return word;
  };
}

/** What stands for the period and the answer until they are known; no text has these signs. */
const [periodSign, answerSign] = ['\u0001', '\u0002'];

/** `A1, 2026: Ja`: put together by the translation once for the row, and filled in for each cell. */
function labelsOfRow({ t }: Sheet, item: Item): (year: Year, answer: string) => string {
  const label = t('grid.cell', { row: item.key, period: periodSign, answer: answerSign });
  return (year, answer) =>
    label.replace(periodSign, () => year.name).replace(answerSign, () => answer);
}

const ownCell = `${styles.cell} ${styles.own}`;
const absentCell = `${styles.cell} ${styles.absent}`;

function GridRowOf({ sheet, item, years, tags, href }: GridRowProps) {
  const { format, period } = sheet;
  const usual = highestOf(sheet);
  const wordOf = wordsOfRow(sheet, item);
  const labelOf = labelsOfRow(sheet, item);
  return (
    <tr role="row" data-item={item.key}>
      <th scope="row" role="rowheader">
        <a href={href} className={styles.link} tabIndex={-1}>
          <span className={styles.key}>{item.key}</span> <span>{format.text(item.text)}</span>
        </a>
      </th>
      {years.map((year) => {
        const isOwn = year.period === period;
        const then = itemIn(sheet, year, item);
        const mark = year.marks[item.key];
        const word = wordOf(year);
        const isTagged = isOwn && tags !== '';
        const highestThen = then && highestMark(year.instrument, then);
        // A thousand of them: what can be said once for the row or in the style sheet is not said here.
        return (
          <td
            key={year.period}
            role="gridcell"
            id={isOwn ? cellId(item.key) : undefined}
            tabIndex={isOwn ? -1 : undefined}
            className={isOwn ? ownCell : then === undefined ? absentCell : styles.cell}
            style={
              highestThen !== undefined && highestThen !== usual
                ? ({ '--highest': String(highestThen) } as object)
                : undefined
            }
            data-level={mark}
            aria-label={labelOf(year, isTagged ? `${word}, ${tags}` : word)}
          >
            {/* One word alone is the cell's text and has no place of its own in React's tree. */}
            {isTagged ? (
              <>
                {word}
                {/* A space between, for those who hear them read as one. */}
                <span className={styles.tags}>{` ${tags}`}</span>
              </>
            ) : (
              word
            )}
          </td>
        );
      })}
    </tr>
  );
}
