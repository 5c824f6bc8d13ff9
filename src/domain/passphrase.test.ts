import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newPassphrase,
  passphraseLength,
  passphraseProblem,
  shortestPassphrase,
  tidyPassphrase,
} from './passphrase.ts';

describe('a passphrase of one’s own', () => {
  it('is at least twelve characters, whatever stands around it', () => {
    expect(passphraseProblem('elva tecken')).toBe('too-short');
    expect(passphraseProblem('   elva tecken   ')).toBe('too-short');
    expect(passphraseProblem('tolv tecken!')).toBeUndefined();
    // Signs that take two code units count as one.
    expect(passphraseProblem('🔑🗝🔒🔓🔐🔑')).toBe('too-short');
  });

  it('is not one key held down', () => {
    expect(passphraseProblem('aaaaaaaaaaaaaaaa')).toBe('too-plain');
    expect(passphraseProblem('121212121212')).toBe('too-plain');
  });

  it('is the same whether å is typed as one sign or two', () => {
    expect(tidyPassphrase('a\u030ak i la\u0308ven')).toBe('åk i läven');
    expect(tidyPassphrase(' klistrat\n')).toBe('klistrat');
  });
});

describe('a passphrase that is made up', () => {
  it('is four words of three syllables that any keyboard can write, and good enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: passphraseLength, maxLength: passphraseLength }),
        (numbers) => {
          const left = [...numbers];
          const made = newPassphrase((limit) => (left.shift() ?? 0) % limit);
          expect(made).toMatch(/^([bdfghjklmnrstv][aeiou]){3}(-([bdfghjklmnrstv][aeiou]){3}){3}$/);
          expect(made.length).toBeGreaterThanOrEqual(shortestPassphrase);
          expect(left).toEqual([]);
        },
      ),
    );
  });

  it('takes every syllable of the seventy for every place', () => {
    const limits: number[] = [];
    const seen = new Set<string>();
    for (let number = 0; number < 70; number += 1)
      seen.add(
        newPassphrase((limit) => {
          limits.push(limit);
          return number;
        }),
      );
    expect(seen.size).toBe(70);
    expect(new Set(limits)).toEqual(new Set([70]));
  });
});
