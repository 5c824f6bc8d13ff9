import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { upgradeSteps } from '#domain/upgrades/steps.ts';
import { batchesOf } from '#storage/history.ts';
import { declareVersions, versions } from '#storage/versions.ts';

/** A store as schema 2 left it, from the file that its release wrote. */
const path = '../fixtures/exchange/schema-2.nyckelring.json';
const file = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as {
  records: Record<string, { id: string }[]>;
  history: Parameters<typeof batchesOf>[0];
};
const records = Object.values(file.records).flat();
const batches = batchesOf(file.history);
const confidential = {
  id: 'review:rev00000granliden|note:n1',
  record: 'review:rev00000granliden',
  people: 'Signe',
};
const byId = <R extends { id: string }>(rows: R[]) =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('a store of schema 2 keeps everything as it lies, and gets a place for undoing imports', async () => {
  const before = new Dexie('schema-2');
  declareVersions(before, versions.slice(0, 2), upgradeSteps.slice(0, 1));
  await before.table('records').bulkPut(records);
  await before.table('history').bulkPut(batches);
  await before.table('confidential').put(confidential);
  await before.table('meta').put({ key: 'ownParty', value: 'party:x.granliden' });
  expect(before.tables.map(({ name }) => name)).not.toContain('imports');
  before.close();

  const after = new Dexie('schema-2');
  declareVersions(after, versions.slice(0, 3), upgradeSteps.slice(0, 2));
  expect(byId(await after.table<{ id: string }>('records').toArray())).toEqual(byId(records));
  expect(byId(await after.table<{ id: string }>('history').toArray())).toEqual(byId(batches));
  expect(await after.table('confidential').toArray()).toEqual([confidential]);
  expect(await after.table('meta').get('ownParty')).toEqual({
    key: 'ownParty',
    value: 'party:x.granliden',
  });
  const assessments = records.filter(({ id }) => id.startsWith('assessment:'));
  const rows = await after.table<{ summaries: { id: string }[] }>('summaries').toArray();
  expect(byId(rows.flatMap(({ summaries }) => summaries)).map(({ id }) => id)).toEqual(
    byId(assessments).map(({ id }) => id),
  );
  expect(await after.table('imports').toArray()).toEqual([]);
  after.close();
});
