// What the page does with a chosen file before anybody has changed a choice.
import { readFileSync } from 'node:fs';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { Workbook } from '#exchange/spreadsheet/grid.ts';
import { proposedLayout } from '#exchange/spreadsheet/layout.ts';
import {
  commentsOf,
  namedRows,
  proposeAnswers,
  wordsUsed,
  type Proposal,
} from '#exchange/spreadsheet/proposal.ts';
import { readSpreadsheet } from '#exchange/spreadsheet/read-spreadsheet.ts';
import { rowMatcher } from '#exchange/spreadsheet/row-match.ts';
import { assessmentInstrument } from '#instruments/index.ts';

export function spreadsheetFixture(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(`tests/fixtures/spreadsheets/${name}`));
}

export function inventoryMatrix(): AssessmentInstrument {
  const instrument = assessmentInstrument('inventory-matrix');
  if (instrument === undefined) throw new Error('There is no inventory matrix');
  return instrument;
}

export function openWorkbook(bytes: Uint8Array, name = 'test'): Workbook {
  const read = readSpreadsheet(bytes, name);
  if (!read.ok) throw new Error(`Refused: ${read.error.kind}`);
  return read.value;
}

/** Reads the first sheet, with the second one's reasons if there is one. */
export function proposalOf({ sheets: [sheet, second] }: Workbook, name = 'test'): Proposal {
  if (sheet === undefined) throw new Error('There is no sheet');
  const instrument = inventoryMatrix();
  const matcher = rowMatcher(instrument);
  const layout = proposedLayout(sheet, instrument, matcher, name);
  const rows = namedRows(sheet, layout, matcher);
  const choices = new Map<number, string | null>();
  const words = wordsUsed(sheet, layout, rows, choices, instrument);
  const meanings = Object.fromEntries(
    words.flatMap(({ word, proposed }) => (proposed === undefined ? [] : [[word, proposed]])),
  );
  const comments =
    second === undefined
      ? []
      : commentsOf(second, proposedLayout(second, instrument, matcher, name), matcher).comments;
  return proposeAnswers({ sheet, layout, rows, choices, meanings, items: matcher.items }, comments);
}
