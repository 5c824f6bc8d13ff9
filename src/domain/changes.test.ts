import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerChanges,
  changeCounts,
  changesByArea,
  isChanged,
  rowsByKeyOnly,
  rowsToTell,
  type AnswerSet,
  type ChangeKind,
} from './changes.ts';
import type { Response } from './answer.ts';
import type { AssessmentInstrument, Item } from './instrument.ts';
import type { SealedAnswers } from './sealed-answers.ts';
import type { SealedAnswer, SealedDocument } from './sign-off.ts';

const text = { sv: 'x', nb: 'x', en: 'x' };
const common = { text, articles: [], principles: [], relatedItems: [] };

function row(key: string, levels = 4): Item {
  return {
    ...common,
    key,
    section: key.slice(0, 1),
    kind: 'level',
    scale: 'existence',
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
    specialAnswers: [],
    sections: [...new Set(items.map(({ section }) => section))].map((key) => ({ key, name: text })),
    items,
    rules: {},
  };
}

const instrument = instrumentWith([row('A1'), row('A2'), row('B1')]);

function answered(response: Response | null, change: Partial<SealedAnswer> = {}): SealedAnswer {
  return {
    response,
    comment: '',
    certainty: null,
    followUp: null,
    confirmedUnchanged: false,
    documents: [],
    ...change,
  };
}
const level = (value: number, change: Partial<SealedAnswer> = {}) =>
  answered({ kind: 'level', level: value }, change);
const unknown = answered({ kind: 'unknown' });
const notApplicable = answered({ kind: 'not-applicable' });

const protocol: SealedDocument = {
  title: 'Protokoll',
  date: '2026-03',
  kind: 'decision',
  keptAt: 'KS 2026/87',
};

const set = (answers: SealedAnswers, of = instrument): AnswerSet => ({ instrument: of, answers });

/** What becomes of A1. */
function changeOf(from: SealedAnswer | undefined, to: SealedAnswer | undefined) {
  const one = (answer: SealedAnswer | undefined) => set(answer ? { A1: answer } : {});
  return answerChanges(one(from), one(to)).rows[0];
}

describe('what becomes of one answer', () => {
  it('tells a rise from a fall, however large', () => {
    expect(changeOf(level(1), level(2))?.kind).toBe('raised');
    expect(changeOf(level(3), level(0))?.kind).toBe('lowered');
  });

  it('is new where nobody had answered, or nobody knew', () => {
    expect(changeOf(undefined, level(0))?.kind).toBe('answered');
    expect(changeOf(unknown, level(2))?.kind).toBe('answered');
    expect(changeOf(undefined, notApplicable)?.kind).toBe('answered');
  });

  it('is said to have become don’t know, whatever stood before', () => {
    expect(changeOf(level(2), unknown)?.kind).toBe('unknown');
    expect(changeOf(undefined, unknown)?.kind).toBe('unknown');
  });

  it('is neither a rise nor a fall where there is no level on both sides', () => {
    expect(changeOf(level(2), notApplicable)?.kind).toBe('other');
    expect(changeOf(notApplicable, level(3))?.kind).toBe('other');
    const number = (value: number) => answered({ kind: 'number', number: value });
    expect(changeOf(number(3), number(9))?.kind).toBe('other');
  });

  it('has been taken back where there is none any more, though its words may stay', () => {
    expect(changeOf(level(2), undefined)?.kind).toBe('withdrawn');
    expect(changeOf(level(2), answered(null, { comment: 'Vi frågar.' }))?.kind).toBe('withdrawn');
  });

  it('is the same where only words differ, and says that they do', () => {
    const same = changeOf(level(2, { comment: 'Ja ' }), level(2, { comment: 'Ja' }));
    expect(same).toMatchObject({ kind: 'same', hasOtherWords: false });
    expect(same && isChanged(same)).toBe(false);
    const reworded = changeOf(level(2, { comment: 'Ja' }), level(2, { comment: 'Jo' }));
    expect(reworded).toMatchObject({ kind: 'same', hasOtherWords: true });
    expect(reworded && isChanged(reworded)).toBe(true);
  });

  it('takes an empty follow-up for none at all', () => {
    const followed = level(3, { followUp: { date: null, change: ' ' } });
    expect(changeOf(level(3), followed)?.hasOtherWords).toBe(false);
    const really = level(3, { followUp: { date: '2026-05', change: 'Nya mått.' } });
    expect(changeOf(followed, really)?.hasOtherWords).toBe(true);
  });

  it('names the documents that have come and those that have gone', () => {
    const renamed = { ...protocol, title: 'Protokoll, rättat' };
    expect(
      changeOf(level(2, { documents: [protocol] }), level(2, { documents: [renamed] })),
    ).toMatchObject({ hasOtherWords: true, newDocuments: [renamed], goneDocuments: [protocol] });
    expect(changeOf(level(1), level(2, { documents: [protocol] }))?.newDocuments).toEqual([
      protocol,
    ]);
  });

  it('counts as confirmed only where the answer is the same', () => {
    const confirmed = { confirmedUnchanged: true };
    expect(changeOf(level(2), level(2, confirmed))?.isConfirmed).toBe(true);
    expect(changeOf(level(1), level(2, confirmed))?.isConfirmed).toBe(false);
  });
});

