import { describe, expect, test } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { answerVersions, changedParts } from './field-versions.ts';
import { mergeRegisters } from './merge.ts';
import { headIds, writeRegister, type Register, type Revision } from './revision.ts';

const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;
const stamp = (id: string, minute: number, window = id) => ({
  at: at(minute),
  author: 'Kim Berg',
  device: 'device-1',
  window,
  filesWritten: 0,
  newId: () => id,
});
const answer = (change: Partial<Answer>): Answer => ({ ...newAnswer(), ...change });
const level = (value: number) => answer({ response: { kind: 'level', level: value } });

/** Each answer written over the one before, by another window. */
function written(answers: readonly Answer[]): {
  register: Register<Answer>;
  history: Revision<Answer>[];
} {
  let register: Register<Answer> | undefined;
  const history: Revision<Answer>[] = [];
  answers.forEach((value, index) => {
    const next = writeRegister(register, value, headIds(register), stamp(`id${index}`, index));
    register = next.register;
    history.push(...next.superseded);
  });
  if (register === undefined) throw new Error('Nothing is written');
  return { register, history };
}

describe('the versions of an answer', () => {
  test('stand newest first, each with what it changed against the one before', () => {
    const { register, history } = written([
      level(0),
      answer({ ...level(2), comment: 'Ny grupp.' }),
      answer({ ...level(2), comment: 'Ny grupp.', documents: ['document:2180/a'] }),
    ]);
    expect(
      answerVersions(register, history).map(({ revision, changed, isPresent }) => ({
        id: revision.id,
        changed,
        isPresent,
      })),
    ).toEqual([
      { id: 'id2', changed: ['documents'], isPresent: true },
      { id: 'id1', changed: ['response', 'comment'], isPresent: false },
      { id: 'id0', changed: ['response'], isPresent: false },
    ]);
  });

  test('have no version before the first', () => {
    const { register, history } = written([level(1)]);
    expect(answerVersions(register, history)[0]?.before).toBeUndefined();
  });

  test('are compared with what they were written over, not with another branch of the same time', () => {
    const { register: base } = written([level(0)]);
    const mine = writeRegister(base, level(1), ['id0'], stamp('mine', 5));
    const theirs = writeRegister(base, level(3), ['id0'], stamp('theirs', 6));
    const torn = mergeRegisters(mine.register, theirs.register);
    const [newest, older] = answerVersions(torn, mine.superseded);
    expect(newest?.revision.id).toBe('theirs');
    expect(newest?.before).toEqual(level(0));
    expect([newest?.isPresent, older?.isPresent]).toEqual([true, true]);
  });

  test('are compared with the one before in time where nothing of what they replaced is kept', () => {
    const { register, history } = written([level(0), level(1), level(2)]);
    const [newest] = answerVersions(
      register,
      history.filter(({ id }) => id !== 'id1'),
    );
    expect(newest?.before).toEqual(level(0));
  });

  test('of a row without answers are none', () => {
    expect(answerVersions(undefined, [])).toEqual([]);
  });
});

describe('what a version changed', () => {
  test('names every part, and nothing that only is empty in another way', () => {
    expect(
      changedParts(newAnswer(), {
        response: { kind: 'unknown' },
        confirmedUnchanged: true,
        comment: 'x',
        documents: ['document:2180/a'],
        certainty: 'sure',
        followUp: { date: null, change: 'y' },
      }),
    ).toEqual(['response', 'confirmedUnchanged', 'comment', 'documents', 'certainty', 'followUp']);
    expect(changedParts(undefined, newAnswer())).toEqual([]);
  });
});
