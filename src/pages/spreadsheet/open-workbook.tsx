// Answers for: everything that is chosen about one workbook, from its sheet to the last word, in the order of the page.
import { useMemo, useState } from 'react';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { Sheet, Workbook } from '#exchange/spreadsheet/grid.ts';
import { proposedLayout, type Layout } from '#exchange/spreadsheet/layout.ts';
import {
  commentsOf,
  namedRows,
  proposeAnswers,
  wordsUsed,
  type Proposal,
  type RowChoices,
} from '#exchange/spreadsheet/proposal.ts';
import { rowMatcher, type RowMatcher } from '#exchange/spreadsheet/row-match.ts';
import { isMeaning, mainScale, type Meaning } from '#exchange/spreadsheet/word-meaning.ts';
import { useMeta } from '#storage/queries.ts';
import type { ImportResult } from './chosen-file.ts';
import { PreviewPart } from './preview-part.tsx';
import { RowsPart } from './rows-part.tsx';
import { SheetPart } from './sheet-part.tsx';
import { WordsPart } from './words-part.tsx';

interface OpenWorkbookProps {
  name: string;
  workbook: Workbook;
  instrument: AssessmentInstrument;
  party: string;
  onDone: (result: ImportResult) => void;
}

export function OpenWorkbook({ name, workbook, instrument, party, onDone }: OpenWorkbookProps) {
  const matcher = useMemo(() => rowMatcher(instrument), [instrument]);
  const [sheetIndex, setSheetIndex] = useState(() => fullestSheet(workbook, matcher));
  const sheet = workbook.sheets[sheetIndex];
  if (sheet === undefined) return null;
  return (
    <OpenSheet
      key={sheetIndex}
      {...{ name, workbook, instrument, party, onDone, matcher, sheet }}
      onSheet={setSheetIndex}
    />
  );
}

/** The sheet in which most of our rows are found, the first one when none are. */
function fullestSheet(workbook: Workbook, matcher: RowMatcher): number {
  const found = workbook.sheets.map(({ rows }) => {
    const items = new Set<string>();
    for (const { cells } of rows.slice(0, 200))
      for (const cell of cells.slice(0, 10)) {
        const match = cell && matcher.match(cell.text, cell.text);
        if (match?.certainty === 'sure') items.add(match.item);
      }
    return items.size;
  });
  return found.indexOf(Math.max(...found));
}

interface OpenSheetProps extends OpenWorkbookProps {
  matcher: RowMatcher;
  sheet: Sheet;
  onSheet: (index: number) => void;
}

function OpenSheet({
  name,
  workbook,
  instrument,
  party,
  onDone,
  matcher,
  sheet,
  onSheet,
}: OpenSheetProps) {
  const proposed = useMemo(
    () => proposedLayout(sheet, instrument, matcher, name),
    [sheet, instrument, matcher, name],
  );
  const [chosenLayout, setLayout] = useState<Layout | undefined>(undefined);
  const layout = chosenLayout ?? proposed;
  const [choices, setChoices] = useState<RowChoices>(new Map());
  const [chosenWords, setWords] = useState<Readonly<Record<string, Meaning>>>({});
  const reasonSheets = useMemo(
    () =>
      workbook.sheets
        .filter((other) => other !== sheet)
        .map((other) => {
          const otherLayout = proposedLayout(other, instrument, matcher, name);
          return { sheet: other, ...commentsOf(other, otherLayout, matcher) };
        })
        .filter(({ comments }) => comments.length > 0),
    [workbook, sheet, instrument, matcher, name],
  );
  const [chosenReasons, setReasons] = useState<string | null | undefined>(undefined);
  // A sheet with the same words as the answers is another year's answers, and no reasons.
  const reasonsName = chosenReasons === undefined ? proposedReasons(reasonSheets) : chosenReasons;
  const reasons = reasonSheets.find(({ sheet: { name } }) => name === reasonsName);

  const remembered = useMeta('spreadsheetWords');
  const rows = useMemo(() => namedRows(sheet, layout, matcher), [sheet, layout, matcher]);
  const words = useMemo(
    () => wordsUsed(sheet, layout, rows, choices, instrument),
    [sheet, layout, rows, choices, instrument],
  );
  const meanings = useMemo(() => {
    const known: Record<string, Meaning> = {};
    for (const { word, proposed: meaning } of words) {
      const chosen = chosenWords[word] ?? usable(remembered?.[word], instrument) ?? meaning;
      if (chosen !== undefined) known[word] = chosen;
    }
    return known;
  }, [words, chosenWords, remembered, instrument]);
  const proposal = useMemo(() => {
    const items = matcher.items;
    const read = proposeAnswers(
      { sheet, layout, rows, choices, meanings, items },
      reasons?.comments,
    );
    return { ...read, unread: [...read.unread, ...(reasons?.unread ?? [])] } satisfies Proposal;
  }, [sheet, layout, rows, choices, meanings, matcher, reasons]);

  return (
    <>
      <SheetPart
        workbook={workbook}
        sheet={sheet}
        layout={layout}
        instrument={instrument}
        matcher={matcher}
        fileName={name}
        onSheet={onSheet}
        onLayout={setLayout}
        reasons={{
          names: reasonSheets.map(({ sheet: { name } }) => name),
          chosen: reasons?.sheet.name ?? null,
          choose: setReasons,
        }}
      />
      <RowsPart
        rows={rows}
        choices={choices}
        items={matcher.items}
        instrument={instrument}
        onChoose={(chosen) => setChoices((before) => new Map([...before, ...chosen]))}
      />
      <WordsPart
        words={words}
        meanings={meanings}
        instrument={instrument}
        onChoose={(word, meaning) => setWords((before) => ({ ...before, [word]: meaning }))}
      />
      <PreviewPart
        name={name}
        proposal={proposal}
        meanings={meanings}
        instrument={instrument}
        party={party}
        onDone={onDone}
      />
    </>
  );
}

function usable(text: string | undefined, instrument: AssessmentInstrument): Meaning | undefined {
  if (text === undefined || !isMeaning(text)) return undefined;
  const levels = mainScale(instrument)?.levels ?? [];
  return !text.startsWith('level:') || levels.some(({ value }) => text === `level:${value}`)
    ? text
    : undefined;
}

const reasonName = /motiv|komment|begrunn|merknad|reason|comment/i;

function proposedReasons(sheets: readonly { sheet: Sheet }[]): string | null {
  return sheets.find(({ sheet: { name } }) => reasonName.test(name))?.sheet.name ?? null;
}
