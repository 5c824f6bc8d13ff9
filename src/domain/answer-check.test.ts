import { describe, expect, it } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { newDocumentProfile, type DocumentProfile } from './document.ts';
import {
  answerWarnings,
  dayOf,
  isOldEvidence,
  isResponseFor,
  isSameResponse,
  parseTypedNumber,
} from './answer-check.ts';
import type { AssessmentInstrument, Item } from './instrument.ts';

const text = { sv: 'x', nb: 'x', en: 'x' };
const instrument: Pick<AssessmentInstrument, 'rules' | 'specialAnswers'> = {
  rules: { evidenceFromLevel: 2, followUpFromLevel: 3, evidenceOldAfterYears: 4 },
  specialAnswers: [
    { key: 'unknown', label: text, meaning: text, asksReason: false },
    { key: 'not-applicable', label: text, meaning: text, asksReason: true },
  ],
};

const answered = (change: Partial<Answer>): Answer => ({ ...newAnswer(), ...change });
const level = (value: number, change: Partial<Answer> = {}) =>
  answered({ response: { kind: 'level', level: value }, ...change });
/** The register at hand: `evidence` puts a document of that date in it and gives its id. */
const register = new Map<string, DocumentProfile>();
const evidence = (date: string | null, validUntil: string | null = null): string => {
  const id = `document:2180/${date}-${validUntil}`;
  register.set(id, { ...newDocumentProfile(), title: 'Protokoll', date, validUntil });
  return id;
};
const kinds = (answer: Answer | undefined, when: { period: string; today: string } = on) =>
  answerWarnings(instrument, answer, { ...on, ...when }).map(({ kind }) => kind);

const on = { period: '2026', today: '2026-11-22', documents: register };

describe('the warnings of an answer', () => {
  it('says nothing about an unanswered item', () => {
    expect(kinds(undefined)).toEqual([]);
    expect(kinds(answered({ comment: 'Vi frågar runt.', documents: [evidence('2027')] }))).toEqual(
      [],
    );
  });

  it('asks for dated evidence from the level the instrument names, and not below it', () => {
    expect(kinds(level(1))).toEqual([]);
    expect(kinds(level(2))).toEqual(['evidence-missing']);
    expect(kinds(level(2, { documents: [evidence(null)] }))).toEqual(['evidence-undated']);
    expect(kinds(level(2, { documents: [evidence(null), evidence('2026-03')] }))).toEqual([]);
  });

  it('asks for both the date and the change of a follow-up, and says which one is missing', () => {
    const dated = { documents: [evidence('2026')] };
    const lacks = (followUp: Answer['followUp']) =>
      answerWarnings(instrument, level(3, { ...dated, followUp }), on);
    expect(lacks(null)).toEqual([{ kind: 'follow-up-missing', lacks: 'both' }]);
    expect(lacks({ date: '2026', change: ' ' })).toEqual([
      { kind: 'follow-up-missing', lacks: 'change' },
    ]);
    expect(lacks({ date: null, change: 'Ny rutin' })).toEqual([
      { kind: 'follow-up-missing', lacks: 'date' },
    ]);
    expect(lacks({ date: '2026', change: 'Ny rutin' })).toEqual([]);
  });

  it('asks why only where the special answer asks for a reason', () => {
    expect(kinds(answered({ response: { kind: 'unknown' } }))).toEqual([]);
    expect(kinds(answered({ response: { kind: 'not-applicable' } }))).toEqual(['reason-missing']);
    expect(
      kinds(answered({ response: { kind: 'not-applicable' }, comment: 'Vi har inga bolag.' })),
    ).toEqual([]);
  });

  it('marks an answer whose newest evidence is too old, counting a bare year to its end', () => {
    expect(kinds(level(1, { documents: [evidence('2022')] }))).toEqual([]);
    expect(kinds(level(1, { documents: [evidence('2022-11-22')] }))).toEqual([]);
    expect(kinds(level(1, { documents: [evidence('2022-11-21')] }))).toEqual(['evidence-old']);
    expect(
      answerWarnings(instrument, level(1, { documents: [evidence('2019'), evidence('2021')] }), on),
    ).toEqual([{ kind: 'evidence-old', date: '2021' }]);
    expect(kinds(level(1, { documents: [evidence('2019'), evidence('2025')] }))).toEqual([]);
  });

  it('judges an earlier year as of the end of that year', () => {
    const answer = level(2, { documents: [evidence('2016-05')] });
    expect(kinds(answer, { period: '2018', today: '2026-11-22' })).toEqual([]);
    expect(kinds(answer)).toEqual(['evidence-old']);
  });

  it('notices evidence dated after today', () => {
    expect(kinds(level(2, { documents: [evidence('2026-11-22')] }))).toEqual([]);
    expect(kinds(level(2, { documents: [evidence('2026')] }))).toEqual([]);
    expect(answerWarnings(instrument, level(2, { documents: [evidence('2027')] }), on)).toEqual([
      { kind: 'evidence-in-future', date: '2027' },
    ]);
  });

  it('marks a document that no longer holds, as of the end of the answer’s own year', () => {
    const until = (validUntil: string) => level(1, { documents: [evidence('2024', validUntil)] });
    expect(kinds(until('2026-11-21'))).toEqual(['evidence-expired']);
    expect(kinds(until('2026-11-22'))).toEqual([]);
    expect(kinds(until('2026-11'))).toEqual([]);
    expect(kinds(until('2026'))).toEqual([]);
    expect(kinds(until('2025'))).toEqual(['evidence-expired']);
    expect(kinds(until('2025'), { period: '2025', today: '2026-11-22' })).toEqual([]);
    expect(kinds(until('2025-12-30'), { period: '2025', today: '2026-11-22' })).toEqual([
      'evidence-expired',
    ]);
    const several = level(1, {
      documents: [evidence('2024', '2024'), evidence('2025', '2025-06')],
    });
    expect(answerWarnings(instrument, several, on)).toEqual([
      { kind: 'evidence-expired', title: 'Protokoll', validUntil: '2025-06' },
    ]);
  });

  it('counts a document that is not in the register as none', () => {
    expect(kinds(level(2, { documents: ['document:2180/gone'] }))).toEqual(['evidence-missing']);
    expect(kinds(level(2, { documents: ['document:2180/gone', evidence('2026')] }))).toEqual([]);
  });

  it('follows the rules of the instrument at hand, and has none where it states none', () => {
    const plain = { rules: {}, specialAnswers: [] };
    const bare = answered({ response: { kind: 'not-applicable' }, documents: [evidence('1999')] });
    expect(answerWarnings(plain, level(3), on)).toEqual([]);
    expect(answerWarnings(plain, bare, on)).toEqual([]);
    expect(isOldEvidence(plain, { date: '1999' }, on)).toBe(false);
    expect(isOldEvidence(instrument, { date: '1999' }, on)).toBe(true);
    expect(isOldEvidence(instrument, { date: null }, on)).toBe(false);
  });
});

