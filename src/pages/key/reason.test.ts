import { describe, expect, it } from 'vitest';
import { asksLongerReason } from './reason.ts';

const rules = { largeChangeSteps: 2 };
const long = 'Alla nämnder prövar nu sin budget före beslut.';

describe('a longer reason', () => {
  it('is asked for after a large rise and after a large fall', () => {
    expect(asksLongerReason(rules, 1, 3, 'Klart.')).toBe(true);
    expect(asksLongerReason(rules, 4, 1, '')).toBe(true);
  });

  it('is not asked for after a small change', () => {
    expect(asksLongerReason(rules, 2, 3, '')).toBe(false);
    expect(asksLongerReason(rules, 2, 2, '')).toBe(false);
  });

  it('is asked for no more once it is given, spaces not counted', () => {
    expect(asksLongerReason(rules, 1, 3, long)).toBe(false);
    expect(asksLongerReason(rules, 1, 3, ' '.repeat(60))).toBe(true);
  });

  it('is not asked for without a step to compare with, or without such a rule', () => {
    expect(asksLongerReason(rules, undefined, 3, '')).toBe(false);
    expect(asksLongerReason(rules, 3, undefined, '')).toBe(false);
    expect(asksLongerReason({}, 0, 4, '')).toBe(false);
  });
});
