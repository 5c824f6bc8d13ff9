// Answers for: finding the names of people heard in a text that is about to leave the machine.

/**
 * First names that are also everyday words in Swedish, Norwegian or English ("två gånger per år"):
 * alone in a text they count only with a capital.
 */
const everydayWords = new Set([
  ...['alf', 'ask', 'björn', 'bjørn', 'bror', 'dag', 'han', 'hans', 'iris', 'kom', 'liv', 'love'],
  ...['max', 'mira', 'per', 'ros', 'rose', 'siv', 'sol', 'sten', 'stein', 'stig', 'tor', 'tove'],
  ...['vilja', 'ulv', 'ulf', 'dan', 'mark', 'will', 'may', 'june', 'hope', 'faith', 'grace', 'joy'],
]);

/**
 * The names in what a person wrote under "people heard": one on each line, or with commas or "and" between.
 * What begins with a small letter beside a name is a title ("Anna Berg, rektor") and no name, but
 * a line in small letters throughout ("anna berg") is one.
 */
export function namesFrom(people: string): string[] {
  return people.normalize('NFC').split('\n').flatMap(namesOnLine);
}

function namesOnLine(line: string): string[] {
  const hasCapitals = /\p{Lu}/u.test(line);
  return line
    .split(/[,;:/()&]|\s(?:och|og|and|-|–)\s/u)
    .map((entry) =>
      wordsOf(entry)
        .filter((word) => !hasCapitals || /^\p{Lu}/u.test(word))
        .join(' '),
    )
    .filter((name) => name.length > 1);
}

/**
 * The names, or parts of them, that stand in `text` as whole words, in the genitive too ("Annas").
 * A full name counts in any case. Alone, a first name of three letters or more counts in any case, except
 * those that are everyday words, and a surname counts when it is written with a capital: otherwise
 * Trygg and Berg would stop every report.
 */
export function namesIn(text: string, names: readonly string[]): string[] {
  const words = wordsOf(text.normalize('NFC'));
  const lower = words.map((word) => word.toLocaleLowerCase());
  const found = new Set<string>();
  for (const name of names) {
    const parts = wordsOf(name.normalize('NFC'));
    if (parts.length > 1 && holdsSequence(lower, parts)) {
      found.add(parts.join(' '));
      continue;
    }
    for (const [place, part] of parts.entries()) {
      if (part.length < 3) continue;
      const plain = part.toLocaleLowerCase();
      const needsCapital = place > 0 || everydayWords.has(plain);
      const stands = words.some(
        (word, index) =>
          isNameOrGenitive(lower[index] ?? '', plain) && (!needsCapital || /^\p{Lu}/u.test(word)),
      );
      if (stands) found.add(part);
    }
  }
  return [...found];
}

/** Whether two names are of the same person, as far as the words tell. */
export function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => wordsOf(name.normalize('NFC')).join(' ').toLocaleLowerCase();
  return plain(one) !== '' && plain(one) === plain(other);
}

function holdsSequence(lower: readonly string[], parts: readonly string[]): boolean {
  const wanted = parts.map((part) => part.toLocaleLowerCase());
  return lower.some((_, start) =>
    wanted.every((part, offset) => {
      const word = lower[start + offset] ?? '';
      return offset === wanted.length - 1 ? isNameOrGenitive(word, part) : word === part;
    }),
  );
}

function isNameOrGenitive(word: string, name: string): boolean {
  return word === name || word === `${name}s`;
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}
