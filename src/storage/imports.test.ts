// Reading in with choices, and undoing a whole import.
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Answer, Response } from '#domain/answer.ts';
import { answerField, answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import { newDocumentProfile } from '#domain/document.ts';
import type { ConflictChoice } from '#domain/conflict-choice.ts';
import type { PartyProfile } from '#domain/party.ts';
import { reducedRegister } from '#domain/reduced.ts';
import { fieldsOf, type Snapshot } from '#domain/record.ts';
import { hasConflict, headIds, type Register } from '#domain/revision.ts';
import { importsKept, importsSize, readImports, undoImport } from './imports.ts';
import { mergeIncoming, planIncoming, type ImportWork, type Merged } from './merging.ts';
import type { Database } from './database.ts';
import { openStorage } from './open.ts';
import type { Storage } from './provider.tsx';
import { allSummaries } from './summaries.ts';
import { takeSnapshot } from './take-snapshot.ts';

const gavle: PartyProfile = {
  name: 'Gävle kommun',
  form: 'municipality',
  municipalityCodes: ['2180'],
  district: null,
};
const party = 'party:2180';
const matrix = { party, instrument: 'inventory-matrix', period: '2026', version: 1 } as const;
const matrixId = assessmentId(matrix);
const key = { party, instrument: 'implementation-key', period: '2026-host', version: 1 } as const;
const now = () => new Date('2026-11-22T10:00:00Z');

let ids = 0;
const newId = () => {
  ids += 1;
  return `id${String(ids).padStart(6, '0')}`;
};

let machines = 0;

async function openAs(name: string): Promise<Storage> {
  machines += 1;
  const result = await openStorage(`imports-${machines}`, { now, newId });
  if (!result.ok) throw new Error(`The database is refused: ${result.error.kind}`);
  await result.value.commands.setPerson({ name, role: '' });
  return result.value;
}

const level = (value: number): { response: Response } => ({
  response: { kind: 'level', level: value },
});

const storedSummary = async (database: Database) =>
  (await allSummaries(database)).find(({ id }) => id === matrixId);

async function read({ database }: Storage, id = matrixId): Promise<Assessment> {
  const record = await database.records.get(id);
  if (record?.kind !== 'assessment') throw new Error('There is no such assessment');
  return record;
}

const register = async (storage: Storage, item: string) =>
  (await read(storage)).fields[answerField(item)];

async function answer(storage: Storage, item: string, change: object): Promise<void> {
  const known = (await storage.database.records.get(matrixId)) as Assessment | undefined;
  const seen = headIds(known?.fields[answerField(item)]);
  const saved = await storage.commands.setAnswer(matrix, item, change, seen);
  if (!saved.ok) throw new Error(saved.error.kind);
}

async function fileOf(storage: Storage): Promise<Snapshot> {
  const taken = await takeSnapshot(storage);
  const { records, history } = structuredClone(taken);
  return { records, history };
}

async function readIn(
  { database, context }: Storage,
  file: Snapshot,
  options: Partial<ImportWork> = {},
): Promise<Merged> {
  const origin = {
    name: 'fil.nyckelring',
    kind: 'party',
    party,
    writtenAt: now().toISOString(),
  } as const;
  return mergeIncoming(database, file, { context, origin, ...options });
}

/** Everything that an import may touch, in one order. */
async function contentOf({ database }: Storage) {
  const [records, batches, summaries, attachments] = await Promise.all([
    database.records.toArray(),
    database.history.toArray(),
    database.summaries.toArray(),
    database.attachments.toArray(),
  ]);
  const history = batches
    .flatMap(({ entries }) => entries)
    .sort((a, b) => (a.revision.id < b.revision.id ? -1 : 1));
  return { records, history, summaries, attachments };
}

async function undo(storage: Storage, { importId }: Merged) {
  if (importId === undefined) throw new Error('Nothing is kept of the import');
  return undoImport(storage.database, importId);
}

/** Two machines that share one matrix and have since written A1 each. */
async function twoMachines() {
  const own = await openAs('Kim Berg');
  await own.commands.chooseOwnParty(gavle);
  await answer(own, 'A1', level(1));
  await answer(own, 'A2', level(1));
  const other = await openAs('Alex Ek');
  await readIn(other, await fileOf(own));
  await answer(own, 'A1', { ...level(2), comment: 'Beslut i mars.' });
  await answer(other, 'A1', { ...level(3), comment: 'Följt upp i maj.' });
  return { own, other, file: await fileOf(other) };
}

async function choiceIn(
  storage: Storage,
  file: Snapshot,
  of: 'mine' | 'theirs',
  isJoined: boolean,
): Promise<ConflictChoice> {
  const { conflicts } = await planIncoming(storage.database, file);
  const [conflict] = conflicts;
  if (conflict === undefined) throw new Error('There is no conflict');
  const { record, field, mine, theirs } = conflict;
  const take = conflict[of][0]?.id ?? '';
  const seen = [...new Set([...mine, ...theirs].map(({ id }) => id))];
  return { record, field, take, isJoined, seen };
}

describe('a conflict that is ended while the file is read in', () => {
  test('ends with the version that was chosen, written by whoever chose', async () => {
    const { own, file } = await twoMachines();
    const choice = await choiceIn(own, file, 'theirs', false);
    const merged = await readIn(own, file, { choices: [choice] });
    expect(merged).toMatchObject({ chosen: 1, conflictCount: 0, conflicts: [] });
    expect(merged.counts.conflict).toBe(0);
    const after = await register(own, 'A1');
    expect(after?.heads).toHaveLength(1);
    expect(after?.heads[0]).toMatchObject({
      author: 'Kim Berg',
      replaces: expect.arrayContaining(choice.seen) as string[],
      value: { ...level(3), comment: 'Följt upp i maj.' },
    });
    expect((await storedSummary(own.database))?.marks['A1']).toBe(3);
    const { history } = await contentOf(own);
    const replaced = history.map(({ revision }) => revision.id);
    for (const id of choice.seen) expect(replaced).toContain(id);
  });

  test('keeps both texts under the answer that was chosen', async () => {
    const { own, file } = await twoMachines();
    const choice = await choiceIn(own, file, 'mine', true);
    await readIn(own, file, { choices: [choice] });
    expect(answerOf(await read(own), 'A1')).toMatchObject({
      ...level(2),
      comment: 'Beslut i mars.\n\nFöljt upp i maj.',
    });
  });

  test('ends the same on the other machine, when the file comes back', async () => {
    const { own, other, file } = await twoMachines();
    await readIn(own, file, { choices: [await choiceIn(own, file, 'mine', true)] });
    await readIn(other, await fileOf(own));
    expect(await register(other, 'A1')).toEqual(await register(own, 'A1'));
  });

  test('stays a conflict when nothing was chosen', async () => {
    const { own, file } = await twoMachines();
    const merged = await readIn(own, file);
    expect(merged).toMatchObject({ chosen: 0, conflictCount: 1 });
    expect(hasConflict(await register(own, 'A1'))).toBe(true);
  });

  test('stays a conflict when the version that was chosen has been written over meanwhile', async () => {
    const { own, file } = await twoMachines();
    const choice = await choiceIn(own, file, 'mine', false);
    await fileOf(own);
    await answer(own, 'A1', level(0));
    const merged = await readIn(own, file, { choices: [choice] });
    expect(merged).toMatchObject({ chosen: 0, conflictCount: 1 });
    expect((await register(own, 'A1'))?.heads).toHaveLength(2);
  });

  test('stays a conflict when the answers are signed off', async () => {
    const { own, file } = await twoMachines();
    const choice = await choiceIn(own, file, 'theirs', false);
    await own.commands.signOff(matrixId, () => ({
      body: 'Kommunstyrelsen',
      date: '2026-11-22',
      paragraph: '',
      note: '',
      lockedAt: now().toISOString(),
      warnings: 0,
      answers: {},
    }));
    const merged = await readIn(own, file, { choices: [choice] });
    expect(merged.chosen).toBe(0);
    expect(hasConflict(await register(own, 'A1'))).toBe(true);
  });

  test('stays a conflict when both texts together are longer than one may be', async () => {
    const own = await openAs('Kim Berg');
    await own.commands.chooseOwnParty(gavle);
    await answer(own, 'A1', { comment: 'a'.repeat(60_000) });
    const other = await openAs('Alex Ek');
    await other.commands.chooseOwnParty(gavle);
    await answer(other, 'A1', { comment: 'b'.repeat(60_000) });
    const file = await fileOf(other);
    const choice = await choiceIn(own, file, 'mine', true);
    expect((await readIn(own, file, { choices: [choice] })).chosen).toBe(0);
    expect(hasConflict(await register(own, 'A1'))).toBe(true);
  });
});

describe('an import that is undone', () => {
  test('leaves everything as it was, also what the choices wrote', async () => {
    const { own, other } = await twoMachines();
    await answer(other, 'A2', level(2));
    await answer(other, 'B1', level(0));
    await other.commands.setAnswer(key, 'K1', level(2), []);
    await other.commands.createDocument(party, { ...newDocumentProfile(), title: 'Barnbokslut' });
    const file = await fileOf(other);
    const before = await contentOf(own);
    const choices = [await choiceIn(own, file, 'mine', true)];
    const merged = await readIn(own, file, { choices });
    expect(await contentOf(own)).not.toEqual(before);
    expect(await undo(own, merged)).toEqual({ ok: true, value: { records: 3, removed: 2 } });
    expect(await contentOf(own)).toEqual(before);
    expect(await readImports(own.database)).toEqual([]);
    expect(await own.database.imports.count()).toBe(0);
  });

  test('can be read in again, with the same result', async () => {
    const { own, file } = await twoMachines();
    const merged = await readIn(own, file);
    const after = await contentOf(own);
    await undo(own, merged);
    await readIn(own, file);
    expect(await contentOf(own)).toEqual(after);
  });

  test('leaves what has been written in other rows since', async () => {
    const { own, file } = await twoMachines();
    const merged = await readIn(own, file);
    await answer(own, 'C1', level(3));
    expect(await undo(own, merged)).toMatchObject({ ok: true });
    const record = await read(own);
    expect(answerOf(record, 'C1')).toMatchObject(level(3));
    expect(answerOf(record, 'A1')).toMatchObject(level(2));
    expect(record.fields[answerField('A1')]?.heads).toHaveLength(1);
  });

  test('takes the small files that came with it away again', async () => {
    const { own, other } = await twoMachines();
    const made = await other.commands.createDocument(party, {
      ...newDocumentProfile(),
      title: 'Barnbokslut',
    });
    const bytes = new TextEncoder().encode('%PDF-1.7\n');
    if (!made.ok) throw new Error(made.error.kind);
    const attached = { id: newId(), record: made.value, name: 'barnbokslut.pdf', bytes } as const;
    const merged = await mergeIncoming(
      own.database,
      {
        ...(await fileOf(other)),
        attachments: [{ ...attached, type: 'application/pdf', size: bytes.length }],
      },
      {
        context: own.context,
        origin: { name: '', kind: 'party', party, writtenAt: now().toISOString() },
      },
    );
    expect(merged.attachments).toEqual([attached.id]);
    await undo(own, merged);
    expect(await own.database.attachments.count()).toBe(0);
    expect(await own.database.attachmentBytes.count()).toBe(0);
  });

  test('puts a reduced copy back where a whole one had filled it out', async () => {
    const party = await openAs('Kim Berg');
    await party.commands.chooseOwnParty(gavle);
    await answer(party, 'A1', { ...level(1), comment: 'Först' });
    const whole = await fileOf(party);
    const reduced = structuredClone(whole);
    for (const record of reduced.records)
      for (const [field, register] of Object.entries(fieldsOf(record)))
        if (field.startsWith('answer:'))
          fieldsOf(record)[field] = reducedRegister(register as Register<Answer>, () => ({
            parts: { comment: '' },
            author: true,
          }));
    const coordinator = await openAs('Samordnaren');
    await readIn(coordinator, reduced);
    await coordinator.commands.setAnswer(
      matrix,
      'A1',
      level(2),
      headIds(await register(coordinator, 'A1')),
    );
    const before = await contentOf(coordinator);
    expect(before.history[0]?.revision).toMatchObject({ author: '', value: { comment: '' } });
    const merged = await readIn(coordinator, whole);
    // The replaced version, too, now tells what the party wrote.
    expect((await contentOf(coordinator)).history[0]?.revision).toMatchObject({
      author: 'Kim Berg',
      value: { comment: 'Först' },
    });
    await undo(coordinator, merged);
    expect(await contentOf(coordinator)).toEqual(before);
  });
});

describe('an import is not undone, and nothing changes,', () => {
  test('when a row that it changed has been written on since; the row is named', async () => {
    const { own, file } = await twoMachines();
    const merged = await readIn(own, file);
    await answer(own, 'A1', level(0));
    const before = await contentOf(own);
    const refused = await undo(own, merged);
    expect(refused).toMatchObject({
      ok: false,
      error: {
        kind: 'written-since',
        count: 1,
        written: [{ record: { id: matrixId }, field: 'answer:A1' }],
      },
    });
    expect(await contentOf(own)).toEqual(before);
    expect(await readImports(own.database)).toHaveLength(1);
  });

  test('when another file has brought something to the same row since', async () => {
    const { own, other, file } = await twoMachines();
    const first = await readIn(own, file);
    await answer(other, 'A1', level(0));
    const second = await readIn(own, await fileOf(other));
    expect(await undo(own, first)).toMatchObject({ ok: false, error: { kind: 'written-since' } });
    // The later one first, then the earlier.
    expect(await undo(own, second)).toMatchObject({ ok: true });
    expect(await undo(own, first)).toMatchObject({ ok: true });
  });

  test('when the answers have been signed off since', async () => {
    const { own, file } = await twoMachines();
    const merged = await readIn(own, file);
    await own.commands.signOff(matrixId, () => ({
      body: 'Kommunstyrelsen',
      date: '2026-11-22',
      paragraph: '',
      note: '',
      lockedAt: now().toISOString(),
      warnings: 0,
      answers: {},
    }));
    expect(await undo(own, merged)).toMatchObject({
      ok: false,
      error: { kind: 'written-since', written: [{ field: 'lock' }] },
    });
  });

  test('when an answer rests on a document that came with it', async () => {
    const { own, other } = await twoMachines();
    await readIn(own, await fileOf(other));
    const made = await other.commands.createDocument(party, {
      ...newDocumentProfile(),
      title: 'Barnbokslut',
    });
    if (!made.ok) throw new Error(made.error.kind);
    const merged = await readIn(own, await fileOf(other));
    await answer(own, 'A2', { documents: [made.value] });
    expect(await undo(own, merged)).toMatchObject({
      ok: false,
      error: { kind: 'written-since', written: [{ record: { id: matrixId } }] },
    });
  });

  test('when this machine works for a party that came with it', async () => {
    const { other } = await twoMachines();
    const third = await openAs('Robin Lund');
    const merged = await readIn(third, await fileOf(other));
    await third.commands.workForParty(party);
    expect(await undo(third, merged)).toMatchObject({
      ok: false,
      error: { kind: 'written-since', written: [{ record: { id: party } }] },
    });
  });

  test('when it has been undone already', async () => {
    const { own, file } = await twoMachines();
    const merged = await readIn(own, file);
    await undo(own, merged);
    expect(await undo(own, merged)).toEqual({ ok: false, error: { kind: 'nothing-to-undo' } });
  });
});

describe('what is kept for undoing', () => {
  test('is nothing when the file brought nothing', async () => {
    const { own } = await twoMachines();
    const merged = await readIn(own, await fileOf(own));
    expect(merged.importId).toBeUndefined();
    expect(await own.database.imports.count()).toBe(0);
  });

  test('is no more than an id for a record that was not here', async () => {
    const { other } = await twoMachines();
    const third = await openAs('Robin Lund');
    await readIn(third, await fileOf(other));
    const rows = await third.database.imports.toArray();
    const size = JSON.stringify(rows).length;
    const { records } = await fileOf(other);
    expect(JSON.stringify(records).length).toBeGreaterThan(2 * size);
    expect(JSON.stringify(rows)).not.toContain('"heads"');
  });

  test('is the last five imports', async () => {
    const { own, other } = await twoMachines();
    for (let round = 0; round < importsKept + 2; round += 1) {
      await answer(other, 'C1', { comment: `Runda ${round}` });
      await readIn(own, await fileOf(other));
    }
    const kept = await readImports(own.database);
    expect(kept.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3]);
    expect(kept[0]).toMatchObject({ name: 'fil.nyckelring', party, records: 1 });
    expect(await own.database.imports.count()).toBe(2 * importsKept);
  });

  test('is only the latest import when those before it are very large', async () => {
    const { own, other, file } = await twoMachines();
    const first = await readIn(own, file);
    await own.database
      .table('imports')
      .update(`import|${first.importId ?? ''}`, { size: importsSize });
    await answer(other, 'C1', { comment: 'Nytt' });
    const second = await readIn(own, await fileOf(other));
    const kept = await readImports(own.database);
    expect(kept.map(({ importId }) => importId)).toEqual([second.importId]);
    expect(await own.database.imports.count()).toBe(2);
  });

  test('does not push out what somebody has read in, when it comes from the shared folder', async () => {
    const { own, other, file } = await twoMachines();
    const merged = await readIn(own, file);
    const origin = { name: 'a', kind: 'folder', party, writtenAt: now().toISOString() } as const;
    for (let round = 0; round < importsKept + 2; round += 1) {
      await answer(other, 'C1', { comment: `Runda ${round}` });
      await readIn(own, await fileOf(other), { origin });
    }
    const kept = await readImports(own.database);
    expect(kept.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: importsKept }, () => 'folder'),
      'party',
    ]);
    expect(kept.at(-1)?.importId).toBe(merged.importId);
  });
});

test('an import that is given up changes nothing and leaves nothing to undo', async () => {
  const { own, file } = await twoMachines();
  const before = await contentOf(own);
  const controller = new AbortController();
  const readingIn = readIn(own, file, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(readingIn).rejects.toThrow();
  expect(await contentOf(own)).toEqual(before);
  expect(await readImports(own.database)).toEqual([]);
});
