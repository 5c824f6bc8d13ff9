// The program `age` and Nyckelring open each other's files.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lock, unlock } from '#exchange/passphrase.ts';
import { runAge } from '../support/age.ts';

const folder = mkdtempSync(join(tmpdir(), 'nyckelring-age-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const passphrase = 'bavimo-kelura-åäö';
const message = 'Barnets bästa prövas först.\n'.repeat(5000);

describe('the program age', () => {
  it('opens what Nyckelring has locked', async () => {
    const locked = await lock(new TextEncoder().encode(message), passphrase);
    writeFileSync(at('ours.age'), locked);
    const { isContent, terminal } = runAge(
      ['-d', '-o', at('opened.txt'), at('ours.age')],
      [passphrase],
    );
    expect(isContent, terminal).toBe(true);
    expect(readFileSync(at('opened.txt'), 'utf8')).toBe(message);
  });

  it('refuses it with another passphrase', async () => {
    const locked = await lock(new TextEncoder().encode(message), passphrase, { factor: 10 });
    writeFileSync(at('refused.age'), locked);
    const { isContent, terminal } = runAge(
      ['-d', '-o', at('nothing.txt'), at('refused.age')],
      ['bavimo-kelura-åäö-'],
    );
    expect(isContent).toBe(false);
    expect(terminal).toContain('incorrect passphrase');
  });

  it.each([
    ['as it is', []],
    ['as text', ['-a']],
  ])('locks what Nyckelring then opens: %s', async (_, more) => {
    writeFileSync(at('message.txt'), message);
    const name = at(`theirs${more.join('')}.age`);
    const { isContent, terminal } = runAge(
      ['-p', ...more, '-o', name, at('message.txt')],
      [passphrase, passphrase],
    );
    expect(isContent, terminal).toBe(true);
    const locked = new Uint8Array(readFileSync(name));
    const opened = await unlock(locked, passphrase);
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(new TextDecoder().decode(opened.value)).toBe(message);
  });
});
