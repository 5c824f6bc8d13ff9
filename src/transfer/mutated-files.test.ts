import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import { recordSchema } from '#domain/record-schema.ts';
import { contentChecksum, contentCounts, type Content } from '#exchange/envelope.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { createTransfer } from './create-transfer.ts';
import type { FileProblem, Transfer } from './transfer.ts';

const known = instrumentFacts(instruments, instrumentRefs());

/** Every kind of record, a conflict, a history and an attachment, and small: ten thousand of it are read. */
const text = small('../../tests/fixtures/exchange/schema-4.nyckelring.json');

function small(path: string): string {
  const parsed = parseExchangeFile(readFileSync(new URL(path, import.meta.url), 'utf8'), known);
  if (!parsed.ok) throw new Error(parsed.error.kind);
  const { snapshot, attachments } = parsed.value;
  const records = snapshot.records.filter(({ id }) => !id.endsWith('2025'));
  const kept = new Set(records.map(({ id }) => id));
  return writeExchangeFile({
    snapshot: { records, history: snapshot.history.filter(({ record }) => kept.has(record)) },
    attachments,
    kind: 'party',
    party: 'party:x.granliden',
    device: 'device-1',
    appVersion: '0.3.0',
    createdAt: '2026-11-22T10:00:00.000Z',
    instruments: known,
  });
}

const bytes = new TextEncoder().encode(text);
const packed = new Uint8Array(gzipSync(bytes));

/** Every reason there is: an answer that is not among them is no answer. */
const reasons = new Set<FileProblem['kind']>([
  'too-large',
  'empty',
  'not-json',
  'truncated',
  'too-deep',
  'unsafe-keys',
  'not-an-exchange-file',
  'schema-too-new',
  'unknown-instrument',
  'instrument-changed',
  'invalid-records',
  'damaged',
  'damaged-packing',
  'unpacks-too-large',
  'passphrase-needed',
  'damaged-protection',
  'other-protection',
  'altered',
]);

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes changed, taken away or put in, of the file as it travels. */
const bytesChanged = fc
  .record({
    isPacked: fc.boolean(),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    takenAway: fc.integer({ min: 0, max: 40 }),
    putIn: fc.uint8Array({ maxLength: 12 }),
  })
  .map(({ isPacked, at, takenAway, putIn }): Bytes => {
    const whole = isPacked ? packed : bytes;
    const place = Math.floor(at * whole.length);
    return joined(whole.subarray(0, place), putIn, whole.subarray(place + takenAway));
  });

const cutShort = fc
  .record({ isPacked: fc.boolean(), at: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ isPacked, at }): Bytes => {
    const whole = isPacked ? packed : bytes;
    return whole.slice(0, Math.floor(at * whole.length));
  });

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', '\u0000', '\ud800', '𝒳å\u202e', -0, 1e308, [], {}, [[]], true),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    '<script>alert(1)</script>',
    'x'.repeat(9000),
  ),
  fc.integer({ min: 65, max: 300 }).map((depth) => nested(depth)),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Something inside put elsewhere, replaced, renamed or doubled, by somebody who can also make checksums. */
const insideChanged = fc
  .record({
    pick: fc.nat(),
    other: fc.nat(),
    how: fc.constantFrom('replace', 'swap', 'rename', 'double', 'drop'),
    value: odd,
    key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'kind', 'id', 'å', '1'), fc.string()),
    isSealed: fc.boolean(),
    isPacked: fc.boolean(),
  })
  .map(({ pick, other, how, value, key, isSealed, isPacked }): { line: Bytes; laidOut: Bytes } => {
    const content = JSON.parse(text) as Record<string, unknown>;
    const places = placesIn(content);
    const [holder, name] = places[pick % places.length] ?? [content, 'records'];
    const [otherHolder, otherName] = places[other % places.length] ?? [content, 'history'];
    const member = holder[name];
    switch (how) {
      case 'replace':
        holder[name] = value;
        break;
      case 'swap':
        holder[name] = otherHolder[otherName];
        otherHolder[otherName] = member;
        break;
      case 'rename':
        // A list has a length already, and it is no name.
        if (Array.isArray(holder) && key === 'length') break;
        Reflect.deleteProperty(holder, name);
        Object.defineProperty(holder, key, { value: member, enumerable: true });
        break;
      case 'double':
        if (Array.isArray(holder)) holder.push(structuredClone(member));
        else Object.defineProperty(holder, key, { value: member, enumerable: true });
        break;
      case 'drop':
        if (Array.isArray(holder)) holder.splice(Number(name), 1);
        else Reflect.deleteProperty(holder, name);
    }
    const [line, laidOut] = written(isSealed ? sealed(content) : content).map((made) => {
      const plain = new TextEncoder().encode(made);
      return isPacked ? new Uint8Array(gzipSync(plain)) : plain;
    }) as [Bytes, Bytes];
    return { line, laidOut };
  });

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

