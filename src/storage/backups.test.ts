import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { assessmentId } from '#domain/assessment.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { finished, openAsIs } from './as-is.ts';
import { backupLimits, listBackups, readBackup, takeBackup } from './backups.ts';
import { openStorage } from './open.ts';
import type { Storage } from './provider.tsx';
import { putDump } from './raw-dump.ts';
import { declareVersions, versions } from './versions.ts';

const matrix = {
  party: 'party:2180',
  instrument: 'inventory-matrix',
  period: '2026',
  version: 1,
} as const;
const noon = new Date('2026-11-22T12:00:00Z');
const hoursLater = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

let ids = 0;
let databases = 0;
const opened: Storage[] = [];

async function openMachine(name = `backups-test-${(databases += 1)}`) {
  const result = await openStorage(name, {
    now: () => noon,
    newId: () => `id${String((ids += 1)).padStart(6, '0')}`,
  });
  if (!result.ok) throw new Error(`The database is refused: ${result.error.kind}`);
  opened.push(result.value);
  return { ...result.value, name };
}

async function openWithWork() {
  const machine = await openMachine();
  await machine.commands.chooseOwnParty({
    name: 'Gävle kommun',
    form: 'municipality',
    municipalityCodes: ['2180'],
    district: null,
  });
  await machine.commands.setAnswer(matrix, 'A1', { comment: 'Beslutat i maj.' }, []);
  return machine;
}

async function take(name: string, now = noon, reason: 'restore' | 'import' = 'restore') {
  const taken = await takeBackup(name, reason, { now });
  if (!taken.ok) throw new Error(`No backup: ${taken.error.kind}`);
  return taken.value;
}

async function everythingIn(name: string) {
  const database = await openAsIs(name);
  if (database === undefined) throw new Error('There is no database');
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const rows = await Promise.all(
    names.map((store) => finished<unknown[]>(transaction.objectStore(store).getAll())),
  );
  database.close();
  return Object.fromEntries(names.map((store, index) => [store, rows[index]]));
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const { database } of opened.splice(0)) database.close();
});

describe('an automatic backup', () => {
  test('holds everything that is here, names of people heard and attachments too', async () => {
    const { name, commands, database } = await openWithWork();
    await commands.setPeopleHeard('review:x', 'note:1', 'Signe Trädgårdh');
    await database.attachments.put({
      id: 'a1',
      record: 'document:2180/x',
      name: 'plan.pdf',
      type: 'application/pdf',
      size: 4,
    });
    await database.attachmentBytes.put({ id: 'a1', bytes: Uint8Array.from([0x25, 0, 255, 7]) });
    const { backup } = await take(name);
    expect(backup).toMatchObject({
      reason: 'restore',
      takenAt: noon.toISOString(),
      schema: schemaNumber,
      counts: { party: 1, assessment: 1 },
      hasFiles: true,
    });
    const dump = await readBackup(name, backup?.id ?? 0);
    const before = await everythingIn(name);
    expect(
      Object.fromEntries(
        Object.entries(dump?.stores ?? {}).map(([store, { rows }]) => [store, rows]),
      ),
    ).toEqual(before);
  });

  test('is not made of an empty database, and makes none', async () => {
    const { name } = await openMachine();
    expect((await take(name)).backup).toBeUndefined();
    expect((await take('never-opened')).backup).toBeUndefined();
    expect(await listBackups(name)).toEqual([]);
    const known = await indexedDB.databases();
    expect(known.map((one) => one.name)).not.toContain('never-opened');
  });

  test('is one for several imports on the same occasion, whatever happens to the clock', async () => {
    const { name } = await openWithWork();
    await take(name, noon, 'import');
    await take(name, hoursLater(0.5), 'import');
    expect(await listBackups(name)).toHaveLength(1);
    await take(name, hoursLater(2), 'import');
    // Set back two years.
    await take(name, hoursLater(-17_520), 'import');
    expect(await listBackups(name)).toHaveLength(3);
  });

  test('is kept with the last five; the oldest goes first, told by order and not by the clock', async () => {
    const { name } = await openWithWork();
    for (const hours of [0, 1, 2, -9000, -8999, -8998, 4]) await take(name, hoursLater(hours));
    const kept = await listBackups(name);
    expect(kept.map(({ takenAt }) => takenAt)).toEqual(
      [4, -8998, -8999, -9000, 2].map((hours) => hoursLater(hours).toISOString()),
    );
    expect(await readBackup(name, (kept.at(-1)?.id ?? 0) - 1)).toBeUndefined();
  });

  test('gives way to newer ones at 50 MB together', async () => {
    const { name } = await openWithWork();
    const first = await take(name);
    await take(name, hoursLater(1));
    const database = await openAsIs(`${name}-backups`);
    const facts = database?.transaction('facts', 'readwrite').objectStore('facts');
    // As if it had been as large as all may be together.
    facts?.put({ ...first.backup, size: backupLimits.bytes });
    database?.close();
    await take(name, hoursLater(2));
    const kept = await listBackups(name);
    expect(kept.map(({ takenAt }) => takenAt)).toEqual(
      [2, 1].map((hours) => hoursLater(hours).toISOString()),
    );
  });

  test('tells how far it has come, and can be given up without a trace', async () => {
    const { name, commands } = await openWithWork();
    for (let index = 0; index < 120; index += 1)
      await commands.setAnswer(
        { ...matrix, period: `${1900 + index}` },
        'A1',
        { comment: 'x' },
        [],
      );
    const shares: number[] = [];
    await takeBackup(name, 'restore', { now: noon, onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);

    const giveUp = new AbortController();
    const given = await takeBackup(name, 'restore', {
      now: noon,
      signal: giveUp.signal,
      onProgress: () => giveUp.abort(),
    });
    expect(given).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await listBackups(name)).toHaveLength(1);
  });

  test('says that there is no room, after the older ones have given way', async () => {
    const { name } = await openWithWork();
    for (const hours of [0, 1, 2]) await take(name, hoursLater(hours));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    const taken = await takeBackup(name, 'restore', { now: hoursLater(3) });
    expect(taken).toEqual({ ok: false, error: { kind: 'no-room' } });
    const kept = await listBackups(name);
    expect(kept.map(({ takenAt }) => takenAt)).toEqual([hoursLater(2).toISOString()]);
  });
});