describe('comparing responses', () => {
  const common = { section: 'A', text, articles: [], principles: [], relatedItems: [] };
  const item: Item = {
    ...common,
    key: 'A1',
    kind: 'level',
    scale: 's',
    levels: [
      { value: 0, text },
      { value: 1, text },
    ],
  };
  const choice: Item = {
    ...common,
    key: 'A2',
    kind: 'choice',
    options: [{ key: 'own', label: text }],
  };

  it('sees the same answer whatever the order of its parts', () => {
    expect(isSameResponse({ kind: 'level', level: 1 }, { level: 1, kind: 'level' })).toBe(true);
    expect(isSameResponse({ kind: 'level', level: 1 }, { kind: 'level', level: 2 })).toBe(false);
    expect(isSameResponse({ kind: 'unknown' }, null)).toBe(false);
    expect(isSameResponse(undefined, null)).toBe(true);
  });

  it('refuses an answer that the item no longer offers', () => {
    expect(isResponseFor(item, { kind: 'level', level: 1 })).toBe(true);
    expect(isResponseFor(item, { kind: 'level', level: 2 })).toBe(false);
    expect(isResponseFor(item, { kind: 'percent', percent: 1 })).toBe(false);
    expect(isResponseFor(item, { kind: 'not-applicable' })).toBe(true);
    expect(isResponseFor(choice, { kind: 'choice', option: 'own' })).toBe(true);
    expect(isResponseFor(choice, { kind: 'choice', option: 'other' })).toBe(false);
  });
});

describe('reading a typed number', () => {
  const bounds = { minimum: 0, maximum: 1500, decimals: 1 };
  const read = (typed: string) => parseTypedNumber(typed, bounds);

  it('takes comma or point, spaces between thousands, and a percent sign', () => {
    expect(read('12,5')).toEqual({ ok: true, value: 12.5 });
    expect(read('12.50')).toEqual({ ok: true, value: 12.5 });
    expect(read('1\u00a0200')).toEqual({ ok: true, value: 1200 });
    expect(read(' 80 % ')).toEqual({ ok: true, value: 80 });
    expect(parseTypedNumber('−3', { decimals: 0 })).toEqual({ ok: true, value: -3 });
  });

  it('reads an emptied field as no answer', () => {
    expect(read('  ')).toEqual({ ok: true, value: null });
  });

  it('says what is wrong instead of guessing', () => {
    expect(read('ungefär 12')).toEqual({ ok: false, error: { kind: 'not-a-number' } });
    expect(read('1.200,5')).toEqual({ ok: false, error: { kind: 'not-a-number' } });
    expect(read('%')).toEqual({ ok: false, error: { kind: 'not-a-number' } });
    expect(read('-1')).toEqual({ ok: false, error: { kind: 'too-small', minimum: 0 } });
    expect(read('1501')).toEqual({ ok: false, error: { kind: 'too-large', maximum: 1500 } });
    expect(read('12,55')).toEqual({
      ok: false,
      error: { kind: 'too-many-decimals', decimals: 1 },
    });
  });
});

describe('the day of a moment', () => {
  it('is written as in a date field', () => {
    expect(dayOf(new Date(2026, 2, 5, 23, 59))).toBe('2026-03-05');
  });
});