function placesIn(root: Record<string, unknown>): [Record<string, unknown>, string][] {
  const places: [Record<string, unknown>, string][] = [];
  const collect = (node: unknown) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, member] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      collect(member);
    }
  };
  collect(root);
  return places;
}

function sealed(content: Record<string, unknown>): Record<string, unknown> {
  try {
    const counts = contentCounts(content as Content);
    return { ...content, counts, checksum: contentChecksum(content as Content) };
  } catch {
    // Records that are no lists: no checksum helps.
    return content;
  }
}

/**
 * On one line, and laid out as we do it. A value that stands inside itself, after a swap, has no text: then the
 * file is the one it was.
 */
function written(content: Record<string, unknown>): [line: string, laidOut: string] {
  try {
    return [JSON.stringify(content), laidOutText(content)];
  } catch {
    return [text, text];
  }
}

function laidOutText(content: Record<string, unknown>): string {
  const { history, records, checksum, signature, attachments, ...head } = content;
  const isList = (value: unknown): value is unknown[] => Array.isArray(value);
  if (!isList(history) || records === null || typeof records !== 'object')
    return JSON.stringify(content);
  const list = (entries: readonly unknown[]) =>
    entries.length === 0 ? '[]' : `[\n${Array.from(entries, canonicalJson).join(',\n')}\n]`;
  const kinds = Object.entries(records)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, entries]) => {
      const written = isList(entries) ? list(entries) : canonicalJson(entries);
      return `${JSON.stringify(kind)}:${written}`;
    });
  const tail = JSON.stringify({ attachments, checksum, signature });
  return `${JSON.stringify(head, null, 2).replace(/\n?\}$/, '')},\n"history":${list(history)},\n"records":{\n${kinds.join(',\n')}\n},\n${tail.slice(1)}\n`;
}

function joined(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

let storage: Storage;
let transfer: Transfer;

beforeAll(async () => {
  let ids = 0;
  const opened = await openStorage('mutated-files', {
    now: () => new Date('2026-11-22T10:00:00Z'),
    newId: () => `id${String((ids += 1)).padStart(6, '0')}`,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  storage = opened.value;
  transfer = createTransfer(storage.database, storage.context);
});

const stored = async () =>
  Promise.all(storage.database.tables.map((table) => table.toArray() as Promise<unknown>));

const tally = { read: 0, refused: new Map<string, number>() };

/** Read, or refused for a reason that has a sentence; and what is read holds nothing but what its shape allows. */
async function look(mutated: Bytes): Promise<FileProblem['kind'] | 'read'> {
  const outcome = await transfer.open(new Blob([mutated]));
  if (!outcome.ok) {
    const { kind } = outcome.error;
    if (kind === 'cancelled' || kind === 'transfer-failed')
      throw new Error(JSON.stringify(outcome));
    expect(reasons).toContain(kind);
    tally.refused.set(kind, (tally.refused.get(kind) ?? 0) + 1);
    return kind;
  }
  tally.read += 1;
  transfer.close(outcome.value.id);
  return 'read';
}

test('10,000 changed files: each is read or refused for a reason, and nothing is stored', async () => {
  const before = await stored();
  for (const [mutations, numRuns] of [
    [bytesChanged, 3500],
    [cutShort, 1000],
  ] as const)
    await fc.assert(
      fc.asyncProperty(mutations, async (mutated) => void (await look(mutated))),
      {
        numRuns,
      },
    );
  // The layout only makes it quicker: what a file is worth does not hang on it.
  await fc.assert(
    fc.asyncProperty(insideChanged, async ({ line, laidOut }) => {
      expect(await look(laidOut)).toBe(await look(line));
    }),
    { numRuns: 2750 },
  );
  expect(await stored()).toEqual(before);
  // Both ends of it have been tried, and most of what lies between.
  expect(tally.read).toBeGreaterThan(20);
  expect(tally.refused.size).toBeGreaterThan(8);
}, 600_000);

test('what is let through is stored whole, or not at all', async () => {
  await fc.assert(
    fc.asyncProperty(insideChanged, async ({ laidOut }) => {
      const outcome = await transfer.open(new Blob([laidOut]));
      if (!outcome.ok) return;
      const before = await stored();
      const merged = await transfer.merge(outcome.value.id, []);
      transfer.close(outcome.value.id);
      const after = await storage.database.records.toArray();
      if (!merged.ok) expect(await stored()).toEqual(before);
      for (const record of after) expect(recordSchema.safeParse(record).error).toBeUndefined();
      await Promise.all(
        ['records', 'history', 'summaries', 'imports', 'attachments', 'attachmentBytes'].map(
          (table) => storage.database.table(table).clear(),
        ),
      );
    }),
    { numRuns: 300 },
  );
}, 600_000);
