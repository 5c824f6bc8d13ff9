import { describe, expect, it } from 'vitest';
import {
  findItem,
  findScale,
  highestLevel,
  itemsOfSection,
  type AssessmentInstrument,
} from './instrument.ts';
import { parseInstrument } from './instrument-schema.ts';

const texts = (text: string) => ({ sv: text, nb: text, en: text });
const levels = (count: number) =>
  Array.from({ length: count }, (_, value) => ({ value, text: texts(`level ${value}`) }));

const common = { articles: [], principles: [], relatedItems: [], text: texts('text') };
const row = {
  ...common,
  key: 'A1',
  section: 'A',
  kind: 'level',
  scale: 'three',
  levels: levels(3),
};
const children = {
  ...common,
  key: 'B1',
  section: 'B',
  kind: 'number',
  unit: texts('children'),
  decimals: 1,
};

const assessment = {
  id: 'small-form',
  version: 1,
  kind: 'assessment',
  published: '2026-01-31',
  rhythm: 'yearly',
  addOn: false,
  name: texts('name'),
  question: texts('question'),
  introduction: texts('introduction'),
  source: texts('source'),
  scales: [
    {
      key: 'three',
      cumulative: false,
      levels: [0, 1, 2].map((value) => ({ value, label: texts(`label ${value}`) })),
    },
  ],
  specialAnswers: [],
  sections: [
    { key: 'A', name: texts('A') },
    { key: 'B', name: texts('B') },
  ],
  items: [
    row,
    children,
    {
      ...common,
      key: 'B2',
      section: 'B',
      kind: 'choice',
      options: [
        { key: 'yes', label: texts('yes') },
        { key: 'no', label: texts('no') },
      ],
    },
  ],
  rules: { evidenceFromLevel: 2 },
};

const protocol = {
  id: 'small-review',
  version: 1,
  kind: 'review-protocol',
  published: '2026-01-31',
  name: texts('name'),
  question: texts('question'),
  introduction: texts('introduction'),
  source: texts('source'),
  formats: [],
  phases: [],
  roles: [],
  themes: [],
  groups: [{ key: 'staff', name: texts('staff') }],
  findingTypes: [],
  findingStrengths: [],
  reportSections: [],
  questions: [{ key: 'Q1', group: 'staff', text: texts('question') }],
  maximumRecommendations: 6,
  validYears: 2,
};

const messagesFor = (json: unknown): string => {
  try {
    parseInstrument(json);
  } catch (error) {
    return String(error);
  }
  return '';
};

describe('parseInstrument', () => {
  it('reads an assessment instrument and a review protocol', () => {
    expect(parseInstrument(assessment)).toEqual(assessment);
    expect(parseInstrument(protocol)).toEqual(protocol);
  });

  it('refuses a text that is missing or empty in one language', () => {
    expect(messagesFor({ ...assessment, name: { sv: 'namn', nb: 'navn' } })).toMatch('"en"');
    expect(messagesFor({ ...assessment, name: { sv: 'namn', nb: ' ', en: 'name' } })).toMatch(
      '"nb"',
    );
  });

  it('refuses a field it does not know', () => {
    expect(messagesFor({ ...assessment, colour: 'red' })).toMatch('colour');
    expect(messagesFor({ ...assessment, items: [{ ...row, weight: 2 }] })).toMatch('weight');
  });

  it('names an item in a section that does not exist', () => {
    const items = [{ ...row, section: 'Z' }];
    expect(messagesFor({ ...assessment, items })).toMatch('item A1 is in section Z');
  });

  it('names an item on a scale that does not exist', () => {
    const items = [{ ...row, scale: 'five' }];
    expect(messagesFor({ ...assessment, items })).toMatch('item A1 uses scale five');
  });

  it('asks for one text for each level of the scale', () => {
    const tooFew = [{ ...row, levels: levels(2) }];
    expect(messagesFor({ ...assessment, items: tooFew })).toMatch('one text for each level');
    const swapped = [{ ...row, levels: levels(3).toReversed() }];
    expect(messagesFor({ ...assessment, items: swapped })).toMatch('item A1: levels must be 0, 1');
  });

  it('refuses a scale with a gap or without levels', () => {
    const [scale] = assessment.scales;
    const gap = { ...scale, levels: scale!.levels.slice(1) };
    expect(messagesFor({ ...assessment, scales: [gap] })).toMatch('scale three: levels must be');
    const none = { ...scale, levels: [] };
    expect(messagesFor({ ...assessment, scales: [none] })).toMatch('scale three: levels must be');
  });

  it('refuses a key that is used twice', () => {
    expect(messagesFor({ ...assessment, items: [row, row] })).toMatch('the key A1 is used twice');
    const questions = [...protocol.questions, ...protocol.questions];
    expect(messagesFor({ ...protocol, questions })).toMatch('the key Q1 is used twice');
  });

  it('refuses a question for a group that does not exist', () => {
    const questions = [{ key: 'Q1', group: 'nobody', text: texts('question') }];
    expect(messagesFor({ ...protocol, questions })).toMatch('question Q1 is for nobody');
  });

  it('refuses an id that could not be a folder name and a date that is not one', () => {
    expect(messagesFor({ ...assessment, id: '../matrix' })).toMatch('"id"');
    expect(messagesFor({ ...assessment, published: '2026-02-30' })).toMatch('"published"');
  });
});

describe('finding one’s way in an instrument', () => {
  const instrument = parseInstrument(assessment) as AssessmentInstrument;
  const level = findItem(instrument, 'A1')!;
  const number = findItem(instrument, 'B1')!;

  it('finds an item by its key', () => {
    expect(level.key).toBe('A1');
    expect(findItem(instrument, 'C9')).toBeUndefined();
  });

  it('gives scale and highest level of level items only', () => {
    expect(findScale(instrument, level)?.key).toBe('three');
    expect(highestLevel(instrument, level)).toBe(2);
    expect(findScale(instrument, number)).toBeUndefined();
    expect(highestLevel(instrument, number)).toBeUndefined();
  });

  it('lists the items of a section in their order', () => {
    expect(itemsOfSection(instrument, 'B').map(({ key }) => key)).toEqual(['B1', 'B2']);
  });
});
