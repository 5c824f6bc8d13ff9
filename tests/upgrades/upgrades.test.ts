import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import { newAnswer, type Answer } from '#domain/answer.ts';
import { newAssessment, type Assessment } from '#domain/assessment.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { writeRegister } from '#domain/revision.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import {
  upgradeSnapshot,
  upgradeSteps,
  type PlainSnapshot,
  type UpgradeStep,
} from '#domain/upgrades/steps.ts';
import { contentChecksum, contentCounts, type Content } from '#exchange/envelope.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { batchesOf, type HistoryBatch } from '#storage/history.ts';
import { declareVersions, versions, type Version } from '#storage/versions.ts';
import frozen from './released-versions.json' with { type: 'json' };

const known = instrumentFacts(instruments, instrumentRefs());

describe('the released schema numbers', () => {
  test('only grow: what has been released stands as it was released', () => {
    const released = versions.map(({ number, date, stores }) => ({ number, date, stores }));
    expect(released.slice(0, frozen.length)).toEqual(frozen);
  });

  test('count from one without a gap, up to the number that this code reads and writes', () => {
    expect(versions.map(({ number }) => number)).toEqual(
      Array.from({ length: schemaNumber }, (_, index) => index + 1),
    );
  });

  test('have one upgrade step each, after the first', () => {
    expect(upgradeSteps.map(({ to }) => to)).toEqual(versions.slice(1).map(({ number }) => number));
  });

  test('never take a table or an index away: an older window may still be reading', () => {
    const stores = versions.flatMap((version) => Object.entries(version.stores));
    const indexes = new Map<string, string[]>();
    for (const [table, declared] of stores) {
      const now = (declared ?? '').split(',').map((index) => index.trim());
      for (const index of indexes.get(table) ?? []) expect(now).toContain(index);
      indexes.set(table, now);
    }
  });
});

const [next, afterNext] = [schemaNumber + 1, schemaNumber + 2];

/** Two later versions that never were: the text of an answer gets a new name, then a fact of its own. */
type FrozenRecord = { kind: string; fields: Record<string, FrozenRegister> };
type FrozenRegister = { heads: { value: Record<string, unknown> }[] };
type FrozenEntry = { revision: { value: Record<string, unknown> } };

function changeAnswers(
  data: PlainSnapshot,
  change: (value: Record<string, unknown>) => Record<string, unknown>,
): PlainSnapshot {
  return {
    records: (data.records as FrozenRecord[]).map((record) => ({
      ...record,
      fields: Object.fromEntries(
        Object.entries(record.fields).map(([name, register]) => [
          name,
          {
            ...register,
            heads: register.heads.map((head) => ({ ...head, value: change(head.value) })),
          },
        ]),
      ),
    })),
    history: (data.history as FrozenEntry[]).map((entry) => ({
      ...entry,
      revision: { ...entry.revision, value: change(entry.revision.value) },
    })),
  };
}

const madeUpSteps: UpgradeStep[] = [
  {
    to: next,
    date: '2027-01-01',
    reason: 'The comment is called reason.',
    upgrade: (data) =>
      changeAnswers(data, ({ comment, ...rest }) => ({ ...rest, reason: comment })),
  },
  {
    to: afterNext,
    date: '2028-01-01',
    reason: 'The comment is called comment again, with a mark.',
    upgrade: (data) =>
      changeAnswers(data, ({ reason, ...rest }) => ({ ...rest, comment: `${String(reason)} *` })),
  },
];
const madeUpVersions: Version[] = [
  ...versions,
  { number: next, date: '2027-01-01', reason: 'made up', stores: {} },
  { number: afterNext, date: '2028-01-01', reason: 'made up', stores: { meetings: 'id' } },
];

function stamp(sitting: number) {
  return {
    at: '2026-11-22T10:00:00.000Z',
    author: 'Kim Berg',
    device: 'device-1',
    window: `window-${sitting}`,
    filesWritten: sitting,
    newId: () => `id${sitting}`,
  };
}

const first = writeRegister<Answer>(undefined, { ...newAnswer(), comment: 'före' }, [], stamp(0));
const second = writeRegister<Answer>(
  first.register,
  { ...newAnswer(), response: { kind: 'level', level: 2 }, comment: 'efter' },
  ['id0'],
  stamp(1),
);
const matrix: Assessment = {
  ...newAssessment({ party: 'party:2180', instrument: 'inventory-matrix', period: '2026' }, 1),
  fields: { 'answer:A1': second.register },
};
const old = {
  records: [matrix],
  history: second.superseded.map((revision) => ({
    record: matrix.id,
    field: 'answer:A1',
    revision,
  })),
};

