// Answers for: reading a file in the layout in which we write it, one record on a line, so that a large file is never there as one text.
import { growingBytes } from './digest.ts';
import { unsafePlace } from './plain-json.ts';

/** A file as `layOutInTurns` lays it out. Nothing in it has been checked but that its entries are plain data. */
export interface LaidOut {
  /** The file's JSON with its lists empty. */
  frame: string;
  history: unknown[];
  records: ReadonlyMap<string, unknown[]>;
}

export interface LayoutReader {
  /** Some bytes of the file, in their order. */
  add: (bytes: Uint8Array) => void;
  /** Undefined when the file is laid out otherwise, which says nothing against it. */
  end: () => LaidOut | undefined;
}

const [lineEnd, comma, opening] = [10, 44, 123];
const bytesOf = (text: string) => new TextEncoder().encode(text);
const [openingBrace, closingBraces] = [bytesOf('{'), bytesOf('}}')];

/** Nothing before the first entry takes more, in characters. */
const longestHead = 65_536;

/** Of an entry, below the file, its records and their kind. */
const depthOfEntries = 4;

type Part = 'head' | 'history' | 'after history' | 'kinds' | 'entries' | 'tail' | 'other';

/** `sum` is given what the checksum is made over (`contentBytes`), as it stands in the file, piece by piece. */
export function layoutReader(sum: (bytes: Uint8Array) => void): LayoutReader {
  const decoder = new TextDecoder();
  /** A line of which only the beginning has come. */
  const begun = growingBytes();
  let part: Part = 'head';
  let head = '';
  const tail: string[] = [];
  const history: unknown[] = [];
  const records = new Map<string, unknown[]>();
  let list = history;

  /** The part that comes after a line that holds no entry. */
  const partAfter = (text: string): Part => {
    switch (part) {
      case 'head':
        if (text === '"history":[') return 'history';
        if (text === '"history":[],') return 'after history';
        return head.length + text.length > longestHead ? 'other' : 'head';
      case 'history':
        return text === '],' ? 'after history' : 'other';
      case 'after history':
        return text === '"records":{' ? 'kinds' : 'other';
      case 'kinds': {
        if (text === '},') return 'tail';
        const [, name, end] = /^"([a-z-]+)":\[(\],?)?$/.exec(text) ?? [];
        if (name === undefined || records.has(name)) return 'other';
        list = [];
        records.set(name, list);
        return end === undefined ? 'entries' : 'kinds';
      }
      case 'entries':
        return text === ']' || text === '],' ? 'kinds' : 'other';
      default:
        return part;
    }
  };

  const takeEntry = (line: Uint8Array) => {
    sum(line);
    const text = decoder.decode(line.at(-1) === comma ? line.subarray(0, -1) : line);
    try {
      const entry: unknown = JSON.parse(text);
      if (unsafePlace(entry, depthOfEntries) === undefined) list.push(entry);
      else part = 'other';
    } catch {
      part = 'other';
    }
  };

  const takeLine = (line: Uint8Array) => {
    if ((part === 'history' || part === 'entries') && line[0] === opening) {
      takeEntry(line);
      return;
    }
    const text = decoder.decode(line);
    const before = part;
    part = partAfter(text);
    if (part === 'head') head += `${text}\n`;
    else if (before === 'tail') tail.push(text);
    else if (part === 'tail') sum(closingBraces);
    else {
      if (before === 'head') sum(openingBrace);
      sum(line);
    }
  };

  return {
    add: (bytes) => {
      for (let from = 0; from < bytes.length && part !== 'other';) {
        const end = bytes.indexOf(lineEnd, from);
        const line = bytes.subarray(from, end === -1 ? bytes.length : end);
        if (end !== -1 && begun.size() === 0) takeLine(line);
        else {
          begun.add(line);
          if (end !== -1) {
            takeLine(begun.bytes());
            begun.cut(0);
          } else if (part === 'head' && begun.size() > longestHead) part = 'other';
        }
        from += line.length + 1;
      }
    },
    end: () => {
      if (part !== 'tail') return undefined;
      if (begun.size() > 0) takeLine(begun.bytes());
      const lists = [...records.keys()].map((name) => `"${name}":[]`).join();
      return {
        frame: `${head}"history":[],"records":{${lists}},${tail.join('\n')}`,
        history,
        records,
      };
    },
  };
}
