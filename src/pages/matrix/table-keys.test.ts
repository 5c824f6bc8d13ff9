import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { answerOfKey, asksToAnswer, keyAnswers, placeAfter, type Place } from './table-keys.ts';

const size = { rows: 48, columns: 4 };
const go = (key: string, from: Place, ctrlKey = false) =>
  placeAfter({ key, ctrlKey, metaKey: false }, from, size);

describe('the keys that move in the table', () => {
  it('go one step, and stop at the edges', () => {
    expect(go('ArrowDown', { row: 0, column: 1 })).toEqual({ row: 1, column: 1 });
    expect(go('ArrowDown', { row: 47, column: 1 })).toEqual({ row: 47, column: 1 });
    expect(go('ArrowLeft', { row: 3, column: 1 })).toEqual({ row: 3, column: 0 });
    expect(go('ArrowLeft', { row: 3, column: 0 })).toEqual({ row: 3, column: 0 });
    expect(go('PageDown', { row: 3, column: 2 })).toEqual({ row: 13, column: 2 });
    expect(go('PageUp', { row: 3, column: 2 })).toEqual({ row: 0, column: 2 });
  });

  it('go to the ends of the row, and with Ctrl to the corners of the table', () => {
    expect(go('Home', { row: 5, column: 2 })).toEqual({ row: 5, column: 0 });
    expect(go('End', { row: 5, column: 2 })).toEqual({ row: 5, column: 3 });
    expect(go('Home', { row: 5, column: 2 }, true)).toEqual({ row: 0, column: 0 });
    expect(go('End', { row: 5, column: 2 }, true)).toEqual({ row: 47, column: 3 });
    expect(go('ArrowDown', { row: 5, column: 2 }, true)).toEqual({ row: 47, column: 2 });
  });

  it('are no others, and never lead out of the table', () => {
    expect(go('a', { row: 5, column: 2 })).toBeUndefined();
    expect(go('Tab', { row: 5, column: 2 })).toBeUndefined();
    fc.assert(
      fc.property(
        fc.constantFrom(
          'ArrowUp',
          'ArrowDown',
          'ArrowLeft',
          'ArrowRight',
          'PageUp',
          'PageDown',
          'Home',
          'End',
        ),
        fc.boolean(),
        fc.nat(47),
        fc.nat(3),
        (key, ctrlKey, row, column) => {
          const to = go(key, { row, column }, ctrlKey);
          expect(to?.row).toBeGreaterThanOrEqual(0);
          expect(to?.row).toBeLessThan(48);
          expect(to?.column).toBeGreaterThanOrEqual(0);
          expect(to?.column).toBeLessThan(4);
        },
      ),
    );
  });
});

describe('the keys that answer', () => {
  const instrument = assessmentInstrument(inventoryMatrixId) as AssessmentInstrument;
  const [item] = instrument.items as [Item];
  const letters = { unknown: 'V', 'not-applicable': 'G' };
  const answers = keyAnswers(instrument, item, letters);
  const answer = (key: string) => answerOfKey(key, answers);

  it('give the levels of the row and the special answers', () => {
    expect(answers.map(({ key }) => key)).toEqual(['0', '1', '2', '3', 'V', 'G']);
    expect(answer('2')).toEqual({ kind: 'level', level: 2 });
    expect(answer('v')).toEqual({ kind: 'unknown' });
    expect(answer('G')).toEqual({ kind: 'not-applicable' });
    expect(answer('4')).toBeUndefined();
    expect(answer('x')).toBeUndefined();
  });

  it('take the answer away', () => {
    expect(answer('Delete')).toBeNull();
    expect(answer('Backspace')).toBeNull();
  });

  it('are none for a row that is answered in words or numbers', () => {
    const text: Item = { ...item, kind: 'text', longText: false };
    const none = keyAnswers(instrument, text, letters);
    expect(none).toEqual([]);
    for (const key of ['0', 'v', 'Delete']) expect(answerOfKey(key, none)).toBeUndefined();
  });

  it('mean something else together with Ctrl', () => {
    const press = (key: string, ctrlKey = false) =>
      asksToAnswer({ key, ctrlKey, metaKey: false, altKey: false });
    expect(press('2')).toBe(true);
    expect(press('v')).toBe(true);
    expect(press('v', true)).toBe(false);
    expect(press('Enter')).toBe(false);
    expect(press('F5')).toBe(false);
  });
});
