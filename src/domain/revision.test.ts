import { describe, expect, test } from 'vitest';
import type { Stamp } from './context.ts';
import { currentValue, hasConflict, headIds, writeRegister, type Register } from './revision.ts';
import { registerSchema } from './revision-schema.ts';
import * as z from 'zod';

let ids = 0;

function stamp(change: Partial<Stamp> = {}): Stamp {
  return {
    at: '2026-11-22T10:00:00.000Z',
    author: 'Kim Berg',
    device: 'device',
    window: 'window',
    filesWritten: 0,
    newId: () => {
      ids += 1;
      return `id${String(ids).padStart(4, '0')}`;
    },
    ...change,
  };
}

const begin = (value: string, by: Partial<Stamp> = {}) =>
  writeRegister(undefined, value, [], stamp(by)).register;
const writeOver = (base: Register<string>, value: string, by: Partial<Stamp> = {}) =>
  writeRegister(base, value, headIds(base), stamp(by));

describe('writing a field', () => {
  test('keeps what it replaces, with who and when, for the history', () => {
    const first = begin('Nej', { author: 'Robin Ek', window: 'earlier' });
    const { register, superseded } = writeOver(first, 'Ja');
    expect(currentValue(register)).toBe('Ja');
    expect(superseded).toEqual(first.heads);
    expect(register.past).toEqual(headIds(first));
  });

  test('folds the changes of one author in one sitting into one revision', () => {
    const { register, superseded } = writeOver(begin('J'), 'Ja');
    expect(register.heads).toHaveLength(1);
    expect(register.past).toEqual([]);
    expect(superseded).toEqual([]);
  });

  test('still names what came before when it folds', () => {
    const before = begin('Nej', { window: 'earlier' });
    const folded = writeOver(writeOver(before, 'J').register, 'Ja').register;
    expect(folded.heads[0]?.replaces).toEqual(headIds(before));
    expect(folded.past).toEqual(headIds(before));
  });

  test.each([
    ['by another author', { author: 'Robin Ek' }],
    ['in another window', { window: 'other' }],
    ['after a file has left the machine', { filesWritten: 1 }],
  ])('does not fold a change made %s', (_, by) => {
    const { register, superseded } = writeOver(begin('Nej'), 'Ja', by);
    expect(superseded.map((revision) => revision.value)).toEqual(['Nej']);
    expect(register.heads).toHaveLength(1);
  });

  test('keeps a version that its author had not seen beside the new one', () => {
    const shown = begin('Nej', { window: 'earlier' });
    const changed = writeOver(shown, 'På väg', { window: 'other' }).register;
    const { register } = writeRegister(changed, 'Ja', headIds(shown), stamp());
    expect(register.heads.map((head) => head.value).sort()).toEqual(['Ja', 'På väg']);
    expect(hasConflict(register)).toBe(true);
  });

  test('knows what the window itself has written, even if the screen had not caught up', () => {
    const shown = begin('Nej', { window: 'earlier' });
    const typed = writeOver(shown, 'J').register;
    const { register } = writeRegister(typed, 'Ja', headIds(shown), stamp());
    expect(register.heads.map((head) => head.value)).toEqual(['Ja']);
  });

  test('ends a conflict when both versions were on the screen', () => {
    const shown = begin('Nej', { window: 'earlier' });
    const open = writeRegister(
      writeOver(shown, 'På väg', { window: 'other' }).register,
      'Ja',
      headIds(shown),
      stamp(),
    ).register;
    const { register, superseded } = writeOver(open, 'På väg', { window: 'third' });
    expect(register.heads.map((head) => head.value)).toEqual(['På väg']);
    expect(superseded).toHaveLength(2);
  });

  test('leaves the register it was given as it was', () => {
    const first = begin('Nej');
    const before = structuredClone(first);
    writeOver(first, 'Ja', { window: 'other' });
    expect(first).toEqual(before);
  });

  test('gives what the schema of every file accepts', () => {
    const { register } = writeOver(begin('Nej', { window: 'earlier' }), 'Ja');
    expect(registerSchema(z.string()).parse(register)).toEqual(register);
  });
});

describe('a conflict', () => {
  test('is none when two people wrote the same without knowing of each other', () => {
    const shown = begin('Nej', { window: 'earlier' });
    const other = writeOver(shown, 'Ja', { window: 'other' }).register;
    const { register } = writeRegister(other, 'Ja', headIds(shown), stamp());
    expect(register.heads).toHaveLength(2);
    expect(hasConflict(register)).toBe(false);
  });

  test('is none in a field that nobody has written', () => {
    expect(hasConflict(undefined)).toBe(false);
    expect(headIds(undefined)).toEqual([]);
    expect(currentValue(undefined)).toBeUndefined();
  });
});
