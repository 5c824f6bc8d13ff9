import { describe, expect, test } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { newAssessment, type Assessment, type Assignment } from './assessment.ts';
import {
  assignees,
  contribution,
  isSameName,
  recipientOf,
  rowsOf,
  rowsToReturn,
} from './contribution.ts';
import { newDocumentProfile, type Document } from './document.ts';
import type { HistoryEntry, KeptRecord, Snapshot } from './record.ts';
import { headIds, writeRegister, type Register } from './revision.ts';

let made = 0;
const stamp = (device: string) => {
  made += 1;
  const id = `id${String(made).padStart(4, '0')}`;
  return {
    at: '2026-11-22T10:00:00.000Z',
    author: 'Kim Berg',
    device,
    window: `window-${id}`,
    filesWritten: 0,
    newId: () => id,
  };
};
const write = <V>(value: V, over?: Register<V>, device = 'owner') =>
  writeRegister(over, value, headIds(over), stamp(device));
const begun = <V>(value: V, device = 'owner') => write(value, undefined, device).register;
const answer = (level: number, documents: string[] = []): Answer => ({
  ...newAnswer(),
  response: { kind: 'level', level },
  documents,
});
const to = (name: string, due: string | null = null): Assignment => ({ to: name, due });

const party = 'party:2180';
const matrix = (period: string, fields: Assessment['fields'], of = party): Assessment => ({
  ...newAssessment({ party: of, instrument: 'inventory-matrix', period }, 1),
  fields,
});
const document = (key: string, of = '2180'): Document => ({
  id: `document:${of}/${key}`,
  kind: 'document',
  party: `party:${of}`,
  fields: { profile: begun(newDocumentProfile()) },
});
const partyRecord = (code: string): KeptRecord => ({
  id: `party:${code}`,
  kind: 'party',
  fields: {
    profile: begun({
      name: code,
      form: 'municipality' as const,
      municipalityCodes: [code],
      district: null,
    }),
  },
});

const firstA1 = write(answer(0, ['document:2180/earlier']));
const secondA1 = write(answer(1, ['document:2180/used']), firstA1.register);
const firstB1 = write(answer(2));
const secondB1 = write(answer(3), firstB1.register);
const oldA1 = write(answer(0));
const newerA1 = write(answer(1, ['document:2180/last-year']), oldA1.register);

const year = matrix('2026', {
  details: begun({
    participants: ['Kim'],
    place: 'Gävle',
    date: null,
    note: 'Internt',
    source: null,
  }),
  lock: begun<number | null>(null),
  'answer:A1': secondA1.register,
  'assignment:A1': begun<Assignment | null>(to('Socialförvaltningen', '2027-03-01')),
  'assignment:A2': begun<Assignment | null>(to(' socialförvaltningen ')),
  'answer:B1': secondB1.register,
  'assignment:B1': begun<Assignment | null>(to('Alex Lund')),
  'ratings:kim': begun<null>(null),
});
const lastYear = matrix('2025', {
  details: begun({ participants: [], place: '', date: null, note: 'Förra året', source: null }),
  'answer:A1': newerA1.register,
  'answer:A2': begun(answer(2)),
  'answer:B1': begun(answer(1)),
  'assignment:A1': begun<Assignment | null>(to('Någon annan')),
});
const entry = (
  record: string,
  field: string,
  revisions: readonly HistoryEntry['revision'][],
): HistoryEntry[] => revisions.map((revision) => ({ record, field, revision }));

const everything: Snapshot = {
  records: [
    partyRecord('2180'),
    partyRecord('1880'),
    {
      id: 'network',
      kind: 'network',
      fields: { profile: begun({ name: 'N', members: [], meetingsPerYear: 2 }) },
    },
    year,
    lastYear,
    matrix('2024', { 'answer:A1': begun(answer(3)) }),
    matrix('2027', { 'answer:A1': begun(answer(3)) }),
    matrix('2025', { 'answer:A1': begun(answer(3)) }, 'party:1880'),
    {
      ...newAssessment({ party, instrument: 'implementation-key', period: '2026-1' }, 1),
      fields: { 'answer:K1': begun(answer(3)) },
    },
    ...['used', 'earlier', 'last-year', 'unused'].map((key) => document(key)),
    document('used', '1880'),
    {
      id: 'action:a1',
      kind: 'action',
      party,
      createdAt: '2026-01-01T00:00:00.000Z',
      fields: { profile: begun(null) },
    },
  ],
  history: [
    ...entry(year.id, 'answer:A1', firstA1.superseded.concat(secondA1.superseded)),
    ...entry(year.id, 'answer:B1', secondB1.superseded),
    ...entry(lastYear.id, 'answer:A1', newerA1.superseded),
  ],
};

