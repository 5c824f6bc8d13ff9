import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { dressOf, packer, unpack } from './packing.ts';

const gzipped = (text: string) => new Uint8Array(gzipSync(text));
const limit = 1_000_000;
const take = () => undefined;

async function packed(parts: readonly string[], packing: 'gzip' | 'plain') {
  const out = packer(packing);
  for (const part of parts) {
    out.add(new TextEncoder().encode(part));
    await out.ready();
  }
  return new Uint8Array(await (await out.end()).arrayBuffer());
}

describe('the dress of a file', () => {
  test.each([
    ['gzip', gzipped('{}')],
    ['locked', new TextEncoder().encode('age-encryption.org/v1\n-> scrypt')],
    ['locked', new TextEncoder().encode('-----BEGIN AGE ENCRYPTED FILE-----\n')],
    ['plain', new TextEncoder().encode('{"format":"nyckelring"}')],
    ['plain', new Uint8Array()],
  ] as const)('is told by its first bytes: %s', (dress, bytes) => {
    expect(dressOf(bytes)).toBe(dress);
  });
});

describe('packing', () => {
  // Longer than what is packed at a time, with signs of one, two, three and four bytes.
  const parts = Array.from({ length: 40_000 }, (_, index) => `{"rad ${index}":"å – 𝒳"},`);

  test('and unpacking gives the same text', async () => {
    const bytes = await packed(parts, 'gzip');
    expect(dressOf(bytes)).toBe('gzip');
    const decoder = new TextDecoder();
    const read: string[] = [];
    await unpack(bytes, {
      take: (some) => read.push(decoder.decode(some, { stream: true })),
      limit: 10_000_000,
    });
    expect(read.join('')).toBe(parts.join(''));
  });

  test('can be left out', async () => {
    const bytes = await packed(parts, 'plain');
    expect(new TextDecoder().decode(bytes)).toBe(parts.join(''));
  });

  test('that is given up lets go without a sound', async () => {
    const out = packer('gzip');
    out.add(new Uint8Array(1_000_000));
    await expect(out.abandon()).resolves.toBeUndefined();
  });
});

describe('unpacking', () => {
  test('stops at the limit: a bomb of a few kilobytes is never unpacked whole', async () => {
    const bomb = gzipped('0'.repeat(200_000_000));
    expect(bomb.length).toBeLessThan(300_000);
    const before = process.memoryUsage().rss;
    expect(await unpack(bomb, { take, limit })).toEqual({
      ok: false,
      error: { kind: 'unpacks-too-large', limit },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  test('takes a text of just the limit, and none that is one byte longer', async () => {
    expect((await unpack(gzipped('x'.repeat(limit)), { take, limit })).ok).toBe(true);
    expect((await unpack(gzipped('x'.repeat(limit + 1)), { take, limit })).ok).toBe(false);
  });

  test.each([0.1, 0.5, 0.99])('tells of a file that is cut short: %d', async (share) => {
    const whole = gzipped(JSON.stringify(Array.from({ length: 5000 }, Math.random)));
    const cut = whole.slice(0, Math.floor(whole.length * share));
    expect(await unpack(cut, { take, limit })).toEqual({
      ok: false,
      error: { kind: 'damaged-packing' },
    });
  });

  test('tells of a file that was changed on its way', async () => {
    const whole = gzipped(JSON.stringify(Array.from({ length: 5000 }, Math.random)));
    whole[whole.length - 6] = (whole[whole.length - 6] ?? 0) ^ 1;
    expect(await unpack(whole, { take, limit })).toEqual({
      ok: false,
      error: { kind: 'damaged-packing' },
    });
  });

  test('can be given up between two pieces', async () => {
    const bytes = gzipped('x'.repeat(limit));
    const onTurn = () => Promise.reject(new Error('Given up'));
    await expect(unpack(bytes, { take, limit, onTurn })).rejects.toThrow('Given up');
  });
});
