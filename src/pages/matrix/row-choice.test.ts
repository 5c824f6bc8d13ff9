import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { changedSearch, readAddress } from './address.ts';
import {
  allRows,
  choiceCounts,
  chosenRows,
  isChosen,
  stateFilters,
  type RowChoice,
  type RowFacts,
  type StateFilter,
} from './row-choice.ts';
import { hitsIn, matchesAll, searchPatterns } from './row-search.ts';

function row(
  key: string,
  { states = [], assignee = '', isChanged = false, words = '' }: Partial<RowParts> = {},
): RowFacts {
  return { key, states: new Set(states), assignee, isChanged, words: () => `${key} ${words}` };
}

interface RowParts {
  states: StateFilter[];
  assignee: string;
  isChanged: boolean;
  words: string;
}

const rows = [
  row('A1', { states: ['unanswered'], assignee: 'Kim Berg', words: 'politiskt beslut' }),
  row('A2', { states: ['unknown'], assignee: 'Åsa Ek', words: 'strategi' }),
  row('B1', { states: ['lacks-evidence'], isChanged: true, words: 'budget och beslut' }),
  row('B2', { states: ['old-evidence'], assignee: ' Kim Berg ', isChanged: true }),
  row('B3'),
];
const keys = (choice: Partial<RowChoice>, own = ['Kim Berg']) =>
  chosenRows(rows, { ...allRows, ...choice }, own).map(({ key }) => key);

describe('choosing rows', () => {
  it('shows all rows when nothing is chosen', () => {
    expect(keys({})).toEqual(['A1', 'A2', 'B1', 'B2', 'B3']);
    expect(isChosen(allRows)).toBe(false);
  });

  it('shows rows in any of the chosen states', () => {
    expect(keys({ states: ['unanswered', 'unknown'] })).toEqual(['A1', 'A2']);
  });

  it('shows only rows with everything else that is asked for', () => {
    expect(keys({ isMine: true })).toEqual(['A1', 'B2']);
    expect(keys({ isMine: true, isChanged: true })).toEqual(['B2']);
    expect(keys({ states: ['unanswered', 'old-evidence'], isChanged: true })).toEqual(['B2']);
    expect(keys({ assignee: 'Åsa Ek' })).toEqual(['A2']);
    expect(keys({ isChanged: true, search: 'beslut' })).toEqual(['B1']);
  });

  it('takes nobody for a person without a name', () => {
    expect(keys({ isMine: true }, [''])).toEqual([]);
    expect(keys({ isMine: true }, [])).toEqual([]);
    expect(keys({ isMine: true }, ['Kim Berg', 'Åsa Ek'])).toEqual(['A1', 'A2', 'B2']);
  });

  it('counts what each filter would show beside the others', () => {
    expect(choiceCounts(rows, allRows, ['Kim Berg'])).toEqual({
      states: { unanswered: 1, unknown: 1, 'lacks-evidence': 1, 'old-evidence': 1 },
      mine: 2,
      changed: 2,
      assignees: [
        { name: 'Kim Berg', count: 2 },
        { name: 'Åsa Ek', count: 1 },
      ],
    });
    const beside = choiceCounts(rows, { ...allRows, isMine: true, states: ['unknown'] }, [
      'Kim Berg',
    ]);
    expect(beside.states).toEqual({
      unanswered: 1,
      unknown: 0,
      'lacks-evidence': 0,
      'old-evidence': 1,
    });
    expect(beside.mine).toBe(0);
  });
});

describe('searching', () => {
  const finds = (search: string, text: string) => matchesAll(searchPatterns(search), text);

  it('finds every word, in any order, whatever the capitals', () => {
    expect(finds('beslut BARN', 'Barnen deltar i beslut.')).toBe(true);
    expect(finds('beslut skola', 'Barnen deltar i beslut.')).toBe(false);
    expect(finds('   ', 'Barnen')).toBe(true);
  });

  it('takes a plain letter for the one with dots or a ring, but not the other way round', () => {
    expect(finds('atgard', 'Åtgärder')).toBe(true);
    expect(finds('for', 'föräldrar')).toBe(true);
    expect(finds('får', 'far')).toBe(false);
    expect(finds('kjærlig', 'kjärlig')).toBe(true);
    expect(finds('søk', 'sök')).toBe(true);
    // Typed on a Mac: a letter and its dots as two characters.
    expect(finds('skä', 'ska\u0308l')).toBe(true);
  });

  it('takes signs for themselves', () => {
    expect(finds('(a+b)', 'x (a+b) y')).toBe(true);
    expect(finds('a.c', 'abc')).toBe(false);
    expect(finds('§', '§ 12')).toBe(true);
  });

  it('never throws, and always finds a text by its own words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(finds(text, text)).toBe(true);
      }),
    );
  });

  it('tells where the hits stand', () => {
    expect(hitsIn(searchPatterns('barn ratt'), 'Barns rätt, barn')).toEqual([
      [0, 4],
      [12, 16],
      [6, 10],
    ]);
  });
});

describe('the choice in the address', () => {
  const instrument = assessmentInstrument(inventoryMatrixId) as AssessmentInstrument;
  const everyChoice = fc.record({
    states: fc.subarray([...stateFilters]),
    isMine: fc.boolean(),
    assignee: fc.constantFrom('', 'Kim Berg', 'Åsa & Alex'),
    isChanged: fc.boolean(),
    search: fc.constantFrom('', 'barns rätt', 'a=1&b'),
  });

  it('is read back as it was written, and leaves the rest of the address alone', () => {
    fc.assert(
      fc.property(everyChoice, (choice) => {
        const search = changedSearch(new URLSearchParams('part=party:2180&rad=B3'), { choice });
        const params = new URLSearchParams(search);
        expect(readAddress(instrument, params).choice).toEqual(choice);
        expect(params.get('part')).toBe('party:2180');
        expect(params.get('rad')).toBe('B3');
      }),
    );
  });

  it('is looked for in all areas, unless one is named', () => {
    const section = (query: string) => readAddress(instrument, new URLSearchParams(query)).section;
    expect(section('')).toBe('A');
    expect(section('visa=obesvarade')).toBeUndefined();
    expect(section('visa=obesvarade&omrade=C')).toBe('C');
    expect(section('visa=nonsens')).toBe('A');
  });

  it('has Swedish words', () => {
    expect(
      changedSearch(new URLSearchParams(), {
        view: 'table',
        choice: { states: ['unanswered', 'lacks-evidence'], isMine: true, search: 'skola' },
      }),
    ).toBe('?vy=tabell&visa=obesvarade&visa=saknar-underlag&visa=mina&sok=skola');
  });
});
