import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { newAnswer } from '#domain/answer.ts';
import {
  answerField,
  answerOf,
  assessmentId,
  itemsInConflict,
  lockOf,
  type Assessment,
} from '#domain/assessment.ts';
import { answerChanges, isChanged } from '#domain/changes.ts';
import { hasConflict, headIds } from '#domain/revision.ts';
import { sealedAnswers } from '#domain/sealed-answers.ts';
import {
  reopeningOf,
  signOffContent,
  signOffId,
  type SignOff,
  type SignOffContent,
} from '#domain/sign-off.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { openStorage } from './open.ts';
import type { Storage } from './provider.tsx';
import { takeSnapshot } from './take-snapshot.ts';

const matrix = {
  party: 'party:2180',
  instrument: 'inventory-matrix',
  period: '2026',
  version: 1,
} as const;
const matrixId = assessmentId(matrix);

let ids = 0;
let databases = 0;
const opened: Storage[] = [];

/** A machine of its own, used by a named person. */
async function openMachine(person: string): Promise<Storage> {
  databases += 1;
  const result = await openStorage(`sign-off-test-${databases}`, {
    now: () => new Date('2026-11-22T10:00:00Z'),
    newId: () => {
      ids += 1;
      return `id${String(ids).padStart(6, '0')}`;
    },
  });
  if (!result.ok) throw new Error(`The database is refused: ${result.error.kind}`);
  opened.push(result.value);
  await result.value.commands.setPerson({ name: person, role: '' });
  await result.value.commands.chooseOwnParty({
    name: 'Gävle kommun',
    form: 'municipality',
    municipalityCodes: ['2180'],
    district: null,
  });
  return result.value;
}

afterEach(async () => {
  for (const { database } of opened.splice(0)) await database.delete();
});

async function readMatrix({ database }: Storage): Promise<Assessment> {
  const record = await database.records.get(matrixId);
  if (record?.kind !== 'assessment') throw new Error('There is no matrix');
  return record;
}

async function readVersion({ database }: Storage, number: number): Promise<SignOff> {
  const record = await database.records.get(signOffId(matrixId, number));
  if (record?.kind !== 'sign-off') throw new Error(`There is no version ${number}`);
  return record;
}

async function setLevel(storage: Storage, item: string, level: number) {
  const { database, commands } = storage;
  const stored = (await database.records.get(matrixId)) as Assessment | undefined;
  const seen = headIds(stored?.fields[answerField(item)]);
  return commands.setAnswer(matrix, item, { response: { kind: 'level', level } }, seen);
}

const contentBy =
  (body: string) =>
  (stored: Assessment): SignOffContent => ({
    body,
    date: '2026-11-12',
    paragraph: '§ 87',
    note: '',
    lockedAt: '2026-11-22T10:00:00.000Z',
    warnings: 0,
    answers: sealedAnswers(stored, []),
  });

const signOff = ({ commands }: Storage, body = 'Kommunstyrelsen') =>
  commands.signOff(matrixId, contentBy(body));

/** Everything that one machine has, read by another as a file is. */
async function bring(from: Storage, to: Storage) {
  const taken = await takeSnapshot(from);
  const { records, history } = taken;
  const merged = await to.commands.mergeSnapshot({ records, history });
  if (!merged.ok) throw new Error('Not merged');
  return merged.value;
}

async function twoMachines() {
  const [kim, robin] = [await openMachine('Kim Berg'), await openMachine('Robin Ek')];
  await setLevel(kim, 'A1', 1);
  await setLevel(kim, 'A2', 2);
  await bring(kim, robin);
  return { kim, robin };
}

/** How many rows stand otherwise than they were locked. */
async function lateRows(storage: Storage, number: number): Promise<string[]> {
  const instrument = assessmentInstrument(matrix.instrument);
  if (instrument === undefined) throw new Error('No matrix');
  const { rows } = answerChanges(
    { instrument, answers: signOffContent(await readVersion(storage, number)).answers },
    { instrument, answers: sealedAnswers(await readMatrix(storage), []) },
  );
  return rows.filter(isChanged).map(({ item }) => item.key);
}