describe('what differs between two sets of answers', () => {
  const later = instrumentWith([row('A1'), row('A2', 5), row('C1'), row('B1')], 2);

  it('leaves out what only one of two versions asks, or asks on another scale', () => {
    const all = { A1: level(1), A2: level(1), B1: level(1), C1: level(1) };
    const { rows, comparable, total } = answerChanges(set(all), set(all, later));
    expect(rows.map(({ item }) => item.key)).toEqual(['A1', 'B1']);
    expect({ comparable, total }).toEqual({ comparable: 2, total: 4 });
  });

  it('goes area by area in the order of the later version, without empty areas', () => {
    const { rows } = answerChanges(set({ B1: level(1), A1: level(1) }), set({ B1: level(2) }));
    expect(
      changesByArea(instrument, rows).map((area) => [
        area.section,
        ...area.rows.map(({ item }) => item.key),
      ]),
    ).toEqual([
      ['A', 'A1'],
      ['B', 'B1'],
    ]);
    expect(changesByArea(instrument, rowsToTell(rows)).map(({ section }) => section)).toEqual([
      'B',
    ]);
  });

  it('tells confirmed, unconfirmed and unanswered rows by their keys', () => {
    const { rows } = answerChanges(
      set({ A1: level(1), A2: level(1), B1: level(1) }),
      set({ A1: level(1, { confirmedUnchanged: true }), A2: level(1) }),
    );
    expect(rowsByKeyOnly(rows)).toEqual({
      withdrawn: ['B1'],
      confirmed: ['A1'],
      unconfirmed: ['A2'],
    });
  });

  it('says nothing of a row with words but no answer on either side', () => {
    const { rows } = answerChanges(
      set({ A1: answered(null, { comment: 'Vem vet?' }) }),
      set({ A1: answered(null, { comment: 'Fråga Kim.' }) }),
    );
    expect(rows.map(isChanged)).toEqual([true]);
    expect(Object.values(changeCounts(rows)).every((count) => count === 0)).toBe(true);
    expect(Object.values(rowsByKeyOnly(rows)).flat()).toEqual([]);
  });

  const response: fc.Arbitrary<Response | null> = fc.oneof(
    fc.constant(null),
    fc.constant<Response>({ kind: 'unknown' }),
    fc.constant<Response>({ kind: 'not-applicable' }),
    fc.record({ kind: fc.constant('level' as const), level: fc.integer({ min: 0, max: 3 }) }),
  );
  const answers = fc
    .record({ A1: response, A2: response, B1: response }, { requiredKeys: [] })
    .map((given) =>
      Object.fromEntries(
        Object.entries(given).map(([key, one]) => [key, answered(one, { comment: key })] as const),
      ),
    );

  it('counts every row that is answered on either side exactly once', () => {
    fc.assert(
      fc.property(answers, answers, (before, after) => {
        const { rows } = answerChanges(set(before), set(after));
        const isGiven = (all: SealedAnswers, key: string) => (all[key]?.response ?? null) !== null;
        const given = ['A1', 'A2', 'B1'].filter(
          (key) => isGiven(before, key) || isGiven(after, key),
        );
        const sum = Object.values(changeCounts(rows)).reduce((a, b) => a + b, 0);
        expect(sum).toBe(given.length);
      }),
    );
  });

  it('finds nothing between a set and itself, and the opposite the other way round', () => {
    const opposite: Partial<Record<ChangeKind, ChangeKind>> = {
      raised: 'lowered',
      lowered: 'raised',
    };
    fc.assert(
      fc.property(answers, answers, (before, after) => {
        expect(answerChanges(set(before), set(before)).rows.some(isChanged)).toBe(false);
        const there = answerChanges(set(before), set(after)).rows;
        const back = answerChanges(set(after), set(before)).rows;
        expect(there.map(isChanged)).toEqual(back.map(isChanged));
        there.forEach(({ kind }, index) => {
          const expected = opposite[kind];
          if (expected !== undefined) expect(back[index]?.kind).toBe(expected);
        });
      }),
    );
  });
});
