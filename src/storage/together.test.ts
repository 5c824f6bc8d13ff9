// Several people at one assessment: two windows on one machine, and rows that go to a colleague and come back.
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { newAnswer } from '#domain/answer.ts';
import {
  answerField,
  answerOf,
  assessmentId,
  assignmentOf,
  type Assessment,
} from '#domain/assessment.ts';
import { rowsToReturn } from '#domain/contribution.ts';
import { planMerge } from '#domain/merge.ts';
import type { PartyProfile } from '#domain/party.ts';
import { hasConflict, headIds } from '#domain/revision.ts';
import { readMeta } from './meta.ts';
import { openStorage } from './open.ts';
import type { Storage } from './provider.tsx';
import { takeContribution, takeSnapshot } from './take-snapshot.ts';

const gavle: PartyProfile = {
  name: 'Gävle kommun',
  form: 'municipality',
  municipalityCodes: ['2180'],
  district: null,
};
const party = 'party:2180';
const sheet = (period: string) =>
  ({ party, instrument: 'inventory-matrix', period, version: 1 }) as const;
const matrix = sheet('2026');
const matrixId = assessmentId(matrix);
const now = () => new Date('2026-11-22T10:00:00Z');

let ids = 0;
const newId = () => {
  ids += 1;
  return `id${String(ids).padStart(6, '0')}`;
};

let machines = 0;
const newMachine = () => {
  machines += 1;
  return `together-${machines}`;
};

async function openWindow(machine: string): Promise<Storage> {
  const result = await openStorage(machine, { now, newId });
  if (!result.ok) throw new Error(`The database is refused: ${result.error.kind}`);
  return result.value;
}

async function openAs(name: string, machine = newMachine()): Promise<Storage> {
  const storage = await openWindow(machine);
  await storage.commands.setPerson({ name, role: '' });
  return storage;
}

async function beginAs(name: string): Promise<Storage> {
  const storage = await openAs(name);
  await storage.commands.chooseOwnParty(gavle);
  return storage;
}

async function read({ database }: Storage, id = matrixId): Promise<Assessment> {
  const record = await database.records.get(id);
  if (record?.kind !== 'assessment') throw new Error('There is no matrix');
  return record;
}

const level = (value: number) => ({ response: { kind: 'level', level: value } }) as const;
const register = async (storage: Storage, item: string) =>
  (await read(storage)).fields[answerField(item)];

describe('two windows on one row', () => {
  async function twoWindows() {
    const machine = newMachine();
    const one = await openAs('Kim Berg', machine);
    await one.commands.chooseOwnParty(gavle);
    await one.commands.setAnswer(matrix, 'A1', level(0), []);
    const seen = headIds(await register(one, 'A1'));
    return { one, two: await openWindow(machine), seen };
  }

  test('a level chosen in one and a reason typed in the other both stay', async () => {
    const { one, two, seen } = await twoWindows();
    await two.commands.setAnswer(matrix, 'A1', level(2), seen, level(0));
    await one.commands.setAnswer(matrix, 'A1', { comment: 'Ny grupp.' }, seen, { comment: '' });
    const after = await register(one, 'A1');
    expect(hasConflict(after)).toBe(false);
    expect(after?.heads).toHaveLength(1);
    expect(answerOf(await read(one), 'A1')).toMatchObject({ ...level(2), comment: 'Ny grupp.' });
  });

  test('the same text typed in both ends as a choice, with both texts', async () => {
    const { one, two, seen } = await twoWindows();
    await two.commands.setAnswer(matrix, 'A1', { comment: 'Två' }, seen, { comment: '' });
    await one.commands.setAnswer(matrix, 'A1', { comment: 'Ett' }, seen, { comment: '' });
    const after = await register(one, 'A1');
    expect(hasConflict(after)).toBe(true);
    expect(after?.heads.map(({ value }) => value.comment).sort()).toEqual(['Ett', 'Två']);
  });

  test('typing on after the other window has chosen a level still makes no conflict', async () => {
    const { one, two, seen } = await twoWindows();
    await one.commands.setAnswer(matrix, 'A1', { comment: 'Ny' }, seen, { comment: '' });
    await two.commands.setAnswer(matrix, 'A1', level(3), headIds(await register(two, 'A1')));
    await one.commands.setAnswer(matrix, 'A1', { comment: 'Ny grupp' }, seen, { comment: 'Ny' });
    expect((await register(one, 'A1'))?.heads).toHaveLength(1);
    expect(answerOf(await read(one), 'A1')).toMatchObject({ ...level(3), comment: 'Ny grupp' });
  });

  test('an act is taken back, the rest stays, and only by the window that did it', async () => {
    const { one, two } = await twoWindows();
    const seen = headIds(await register(one, 'A1'));
    await one.commands.setAnswer(matrix, 'A1', { comment: 'Skrivet efteråt' }, seen);
    const none = { response: null };
    const taken = await two.commands.takeBackAnswer(matrix, 'A1', none, level(0));
    expect(taken).toEqual({ ok: true, value: false });
    expect(await one.commands.takeBackAnswer(matrix, 'A1', none, level(0))).toEqual({
      ok: true,
      value: true,
    });
    expect(answerOf(await read(one), 'A1')).toMatchObject({
      ...none,
      comment: 'Skrivet efteråt',
    });
    // Used up: the row is no longer as the act had left it.
    expect(await one.commands.takeBackAnswer(matrix, 'A1', none, level(0))).toEqual({
      ok: true,
      value: false,
    });
  });
});

