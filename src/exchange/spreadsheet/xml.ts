// Answers for: walking through the XML that spreadsheets are made of, without building a tree of it.

export interface XmlVisitor {
  /** The name without its prefix. `attribute` reads one by name, also without prefix. */
  open?: (name: string, attribute: (name: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/**
 * Calls the visitor for each tag and text, in order. Declarations, comments and instructions are passed over,
 * and no entity but the five of XML itself is known: nothing in a file can make it grow or reach outside.
 * Throws when the text ends inside a tag.
 */
export function walkXml(xml: string, { open, close, text }: XmlVisitor): void {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) return;
    if (start > at) text?.(unescapeXml(xml.slice(at, start)));
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start + 4);
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start + 9);
      text?.(xml.slice(start + 9, at - 3));
    } else if (xml.startsWith('<?', start)) at = after(xml, '?>', start + 2);
    else if (xml.startsWith('<!', start)) at = after(xml, '>', start + 2);
    else {
      const end = tagEnd(xml, start + 1);
      at = end + 1;
      if (xml[start + 1] === '/') {
        close?.(localName(xml.slice(start + 2, end).trim()));
        continue;
      }
      const isEmpty = xml[end - 1] === '/';
      const tag = xml.slice(start + 1, isEmpty ? end - 1 : end);
      const name = localName(/^\S*/.exec(tag)?.[0] ?? '');
      open?.(name, (wanted) => attributeOf(tag, wanted));
      if (isEmpty) close?.(name);
    }
  }
}

function after(xml: string, sign: string, from: number): number {
  const found = xml.indexOf(sign, from);
  if (found < 0) throw new SyntaxError('The XML ends too early');
  return found + sign.length;
}

/** A `>` inside an attribute's value does not end the tag. */
function tagEnd(xml: string, from: number): number {
  let at = from;
  while (at < xml.length) {
    const sign = xml[at];
    if (sign === '>') return at;
    at = sign === '"' || sign === "'" ? after(xml, sign, at + 1) : at + 1;
  }
  throw new SyntaxError('The XML ends inside a tag');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributeOf(tag: string, wanted: string): string | undefined {
  const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (const [, name = '', double, single] of tag.matchAll(attribute))
    if (localName(name) === wanted) return unescapeXml(double ?? single ?? '');
  return undefined;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = Number(name[1] === 'x' || name[1] === 'X' ? `0${name.slice(1)}` : name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text for between tags or inside an attribute. Signs that XML cannot hold must have been taken out before. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}