const commentsOf = (data: PlainSnapshot) => ({
  living: (data.records as Assessment[]).map((record) =>
    record.fields['answer:A1']?.heads.map(({ value }) => value.comment),
  ),
  replaced: (data.history as { revision: { value: Answer } }[]).map(
    ({ revision }) => revision.value.comment,
  ),
});
const upgradedComments = { living: [['efter *']], replaced: ['före *'] };

describe('one chain of steps', () => {
  test('runs every step above the number it starts from, in order', () => {
    expect(commentsOf(upgradeSnapshot(old, schemaNumber, madeUpSteps, afterNext))).toEqual(
      upgradedComments,
    );
    const half = upgradeSnapshot(old, schemaNumber, madeUpSteps, next);
    expect(commentsOf(upgradeSnapshot(half, next, madeUpSteps, afterNext))).toEqual(
      upgradedComments,
    );
  });

  test('leaves data of the newest number alone', () => {
    expect(upgradeSnapshot(old, schemaNumber)).toBe(old);
  });

  test('with a hole in it is a bug', () => {
    const holed = [...upgradeSteps, ...madeUpSteps.slice(1)];
    const missing = `No upgrade step to schema ${next}`;
    expect(() => upgradeSnapshot(old, schemaNumber, holed, afterNext)).toThrow(missing);
    expect(() => declareVersions(new Dexie('hole'), madeUpVersions, holed)).toThrow(missing);
  });

  const file = writeExchangeFile({
    snapshot: old,
    device: 'device-1',
    appVersion: '0.1.0',
    createdAt: '2026-11-22T10:00:00.000Z',
    instruments: known,
  });

  test('brings an older file up to date', () => {
    const parsed = parseExchangeFile(file, known, {
      upgrades: { steps: madeUpSteps, to: afterNext },
    });
    expect(parsed.ok && commentsOf(parsed.value.snapshot)).toEqual(upgradedComments);
    expect(parsed.ok && parsed.value.schema).toBe(schemaNumber);
  });

  test('refuses an older file that is damaged, or too odd for its step', () => {
    const changed = file.replace('"efter"', '"annat"');
    const upgrades = { steps: madeUpSteps, to: afterNext };
    expect(parseExchangeFile(changed, known, { upgrades })).toEqual({
      ok: false,
      error: { kind: 'damaged' },
    });
    const content = JSON.parse(file) as Content;
    content.records.assessment = [{ kind: 'assessment', fields: { 'answer:A1': null } }];
    const odd = JSON.stringify({
      ...content,
      counts: contentCounts(content),
      checksum: contentChecksum(content),
    });
    expect(parseExchangeFile(odd, known, { upgrades })).toEqual({
      ok: false,
      error: { kind: 'damaged' },
    });
  });

  test('brings an older database up to date, summaries included', async () => {
    const before = new Dexie('made-up');
    declareVersions(before, versions, upgradeSteps);
    await before.table('records').bulkPut(old.records);
    await before.table('history').bulkPut(batchesOf(old.history));
    before.close();

    const after = new Dexie('made-up');
    declareVersions(after, madeUpVersions, [...upgradeSteps, ...madeUpSteps]);
    const records = await after.table('records').toArray();
    const batches = await after.table<HistoryBatch>('history').toArray();
    const history = batches.flatMap(({ entries }) => entries);
    expect(commentsOf({ records, history })).toEqual(upgradedComments);
    expect(await after.table('summaries').toArray()).toMatchObject([
      { id: '2180/inventory-matrix', summaries: [{ id: matrix.id, marks: { A1: 2 } }] },
    ]);
    expect(after.tables.map(({ name }) => name)).toContain('meetings');
    after.close();
  });

  test('leaves an older database as it was when a step fails', async () => {
    const before = new Dexie('failing');
    declareVersions(before, versions, upgradeSteps);
    await before.table('records').bulkPut(old.records);
    before.close();

    const failing = [...upgradeSteps, ...madeUpSteps].map((step) => ({
      ...step,
      upgrade: (data: PlainSnapshot) => {
        if (step.to === afterNext) throw new Error('A bug in the step');
        return step.upgrade(data);
      },
    }));
    const after = new Dexie('failing');
    declareVersions(after, madeUpVersions, failing);
    await expect(after.open()).rejects.toThrow('A bug in the step');
    after.close();

    const again = new Dexie('failing');
    declareVersions(again, versions, upgradeSteps);
    expect(await again.table('records').toArray()).toEqual(old.records);
    again.close();
  });
});
