import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { fileSizeLimit } from '#exchange/envelope.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { createTransfer } from './create-transfer.ts';
import type { Progress, Transfer } from './transfer.ts';

interface Machine extends Storage {
  transfer: Transfer;
}
const machines: Machine[] = [];
let count = 0;

async function newMachine(): Promise<Machine> {
  count += 1;
  const prefix = `m${count}x`;
  let ids = 0;
  const opened = await openStorage(`create-transfer-${count}`, {
    now: () => new Date('2026-11-22T10:00:00Z'),
    newId: () => `${prefix}${String((ids += 1)).padStart(6, '0')}`,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  const machine = {
    ...opened.value,
    transfer: createTransfer(opened.value.database, opened.value.context),
  };
  machines.push(machine);
  return machine;
}

/** One who has answered a row in each of many years. */
async function gavle(years = 3): Promise<Machine> {
  const machine = await newMachine();
  const { commands } = machine;
  await commands.setPerson({ name: 'Kim Berg', role: '' });
  await commands.chooseOwnParty({
    name: 'Gävle kommun',
    form: 'municipality',
    municipalityCodes: ['2180'],
    district: null,
  });
  for (let year = 2026 - years + 1; year <= 2026; year += 1)
    await commands.setAnswer(
      { party: 'party:2180', instrument: 'inventory-matrix', version: 1, period: String(year) },
      'A1',
      { response: { kind: 'level', level: 2 }, comment: 'Beslutat i maj – § 42.' },
      [],
    );
  return machine;
}

afterEach(() => {
  for (const { database } of machines.splice(0)) database.close();
});

async function backupOf({ transfer }: Machine, packing: 'gzip' | 'plain' = 'gzip') {
  const written = await transfer.write({ kind: 'backup', attachments: true }, { packing });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value;
}

const stored = ({ database }: Machine) =>
  Promise.all(
    [database.records, database.history, database.summaries].map(
      (table) => table.toArray() as Promise<unknown>,
    ),
  );

describe('a file', () => {
  test.each(['gzip', 'plain'] as const)(
    'is written, proved, opened elsewhere and read in: %s',
    async (packing) => {
      const from = await gavle();
      const { blob, extension, kind, contents, takenAt } = await backupOf(from, packing);
      expect([extension, kind]).toEqual([
        packing === 'gzip' ? '.nyckelring' : '.nyckelring.json',
        'backup',
      ]);
      expect(contents.instruments).toMatchObject([{ assessments: 3 }]);
      expect(takenAt).toBe('2026-11-22T10:00:00.000Z');

      const to = await newMachine();
      const opened = await to.transfer.open(blob);
      expect(opened).toMatchObject({
        ok: true,
        value: {
          kind: 'backup',
          standing: 'new',
          isProtected: false,
          counts: { new: 4, conflict: 0 },
          names: { 'party:2180': 'Gävle kommun' },
        },
      });
      expect(await stored(to)).toEqual([[], [], []]);
      const merged = await to.transfer.merge(opened.ok ? opened.value.id : '', []);
      expect(merged).toMatchObject({ ok: true, value: { records: 4, conflictCount: 0 } });
      expect(await stored(to)).toEqual(await stored(from));

      const again = await to.transfer.open(blob);
      expect(again).toMatchObject({
        ok: true,
        value: { standing: 'same', bringsSomething: false },
      });
    },
  );

  test('says the same when nothing has changed, whenever it is written', async () => {
    const machine = await gavle();
    expect((await backupOf(machine)).checksum).toBe((await backupOf(machine)).checksum);
  });

  test('that is too large is not read, one out of reach is told of', async () => {
    const { transfer } = await newMachine();
    const large = {
      size: 200_000_000,
      arrayBuffer: () => Promise.reject(new Error('It was read')),
    };
    expect(await transfer.open(large as unknown as Blob)).toEqual({
      ok: false,
      error: { kind: 'too-large', limit: fileSizeLimit, size: 200_000_000 },
    });
    const gone = {
      size: 10,
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')),
    };
    expect(await transfer.open(gone as unknown as Blob)).toEqual({
      ok: false,
      error: { kind: 'unreadable' },
    });
  });

  test('of nothing is not written', async () => {
    const { transfer } = await newMachine();
    expect(await transfer.write({ kind: 'backup', attachments: false })).toEqual({
      ok: false,
      error: { kind: 'nothing' },
    });
  });

  test('that has been closed cannot be read in', async () => {
    const { blob } = await backupOf(await gavle());
    const to = await newMachine();
    const opened = await to.transfer.open(blob);
    const id = opened.ok ? opened.value.id : '';
    to.transfer.close(id);
    expect(await to.transfer.merge(id, [])).toEqual({ ok: false, error: { kind: 'not-open' } });
  });
});

describe('a job', () => {
  test('tells how far it has come, never backwards', async () => {
    const from = await gavle();
    const told: Progress[] = [];
    const onProgress = (progress: Progress) => told.push(progress);
    const written = await from.transfer.write(
      { kind: 'backup', attachments: false },
      { onProgress },
    );
    const shares = told.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(told.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['gathering', 'writing', 'proving']),
    );
    expect(written.ok).toBe(true);
  });

  test.each([1, 2, 3, 4, 5, 6, 8, 12])(
    'that is given up at its word number %d leaves the store as it was',
    async (word) => {
      const { blob } = await backupOf(await gavle(12));
      const to = await newMachine();
      const opened = await to.transfer.open(blob);
      const before = await stored(to);
      const controller = new AbortController();
      let words = 0;
      const merged = await to.transfer.merge(opened.ok ? opened.value.id : '', [], {
        signal: controller.signal,
        onProgress: () => {
          words += 1;
          if (words === word) controller.abort();
        },
      });
      if (!merged.ok) {
        expect(merged.error).toEqual({ kind: 'cancelled' });
        expect(await stored(to)).toEqual(before);
      } else expect(words).toBeLessThan(word);
    },
  );

  test('that is given up while it reads leaves nothing open', async () => {
    const { blob } = await backupOf(await gavle());
    const to = await newMachine();
    const controller = new AbortController();
    const opened = await to.transfer.open(blob, {
      signal: controller.signal,
      onProgress: ({ step }) => {
        if (step === 'checking') controller.abort();
      },
    });
    expect(opened).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });

  test('over a closed database says so', async () => {
    const { blob } = await backupOf(await gavle());
    const to = await newMachine();
    to.database.close();
    expect(await to.transfer.open(blob)).toEqual({ ok: false, error: { kind: 'no-storage' } });
    expect(await to.transfer.write({ kind: 'backup', attachments: false })).toEqual({
      ok: false,
      error: { kind: 'storage-closed' },
    });
  });
});
