import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openStorage } from './open.ts';
import { writeMeta, readMeta, type SharedFolder } from './meta.ts';
import { listBackups, readBackup, takeBackup } from './backups.ts';
import { putDump, readDump } from './raw-dump.ts';

const folder: SharedFolder = {
  id: 'folder-1',
  place: {
    kind: 'server',
    address: 'https://moln.kommun.example/dav/Nyckelring/',
    user: 'kim.berg',
    password: 'Zq7-hemligt-ord',
  },
  contents: 'party',
};

let ids = 0;

async function machine(name: string) {
  const opened = await openStorage(name, {
    now: () => new Date(),
    newId: () => `id${String((ids += 1))}`,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  const { database, commands } = opened.value;
  await commands.setPerson({ name: 'Kim Berg', role: '' });
  await commands.chooseOwnParty({
    name: 'Gävle kommun',
    form: 'municipality',
    municipalityCodes: ['2180'],
    district: null,
  });
  await writeMeta(database, 'folder', folder);
  return opened.value;
}

test('the password of a server stands in no file with everything, not even in one of raw data', async () => {
  const { database } = await machine('password-file');
  let text = '';
  await readDump('password-file', (piece) => (text += piece), {
    takenAt: '2026-11-22T12:00:00Z',
    without: [],
  });
  expect(text).toContain('Gävle kommun');
  expect(text).not.toContain('Zq7');
  expect(text).not.toContain('moln.kommun.example');
  database.close();
});

test('a backup does not hold it either, and putting one back leaves it where it is', async () => {
  const { database } = await machine('password-backup');
  const taken = await takeBackup('password-backup', 'restore', { now: new Date() });
  if (!taken.ok) throw new Error(taken.error.kind);
  const [backup] = await listBackups('password-backup');
  const dump = await readBackup('password-backup', backup?.id ?? 0);
  if (dump === undefined) throw new Error('There is no backup');
  expect(JSON.stringify(dump)).toContain('Gävle kommun');
  expect(JSON.stringify(dump)).not.toContain('Zq7');
  await putDump('password-backup', dump);
  expect(await readMeta(database, 'folder')).toEqual(folder);
  database.close();
});
