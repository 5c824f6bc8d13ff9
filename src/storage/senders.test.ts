import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { Origin, SigningKey } from '#domain/sender.ts';
import { createCommands } from './commands.ts';
import type { Database } from './database.ts';
import { openStorage } from './open.ts';
import { forgetSender, readSenders, rememberSender, signingKey } from './senders.ts';

const open: Database[] = [];
let databases = 0;

async function newDatabase(name?: string): Promise<Database> {
  databases += 1;
  const opened = await openStorage(name ?? `senders-test-${databases}`, {
    now: () => new Date(friday),
    newId: () => `id${databases}`,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  open.push(opened.value.database);
  return opened.value.database;
}

afterEach(() => {
  for (const database of open.splice(0)) database.close();
});

let made = 0;
async function newKey(): Promise<SigningKey> {
  made += 1;
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const { privateKey } = pair;
  return { key: `key ${made}`, fingerprint: `digits ${made}`, privateKey };
}

const gavle: Origin = { kind: 'party', party: 'party:2180', device: 'd1' };
const monday = '2026-11-02T08:00:00.000Z';
const friday = '2026-11-06T08:00:00.000Z';

test('a machine has one key, and can sign with it after the browser has been closed', async () => {
  const database = await newDatabase('senders-kept');
  const first = await signingKey(database, newKey);
  database.close();
  const again = await signingKey(await newDatabase('senders-kept'), () => {
    throw new Error('It has one already');
  });
  if (first === undefined || again === undefined) throw new Error('There is a key');
  expect(again.key).toBe(first.key);
  expect(again.privateKey.extractable).toBe(false);
  const signature = await crypto.subtle.sign('Ed25519', again.privateKey, new Uint8Array([1]));
  expect(signature.byteLength).toBe(64);
});

test('two windows that make a key at once end up with the same one', async () => {
  const name = 'senders-two-windows';
  const [one, other] = [await newDatabase(name), await newDatabase(name)];
  const [first, second] = await Promise.all([signingKey(one, newKey), signingKey(other, newKey)]);
  expect(first?.key).toBeDefined();
  expect(second?.key).toBe(first?.key);
});

test('a browser that cannot make a key is asked again another time', async () => {
  const database = await newDatabase();
  expect(await signingKey(database, () => Promise.resolve(undefined))).toBeUndefined();
  expect(await signingKey(database, newKey)).toBeDefined();
});

test('a place is remembered by its key, from its first file on, and can be forgotten', async () => {
  const database = await newDatabase();
  const key = { key: 'a', fingerprint: '1234' };
  await rememberSender(database, gavle, key, monday);
  await rememberSender(database, { ...gavle, party: 'party:1862' }, key, monday);
  await rememberSender(database, gavle, key, friday);
  const ofGavle = { ...key, claim: 'party:2180', device: 'd1', since: monday, last: friday };
  const ofDegerfors = { ...ofGavle, claim: 'party:1862', last: monday };
  expect(await readSenders(database)).toEqual([ofDegerfors, ofGavle]);

  await forgetSender(database, 'party:2180');
  expect(await readSenders(database)).toEqual([ofDegerfors]);

  const context = { now: () => new Date(friday), newId: () => 'id', device: 'd', window: 'w' };
  const { forgetSender: forget } = createCommands(database, context);
  expect(await forget('party:1862')).toEqual({ ok: true, value: undefined });
  expect(await readSenders(database)).toEqual([]);
});

test('two files read in at once are both remembered', async () => {
  const database = await newDatabase();
  await Promise.all(
    ['a', 'b', 'c'].map((key) =>
      rememberSender(database, { ...gavle, party: key }, { key, fingerprint: key }, monday),
    ),
  );
  expect(await readSenders(database)).toHaveLength(3);
});