describe('before an upgrade', () => {
  const party = {
    id: 'party:2180',
    kind: 'party',
    fields: { profile: { heads: [], past: [] } },
  };

  async function makeOlder(name: string) {
    const older = new Dexie(name);
    declareVersions(older, versions.slice(0, 1), []);
    await older.open();
    await older.table('records').put(party);
    await older.table('meta').put({ key: 'device', value: 'd1' });
    older.close();
  }

  test('the data are kept as they were, in the shape they had', async () => {
    const name = `backups-test-${(databases += 1)}`;
    await makeOlder(name);
    const machine = await openMachine(name);
    const [backup, ...others] = await listBackups(name);
    expect(others).toEqual([]);
    expect(backup).toMatchObject({ reason: 'upgrade', schema: 1, counts: { party: 1 } });
    machine.database.close();

    const dump = await readBackup(name, backup?.id ?? 0);
    if (dump === undefined) throw new Error('The backup is gone');
    await putDump(name, dump);
    const older = await openAsIs(name);
    expect(older?.version).toBe(10);
    older?.close();
    expect(await everythingIn(name)).toMatchObject({ records: [party] });
    // And it is brought up once more, when the app is opened again.
    const again = await openMachine(name);
    expect(await again.database.records.count()).toBe(1);
    expect(again.context.device).toBe('d1');
  });

  test('nothing is brought up without a backup, until somebody says so', async () => {
    const name = `backups-test-${(databases += 1)}`;
    await makeOlder(name);
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    const world = { now: () => noon, newId: () => 'x' };
    expect(await openStorage(name, world)).toEqual({
      ok: false,
      error: { kind: 'no-backup', reason: 'no-room' },
    });
    const older = await openAsIs(name);
    expect(older?.version).toBe(10);
    older?.close();

    const anyway = await openStorage(name, world, { evenWithoutBackup: true });
    expect(anyway.ok).toBe(true);
    if (anyway.ok) opened.push(anyway.value);
    full.mockRestore();
    expect(await listBackups(name)).toEqual([]);
  });
});

describe('putting a backup back', () => {
  test('leaves what no text can hold: the key that this machine signs with', async () => {
    const { name, database } = await openWithWork();
    // A key in the browser; a map stands for anything that only the browser itself can keep.
    await database.meta.put({ key: 'signingKey', value: new Map([['kind', 'private']]) });
    const { backup, facts } = await take(name);
    expect(facts?.unreadable).toEqual([{ store: 'meta', key: 'signingKey' }]);
    const dump = await readBackup(name, backup?.id ?? 0);
    if (dump === undefined) throw new Error('The backup is gone');
    const before = await everythingIn(name);
    database.close();
    await putDump(name, dump);
    expect(await everythingIn(name)).toEqual(before);
    (await finished(indexedDB.open(name, dump.version + 10))).close();
    await putDump(name, dump);
    expect(await everythingIn(name)).toEqual(before);
  });

  test('gives the same database, also after the app has gone on to a newer one', async () => {
    const machine = await openWithWork();
    const { name, commands, database } = machine;
    const before = await everythingIn(name);
    const { backup } = await take(name);
    await commands.setAnswer(matrix, 'A2', { comment: 'Senare.' }, []);
    const dump = await readBackup(name, backup?.id ?? 0);
    if (dump === undefined) throw new Error('The backup is gone');
    database.close();

    await putDump(name, dump);
    expect(await everythingIn(name)).toEqual(before);

    const newer = await finished(indexedDB.open(name, dump.version + 10));
    newer.close();
    await putDump(name, dump);
    expect(await everythingIn(name)).toEqual(before);

    await finished(indexedDB.deleteDatabase(name));
    await putDump(name, dump);
    expect(await everythingIn(name)).toEqual(before);
    // The app opens it as it would any other, by its indexes too.
    const again = await openMachine(name);
    const found = await again.database.records.where({ kind: 'assessment' }).toArray();
    expect(found.map(({ id }) => id)).toEqual([assessmentId(matrix)]);
  });
});
