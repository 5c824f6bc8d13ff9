import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { rowMatcher } from './row-match.ts';

const instrument = assessmentInstrument(inventoryMatrixId) as AssessmentInstrument;
const { match, items } = rowMatcher(instrument);

describe('a row of a spreadsheet', () => {
  it('is known by its key, however it is written', () => {
    for (const key of ['A1', 'a1', 'A 1', 'A.1', 'A01', 'A1.', 'A1)'])
      expect([key, match(key, '')]).toEqual([key, { certainty: 'sure', item: 'A1' }]);
    expect(match('', 'A1. Beslut')).toEqual({ certainty: 'sure', item: 'A1' });
  });

  it('is known by the words of every row in every language', () => {
    for (const item of items)
      for (const language of languages)
        expect(match('', item.text[language])).toEqual({ certainty: 'sure', item: item.key });
  });

  it('is suggested when the words are only like', () => {
    expect(match('', 'Finns det en lokal strategi för barnets rättigheter?')).toEqual({
      certainty: 'likely',
      item: 'A2',
    });
  });

  it('is left to a person when key and words name different rows', () => {
    const other = items.find(({ key }) => key === 'A2')?.text.sv ?? '';
    expect(match('A1', other)).toEqual({ certainty: 'doubtful', item: 'A2' });
    expect(match('B4', 'Vi har en egen lekplatsplan med barnperspektiv')).toEqual({
      certainty: 'doubtful',
      item: 'B4',
    });
  });

  it('is not known when it is none of ours', () => {
    for (const text of ['', 'Summa', 'Alla skolor har elevråd', 'Z9', 'Barn'])
      expect([text, match('', text)]).toEqual([text, { certainty: 'none' }]);
  });
});