describe('an earlier version that is brought back', () => {
  test('becomes the present one, and what stood there is kept, also within one sitting', async () => {
    const storage = await beginAs('Kim Berg');
    await storage.commands.setAnswer(matrix, 'A1', { ...level(3), comment: 'Först' }, []);
    await takeSnapshot(storage);
    const seen = headIds(await register(storage, 'A1'));
    await storage.commands.setAnswer(matrix, 'A1', { ...level(0), comment: 'Sedan' }, seen);
    const earlier = { ...newAnswer(), ...level(3), comment: 'Först' };
    await storage.commands.restoreAnswer(
      matrix,
      'A1',
      earlier,
      headIds(await register(storage, 'A1')),
    );
    expect(answerOf(await read(storage), 'A1')).toEqual(earlier);
    const kept = (await storage.database.history.toArray()).flatMap(({ entries }) => entries);
    expect(kept.map(({ revision }) => (revision.value as { comment: string }).comment)).toEqual([
      'Först',
      'Sedan',
    ]);
  });
});

describe('rows given out', () => {
  test('are written together, and none is when the year is locked', async () => {
    const storage = await beginAs('Kim Berg');
    const rows = (name: string) =>
      ['A1', 'A2'].map((item) => ({ item, assignment: { to: name, due: null }, seen: [] }));
    expect((await storage.commands.setAssignments(matrix, rows('Skolan'))).ok).toBe(true);
    expect(assignmentOf(await read(storage), 'A2')).toEqual({ to: 'Skolan', due: null });

    const signed = await storage.commands.signOff(matrixId, () => ({
      body: 'Kommunstyrelsen',
      date: '2026-11-22',
      paragraph: '',
      note: '',
      lockedAt: now().toISOString(),
      warnings: 0,
      answers: {},
    }));
    expect(signed.ok).toBe(true);
    const refused = await storage.commands.setAssignments(matrix, rows('Kultur'));
    expect(refused).toMatchObject({ ok: false, error: { kind: 'locked' } });
    expect(assignmentOf(await read(storage), 'A1')?.to).toBe('Skolan');
  });

  test('change one part without undoing the other', async () => {
    const storage = await beginAs('Kim Berg');
    const put = (change: { to?: string; due?: string }) =>
      storage.commands.setAssignment(
        matrix,
        'A1',
        (stored) => ({ to: '', due: null, ...stored, ...change }),
        [],
      );
    await Promise.all([put({ to: 'Skolan' }), put({ due: '2027-03' })]);
    expect(assignmentOf(await read(storage), 'A1')).toEqual({ to: 'Skolan', due: '2027-03' });
  });
});

