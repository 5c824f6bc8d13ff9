// Answers for: which of our rows a row of somebody's own spreadsheet is, by its key or by its words.
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { languages } from '#domain/language.ts';
import { mainScale } from './word-meaning.ts';

export type RowMatch =
  /** The key, or the words as good as whole. */
  | { certainty: 'sure'; item: string }
  /** The words are like: shown for a person to look at. */
  | { certainty: 'likely'; item: string }
  /** Key and words do not agree, so nothing is read before a person has said what the row is. */
  | { certainty: 'doubtful'; item: string }
  | { certainty: 'none' };

/** How like two texts are, from 0 to 1, at which they are taken as the same, and at which as perhaps the same. */
const same = 0.85;
const like = 0.5;
/** How much better than the next best. */
const margin = 0.12;
/** Below this a row's words have nothing to do with the row that its key names. */
const unlike = 0.2;

export interface RowMatcher {
  /** `key` and `text` as they stand in the row; either may be empty. */
  match: (key: string, text: string) => RowMatch;
  /** The rows that can be answered, in the instrument's order. */
  items: readonly Item[];
}

interface Entry {
  item: string;
  pairs: number;
}

/** Only rows on the main scale can be matched: the words of a spreadsheet say nothing about numbers. */
export function rowMatcher(instrument: AssessmentInstrument): RowMatcher {
  const scale = mainScale(instrument);
  const items = instrument.items.filter(
    (item) => item.kind === 'level' && item.scale === scale?.key,
  );
  const byKey = new Map(items.map((item) => [normalKey(item.key), item.key]));
  // Each text as its pairs of letters, and each pair with the texts that have it: one look per pair of a
  // cell instead of a comparison with every row.
  const entries: Entry[] = [];
  const having = new Map<string, number[]>();
  for (const item of items)
    for (const words of new Set(languages.map((language) => normalText(item.text[language])))) {
      const pairs = letterPairs(words);
      for (const pair of pairs) having.set(pair, [...(having.get(pair) ?? []), entries.length]);
      entries.push({ item: item.key, pairs: pairs.size });
    }

  const shared = new Uint16Array(entries.length);

  /** Our rows that are like at all, the most like first. */
  function likeness(text: string): { item: string; score: number }[] {
    const pairs = letterPairs(normalText(text));
    // A word or two are like too much.
    if (pairs.size < 8) return [];
    shared.fill(0);
    for (const pair of pairs)
      for (const entry of having.get(pair) ?? []) shared[entry] = (shared[entry] ?? 0) + 1;
    const best = new Map<string, number>();
    entries.forEach((entry, index) => {
      const score = (2 * (shared[index] ?? 0)) / (pairs.size + entry.pairs);
      if (score > (best.get(entry.item) ?? 0)) best.set(entry.item, score);
    });
    return [...best].map(([item, score]) => ({ item, score })).sort((a, b) => b.score - a.score);
  }

  const found = new Map<string, RowMatch>();

  function match(key: string, text: string): RowMatch {
    const cellKey = byKey.get(normalKey(key)) ?? byKey.get(normalKey(leadingKey(text) ?? ''));
    const scores = likeness(text);
    const [first, second] = scores;
    if (cellKey !== undefined) {
      // Older matrices numbered their rows in other ways: words that are another row's weigh more.
      if (first !== undefined && first.item !== cellKey && first.score >= same)
        return { certainty: 'doubtful', item: first.item };
      const own = scores.find(({ item }) => item === cellKey)?.score ?? 0;
      const isOther = scores.length > 0 && own < unlike;
      return { certainty: isOther ? 'doubtful' : 'sure', item: cellKey };
    }
    if (first === undefined || first.score < like) return { certainty: 'none' };
    if (first.score - (second?.score ?? 0) < margin) return { certainty: 'none' };
    return { certainty: first.score >= same ? 'sure' : 'likely', item: first.item };
  }

  return {
    items,
    match: (key, text) => {
      const name = `${key}\n${text}`;
      const known = found.get(name);
      if (known !== undefined) return known;
      const result = match(key, text);
      found.set(name, result);
      return result;
    },
  };
}

/** `A1`, `a 1`, `A.1`, `A01` are one key. */
function normalKey(key: string): string {
  return key
    .toUpperCase()
    .replace(/[\s.):-]+/g, '')
    .replace(/^([A-ZÅÄÖ]+)0+(?=\d)/, '$1');
}

/** The key that a text begins with: `A1. Beslut …`. */
function leadingKey(text: string): string | undefined {
  return /^\s*([A-Za-zÅÄÖåäö]{1,3}[.\s-]?\d{1,2})(?=[\s.):–-])/.exec(text)?.[1];
}

function normalText(text: string): string {
  return text
    .replace(/^\s*[A-Za-zÅÄÖåäö]{0,3}[.\s-]?\d{1,2}[\s.):–-]+/, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Two letters at a time, each word with its edges, so that the order of the words does not matter. */
function letterPairs(text: string): Set<string> {
  const pairs = new Set<string>();
  // Longer texts than any row's tell no more.
  for (const word of text.slice(0, 600).split(' ')) {
    if (word === '') continue;
    const edged = ` ${word} `;
    for (let at = 0; at < edged.length - 2; at += 1) pairs.add(edged.slice(at, at + 3));
  }
  return pairs;
}
