import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { answerOf, assessmentId } from '#domain/assessment.ts';
import type { Snapshot } from '#domain/record.ts';
import { headIds } from '#domain/revision.ts';
import { listBackups } from './backups.ts';
import type { HistoryBatch } from './history.ts';
import { openStorage } from './open.ts';
import type { Storage } from './provider.tsx';
import { readLoss, replaceByBackup, replaceByFile } from './replacing.ts';
import { takeSnapshot } from './take-snapshot.ts';

const matrix = {
  party: 'party:2180',
  instrument: 'inventory-matrix',
  period: '2026',
  version: 1,
} as const;
const matrixId = assessmentId(matrix);
const now = new Date('2026-11-22T12:00:00Z');
const pdf = () => Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d]);

let ids = 0;
let databases = 0;
const opened: Storage[] = [];

async function openMachine(): Promise<Storage> {
  const result = await openStorage(`replacing-test-${(databases += 1)}`, {
    now: () => now,
    newId: () => `id${String((ids += 1)).padStart(6, '0')}`,
  });
  if (!result.ok) throw new Error(`The database is refused: ${result.error.kind}`);
  opened.push(result.value);
  await result.value.commands.setPerson({ name: 'Kim Berg', role: '' });
  await result.value.commands.chooseOwnParty({
    name: 'Gävle kommun',
    form: 'municipality',
    municipalityCodes: ['2180'],
    district: null,
  });
  return result.value;
}

async function write({ commands, database }: Storage, item: string, comment: string) {
  const record = await database.records.get(matrixId);
  const field = record?.kind === 'assessment' ? record.fields[`answer:${item}`] : undefined;
  const saved = await commands.setAnswer(matrix, item, { comment }, headIds(field));
  if (!saved.ok) throw new Error(`Not saved: ${saved.error.kind}`);
}

async function commentOf({ database }: Storage, item: string) {
  const record = await database.records.get(matrixId);
  return record?.kind === 'assessment' ? answerOf(record, item)?.comment : undefined;
}

async function fileOf(storage: Storage): Promise<Snapshot & { attachments: [] }> {
  const taken = await takeSnapshot(storage);
  return { records: taken.records, history: taken.history, attachments: [] };
}

async function contentOf({ database }: Storage) {
  const tables = ['records', 'history', 'summaries', 'confidential', 'attachments'];
  const rows = await Promise.all(tables.map((table) => database.table<unknown>(table).toArray()));
  const content = Object.fromEntries(tables.map((table, index) => [table, rows[index]]));
  // How replaced versions are gathered in rows may differ; what they say may not.
  const history = (content['history'] as HistoryBatch[]).flatMap(({ entries }) => entries);
  return { ...content, history };
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const { database } of opened.splice(0)) database.close();
});