describe('rows that go to a colleague and come back', () => {
  async function sent() {
    const owner = await beginAs('Kim Berg');
    await owner.commands.setAnswer(sheet('2025'), 'A1', { ...level(1), comment: 'Förra året' }, []);
    await owner.commands.setAnswer(matrix, 'A2', { ...level(1), comment: 'Kims svar' }, []);
    await owner.commands.setAnswer(matrix, 'B1', { ...level(3), comment: 'Bara hos Kim' }, []);
    await owner.commands.setAssignments(
      matrix,
      ['A1', 'A2'].map((item) => ({
        item,
        assignment: { to: 'Skolan', due: null },
        seen: [],
      })),
    );
    const out = await takeContribution(owner, matrixId, ['A1', 'A2']);
    const colleague = await openAs('Alex Lund');
    await colleague.commands.mergeSnapshot(out);
    await colleague.commands.answerRowsOf(party, 'Skolan');
    return { owner, colleague };
  }

  const answered = async (colleague: Storage) => {
    const seenA1 = headIds(await register(colleague, 'A1'));
    const seenA2 = headIds(await register(colleague, 'A2'));
    await colleague.commands.setAnswer(matrix, 'A1', { ...level(2), comment: 'Alex' }, seenA1);
    await colleague.commands.setAnswer(matrix, 'A2', { ...level(0), comment: 'Alex' }, seenA2);
  };

  const sentBack = async (colleague: Storage) => {
    const items = rowsToReturn(await read(colleague), ['Skolan'], colleague.context.device);
    const back = await takeContribution(colleague, matrixId, items);
    return back;
  };

  test('arrive with last year beside them and nothing of the other rows', async () => {
    const { colleague } = await sent();
    expect(Object.keys((await read(colleague)).fields).sort()).toEqual([
      'answer:A2',
      'assignment:A1',
      'assignment:A2',
    ]);
    const last = await read(colleague, assessmentId(sheet('2025')));
    expect(answerOf(last, 'A1')?.comment).toBe('Förra året');
    expect(await readMeta(colleague.database, 'ownParty')).toBe(party);
    expect(await readMeta(colleague.database, 'answersFor')).toBe('Skolan');
  });

  test('come back as newer, leave every other row as it was, and do so only once', async () => {
    const { owner, colleague } = await sent();
    await answered(colleague);
    const back = await sentBack(colleague);
    const plan = await owner.commands.mergeSnapshot(back);
    expect(plan.ok && plan.value.counts).toMatchObject({ new: 1, newer: 1, conflict: 0 });
    const merged = await read(owner);
    expect(answerOf(merged, 'A1')?.comment).toBe('Alex');
    expect(answerOf(merged, 'B1')?.comment).toBe('Bara hos Kim');
    const again = await owner.commands.mergeSnapshot(back);
    expect(again.ok && [again.value.changed, again.value.history]).toEqual([[], 0]);
    const history = (await owner.database.history.toArray()).flatMap(({ entries }) => entries);
    expect(
      history.map(({ revision }) => (revision.value as { comment: string }).comment),
    ).toContain('Kims svar');
  });

  test('end as a choice on the row that both have written, and on no other', async () => {
    const { owner, colleague } = await sent();
    await answered(colleague);
    const seen = headIds(await register(owner, 'A2'));
    await owner.commands.setAnswer(matrix, 'A2', { comment: 'Kim skrev vidare' }, seen);
    const plan = await owner.commands.mergeSnapshot(await sentBack(colleague));
    expect(plan.ok && plan.value.conflicts).toEqual([
      expect.objectContaining({ record: matrixId, field: 'answer:A2' }),
    ]);
    const torn = await register(owner, 'A2');
    expect(torn?.heads.map(({ value }) => value.comment).sort()).toEqual([
      'Alex',
      'Kim skrev vidare',
    ]);
    expect(hasConflict(await register(owner, 'A1'))).toBe(false);
  });

  test('lose nothing that a later whole file brings to the colleague', async () => {
    const { owner, colleague } = await sent();
    await answered(colleague);
    const whole = await takeSnapshot(owner, party);
    await colleague.commands.mergeSnapshot(whole);
    const merged = await read(colleague);
    expect(answerOf(merged, 'A1')?.comment).toBe('Alex');
    expect(answerOf(merged, 'B1')?.comment).toBe('Bara hos Kim');
    // The part that was there before and the whole are told apart by nothing: the whole now says the same.
    const plan = planMerge(
      { records: [merged], history: [] },
      { records: [await read(owner)], history: [] },
    );
    expect(plan.clashes).toEqual([]);
    expect(plan.counts).toMatchObject({ new: 0, newer: 0, conflict: 0 });
  });
});
