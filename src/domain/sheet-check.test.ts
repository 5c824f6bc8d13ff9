import { describe, expect, it } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { answerField, newAssessment, type Assessment } from './assessment.ts';
import type { AssessmentInstrument, Item } from './instrument.ts';
import { byWarning, sheetCheck, unexplainedChange, type CheckedSheet } from './sheet-check.ts';

const text = { sv: 'x', nb: 'x', en: 'x' };

function row(key: string, levels = 4): Item {
  return {
    key,
    kind: 'level',
    section: key.slice(0, 1),
    text,
    articles: [],
    principles: [],
    relatedItems: [],
    scale: 'four',
    levels: Array.from({ length: levels }, (_, value) => ({ value, text })),
  };
}

function instrumentWith(items: Item[], version = 1): AssessmentInstrument {
  return {
    id: 'some-matrix',
    version,
    kind: 'assessment',
    published: '2026-01-01',
    rhythm: 'yearly',
    addOn: false,
    name: text,
    question: text,
    introduction: text,
    source: text,
    scales: [],
    specialAnswers: [{ key: 'not-applicable', label: text, meaning: text, asksReason: true }],
    sections: [],
    items,
    rules: { evidenceFromLevel: 2 },
  };
}

function answered(period: string, answers: Record<string, Partial<Answer>[]>): Assessment {
  const key = { party: 'party:2180', instrument: 'some-matrix', period };
  const assessment = newAssessment(key, 1);
  for (const [item, versions] of Object.entries(answers))
    assessment.fields[answerField(item)] = {
      heads: versions.map((change, index) => ({
        id: `${item}-${index}`,
        replaces: [],
        at: '2026-03-12T09:00:00.000Z',
        author: 'Kim Berg',
        device: 'd',
        sitting: 'w.0',
        value: { ...newAnswer(), ...change },
      })),
      past: [],
    };
  return assessment;
}

const level = (value: number): Partial<Answer> => ({ response: { kind: 'level', level: value } });
const instrument = instrumentWith([row('A1'), row('A2'), row('B1')]);
const on = { period: '2026', today: '2026-11-22', documents: new Map() };
const check = (sheet: Partial<CheckedSheet>) =>
  sheetCheck({ instrument, assessment: null, previous: undefined, on, ...sheet }).map(
    ({ item, warnings }) => [item.key, ...warnings.map(({ kind }) => kind)],
  );

describe('what to look over in a sheet', () => {
  it('is every row before the first answer, in the order of the instrument', () => {
    expect(check({})).toEqual([
      ['A1', 'unanswered'],
      ['A2', 'unanswered'],
      ['B1', 'unanswered'],
    ]);
  });

  it('leaves out the rows that lack nothing, and tells all that a row lacks', () => {
    const lastYear = answered('2025', { B1: [level(0)] });
    expect(
      check({
        assessment: answered('2026', {
          A1: [level(1)],
          A2: [{ response: { kind: 'not-applicable' } }],
          B1: [level(2)],
        }),
        previous: { instrument, assessment: lastYear },
      }),
    ).toEqual([
      ['A2', 'reason-missing'],
      ['B1', 'evidence-missing', 'change-unexplained'],
    ]);
  });

  it('asks only for a choice where two answers stand side by side', () => {
    const assessment = answered('2026', {
      A1: [level(2), level(3)],
      A2: [level(1), level(1)],
      B1: [level(0)],
    });
    expect(check({ assessment })).toEqual([['A1', 'conflict']]);
  });

  it('compares no levels of a row whose scale was another one then', () => {
    const before = instrumentWith([row('A1', 5), row('A2')]);
    const assessment = answered('2026', { A1: [level(0)], A2: [level(0)], B1: [level(0)] });
    const lastYear = answered('2025', { A1: [level(1)], A2: [level(1)], B1: [level(1)] });
    expect(check({ assessment, previous: { instrument: before, assessment: lastYear } })).toEqual([
      ['A2', 'change-unexplained'],
    ]);
  });

  it('is gathered by kind, what is to be chosen or answered first', () => {
    const assessment = answered('2026', {
      A1: [level(2)],
      A2: [{ response: { kind: 'not-applicable' } }],
    });
    const rows = sheetCheck({
      instrument,
      assessment,
      previous: { instrument, assessment: answered('2025', { A1: [level(3)] }) },
      on,
    });
    expect(
      byWarning(rows).map(({ kind, rows }) => [kind, rows.map(({ item }) => item.key)]),
    ).toEqual([
      ['unanswered', ['B1']],
      ['reason-missing', ['A2']],
      ['change-unexplained', ['A1']],
      ['evidence-missing', ['A1']],
    ]);
  });
});

describe('a change of level', () => {
  const answer = (change: Partial<Answer>) => ({ ...newAnswer(), ...change });
  it('asks why, until there is a word about it', () => {
    expect(unexplainedChange(answer(level(1)), answer(level(3)))).toEqual({
      kind: 'change-unexplained',
      from: 3,
      to: 1,
    });
    expect(
      unexplainedChange(answer({ ...level(1), comment: 'Ny organisation.' }), answer(level(3))),
    ).toBeUndefined();
  });

  it('is none without a level in both years, or with the same one', () => {
    expect(unexplainedChange(answer(level(1)), undefined)).toBeUndefined();
    expect(unexplainedChange(answer(level(1)), answer(level(1)))).toBeUndefined();
    expect(
      unexplainedChange(answer({ response: { kind: 'unknown' } }), answer(level(1))),
    ).toBeUndefined();
  });
});
