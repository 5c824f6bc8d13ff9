import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparing, digestNow, hashing, type Summing } from './digest.ts';
import { contentBytes, type Envelope } from './envelope.ts';
import { layoutReader } from './layout.ts';
import { envelopeOf, readEnvelope } from './parse.ts';

/** With every kind of record, history, an attachment and a signature. */
const path = '../../tests/fixtures/exchange/schema-4.nyckelring.json';
const text = readFileSync(new URL(path, import.meta.url), 'utf8');
const bytes = new TextEncoder().encode(text);

async function read(
  whole: Uint8Array,
  sizes: readonly number[] = [whole.length],
  summing: Summing = hashing(),
): Promise<{ envelope: Envelope | undefined; checksum: string }> {
  const reader = layoutReader(summing.add);
  for (let at = 0, turn = 0; at < whole.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? whole.length;
    reader.add(whole.subarray(at, at + size));
    at += size;
  }
  const laidOut = reader.end();
  return { envelope: laidOut && envelopeOf(laidOut), checksum: await summing.checksum() };
}

const other = async (changed: string) => (await read(new TextEncoder().encode(changed))).envelope;

describe('a file in our layout', () => {
  test('says line by line what it says as a whole, however it comes', async () => {
    const whole = readEnvelope(text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }),
        async (sizes) => {
          const { envelope, checksum } = await read(bytes, sizes);
          expect({ ok: true, value: envelope }).toEqual(whole);
          expect(checksum).toBe(envelope?.checksum);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('has another checksum when one sign of it is another', async () => {
    const changed = await read(new TextEncoder().encode(text.replace('Granliden', 'Granlidem')));
    expect(changed.checksum).not.toBe(changed.envelope?.checksum);
  });

  test('can be held against the bytes that it ought to have', async () => {
    const whole = readEnvelope(text);
    if (!whole.ok) throw new Error(whole.error.kind);
    const content = contentBytes(whole.value);
    const checksum = digestNow(content);
    expect((await read(bytes, [700], comparing(content, checksum))).checksum).toBe(checksum);
    for (const expected of [content.subarray(1), content.subarray(0, -1), content.toReversed()])
      expect((await read(bytes, [700], comparing(expected, checksum))).checksum).not.toBe(checksum);
  });
});

describe('any other layout is left to whoever reads the whole text', () => {
  test.each([
    ['on one line', JSON.stringify(JSON.parse(text))],
    ['set out by an editor', JSON.stringify(JSON.parse(text), null, 2)],
    ['with line ends of another system', text.replaceAll('\n', '\r\n')],
    ['cut short', text.slice(0, -200)],
    ['cut short among its records', text.slice(0, text.length / 2)],
    ['with a kind that comes twice', text.replace('"document":[', '"assessment":[')],
    ['empty', ''],
    ['no file at all', 'Hej!\n'],
  ])('%s', async (_, changed) => {
    expect(await other(changed)).toBeUndefined();
  });

  test('a record with an unsafe key, or one nested too deep', async () => {
    const [first = ''] = /^\{"createdAt.*$/m.exec(text) ?? [];
    expect(first).not.toBe('');
    for (const added of ['"__proto__":1,', `"x":${'['.repeat(70)}${']'.repeat(70)},`])
      expect(await other(text.replace(first, first.replace('{', `{${added}`)))).toBeUndefined();
  });

  test('a head that never ends is not waited for', () => {
    const reader = layoutReader(() => undefined);
    const line = new TextEncoder().encode(`{\n${'"x":1,\n'.repeat(20_000)}`);
    for (let turn = 0; turn < 20; turn += 1) reader.add(line);
    expect(reader.end()).toBeUndefined();
  });
});
