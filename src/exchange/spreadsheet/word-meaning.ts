// Answers for: what a word in somebody's own spreadsheet means on our scale: proposed here, decided by a person.
import type { Response } from '#domain/answer.ts';
import type { AssessmentInstrument, Scale } from '#domain/instrument.ts';
import { languages } from '#domain/language.ts';

/**
 * `level:2`, a special answer, `empty` for a word that says that nobody has answered, and `skip` for one
 * that shall not be read. Kept on the machine as it stands, so the form never changes.
 */
export type Meaning = `level:${number}` | 'unknown' | 'not-applicable' | 'empty' | 'skip';

/** Word as {@link normalWord} gives it → what it means. */
export type WordMeanings = Readonly<Record<string, Meaning>>;

export function isMeaning(text: string): text is Meaning {
  return /^level:\d$/.test(text) || ['unknown', 'not-applicable', 'empty', 'skip'].includes(text);
}

/** Words that differ only in capitals, spaces or a final sign are one word. */
export function normalWord(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!:;,]+$/, '')
    .trim();
}

export function responseOf(meaning: Meaning): Response | undefined {
  if (meaning === 'unknown' || meaning === 'not-applicable') return { kind: meaning };
  return meaning.startsWith('level:')
    ? { kind: 'level', level: Number(meaning.slice('level:'.length)) }
    : undefined;
}

/** The scale that most rows are answered on; undefined for an instrument without levels. */
export function mainScale(instrument: AssessmentInstrument): Scale | undefined {
  const rows = (scale: Scale) =>
    instrument.items.filter((item) => item.kind === 'level' && item.scale === scale.key).length;
  return instrument.scales.toSorted((a, b) => rows(b) - rows(a))[0];
}

/**
 * Words that people use for the same thing. A group says something only about a scale that has one of its
 * words as a level, or an instrument that has it as a special answer.
 */
const sameWords: readonly (readonly string[])[] = [
  [
    'nej',
    'nei',
    'no',
    'n',
    'saknas',
    'finns inte',
    'finns ej',
    'finnes ikke',
    'inte',
    'ej',
    'inte påbörjat',
    'ej påbörjat',
    'ikke påbegynt',
    'not started',
    'false',
    'röd',
    'rød',
    'red',
  ],
  [
    'på väg',
    'på vei',
    'on the way',
    'delvis',
    'påbörjat',
    'påbörjad',
    'påbegynt',
    'pågår',
    'pågående',
    'partly',
    'partially',
    'begun',
    'started',
    'in progress',
    'till viss del',
    'i viss mån',
    'planeras',
    'under arbete',
    '(x)',
    'gul',
    'yellow',
  ],
  [
    'ja',
    'yes',
    'j',
    'y',
    'x',
    '✓',
    '✔',
    'finns',
    'finnes',
    'klart',
    'klar',
    'genomfört',
    'gjort',
    'done',
    'in place',
    'helt',
    'true',
    'grön',
    'grønn',
    'green',
  ],
  [
    'ja, och vi följer upp',
    'ja, og vi følger opp',
    'yes, and we follow up',
    'följs upp',
    'följer upp',
    'ja, följs upp',
    'ja och följs upp',
    'ja och vi följer upp',
    'ja, med uppföljning',
    'uppföljt',
    'följes opp',
    'følges opp',
    'followed up',
  ],
  [
    'vet inte',
    'vet ikke',
    "don't know",
    'don’t know',
    'vet ej',
    'oklart',
    'osäkert',
    'uklart',
    'unclear',
    '?',
    'okänt',
  ],
  [
    'gäller inte oss',
    'gjelder ikke oss',
    'not applicable',
    'ej aktuellt',
    'inte aktuellt',
    'ej relevant',
    'ikke aktuelt',
    'ikke relevant',
    'gäller inte',
    'gäller ej',
    'n/a',
    'na',
    'i.u',
    'ej tillämpligt',
  ],
];

const saysNothing = new Set([
  '-',
  '–',
  '—',
  '.',
  '..',
  '…',
  'ej besvarad',
  'inte besvarad',
  'ikke besvart',
  'not answered',
  'obesvarad',
  'tomt',
]);

/**
 * What is obvious: our own words in any language, `2`, `2 – Ja`, and words that people use for them.
 * Undefined for everything else.
 */
export function proposedMeaning(
  instrument: AssessmentInstrument,
  text: string,
): Meaning | undefined {
  const word = normalWord(text);
  const known = ownWords(instrument);
  const own = known.get(word);
  if (own !== undefined) return own;
  if (word === '' || saysNothing.has(word)) return 'empty';
  const numbered =
    /^(?:nivå |steg |nivå: |level |trinn )?(\d)(?:[.,]0)?(?:\s*[-–:=.)]\s*(.+))?$/.exec(word);
  if (numbered?.[1] !== undefined) {
    const level: Meaning = `level:${Number(numbered[1])}`;
    if (![...known.values()].includes(level)) return undefined;
    // `2 – Nej` says two things.
    const rest = numbered[2] === undefined ? level : proposedMeaning(instrument, numbered[2]);
    return rest === level ? level : undefined;
  }
  const group = sameWords.find((words) => words.includes(word));
  return group?.map((same) => known.get(same)).find((meaning) => meaning !== undefined);
}

const ownWordsOf = new WeakMap<AssessmentInstrument, Map<string, Meaning>>();

/** The instrument's own words, in every language. */
function ownWords(instrument: AssessmentInstrument): Map<string, Meaning> {
  const kept = ownWordsOf.get(instrument);
  if (kept !== undefined) return kept;
  const words = new Map<string, Meaning>();
  for (const language of languages) {
    for (const { value, label } of mainScale(instrument)?.levels ?? [])
      words.set(normalWord(label[language]), `level:${value}`);
    for (const { key, label } of instrument.specialAnswers)
      words.set(normalWord(label[language]), key);
  }
  ownWordsOf.set(instrument, words);
  return words;
}
