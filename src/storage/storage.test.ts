import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newAnswer, textLimit, type Answer } from '#domain/answer.ts';
import { answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import type { PartyProfile } from '#domain/party.ts';
import type { ReviewProfile } from '#domain/review.ts';
import { hasConflict, headIds } from '#domain/revision.ts';
import { summaryOf } from '#domain/summary.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { openDatabase, type Database } from './database.ts';
import { planIncoming } from './merging.ts';
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
const matrix = {
  party: 'party:2180',
  instrument: 'inventory-matrix',
  period: '2026',
  version: 1,
} as const;
const matrixId = assessmentId(matrix);

let ids = 0;
const newId = () => {
  ids += 1;
  return `id${String(ids).padStart(6, '0')}`;
};
const now = () => new Date('2026-11-22T10:00:00Z');

let databases = 0;
const newName = () => {
  databases += 1;
  return `storage-test-${databases}`;
};

const opened: Storage[] = [];

/** A window on the database of that name; a new name is a new machine. */
async function openWindow(name = newName()): Promise<Storage & { name: string }> {
  const result = await openStorage(name, { now, newId });
  if (!result.ok) throw new Error(`The database is refused: ${result.error.kind}`);
  opened.push(result.value);
  return { ...result.value, name };
}

async function openAsGavle(): Promise<Storage & { name: string }> {
  const storage = await openWindow();
  await storage.commands.setPerson({ name: 'Kim Berg', role: 'strateg' });
  await storage.commands.chooseOwnParty(gavle);
  return storage;
}

const storedSummary = async (database: Database) =>
  (await allSummaries(database)).find(({ id }) => id === matrixId);

async function readMatrix({ database }: Storage): Promise<Assessment> {
  const record = await database.records.get(matrixId);
  if (record?.kind !== 'assessment') throw new Error('There is no matrix');
  return record;
}

const setLevel = (
  { commands }: Storage,
  item: string,
  level: number,
  seen: readonly string[] = [],
) => commands.setAnswer(matrix, item, { response: { kind: 'level', level } }, seen);

async function allOf({ database }: Storage) {
  return {
    records: await database.records.toArray(),
    history: await database.history.toArray(),
    summaries: await database.summaries.toArray(),
  };
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const { database } of opened.splice(0)) database.close();
});

describe('saving an answer', () => {
  test('makes the assessment, its summary and the answer in one go', async () => {
    const storage = await openAsGavle();
    expect(await setLevel(storage, 'A1', 2)).toEqual({ ok: true, value: undefined });
    const record = await readMatrix(storage);
    expect(answerOf(record, 'A1')).toEqual({
      ...newAnswer(),
      response: { kind: 'level', level: 2 },
    });
    expect(record.fields['answer:A1']?.heads[0]).toMatchObject({
      author: 'Kim Berg',
      device: storage.context.device,
      at: '2026-11-22T10:00:00.000Z',
    });
    expect(await storedSummary(storage.database)).toEqual(summaryOf(record));
  });

  test('folds what one person changes in one sitting, and writes no history for it', async () => {
    const storage = await openAsGavle();
    for (const comment of ['V', 'Vi', 'Vi har'])
      await storage.commands.setAnswer(matrix, 'A1', { comment }, []);
    const record = await readMatrix(storage);
    expect(record.fields['answer:A1']?.heads).toHaveLength(1);
    expect(answerOf(record, 'A1')?.comment).toBe('Vi har');
    expect(await storage.database.history.count()).toBe(0);
  });

  test('keeps what another sitting wrote in the history, each replaced revision once', async () => {
    const first = await openAsGavle();
    for (const item of ['A1', 'A2', 'A3']) await setLevel(first, item, 1);
    const later = await openWindow(first.name);
    const { fields } = await readMatrix(later);
    for (const item of ['A1', 'A2', 'A3'] as const)
      await setLevel(later, item, 2, headIds(fields[`answer:${item}`]));
    const batches = await later.database.history.toArray();
    expect(batches.map(({ record }) => record)).toEqual([matrixId, matrixId, matrixId]);
    const entries = batches.flatMap((batch) => batch.entries);
    expect(entries.map(({ field, revision }) => [field, revision.value])).toEqual(
      ['A1', 'A2', 'A3'].map((item) => [
        `answer:${item}`,
        { ...newAnswer(), response: { kind: 'level', level: 1 } },
      ]),
    );
  });

  test('leaves the summary alone while it tells the same, and rewrites it when a level changes', async () => {
    const storage = await openAsGavle();
    await setLevel(storage, 'A1', 1);
    const put = vi.spyOn(storage.database.summaries, 'put');
    await storage.commands.setAnswer(matrix, 'A1', { comment: 'Beslutat i maj.' }, []);
    expect(put).not.toHaveBeenCalled();
    await setLevel(storage, 'A1', 2);
    expect((await storedSummary(storage.database))?.marks).toEqual({ A1: 2 });
  });

  test('signs with the name chosen last, in whichever window', async () => {
    const storage = await openAsGavle();
    await storage.commands.setPerson({ name: 'Alex Sandell', role: '' });
    await setLevel(storage, 'A1', 1);
    expect((await readMatrix(storage)).fields['answer:A1']?.heads[0]?.author).toBe('Alex Sandell');
  });

  test('changes only the parts it names, so that a level and a comment never undo each other', async () => {
    const storage = await openAsGavle();
    await setLevel(storage, 'A1', 2);
    await storage.commands.setAnswer(matrix, 'A1', { comment: 'Beslutat i maj.' }, []);
    expect(answerOf(await readMatrix(storage), 'A1')).toMatchObject({
      response: { kind: 'level', level: 2 },
      comment: 'Beslutat i maj.',
    });
  });

  test('writes nothing at all when a part of it fails', async () => {
    const storage = await openAsGavle();
    await setLevel(storage, 'A1', 1);
    const before = await allOf(storage);
    const later = await openWindow(storage.name);
    vi.spyOn(later.database.history, 'bulkPut').mockRejectedValue(
      new DOMException('No room', 'QuotaExceededError'),
    );
    const { fields } = await readMatrix(later);
    const saved = await setLevel(later, 'A1', 3, headIds(fields['answer:A1']));
    expect(saved).toEqual({ ok: false, error: { kind: 'storage-full' } });
    expect(await allOf(later)).toEqual(before);
  });
});

