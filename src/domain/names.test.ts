import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameName, namesFrom, namesIn } from './names.ts';

describe('names in what was written about people heard', () => {
  it('reads one name a line, and several with commas or a word between', () => {
    expect(namesFrom('Anna Berg\nKim Lund, Bo Ek och Li Ström')).toEqual([
      'Anna Berg',
      'Kim Lund',
      'Bo Ek',
      'Li Ström',
    ]);
  });

  it('leaves titles out', () => {
    expect(namesFrom('Anna Berg, rektor\nenhetschef Kim Lund (vikarie)')).toEqual([
      'Anna Berg',
      'Kim Lund',
    ]);
  });

  it('takes names in small letters on a line where nothing has a capital', () => {
    expect(namesFrom('Kim Lund\nanna berg')).toEqual(['Kim Lund', 'anna berg']);
  });
});

describe('names in a text', () => {
  it.each([
    ['Vi talade med Anna Berg.', ['Anna Berg']],
    ['vi talade med anna berg om skolan', ['Anna Berg']],
    ['Anna sa att det fungerar.', ['Anna']],
    ['anna sa att det fungerar', ['Anna']],
    ['Annas skola är med.', ['Anna']],
    ['Anna Bergs skola är med.', ['Anna Berg']],
    ['Rektor Berg håller med.', ['Berg']],
    ['Det finns ett berg bakom skolan.', []],
    ['Annars går det bra. Joanna var inte där.', []],
    ['', []],
  ])('%j holds %j', (text, expected) => {
    expect(namesIn(text, ['Anna Berg'])).toEqual(expected);
  });

  it('finds short names only as part of a full name', () => {
    expect(namesIn('Bo Ek var med.', ['Bo Ek'])).toEqual(['Bo Ek']);
    expect(namesIn('Att bo här.', ['Bo Ek'])).toEqual([]);
  });

  it('lets everyday words be, but not the same name with a capital', () => {
    expect(namesIn('Gruppen träffas två gånger per år.', ['Per Trygg'])).toEqual([]);
    expect(namesIn('Alla ska vara trygga. Per sa det.', ['Per Trygg'])).toEqual(['Per']);
  });

  it('knows a letter with its accent written in one or two signs', () => {
    expect(namesIn('Vi frågade Zoe\u0308.', ['Zo\u00eb'])).toEqual(['Zo\u00eb']);
  });

  it('finds any full name wherever it stands', () => {
    const word = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäöé]{2,9}$/);
    fc.assert(
      fc.property(word, word, fc.lorem(), fc.lorem(), (first, last, before, after) => {
        const text = `${before} ${first} ${last}, ${after}`;
        expect(namesIn(text, [`${first} ${last}`])).not.toEqual([]);
        expect(namesIn(text.toUpperCase(), [`${first} ${last}`])).not.toEqual([]);
      }),
    );
  });
});

it('knows one person by the whole name only', () => {
  expect(isSameName('Anna  berg', 'Anna Berg')).toBe(true);
  expect(isSameName('Anna Berg', 'Anna Lund')).toBe(false);
  expect(isSameName('', '')).toBe(false);
});
