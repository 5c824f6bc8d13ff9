import { describe, expect, it } from 'vitest';
import { explainingLength, reasonLacks } from './reason.ts';

const rules = { largeChangeSteps: 2 };
const long = 'Alla nämnder prövar nu sin budget före beslut.';

describe('a longer reason', () => {
  it('is asked for after a large rise and after a large fall, and says how much longer', () => {
    expect(reasonLacks(rules, 1, 3, 'Klart.')).toBe(explainingLength - 6);
    expect(reasonLacks(rules, 4, 1, '')).toBe(explainingLength);
  });

  it('is not asked for after a small change', () => {
    expect(reasonLacks(rules, 2, 3, '')).toBe(0);
    expect(reasonLacks(rules, 2, 2, '')).toBe(0);
  });

  it('is asked for no more once it is given, spaces not counted', () => {
    expect(reasonLacks(rules, 1, 3, long)).toBe(0);
    expect(reasonLacks(rules, 1, 3, ' '.repeat(60))).toBe(explainingLength);
  });

  it('is not asked for without a step to compare with, or without such a rule', () => {
    expect(reasonLacks(rules, undefined, 3, '')).toBe(0);
    expect(reasonLacks(rules, 3, undefined, '')).toBe(0);
    expect(reasonLacks({}, 0, 4, '')).toBe(0);
  });
});