describe('two windows on one database', () => {
  test('make a conflict with both versions when neither has seen the other', async () => {
    const one = await openAsGavle();
    await setLevel(one, 'A1', 0);
    const two = await openWindow(one.name);
    const three = await openWindow(one.name);
    const seen = headIds((await readMatrix(two)).fields['answer:A1']);
    await setLevel(two, 'A1', 1, seen);
    await setLevel(three, 'A1', 3, seen);
    const register = (await readMatrix(one)).fields['answer:A1'];
    expect(hasConflict(register)).toBe(true);
    expect(register?.heads.map(({ value }) => value.response)).toEqual([
      { kind: 'level', level: 1 },
      { kind: 'level', level: 3 },
    ]);
    expect((await storedSummary(one.database))?.conflicts).toBe(1);
  });

  test('end the conflict when somebody chooses, and keep what was not chosen in the history', async () => {
    const one = await openAsGavle();
    const two = await openWindow(one.name);
    await setLevel(one, 'A1', 1);
    await setLevel(two, 'A1', 3);
    const open = (await readMatrix(one)).fields['answer:A1'];
    const chosen = open?.heads[1]?.value;
    await one.commands.resolveConflict(matrixId, 'answer:A1', chosen, headIds(open));
    const record = await readMatrix(one);
    expect(record.fields['answer:A1']?.heads).toHaveLength(1);
    expect(answerOf(record, 'A1')).toEqual(chosen);
    expect((await storedSummary(one.database))?.conflicts).toBe(0);
    const kept = (await one.database.history.toArray()).flatMap(({ entries }) => entries);
    expect(kept).toHaveLength(2);
  });

  test('lose nothing when they write to different rows at the same moment', async () => {
    const one = await openAsGavle();
    const two = await openWindow(one.name);
    await Promise.all([
      ...['A1', 'A2', 'A3'].map((item) => setLevel(one, item, 1)),
      ...['B1', 'B2', 'B3'].map((item) => setLevel(two, item, 2)),
    ]);
    const { marks } = summaryOf(await readMatrix(one));
    expect(marks).toEqual({ A1: 1, A2: 1, A3: 1, B1: 2, B2: 2, B3: 2 });
    expect((await storedSummary(one.database))?.marks).toEqual(marks);
  });
});

