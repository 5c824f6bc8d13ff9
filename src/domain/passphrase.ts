// Answers for: which passphrases are good enough to protect a file, and making one that can be told by phone.

/** Characters, not bytes. A file can be attacked for years by someone who has got hold of it. */
export const shortestPassphrase = 12;

/** Fewer different signs than this is a key held down, or two words in turn. */
const fewestSigns = 5;

export type PassphraseProblem = 'too-short' | 'too-plain';

/**
 * As it is used: one way of writing å, ä and ö, which computers write in two, and nothing around it, since what
 * is pasted often brings a space or a line end.
 */
export function tidyPassphrase(typed: string): string {
  return typed.normalize('NFC').trim();
}

export function passphraseProblem(typed: string): PassphraseProblem | undefined {
  const signs = [...tidyPassphrase(typed)];
  if (signs.length < shortestPassphrase) return 'too-short';
  return new Set(signs).size < fewestSigns ? 'too-plain' : undefined;
}

// Sounds that Swedish, Norwegian and English ears take for the same letter, and keys that every keyboard has.
// Without c, p, q, w, x, y, z and å, ä, ö: they are misheard, or missing elsewhere.
const consonants = 'bdfghjklmnrstv';
const vowels = 'aeiou';
const syllables = [...consonants].flatMap((first) => [...vowels].map((second) => first + second));
const wordsInPhrase = 4;
const syllablesInWord = 3;

/** How many random numbers {@link newPassphrase} takes at most. */
export const passphraseLength = wordsInPhrase * syllablesInWord;

/**
 * Four made-up words such as `bavimo-kelura-sitone-dafugi`: 70¹² of them, about 73 bits. `randomBelow` gives
 * whole numbers from 0 up to, not including, its argument, each as likely as the others and impossible to guess.
 */
export function newPassphrase(randomBelow: (limit: number) => number): string {
  const word = () =>
    Array.from(
      { length: syllablesInWord },
      () => syllables[randomBelow(syllables.length)] as string,
    ).join('');
  return Array.from({ length: wordsInPhrase }, word).join('-');
}
