import { describe, expect, test } from 'vitest';
import { newAnswer } from '#domain/answer.ts';
import { newAssessment, type Assessment, type Assignment } from '#domain/assessment.ts';
import { contribution } from '#domain/contribution.ts';
import { newDocument, newDocumentProfile } from '#domain/document.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { planMerge } from '#domain/merge.ts';
import type { KeptRecord, Snapshot } from '#domain/record.ts';
import { headIds, writeRegister, type Register } from '#domain/revision.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { parseExchangeFile } from './parse.ts';
import { writeExchangeFile } from './write.ts';

const known = instrumentFacts(instruments, instrumentRefs());

let made = 0;
const write = <V>(value: V, over?: Register<V>) => {
  made += 1;
  const id = `id${String(made).padStart(4, '0')}`;
  return writeRegister(over, value, headIds(over), {
    at: '2026-11-22T10:00:00.000Z',
    author: 'Kim Berg',
    device: 'device-1',
    window: id,
    filesWritten: 0,
    newId: () => id,
  });
};
const begun = <V>(value: V) => write(value).register;
const level = (value: number, documents: string[] = []) => ({
  ...newAnswer(),
  response: { kind: 'level' as const, level: value },
  documents,
});

const document = newDocument('document:2180/d1', begun(newDocumentProfile()));
const first = write(level(0));
const second = write(level(1, [document.id]), first.register);
const other = write(level(0));
const otherNow = write(level(2), other.register);
const year: Assessment = {
  ...newAssessment({ party: 'party:2180', instrument: 'inventory-matrix', period: '2026' }, 1),
  fields: {
    'answer:A1': second.register,
    'assignment:A1': begun<Assignment | null>({ to: 'Skolan', due: null }),
    'answer:B1': otherNow.register,
  },
};
const party: KeptRecord = {
  id: 'party:2180',
  kind: 'party',
  fields: {
    profile: begun({
      name: 'Gävle kommun',
      form: 'municipality' as const,
      municipalityCodes: ['2180'],
      district: null,
    }),
  },
};
const everything: Snapshot = {
  records: [party, year, document],
  history: [
    { record: year.id, field: 'answer:A1', revision: first.register.heads[0] },
    { record: year.id, field: 'answer:B1', revision: other.register.heads[0] },
  ].flatMap(({ revision, ...place }) => (revision ? [{ ...place, revision }] : [])),
};

function through(snapshot: Snapshot): Snapshot {
  const text = writeExchangeFile({
    snapshot: { records: snapshot.records, history: snapshot.history },
    device: 'device-1',
    appVersion: '0.1.0',
    createdAt: '2026-11-22T10:00:00.000Z',
    instruments: known,
  });
  const parsed = parseExchangeFile(text, known);
  if (!parsed.ok) throw new Error(`Refused: ${parsed.error.kind}`);
  return parsed.value.snapshot;
}

describe('a file with only some fields of a record', () => {
  const part = contribution(everything, year.id, ['A1']);
  if (part === undefined) throw new Error('Nothing is taken');

  test('is written and read like any other, with nothing added or lost', () => {
    const read = through(part);
    expect(read.records.map(({ id }) => id).sort()).toEqual(
      part.records.map(({ id }) => id).sort(),
    );
    expect(read.records.find(({ id }) => id === year.id)).toEqual(
      part.records.find(({ id }) => id === year.id),
    );
    expect(read.history).toEqual(part.history);
  });

  test('changes nothing where the whole is: every field is the same, and none clashes', () => {
    const plan = planMerge(everything, through(part));
    expect([plan.records, plan.history, plan.clashes]).toEqual([[], [], []]);
    expect(plan.counts).toMatchObject({ new: 0, newer: 0, same: 4, older: 0, conflict: 0 });
  });

  test('is filled up by the whole, which brings the rest with its history', () => {
    const plan = planMerge(through(part), everything);
    expect(plan.clashes).toEqual([]);
    expect(plan.records).toEqual([year]);
    expect(plan.history.map(({ field }) => field)).toEqual(['answer:B1']);
    expect(plan.counts).toMatchObject({ new: 1, same: 4, conflict: 0 });
  });

  test('has in its history nothing of a field that stayed at home', () => {
    expect(part.history.map(({ field }) => field)).toEqual(['answer:A1']);
    // With it the file would be refused: a version of a field that is not there.
    expect(() => through({ records: part.records, history: everything.history })).toThrow(
      /unknown-record/,
    );
  });
});
