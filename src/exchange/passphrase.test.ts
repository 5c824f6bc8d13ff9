import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { introLength, isLocked, lock, madePassphrase, unlock } from './passphrase.ts';

const passphrase = 'bavimo-kelura-sitone-dafugi';
const plain = new TextEncoder().encode('Barnets bästa prövas först.\n');
// Quick to make; what is written for people is a hundred times slower to guess.
const quick = { factor: 8 };

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../tests/fixtures/age/${name}`, import.meta.url)));

function textOf(result: Awaited<ReturnType<typeof unlock>>): string {
  if (!result.ok) throw new Error(result.error.kind);
  return new TextDecoder().decode(result.value);
}

/** The head of a locked file, changed, in front of what was there. */
async function withHead(change: (head: string) => string) {
  const locked = await lock(plain, passphrase, quick);
  const text = new TextDecoder('latin1').decode(locked);
  const end = text.indexOf('\n', text.indexOf('\n---') + 1);
  const head = new TextEncoder().encode(change(text.slice(0, end)));
  return new Uint8Array([...head, ...locked.subarray(end)]);
}

describe('a file locked with a passphrase', () => {
  it('opens with the same passphrase, and says no word of what is in it', async () => {
    const locked = await lock(plain, passphrase);
    expect(isLocked(locked.subarray(0, introLength))).toBe(true);
    expect(new TextDecoder('latin1').decode(locked)).not.toContain('Barnets');
    expect(textOf(await unlock(locked, passphrase))).toBe('Barnets bästa prövas först.\n');
  });

  it('is locked as slowly to guess as is asked of scrypt', async () => {
    const head = new TextDecoder('latin1').decode((await lock(plain, passphrase)).subarray(0, 80));
    expect(head).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 17\n/);
  });

  it('is another file every time', async () => {
    const [one, other] = await Promise.all([
      lock(plain, passphrase, quick),
      lock(plain, passphrase, quick),
    ]);
    expect(one).not.toEqual(other);
  });

  it('opens however the computer writes å, and with a space that was pasted along', async () => {
    const locked = await lock(plain, 'åtta små ängar', quick);
    const decomposed = ' a\u030atta sma\u030a a\u0308ngar \n';
    expect(textOf(await unlock(locked, decomposed))).toBe('Barnets bästa prövas först.\n');
  });

  it('says that a passphrase is wrong', async () => {
    const locked = await lock(plain, passphrase, quick);
    expect(await unlock(locked, 'bavimo-kelura-sitone-dafuga')).toEqual({
      ok: false,
      error: { kind: 'wrong-passphrase' },
    });
    expect(await unlock(locked, '')).toEqual({ ok: false, error: { kind: 'wrong-passphrase' } });
  });

  it('is damaged when any byte of what it holds is changed, or when it is cut short', async () => {
    const big = new Uint8Array(200_000).map((_, index) => index % 251);
    const locked = await lock(big, passphrase, quick);
    const places = [locked.length - 1, locked.length - 40, 100_000, 70_000, 400];
    for (const place of places) {
      const changed = locked.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(await unlock(changed, passphrase), String(place)).toEqual({
        ok: false,
        error: { kind: 'damaged-protection' },
      });
    }
    for (const length of [locked.length - 1, 65_536 + 200, 180, 100, 30])
      expect(await unlock(locked.slice(0, length), passphrase), String(length)).toEqual({
        ok: false,
        error: { kind: 'damaged-protection' },
      });
  });

  it('never throws, whichever byte of its head is changed', async () => {
    const locked = await lock(plain, passphrase, { factor: 1 });
    for (let place = 0; place < locked.length; place += 1) {
      const changed = locked.slice();
      changed[place] = (changed[place] ?? 0) ^ 0x11;
      const outcome = await unlock(changed, passphrase);
      expect(outcome.ok, String(place)).toBe(false);
    }
  });
});

describe('a file locked in some other way', () => {
  it('is known by how it begins, and nothing else is', () => {
    expect(isLocked(fixture('by-passphrase.age'))).toBe(true);
    expect(isLocked(fixture('by-passphrase-armored.age'))).toBe(true);
    expect(isLocked(fixture('for-a-key.age'))).toBe(true);
    expect(isLocked(new TextEncoder().encode('{"format":"nyckelring"}'))).toBe(false);
    expect(isLocked(new Uint8Array([0x1f, 0x8b, 8, 0]))).toBe(false);
    expect(isLocked(new Uint8Array())).toBe(false);
  });

  it('is said to be for somebody’s key', async () => {
    expect(await unlock(fixture('for-a-key.age'), passphrase)).toEqual({
      ok: false,
      error: { kind: 'other-protection' },
    });
  });

  it('is said to be of a kind we do not know, when it is a later one', async () => {
    const later = await withHead((head) => head.replace('/v1', '/v2'));
    expect(await unlock(later, passphrase)).toEqual({
      ok: false,
      error: { kind: 'other-protection' },
    });
  });

  it.each(['20', '22', '30', '999999999999999999999'])(
    'is refused at once when it asks for two to the power of %s mixings',
    async (factor) => {
      const heavy = await withHead((head) => head.replace(/ 8\n/, ` ${factor}\n`));
      const begun = performance.now();
      expect(await unlock(heavy, passphrase)).toEqual({
        ok: false,
        error: { kind: 'protection-too-heavy' },
      });
      expect(performance.now() - begun).toBeLessThan(500);
    },
  );

  it('is damaged when its head never ends, and is not searched to its end', async () => {
    const endless = new TextEncoder().encode(
      `age-encryption.org/v1\n-> scrypt ${'A'.repeat(5_000_000)}`,
    );
    expect(await unlock(endless, passphrase)).toEqual({
      ok: false,
      error: { kind: 'damaged-protection' },
    });
  });

  it('is damaged when the text between the lines of its armor is', async () => {
    const text = new TextDecoder().decode(fixture('by-passphrase-armored.age'));
    for (const changed of [text.replace('-----END', '-----'), text.replace(/\n\w/, '\n!')])
      expect(await unlock(new TextEncoder().encode(changed), passphrase)).toEqual({
        ok: false,
        error: { kind: 'damaged-protection' },
      });
  });
});

describe('a file that Debian’s age has locked', () => {
  it.each(['by-passphrase.age', 'by-passphrase-armored.age'])('opens: %s', async (name) => {
    expect(textOf(await unlock(fixture(name), 'bavimo-kelura-åäö'))).toBe(
      'Barnets bästa prövas först.\n',
    );
  });
});

describe('a passphrase that is made up', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is another one every time', () => {
    const made = Array.from({ length: 200 }, madePassphrase);
    expect(new Set(made).size).toBe(200);
  });

  it('favours no syllable: a number past the last whole seventy is drawn again', () => {
    const pastTheLast = 2 ** 32 - 1;
    const numbers = [pastTheLast, 0, pastTheLast, 69];
    vi.stubGlobal('crypto', {
      getRandomValues: (into: Uint32Array) => into.fill(numbers.shift() ?? 70),
    });
    expect(madePassphrase()).toBe('bavuba-bababa-bababa-bababa');
  });
});
