// Answers for: finding rows by words, as people here type them.

/** What each plain letter also stands for: `skola` and `atgard` are typed where a keyboard has no å, ä or ö. */
const variants: Record<string, string> = {
  a: 'aàáâãåäæ',
  c: 'cç',
  e: 'eèéêë',
  i: 'iìíîï',
  n: 'nñ',
  o: 'oòóôõöø',
  u: 'uùúûü',
  y: 'yýÿ',
  // Swedish and Norwegian letters for the same sounds.
  ä: 'äæ',
  æ: 'äæ',
  ö: 'öø',
  ø: 'öø',
};

/**
 * One pattern for each word. A letter with its dots or ring is only itself: who types `får` does not mean
 * `far`. Capital letters do not matter.
 */
export function searchPatterns(search: string): RegExp[] {
  return search
    .normalize('NFC')
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => new RegExp([...word].map(letterPattern).join(''), 'giu'));
}

function letterPattern(letter: string): string {
  const letters = variants[letter.toLowerCase()];
  return letters === undefined ? letter.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&') : `[${letters}]`;
}

/** Whether every word is somewhere in the text. */
export function matchesAll(patterns: readonly RegExp[], text: string): boolean {
  const normal = text.normalize('NFC');
  // A global pattern remembers where it was; `search` does not.
  return patterns.every((pattern) => normal.search(pattern) !== -1);
}

/** Where the words stand in a text, as it is: `[start, end]` in characters. */
export function hitsIn(patterns: readonly RegExp[], text: string): [number, number][] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((hit): [number, number] => [
      hit.index,
      hit.index + hit[0].length,
    ]),
  );
}
