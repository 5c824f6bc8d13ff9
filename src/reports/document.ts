// Answers for: what a report is, before it becomes Word, paper or anything else.
import type { Language } from '#i18n/languages.ts';

/** A drawing as a PNG file, with its size in CSS pixels. */
export interface Picture {
  png: Uint8Array;
  width: number;
  height: number;
}

export interface TableColumn {
  heading: string;
  /** Numbers stand to the right. */
  isNumber: boolean;
  /** Share of the width, compared with the other columns. */
  weight: number;
}

export interface ReportTable {
  caption: string;
  columns: TableColumn[];
  /** The first cell of each row is its heading. */
  rows: string[][];
}

export interface ListItem {
  text: string;
  /** A quieter line under the text. */
  remark?: string;
}

export type Block =
  /** Level 1 is a section of the report; the title stands above them. */
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** A new line within `text` stays a new line. */
  | { kind: 'paragraph'; text: string; isQuiet?: boolean }
  | { kind: 'notice'; text: string }
  /** `firstNumber` for a numbered list, which may go on from an earlier one. */
  | { kind: 'list'; items: ListItem[]; firstNumber?: number }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'table'; table: ReportTable }
  | { kind: 'figure'; picture: Picture; alt: string; caption: string }
  | { kind: 'page-break' };

export interface ReportDocument {
  title: string;
  subtitle: string;
  language: Language;
  /** The party that the report is about. */
  party: string;
  /** Who stands behind the report, as a file names its author. */
  author: string;
  /** The same as a sentence under the title. */
  byline: string;
  /** The day it was made, in the report's language. */
  date: string;
  blocks: Block[];
}

/**
 * What a person wrote, as blocks: an empty line parts paragraphs, and lines that begin with a hyphen or a
 * bullet become a list.
 */
export function blocksOfText(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.trim().split(/\n\s*\n/)) {
    let lines: string[] = [];
    let items: ListItem[] = [];
    const flush = () => {
      if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n') });
      if (items.length > 0) blocks.push({ kind: 'list', items });
      lines = [];
      items = [];
    };
    for (const line of part.split('\n')) {
      const item = /^\s*[-–•*]\s+(.*\S)\s*$/.exec(line)?.[1];
      if (item !== undefined) {
        if (lines.length > 0) flush();
        items.push({ text: item });
      } else if (line.trim() !== '') {
        if (items.length > 0) flush();
        lines.push(line.trim());
      }
    }
    flush();
  }
  return blocks;
}