describe('what cannot be saved comes back as a value', () => {
  test('when the browser has no room', async () => {
    const storage = await openAsGavle();
    vi.spyOn(storage.database.records, 'put').mockRejectedValue(
      Object.assign(new Error('Aborted'), {
        name: 'AbortError',
        inner: new DOMException('No room', 'QuotaExceededError'),
      }),
    );
    expect(await setLevel(storage, 'A1', 1)).toEqual({
      ok: false,
      error: { kind: 'storage-full' },
    });
  });

  test('when the database has been closed', async () => {
    const storage = await openAsGavle();
    storage.database.close();
    expect(await setLevel(storage, 'A1', 1)).toEqual({
      ok: false,
      error: { kind: 'storage-closed' },
    });
    expect(await storage.commands.mergeSnapshot({ records: [], history: [] })).toEqual({
      ok: false,
      error: { kind: 'storage-closed' },
    });
  });

  test('when a text is longer than any file may hold', async () => {
    const storage = await openAsGavle();
    const comment = 'x'.repeat(textLimit + 1);
    expect(await storage.commands.setAnswer(matrix, 'A1', { comment }, [])).toEqual({
      ok: false,
      error: { kind: 'too-long', limit: textLimit, length: textLimit + 1 },
    });
    expect(await storage.database.records.get(matrixId)).toBeUndefined();
  });

  test('when a list is full', async () => {
    const storage = await openAsGavle();
    const participants = Array.from({ length: 201 }, (_, index) => `Person ${index}`);
    expect(await storage.commands.setAssessmentDetails(matrix, { participants }, [])).toEqual({
      ok: false,
      error: { kind: 'too-many', limit: 200 },
    });
  });

  test('when what is changed is not there', async () => {
    const { commands } = await openAsGavle();
    expect(await commands.setReviewField('review:gone', 'section:summary', 'x', [])).toEqual({
      ok: false,
      error: { kind: 'record-missing', id: 'review:gone' },
    });
    expect(await commands.workForParty('party:0000')).toEqual({
      ok: false,
      error: { kind: 'record-missing', id: 'party:0000' },
    });
  });

  test('but a value that no page may write is a bug, and is not stored', async () => {
    const storage = await openAsGavle();
    const wrong = { certainty: 'maybe' } as unknown as Partial<Answer>;
    await expect(storage.commands.setAnswer(matrix, 'A1', wrong, [])).rejects.toThrow(
      'Not a value of assessment answer:A1',
    );
    expect(await storage.database.records.get(matrixId)).toBeUndefined();
  });
});

describe('a file between two machines', () => {
  test('brings everything to an empty machine, and nothing the second time', async () => {
    const gavles = await openAsGavle();
    await setLevel(gavles, 'A1', 2);
    const taken = await takeSnapshot(gavles);
    const empty = await openWindow();
    const merged = await empty.commands.mergeSnapshot(taken);
    expect(merged).toMatchObject({ ok: true, value: { counts: { new: 2 } } });
    expect(await allOf(empty)).toEqual(await allOf(gavles));
    const again = await empty.commands.mergeSnapshot(taken);
    expect(again).toMatchObject({ ok: true, value: { changed: [], counts: { same: 2 } } });
    expect(await allOf(empty)).toEqual(await allOf(gavles));
  });

  test('is only looked at by a preview', async () => {
    const gavles = await openAsGavle();
    await setLevel(gavles, 'A1', 2);
    const taken = await takeSnapshot(gavles);
    const empty = await openWindow();
    const preview = await planIncoming(empty.database, taken);
    expect(preview).toMatchObject({ counts: { new: 2 } });
    expect(await allOf(empty)).toEqual({ records: [], history: [], summaries: [] });
  });

  test('keeps what is changed after it left apart from what is in it', async () => {
    const storage = await openAsGavle();
    await setLevel(storage, 'A1', 1);
    const sent = headIds((await readMatrix(storage)).fields['answer:A1']);
    await takeSnapshot(storage);
    await setLevel(storage, 'A1', 2, sent);
    const register = (await readMatrix(storage)).fields['answer:A1'];
    expect(register?.heads[0]?.replaces).toEqual(sent);
    expect(await storage.database.history.count()).toBe(1);
  });

  test('of one party leaves out the others, and the day is noted once it is written', async () => {
    const storage = await openAsGavle();
    await setLevel(storage, 'A1', 2);
    await storage.commands.setAnswer(
      { ...matrix, party: 'party:0380' },
      'A1',
      { response: { kind: 'level', level: 1 } },
      [],
    );
    const taken = await takeSnapshot(storage, 'party:2180');
    expect(taken.records.map(({ id }) => id).sort()).toEqual([matrixId, 'party:2180']);
    expect(await storage.database.meta.get('lastFileAt')).toBeUndefined();
    await storage.commands.noteFile(taken.takenAt);
    expect((await storage.database.meta.get('lastFileAt'))?.value).toBe('2026-11-22T10:00:00.000Z');
  });

  test('that breaks off in the middle leaves everything as it was', async () => {
    const gavles = await openAsGavle();
    await setLevel(gavles, 'A1', 2);
    const taken = await takeSnapshot(gavles);
    const empty = await openWindow();
    vi.spyOn(empty.database.summaries, 'bulkPut').mockRejectedValue(
      new DOMException('No room', 'QuotaExceededError'),
    );
    expect(await empty.commands.mergeSnapshot(taken)).toEqual({
      ok: false,
      error: { kind: 'storage-full' },
    });
    expect(await allOf(empty)).toEqual({ records: [], history: [], summaries: [] });
  });

  test('lets a machine without a party of its own work for one that came with it', async () => {
    const gavles = await openAsGavle();
    const taken = await takeSnapshot(gavles);
    const empty = await openWindow();
    await empty.commands.mergeSnapshot(taken);
    expect(await empty.commands.workForParty('party:2180')).toEqual({ ok: true, value: undefined });
    expect((await empty.database.meta.get('ownParty'))?.value).toBe('party:2180');
  });
});

