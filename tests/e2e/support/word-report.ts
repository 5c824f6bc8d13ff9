import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

export interface WordReport {
  /** Every paragraph's text, in order; those of tables too. */
  paragraphs: { style: string | undefined; text: string }[];
  /** All text of the file, headers, footers and properties included. */
  allText: string;
  title: string;
  language: string | undefined;
  /** Bytes of each picture. */
  pictures: Uint8Array[];
  /** The alternative text of each picture in the text. */
  alternativeTexts: string[];
  tables: number;
  tablesWithHeaderRow: number;
}

/** Opens a Word file as Word does: the zip, the parts, the paragraphs with their styles. */
export function readWordReport(path: string): WordReport {
  const parts = unzipSync(readFileSync(path));
  const part = (name: string) => {
    const bytes = parts[name];
    if (bytes === undefined) throw new Error(`The Word file has no ${name}`);
    return strFromU8(bytes);
  };
  const body = part('word/document.xml');
  const tables = elements(body, 'w:tbl');
  return {
    paragraphs: elements(body, 'w:p').map((xml) => ({
      style: /<w:pStyle w:val="([^"]+)"/.exec(xml)?.[1],
      text: textOf(xml),
    })),
    allText: Object.keys(parts)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => textOf(part(name)))
      .join('\n'),
    title: textOf(elements(part('docProps/core.xml'), 'dc:title')[0] ?? ''),
    language: /<w:lang [^>]*w:val="([^"]+)"/.exec(part('word/styles.xml'))?.[1],
    pictures: Object.entries(parts)
      .filter(([name]) => name.startsWith('word/media/'))
      .map(([, bytes]) => bytes),
    alternativeTexts: [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, text]) =>
      unescapeXml(text ?? ''),
    ),
    tables: tables.length,
    tablesWithHeaderRow: tables.filter((xml) => xml.includes('<w:tblHeader')).length,
  };
}

export function isHeading({ style }: { style: string | undefined }): boolean {
  return style !== undefined && /^(Heading\d|Title)$/.test(style);
}

/** The elements of one name. Tables inside tables and paragraphs inside paragraphs do not occur here. */
function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<${name}(?: [^>]*)?>.*?</${name}>`, 'gs')) ?? [];
}

function textOf(xml: string): string {
  return unescapeXml(xml.replace(/<[^>]+>/g, ''));
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
