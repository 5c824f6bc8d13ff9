// Answers for: a report as a Word file that a screen reader, a template and a colleague can work on.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IParagraphOptions,
} from 'docx';
import { localeTags } from '#i18n/languages.ts';
import type { Block, Picture, ReportDocument, ReportTable } from '#reports/document.ts';
import { docxMeta } from './meta.ts';

/** Twentieths of a point, Word's measure: A4 with margins of 2.5 cm at the sides. */
const page = { width: 11906, height: 16838, side: 1417, top: 1417, bottom: 1304 };
const textWidth = page.width - 2 * page.side;
/** The same in pixels of 96 to the inch, which pictures are measured in. */
const textWidthPixels = Math.floor(textWidth / 15);

const ink = '0D5C63';
const quietInk = '4A5757';
const line = 'B8C4C2';
const ground = 'E6F0EE';
const font = 'Calibri';

const bullets = 'bullets';
const numbers = 'numbers';

export async function writeDocx(report: ReportDocument): Promise<Blob> {
  const language = localeTags[report.language];
  const document = new Document({
    title: xmlText(report.title),
    subject: xmlText(report.subtitle),
    creator: xmlText(report.author),
    lastModifiedBy: xmlText(report.author),
    styles: {
      default: {
        document: {
          run: { font, size: 22, language: { value: language, eastAsia: language } },
          // The rule is said: without it LibreOffice cuts pictures off at the height of a line.
          paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
        },
        title: {
          run: { font, size: 48, bold: true, color: ink },
          paragraph: { spacing: { before: 0, after: 60 } },
        },
        heading1: {
          run: { font, size: 32, bold: true, color: ink },
          paragraph: { spacing: { before: 400, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { font, size: 26, bold: true, color: ink },
          paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
        },
        caption: {
          run: { font, size: 20, bold: true, italics: false, color: quietInk },
          paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
        },
      },
      paragraphStyles: [
        {
          id: 'Subtitle',
          name: 'Subtitle',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          run: { size: 28, color: quietInk },
          paragraph: { spacing: { after: 240 } },
        },
        {
          id: 'Quiet',
          name: 'Quiet',
          basedOn: 'Normal',
          run: { color: quietInk },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: bullets,
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', style: hanging }],
        },
        {
          // One numbering through the whole report: recommendations point at findings by number.
          reference: numbers,
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', style: hanging }],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.top, bottom: page.bottom, left: page.side, right: page.side },
          },
        },
        footers: { default: footer(report) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs(report.title) }),
          new Paragraph({ style: 'Subtitle', children: runs(report.subtitle) }),
          new Paragraph({ style: 'Quiet', children: runs(report.byline) }),
          ...report.blocks.flatMap(childrenOf),
        ],
      },
    ],
  });
  const blob = await Packer.toBlob(document);
  return new Blob([blob], { type: docxMeta.mimeType });
}

const hanging = { paragraph: { indent: { left: 425, hanging: 425 } } };

function childrenOf(block: Block): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: runs(block.text),
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          ...(block.isQuiet === true ? { style: 'Quiet' } : {}),
          children: runs(block.text),
        }),
      ];
    case 'notice':
      return [
        new Paragraph({
          children: runs(block.text, { bold: true }),
          shading: { type: ShadingType.CLEAR, fill: 'FBEFD5' },
          border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: 'B07A00' } },
          indent: { left: 170 },
        }),
      ];
    case 'list': {
      const reference = block.firstNumber === undefined ? bullets : numbers;
      return block.items.flatMap(({ text, remark }) => [
        new Paragraph({
          numbering: { reference, level: 0 },
          children: runs(text),
          ...(remark ? { keepNext: true, spacing: { after: 20 } } : {}),
        }),
        ...(remark
          ? [new Paragraph({ style: 'Quiet', indent: { left: 425 }, children: runs(remark) })]
          : []),
      ]);
    }
    case 'facts':
      return block.facts.map(
        ({ label, value }) =>
          new Paragraph({
            spacing: { after: 60 },
            children: [...runs(`${label}: `, { bold: true }), ...runs(value)],
          }),
      );
    case 'table':
      return [caption(block.table.caption), table(block.table), gap()];
    case 'figure':
      return [
        new Paragraph({ keepNext: true, children: [image(block.picture, block.alt)] }),
        caption(block.caption, { keepNext: false }),
      ];
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0 } })];
  }
}

function caption(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style: 'Caption', children: runs(text), ...options });
}

/** Two tables that touch become one in Word, and a table may not be the last thing in a document. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 60 } });
}

function table({ columns, rows }: ReportTable): Table {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => Math.floor((textWidth * weight) / weights));
  const cell = (text: string, column: number, kind: 'head' | 'row-head' | 'body') =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      ...(kind === 'head' ? { shading: { type: ShadingType.CLEAR, fill: ground } } : {}),
      children: [
        new Paragraph({
          spacing: { after: 0, line: 252, lineRule: LineRuleType.AUTO },
          alignment: columns[column]?.isNumber === true ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runs(text, { bold: kind !== 'body', size: 20 }),
        }),
      ],
    });
  const edge = { style: BorderStyle.SINGLE, size: 4, color: line };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    borders: {
      top: edge,
      bottom: edge,
      left: none,
      right: none,
      insideHorizontal: edge,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ heading }, column) => cell(heading, column, 'head')),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((text, column) =>
              cell(text, column, column === 0 ? 'row-head' : 'body'),
            ),
          }),
      ),
    ],
  });
}

function image({ png, width, height }: Picture, description: string): ImageRun {
  const scale = Math.min(1, textWidthPixels / width);
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: '', description: xmlText(description) },
  });
}

function footer({ title, party }: ReportDocument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          ...runs(`${party} · ${title}   `, { size: 18, color: quietInk }),
          new TextRun({
            size: 18,
            color: quietInk,
            children: [PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'],
          }),
        ],
      }),
    ],
  });
}

interface RunLook {
  bold?: boolean;
  size?: number;
  color?: string;
}

/** A new line in the text is a new line in the paragraph. */
function runs(text: string, look: RunLook = {}): TextRun[] {
  return xmlText(text)
    .split('\n')
    .map((part, index) => new TextRun({ ...look, text: part, ...(index > 0 ? { break: 1 } : {}) }));
}

/** Without the signs that XML 1.0 forbids: one of them in somebody's text would make the file unreadable. */
function xmlText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}