describe('names of people heard', () => {
  const profile: ReviewProfile = {
    title: 'Granskning',
    format: 'light',
    theme: null,
    themeText: '',
    visitDate: null,
    matrixPeriod: null,
    keyPeriod: null,
    team: [],
  };
  const noteOf = (text: string) => ({ group: null, question: null, about: null, text });

  async function openWithNote(text: string) {
    const storage = await openAsGavle();
    const created = await storage.commands.createReview('party:2180', 1, profile);
    if (!created.ok) throw new Error('Not created');
    const review = created.value;
    await storage.commands.setReviewField(review, 'note:n1', noteOf(text), []);
    await storage.commands.setPeopleHeard(review, 'n1', 'Signe Trädgårdh, rektor');
    return { ...storage, review };
  }

  test('stay on the machine', async () => {
    const taken = await takeSnapshot(await openWithNote('Rutinen är känd.'));
    expect(taken.withheld).toEqual([]);
    expect(JSON.stringify(taken)).toContain('Rutinen är känd.');
    expect(JSON.stringify(taken)).not.toContain('Signe');
  });

  test('keep a review with a name in its texts out of the file, and say so', async () => {
    const storage = await openWithNote('Signe sa att rutinen är känd.');
    const taken = await takeSnapshot(storage);
    expect(taken.withheld).toMatchObject([{ review: { id: storage.review }, names: ['Signe'] }]);
    expect(taken.records.map(({ kind }) => kind)).toEqual(['party']);
  });

  test('keep older versions with a name out of the file when the name has been taken away', async () => {
    const before = await openWithNote('Signe sa att rutinen är känd.');
    const later = await openWindow(before.name);
    const { commands, database } = later;
    const record = await database.records.get(before.review);
    const seen = record?.kind === 'review' ? headIds(record.fields['note:n1']) : [];
    await commands.setReviewField(before.review, 'note:n1', noteOf('Rutinen är känd.'), seen);
    const taken = await takeSnapshot(later);
    expect(taken.withheld).toEqual([]);
    expect(taken.withheldVersions).toBe(1);
    expect(taken.records.map(({ kind }) => kind).sort()).toEqual(['party', 'review']);
    expect(JSON.stringify(taken)).not.toContain('Signe');
    expect(await database.history.count()).toBe(1);
  });
});

describe('opening', () => {
  /** A connection that knows nothing of us, as an older or newer version of the app would hold it. */
  function hold(name: string, version: number): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => request.result.createObjectStore('of another version');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('Not opened'));
    });
  }

  test('refuses data that a newer version has written, and leaves them as they are', async () => {
    const name = newName();
    (await hold(name, (schemaNumber + 1) * 10)).close();
    expect(await openDatabase(name)).toEqual({
      ok: false,
      error: { kind: 'newer-data', found: schemaNumber + 1, known: schemaNumber },
    });
    const after = await hold(name, (schemaNumber + 1) * 10);
    expect([...after.objectStoreNames]).toEqual(['of another version']);
    after.close();
  });

  test('says that another window has to be closed when that window holds an older version', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const name = newName();
    const older = await hold(name, 1);
    expect(await openDatabase(name)).toEqual({ ok: false, error: { kind: 'blocked' } });
    older.close();
  });

  test('says so too when it waits behind another window and no event ever comes', async () => {
    vi.spyOn(Dexie.prototype, 'open').mockReturnValue(new Dexie.Promise(() => undefined));
    vi.useFakeTimers();
    try {
      const opening = openDatabase(newName());
      await vi.advanceTimersByTimeAsync(5000);
      expect(await opening).toEqual({ ok: false, error: { kind: 'blocked' } });
    } finally {
      vi.useRealTimers();
    }
  });

  test('lets a newer window through, and never writes into its data with this older code', async () => {
    const storage = await openAsGavle();
    const newer = await hold(storage.name, (schemaNumber + 1) * 10);
    newer.close();
    expect(await setLevel(storage, 'A1', 1)).toEqual({
      ok: false,
      error: { kind: 'storage-closed' },
    });
  });

  test('tells what the browser says when there is no storage', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Storage is turned off', 'SecurityError');
    });
    expect(await openDatabase(newName())).toMatchObject({
      ok: false,
      error: { kind: 'unavailable', detail: expect.stringContaining('turned off') as string },
    });
  });

  test('keeps the machine but tells windows apart', async () => {
    const one = await openWindow();
    const two = await openWindow(one.name);
    expect(two.context.device).toBe(one.context.device);
    expect(two.context.window).not.toBe(one.context.window);
  });
});
