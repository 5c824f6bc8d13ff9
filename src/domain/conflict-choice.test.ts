import { describe, expect, test } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { newAssessment } from './assessment.ts';
import { applyChoice, joinedValue, joining } from './conflict-choice.ts';
import { mergeRegisters } from './merge.ts';
import { headIds, writeRegister, type Register } from './revision.ts';

const level = (number: number, comment = ''): Answer => ({
  ...newAnswer(),
  response: { kind: 'level', level: number },
  comment,
});

const ofAnswer = (...values: Answer[]) => joining('assessment', 'answer:A1', values);

describe('two versions', () => {
  test('that differ in nothing but what can be joined give the same whichever is taken', () => {
    expect(ofAnswer(level(1, 'Ett.'), level(1, 'Två.'))).toBe('same');
    expect(joining('review', 'section:summary', ['Ett.', 'Två.'])).toBe('same');
  });

  test('with different answers have texts to join, also when only one of them has any', () => {
    expect(ofAnswer(level(1, 'Ett.'), level(2, 'Två.'))).toBe('differing');
    expect(ofAnswer(level(1), level(2, 'Två.'))).toBe('differing');
  });

  test('have nothing to join when neither says anything, or one says all that the other does', () => {
    expect(ofAnswer(level(1), level(2))).toBeUndefined();
    expect(ofAnswer(level(1, 'Beslut.'), level(1, 'Beslut. Följs upp i maj.'))).toBeUndefined();
    expect(joining('assessment', 'lock', [1, 2])).toBeUndefined();
    expect(joining('review', 'note:1', [null, { text: 'Två.' }])).toBeUndefined();
  });

  test('are joined with the chosen one first, each text and each document once', () => {
    const one = { ...level(1, 'Ett.'), documents: ['document:2180/a', 'document:2180/b'] };
    const two = {
      ...level(2, ' Två.\n'),
      documents: ['document:2180/b', 'document:2180/c'],
      followUp: { date: '2026', change: 'Ny rutin.' },
    };
    expect(joinedValue('assessment', 'answer:A1', one, [two, level(3, 'Ett.')])).toEqual({
      ...one,
      comment: 'Ett.\n\nTvå.',
      documents: ['document:2180/a', 'document:2180/b', 'document:2180/c'],
      followUp: two.followUp,
    });
  });

  test('are joined in every text that an action has', () => {
    const profile = { what: 'Utbilda', why: 'Krav', goal: 'Alla', childrensPart: '', owner: 'BUN' };
    const other = { ...profile, why: 'Beslut', goal: 'Alla', childrensPart: 'Referensgrupp' };
    expect(joinedValue('action', 'profile', profile, [other])).toEqual({
      ...profile,
      why: 'Krav\n\nBeslut',
      childrensPart: 'Referensgrupp',
    });
  });
});

describe('a choice', () => {
  let ids = 0;
  const stamp = (device: string) => ({
    at: '2026-11-22T10:00:00.000Z',
    author: device,
    device,
    window: `window-${device}`,
    filesWritten: 0,
    newId: () => {
      ids += 1;
      return `id${String(ids).padStart(4, '0')}`;
    },
  });
  const written = (value: Answer, device: string) =>
    writeRegister(undefined, value, [], stamp(device)).register;
  const recordWith = (register: Register<Answer>) => ({
    ...newAssessment({ party: 'party:2180', instrument: 'inventory-matrix', period: '2026' }, 1),
    fields: { 'answer:A1': register },
  });
  const open = mergeRegisters(written(level(1, 'Ett.'), 'one'), written(level(2, 'Två.'), 'two'));
  const choice = {
    record: recordWith(open).id,
    field: 'answer:A1',
    take: open.heads[1]?.id ?? '',
    isJoined: false,
    seen: headIds(open),
  };

  test('replaces every version that was shown by a new one', () => {
    const chosen = applyChoice(recordWith(open), choice, stamp('three'));
    expect(chosen?.value).toEqual(open.heads[1]?.value);
    const register = (chosen?.record.fields as Record<string, Register>)['answer:A1'];
    expect(register?.heads).toHaveLength(1);
    expect(register?.past).toEqual(headIds(open));
    expect(chosen?.superseded.map(({ revision }) => revision.id)).toEqual(headIds(open));
  });

  test('leaves a version that was not shown beside the new one', () => {
    const more = mergeRegisters(open, written(level(3), 'four'));
    const chosen = applyChoice(recordWith(more), choice, stamp('three'));
    const register = (chosen?.record.fields as Record<string, Register>)['answer:A1'];
    expect(register?.heads.map(({ author }) => author).sort()).toEqual(['four', 'three']);
  });

  test('does nothing when the version that was chosen has been replaced', () => {
    const over = writeRegister(open, level(0), [choice.take], stamp('two')).register;
    expect(applyChoice(recordWith(over), choice, stamp('three'))).toBeUndefined();
  });

  test('does nothing when there is no conflict left', () => {
    const over = writeRegister(open, level(0), headIds(open), stamp('two')).register;
    const take = headIds(over)[0] ?? '';
    const late = { ...choice, take, seen: [...choice.seen, take] };
    expect(applyChoice(recordWith(over), late, stamp('three'))).toBeUndefined();
  });
});