describe('what leaves with some rows', () => {
  const file = contribution(everything, year.id, ['A1', 'A2']);
  const record = (id: string) => file?.records.find((one) => one.id === id);

  test('is the party, the rows of this year and last, and the documents they rest on: nothing else', () => {
    expect(file?.records.map(({ id }) => id).sort()).toEqual([
      'assessment:2180/inventory-matrix/2025',
      'assessment:2180/inventory-matrix/2026',
      'document:2180/earlier',
      'document:2180/last-year',
      'document:2180/used',
      'party:2180',
    ]);
  });

  test('has of this year only the answers and who gives them, whole with their earlier versions', () => {
    expect(Object.keys(record(year.id)?.fields ?? {}).sort()).toEqual([
      'answer:A1',
      'assignment:A1',
      'assignment:A2',
    ]);
    expect(record(year.id)).toMatchObject({
      fields: { 'answer:A1': year.fields['answer:A1'] },
      version: 1,
      period: '2026',
    });
    expect(file?.history.map(({ record: id, field }) => [id, field])).toEqual([
      [year.id, 'answer:A1'],
    ]);
  });

  test('has of last year only the present answers, without what was written before them', () => {
    expect(file?.lastPeriod).toBe('2025');
    expect(Object.keys(record(lastYear.id)?.fields ?? {}).sort()).toEqual([
      'answer:A1',
      'answer:A2',
    ]);
    expect(file?.history.some(({ record: id }) => id === lastYear.id)).toBe(false);
  });

  test('never tells of other rows, notes, other years, the network or other parties in any word', () => {
    const words = JSON.stringify(file);
    for (const secret of ['Internt', 'Förra året', 'Alex Lund', 'Någon annan', '1880', 'ratings'])
      expect(words).not.toContain(secret);
  });

  test('changes nothing of what it was taken from', () => {
    expect(Object.keys(year.fields)).toHaveLength(8);
  });

  test('is nothing at all for an assessment that is not here', () => {
    expect(
      contribution(everything, 'assessment:2180/inventory-matrix/2030', ['A1']),
    ).toBeUndefined();
  });

  test('has no last year where none was answered', () => {
    const alone = contribution({ records: [year], history: [] }, year.id, ['A1']);
    expect(alone?.lastPeriod).toBeUndefined();
    expect(alone?.records).toHaveLength(1);
  });
});

describe('who is to answer', () => {
  test('is one person however the name was typed, with the rows and those left', () => {
    expect(assignees(year)).toEqual([
      { name: 'Alex Lund', items: ['B1'], unanswered: [] },
      { name: 'Socialförvaltningen', items: ['A1', 'A2'], unanswered: ['A2'] },
    ]);
    expect(isSameName('  Kim   Berg', 'kim berg')).toBe(true);
    expect(isSameName('Kim Berg', 'Kim Borg')).toBe(false);
  });

  test('can be found by several names at once, and rows stand in their own order', () => {
    const many = matrix('2026', {
      'assignment:A10': begun<Assignment | null>(to('Kim')),
      'assignment:A2': begun<Assignment | null>(to('Socialförvaltningen')),
      'assignment:A3': begun<Assignment | null>(to('')),
      'assignment:A4': begun<Assignment | null>(null),
    });
    expect(rowsOf(many, ['kim', 'Socialförvaltningen'])?.items).toEqual(['A2', 'A10']);
    expect(rowsOf(many, ['Robin'])).toBeUndefined();
    expect(rowsOf(null, ['Kim'])).toBeUndefined();
  });

  test('sends back the own rows and every other that was written on that machine', () => {
    const answered = matrix('2026', {
      ...year.fields,
      'answer:C1': begun(answer(1), 'colleague'),
    });
    expect(rowsToReturn(answered, ['Socialförvaltningen'], 'colleague')).toEqual([
      'A1',
      'A2',
      'C1',
    ]);
  });
});

describe('whose rows a file holds', () => {
  test('is told of a file that was written for one person', () => {
    const file = contribution(everything, year.id, ['A1', 'A2']);
    expect(file && recipientOf(file)).toMatchObject({
      name: 'Socialförvaltningen',
      items: ['A1', 'A2'],
      unanswered: ['A2'],
      party,
    });
  });

  test('is told of no backup, no whole year and no file for two', () => {
    expect(recipientOf(everything)).toBeUndefined();
    expect(recipientOf({ records: [year, lastYear], history: [] })).toBeUndefined();
    const forTwo = contribution(everything, year.id, ['A1', 'B1']);
    expect(forTwo && recipientOf(forTwo)).toBeUndefined();
    const forNobody = contribution(everything, lastYear.id, ['A2']);
    expect(forNobody && recipientOf(forNobody)).toBeUndefined();
  });
});