describe('a locked assessment', () => {
  test('refuses every write to what it holds, and says which version locks it', async () => {
    const { kim } = await twoMachines();
    expect(await signOff(kim)).toEqual({ ok: true, value: 1 });
    const before = await readMatrix(kim);
    const { commands } = kim;
    const refused = { ok: false, error: { kind: 'locked', number: 1 } };
    expect(await setLevel(kim, 'A1', 3)).toEqual(refused);
    expect(await commands.setAssessmentDetails(matrix, { place: 'Gävle' }, [])).toEqual(refused);
    expect(await commands.setAssignment(matrix, 'A1', { to: 'Kultur', due: null }, [])).toEqual(
      refused,
    );
    expect(
      await commands.setRatings(matrix, 'someone', (stored) => ({ ...stored, name: 'Sam' }), []),
    ).toEqual(refused);
    expect(await commands.resolveConflict(matrixId, answerField('A1'), newAnswer(), [])).toEqual(
      refused,
    );
    expect(await signOff(kim)).toEqual(refused);
    expect(await readMatrix(kim)).toEqual(before);
  });

  test('is opened again with a reason, and the version stays as it was', async () => {
    const { kim } = await twoMachines();
    await signOff(kim);
    const sealed = signOffContent(await readVersion(kim, 1));
    await kim.commands.reopen(matrixId, 'Två rader hade fel underlag.');
    expect(lockOf(await readMatrix(kim))).toBeNull();
    expect(await setLevel(kim, 'A1', 3)).toEqual({ ok: true, value: undefined });
    expect(await signOff(kim)).toEqual({ ok: true, value: 2 });

    const first = await readVersion(kim, 1);
    expect(signOffContent(first)).toEqual(sealed);
    expect(reopeningOf(first)?.reason).toBe('Två rader hade fel underlag.');
    expect(signOffContent(await readVersion(kim, 2)).answers['A1']?.response).toEqual({
      kind: 'level',
      level: 3,
    });
  });

  test('takes what a colleague had written before the lock, and can tell that it came late', async () => {
    const { kim, robin } = await twoMachines();
    await setLevel(robin, 'A1', 3);
    await signOff(kim);
    const plan = await bring(robin, kim);
    expect(plan.counts.newer).toBeGreaterThan(0);
    expect(lockOf(await readMatrix(kim))).toBe(1);
    expect(answerOf(await readMatrix(kim), 'A1')?.response).toEqual({ kind: 'level', level: 3 });
    expect(signOffContent(await readVersion(kim, 1)).answers['A1']?.response).toEqual({
      kind: 'level',
      level: 1,
    });
    expect(await lateRows(kim, 1)).toEqual(['A1']);
  });

  test('keeps both of two answers that meet, and lets a person choose when it is open again', async () => {
    const { kim, robin } = await twoMachines();
    await setLevel(kim, 'A1', 2);
    await setLevel(robin, 'A1', 3);
    await signOff(kim);
    await bring(robin, kim);
    expect(itemsInConflict(await readMatrix(kim))).toEqual(['A1']);

    const field = answerField('A1');
    const register = (await readMatrix(kim)).fields[field];
    const choose = () =>
      kim.commands.resolveConflict(matrixId, field, register?.heads[1]?.value, headIds(register));
    expect(await choose()).toEqual({ ok: false, error: { kind: 'locked', number: 1 } });
    await kim.commands.reopen(matrixId, 'Två svar på A1.');
    expect(await choose()).toEqual({ ok: true, value: undefined });
    expect(itemsInConflict(await readMatrix(kim))).toEqual([]);
  });

  test('locks the other machine too, once its file has been read', async () => {
    const { kim, robin } = await twoMachines();
    await signOff(kim);
    await bring(kim, robin);
    expect(await setLevel(robin, 'A2', 0)).toEqual({
      ok: false,
      error: { kind: 'locked', number: 1 },
    });
    expect(signOffContent(await readVersion(robin, 1)).body).toBe('Kommunstyrelsen');
  });
});

describe('two machines that decide without knowing of each other', () => {
  test('meet as one version with two contents, and a person chooses', async () => {
    const { kim, robin } = await twoMachines();
    await signOff(kim, 'Kommunstyrelsen');
    await signOff(robin, 'Socialnämnden');
    await bring(robin, kim);
    const { content } = (await readVersion(kim, 1)).fields;
    expect(hasConflict(content)).toBe(true);
    expect(content.heads.map(({ value }) => value.body).sort()).toEqual([
      'Kommunstyrelsen',
      'Socialnämnden',
    ]);
    // Both locked the answers as version 1: of that there is nothing to choose.
    expect(hasConflict((await readMatrix(kim)).fields.lock)).toBe(false);

    const chosen = content.heads.find(({ value }) => value.body === 'Socialnämnden');
    const id = signOffId(matrixId, 1);
    await kim.commands.resolveConflict(id, 'content', chosen?.value, headIds(content));
    expect(signOffContent(await readVersion(kim, 1)).body).toBe('Socialnämnden');
    expect(hasConflict((await readVersion(kim, 1)).fields.content)).toBe(false);
  });

  test('may leave the answers both locked and open, which a person settles', async () => {
    const { kim, robin } = await twoMachines();
    await signOff(kim);
    await bring(kim, robin);
    await kim.commands.reopen(matrixId, 'Fel underlag.');
    await robin.commands.reopen(matrixId, 'Ny siffra.');
    await signOff(robin);
    await bring(robin, kim);

    const { lock } = (await readMatrix(kim)).fields;
    expect(lock?.heads.map(({ value }) => value).sort()).toEqual([2, null]);
    await kim.commands.resolveConflict(matrixId, 'lock', 2, headIds(lock));
    expect(lockOf(await readMatrix(kim))).toBe(2);
    // Both reasons for opening version 1 are kept.
    const { reopening } = (await readVersion(kim, 1)).fields;
    expect(reopening?.heads.map(({ value }) => value.reason).sort()).toEqual([
      'Fel underlag.',
      'Ny siffra.',
    ]);
  });
});
