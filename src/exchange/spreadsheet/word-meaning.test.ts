import { describe, expect, it } from 'vitest';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { isMeaning, normalWord, proposedMeaning, responseOf } from './word-meaning.ts';

const instrument = assessmentInstrument(inventoryMatrixId) as AssessmentInstrument;
const meaningOf = (word: string) => proposedMeaning(instrument, word);

describe('a word in a spreadsheet', () => {
  it.each([
    ['our own words, in any language', ['På väg', 'På vei', 'On the way'], 'level:1'],
    ['words that people use for no', ['nej', 'NEJ.', 'Saknas', 'Nei', 'finns ej'], 'level:0'],
    ['words for begun', ['Delvis', 'påbörjat', 'Pågår ', 'Påbegynt'], 'level:1'],
    ['words and signs for yes', ['Ja', 'x', 'X', '✓', 'Klart!', 'true'], 'level:2'],
    ['words for followed up', ['Följs upp', 'ja, och vi följer upp'], 'level:3'],
    ['not knowing', ['?', 'vet ej', 'Vet  inte'], 'unknown'],
    ['not applicable', ['Ej aktuellt', 'N/A', 'ikke relevant'], 'not-applicable'],
    ['nothing', ['-', '–', '…'], 'empty'],
    ['numbers of the scale', ['2', '2.0', 'Nivå 2', '2 – Ja', '2: finns'], 'level:2'],
  ])('is understood: %s', (_, words, meaning) => {
    for (const word of words) expect([word, meaningOf(word)]).toEqual([word, meaning]);
  });

  it.each(['Kanske', '4', '12', '2 – Nej', '2021-03-15', 'Ja men bara i skolan'])(
    'is left to a person when it is not obvious: %s',
    (word) => {
      expect(meaningOf(word)).toBeUndefined();
    },
  );

  it('says nothing about a scale that lacks the word, or an instrument without the special answer', () => {
    const [scale] = instrument.scales;
    if (scale === undefined) throw new Error('No scale');
    const steps = {
      ...instrument,
      specialAnswers: [],
      scales: [{ ...scale, levels: scale.levels.slice(0, 1) }],
    };
    expect(proposedMeaning(steps, 'Nej')).toBe('level:0');
    expect(proposedMeaning(steps, 'x')).toBeUndefined();
    expect(proposedMeaning(steps, '2')).toBeUndefined();
    expect(proposedMeaning(steps, 'vet ej')).toBeUndefined();
  });

  it('is one word whatever its capitals, spaces and final sign', () => {
    expect(normalWord('  På   VÄG. ')).toBe('på väg');
  });
});

describe('a meaning', () => {
  it('gives a response, or none', () => {
    expect(responseOf('level:3')).toEqual({ kind: 'level', level: 3 });
    expect(responseOf('unknown')).toEqual({ kind: 'unknown' });
    expect(responseOf('empty')).toBeUndefined();
    expect(responseOf('skip')).toBeUndefined();
  });

  it('that was kept on the machine is known again, and nothing else is', () => {
    for (const meaning of ['level:0', 'not-applicable', 'empty', 'skip'])
      expect(isMeaning(meaning)).toBe(true);
    for (const other of ['level:12', 'Ja', '']) expect(isMeaning(other)).toBe(false);
  });
});
