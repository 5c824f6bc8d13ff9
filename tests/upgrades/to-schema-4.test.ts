import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { Assessment } from '#domain/assessment.ts';
import { summaryOf, type Summary } from '#domain/summary.ts';
import { upgradeSteps } from '#domain/upgrades/steps.ts';
import { batchesOf } from '#storage/history.ts';
import { declareVersions, versions } from '#storage/versions.ts';

/** A store as schema 3 left it, from the file that its release wrote, and with a summary for each assessment. */
const path = '../fixtures/exchange/schema-3.nyckelring.json';
const file = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as {
  records: Record<string, { id: string }[]>;
  history: Parameters<typeof batchesOf>[0];
};
const records = Object.values(file.records).flat();
const assessments = file.records['assessment'] as unknown as Assessment[];
const batches = batchesOf(file.history);
const byId = <R extends { id: string }>(rows: R[]) =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('a store of schema 3 keeps everything as it lies, and its summaries are gathered', async () => {
  const before = new Dexie('schema-3');
  declareVersions(before, versions.slice(0, 3), upgradeSteps.slice(0, 2));
  await before.table('records').bulkPut(records);
  await before.table('history').bulkPut(batches);
  await before.table('summaries').bulkPut(assessments.map(summaryOf));
  await before.table('meta').put({ key: 'ownParty', value: 'party:x.granliden' });
  before.close();

  const after = new Dexie('schema-3');
  declareVersions(after, versions.slice(0, 4), upgradeSteps.slice(0, 3));
  expect(byId(await after.table<{ id: string }>('records').toArray())).toEqual(byId(records));
  expect(byId(await after.table<{ id: string }>('history').toArray())).toEqual(byId(batches));
  expect(await after.table('meta').get('ownParty')).toMatchObject({ value: 'party:x.granliden' });
  const rows = await after
    .table<{ id: string; party: string; instrument: string; summaries: Summary[] }>('summaries')
    .toArray();
  expect(byId(rows.flatMap(({ summaries }) => summaries))).toEqual(
    byId(assessments.map(summaryOf)),
  );
  for (const { id, party, instrument, summaries } of rows) {
    expect(id).toBe(`${party.slice('party:'.length)}/${instrument}`);
    expect(summaries.map((one) => [one.party, one.instrument])).toEqual(
      summaries.map(() => [party, instrument]),
    );
  }
  after.close();
});