describe('a file in the place of everything', () => {
  test('gives what the file holds and nothing else, after a backup', async () => {
    const machine = await openMachine();
    await write(machine, 'A1', 'Som i filen.');
    const file = await fileOf(machine);
    await write(machine, 'A1', 'Senare.');
    await write(machine, 'A2', 'Senare.');
    await machine.commands.createDocument('party:2180', {
      title: 'Ny',
      date: null,
      kind: 'plan',
      keptAt: '',
      validUntil: null,
    });

    expect(await readLoss(machine.database, file)).toMatchObject({
      records: { document: 1 },
      fields: 2,
    });
    const replaced = await replaceByFile(machine.database, file, { now });
    expect(replaced).toMatchObject({ ok: true, value: { records: file.records.length } });
    expect(await machine.database.records.toArray()).toEqual(
      file.records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await commentOf(machine, 'A1')).toBe('Som i filen.');
    expect(await machine.database.summaries.count()).toBe(1);
    expect((await listBackups(machine.database.name)).map(({ reason }) => reason)).toEqual([
      'restore',
    ]);
  });

  test('is taken back whole by the backup: names of people heard and attachments too', async () => {
    const machine = await openMachine();
    await write(machine, 'A1', 'Som i filen.');
    const file = await fileOf(machine);
    await write(machine, 'A1', 'Senare.');
    await machine.commands.setPeopleHeard('review:x', 'note:1', 'Signe Trädgårdh');
    const document = await machine.commands.createDocument('party:2180', {
      title: 'Ny',
      date: null,
      kind: 'plan',
      keptAt: '',
      validUntil: null,
    });
    if (!document.ok) throw new Error('No document');
    const attached = await machine.commands.addAttachment(document.value, {
      name: 'plan.pdf',
      bytes: pdf(),
    });
    expect(attached).toEqual({ ok: true, value: null });
    const before = await contentOf(machine);

    const replaced = await replaceByFile(machine.database, file, { now });
    if (!replaced.ok) throw new Error(replaced.error.kind);
    expect(await machine.database.attachmentBytes.count()).toBe(0);
    expect(await machine.database.confidential.count()).toBe(0);

    const back = await replaceByBackup(machine.database, replaced.value.backup ?? 0, { now });
    expect(back).toMatchObject({ ok: true, value: { attachments: 1 } });
    expect(await contentOf(machine)).toEqual(before);
    const [content] = await machine.database.attachmentBytes.toArray();
    expect(content?.bytes).toEqual(pdf());
    // Each step has its own backup, so the way back is open too.
    expect(await listBackups(machine.database.name)).toHaveLength(2);
  });

  test('never lets go of what another window writes in the meantime', async () => {
    const machine = await openMachine();
    await write(machine, 'A1', 'Som i filen.');
    const file = await fileOf(machine);
    let isFirst = true;
    const outcome = await replaceByFile(machine.database, file, {
      now,
      onProgress: (share) => {
        if (share !== 0.5 || !isFirst) return;
        isFirst = false;
        void write(machine, 'A2', 'Skrivet just nu.');
      },
    });
    expect(outcome).toEqual({ ok: false, error: { kind: 'written-meanwhile' } });
    expect(await commentOf(machine, 'A2')).toBe('Skrivet just nu.');
  });

  test('does nothing without a backup, unless somebody says so', async () => {
    const machine = await openMachine();
    await write(machine, 'A1', 'Kvar.');
    const empty = { records: [], history: [], attachments: [] };
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    expect(await replaceByFile(machine.database, empty, { now })).toEqual({
      ok: false,
      error: { kind: 'no-backup' },
    });
    expect(await commentOf(machine, 'A1')).toBe('Kvar.');
    expect(
      await replaceByFile(machine.database, empty, { now, evenWithoutBackup: true }),
    ).toMatchObject({ ok: true, value: { records: 0, backup: undefined } });
    // Whom the machine works for is not here any more.
    expect(await machine.database.meta.get('ownParty')).toBeUndefined();
  });

  test('can be given up, and leaves everything as it was', async () => {
    const machine = await openMachine();
    await write(machine, 'A1', 'Kvar.');
    const file = await fileOf(machine);
    await write(machine, 'A1', 'Senare.');
    const before = await contentOf(machine);
    const giveUp = new AbortController();
    const outcome = await replaceByFile(machine.database, file, {
      now,
      signal: giveUp.signal,
      onProgress: (share) => {
        if (share >= 0.5) giveUp.abort();
      },
    });
    expect(outcome).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await contentOf(machine)).toEqual(before);
  });

  test('writes nothing by half when it fails midway', async () => {
    const machine = await openMachine();
    await write(machine, 'A1', 'Kvar.');
    const file = await fileOf(machine);
    await write(machine, 'A1', 'Senare.');
    const before = await contentOf(machine);
    vi.spyOn(machine.database.history, 'bulkPut').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    expect(await replaceByFile(machine.database, file, { now })).toEqual({
      ok: false,
      error: { kind: 'storage-full' },
    });
    expect(await contentOf(machine)).toEqual(before);
  });

  test('begins a new run of work: nothing from before is folded into what comes after', async () => {
    const machine = await openMachine();
    await write(machine, 'A1', 'Före.');
    const file = await fileOf(machine);
    await replaceByFile(machine.database, file, { now });
    await write(machine, 'A1', 'Efter.');
    const history = await machine.database.history.toArray();
    expect(
      history.flatMap(({ entries }) => entries).map(({ revision }) => revision.value),
    ).toMatchObject([{ comment: 'Före.' }]);
  });
});

test('a backup that is gone is told, and nothing happens', async () => {
  const machine = await openMachine();
  await write(machine, 'A1', 'Kvar.');
  expect(await replaceByBackup(machine.database, 77, { now })).toEqual({
    ok: false,
    error: { kind: 'backup-unreadable' },
  });
  expect(await commentOf(machine, 'A1')).toBe('Kvar.');
});
