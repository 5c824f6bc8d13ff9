// Machines with stores of their own that share a real directory, through the real writer, reader and merge.
import 'fake-indexeddb/auto';
import { mkdtemp, readFile, readdir, rename, rm, truncate, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerField, answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import type { PartyProfile } from '#domain/party.ts';
import { headIds } from '#domain/revision.ts';
import { sealedAnswers } from '#domain/sealed-answers.ts';
import type { SharingExtent } from '#domain/sharing.ts';
import { readMeta, writeMeta, type FolderContents } from '#storage/meta.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { createTransfer } from '#transfer/create-transfer.ts';
import { lookOnce, type Look, type LookOptions } from '#transfer/folder/look.ts';
import { readOwnFile } from '#transfer/folder/own-file.ts';
import type { Transfer } from '#transfer/transfer.ts';
import { diskFolder } from '../support/disk-folder.ts';

const gavle: PartyProfile = {
  name: 'Gävle kommun',
  form: 'municipality',
  municipalityCodes: ['2180'],
  district: null,
};
const karlstad: PartyProfile = { ...gavle, name: 'Karlstads kommun', municipalityCodes: ['1780'] };

let directory = '';
let ids = 0;
const stores: Storage[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nyckelring-shared-'));
});

afterEach(async () => {
  for (const { database } of stores.splice(0)) await database.delete();
  await rm(directory, { recursive: true, force: true });
});

/** A machine of its own, which shares the directory. */
class Machine {
  contents: FolderContents;
  readonly storage: Storage;
  readonly transfer: Transfer;

  constructor(storage: Storage, contents: FolderContents) {
    this.storage = storage;
    this.contents = contents;
    this.transfer = createTransfer(storage.database, storage.context);
  }

  static async begin(
    person: string,
    profile: PartyProfile | undefined,
    contents: FolderContents,
    now = '2026-11-22T10:00:00Z',
  ): Promise<Machine> {
    ids += 1;
    const result = await openStorage(`shared-folder-test-${String(ids)}`, {
      now: () => new Date(now),
      newId: () => {
        ids += 1;
        return `id${String(ids).padStart(6, '0')}`;
      },
    });
    if (!result.ok) throw new Error(result.error.kind);
    stores.push(result.value);
    await result.value.commands.setPerson({ name: person, role: '' });
    if (profile !== undefined) await result.value.commands.chooseOwnParty(profile);
    return new Machine(result.value, contents);
  }

  look(options: Partial<LookOptions> = {}): Promise<Look> {
    const { database, context } = this.storage;
    return lookOnce(
      {
        folder: diskFolder(directory),
        transfer: this.transfer,
        device: context.device,
        now: context.now,
        recall: () => readMeta(database, 'folderMemory'),
        remember: (memory) => writeMeta(database, 'folderMemory', memory),
        ownFile: async () => {
          const own = await readOwnFile(database, this.contents, context.device);
          return typeof own === 'object' ? own : undefined;
        },
      },
      { write: true, again: 'waiting', ...options },
    );
  }

  async matrix(of = 'party:2180'): Promise<Assessment | undefined> {
    const id = assessmentId({ party: of, instrument: 'inventory-matrix', period: '2026' });
    const record = await this.storage.database.records.get(id);
    return record?.kind === 'assessment' ? record : undefined;
  }

  async comment(item: string, of?: string): Promise<string | undefined> {
    const matrix = await this.matrix(of);
    return matrix && answerOf(matrix, item)?.comment;
  }

  async write(item: string, comment: string): Promise<void> {
    const party = await readMeta(this.storage.database, 'ownParty');
    if (party === undefined) throw new Error('It works for nobody');
    const matrix = await this.matrix(party);
    const saved = await this.storage.commands.setAnswer(
      { party, instrument: 'inventory-matrix', period: '2026', version: 1 },
      item,
      { response: { kind: 'level', level: 1 }, comment },
      headIds(matrix?.fields[answerField(item)]),
    );
    expect(saved.ok).toBe(true);
  }

  async agree(passOn: SharingExtent): Promise<void> {
    const party = (await readMeta(this.storage.database, 'ownParty')) ?? '';
    expect((await this.storage.commands.setSharing(party, { passOn }, [])).ok).toBe(true);
  }

  async signOff(): Promise<void> {
    const matrix = await this.matrix((await readMeta(this.storage.database, 'ownParty')) ?? '');
    const signed = await this.storage.commands.signOff(matrix?.id ?? '', (stored) => ({
      body: 'Kommunstyrelsen',
      date: '2026-11-12',
      paragraph: '§ 87',
      note: '',
      lockedAt: '2026-11-22T10:00:00.000Z',
      warnings: 0,
      answers: sealedAnswers(stored, []),
    }));
    expect(signed.ok).toBe(true);
  }

  async files() {
    return (await readMeta(this.storage.database, 'folderMemory'))?.files ?? [];
  }

  async ownName(): Promise<string> {
    return (await readMeta(this.storage.database, 'folderMemory'))?.own?.name ?? '';
  }
}

async function untilCalm(...machines: Machine[]): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    let isCalm = true;
    for (const machine of machines) {
      const look = await machine.look();
      expect(look.trouble).toBeUndefined();
      if (look.hasWritten) isCalm = false;
    }
    if (isCalm) return;
  }
  throw new Error('The machines never come to rest');
}

describe('colleagues who share a directory', () => {
  test('have the same words, with clocks years apart, each by its own file alone', async () => {
    const kim = await Machine.begin('Kim', gavle, 'party');
    const robin = await Machine.begin('Robin', gavle, 'party', '2024-01-05T10:00:00Z');
    const sam = await Machine.begin('Sam', gavle, 'party', '2031-01-05T10:00:00Z');
    await kim.write('A1', 'Kims ord');
    await robin.write('A2', 'Robins ord');
    await untilCalm(kim, robin, sam);
    await sam.write('A1', 'Sams ord, efter Kims');
    await untilCalm(kim, robin, sam);
    for (const machine of [kim, robin, sam])
      expect([await machine.comment('A1'), await machine.comment('A2')]).toEqual([
        'Sams ord, efter Kims',
        'Robins ord',
      ]);
    expect(await readdir(directory)).toHaveLength(3);
    expect(await sam.matrix()).toEqual(await kim.matrix());
  });

  test('choose where two have written differently; the choice reaches the other', async () => {
    const kim = await Machine.begin('Kim', gavle, 'party');
    const robin = await Machine.begin('Robin', gavle, 'party');
    await kim.write('A1', 'Kims ord');
    await untilCalm(kim, robin);
    await kim.write('A1', 'Kims nya ord');
    await robin.write('A1', 'Robins nya ord');
    await robin.look();
    await kim.look();
    expect(await kim.files()).toMatchObject([{ state: 'waiting', reason: 'conflicts' }]);
    expect(await kim.comment('A1')).toBe('Kims nya ord');

    // What the page for received files does.
    const read = await diskFolder(directory).read(await robin.ownName());
    if (!read.ok) throw new Error(read.error.kind);
    const opened = await kim.transfer.open(read.value);
    if (!opened.ok) throw new Error(opened.error.kind);
    const conflict = opened.value.conflicts[0];
    if (conflict === undefined) throw new Error('There is no conflict');
    const theirs = (await robin.matrix())?.fields['answer:A1']?.heads[0]?.id ?? '';
    const mine = (await kim.matrix())?.fields['answer:A1']?.heads[0]?.id ?? '';
    const merged = await kim.transfer.merge(opened.value.id, [
      {
        record: conflict.record.id,
        field: conflict.field,
        take: theirs,
        isJoined: true,
        seen: [mine, theirs],
      },
    ]);
    expect(merged.ok).toBe(true);
    const joined = await kim.comment('A1');
    expect(joined).toContain('Kims nya ord');
    expect(joined).toContain('Robins nya ord');
    await untilCalm(kim, robin);
    expect(await kim.files()).toMatchObject([{ state: 'fetched' }]);
    expect(await robin.comment('A1')).toBe(joined);
  });

  test('go on when the directory has been away, and after half a file', async () => {
    const kim = await Machine.begin('Kim', gavle, 'party');
    const robin = await Machine.begin('Robin', gavle, 'party');
    await kim.write('A1', 'Kims ord');
    await untilCalm(kim, robin);

    await rename(directory, `${directory}-away`);
    await robin.write('A2', 'Skrivet utan mappen');
    expect((await robin.look()).trouble).toEqual({ kind: 'gone' });
    await rename(`${directory}-away`, directory);
    await robin.look();

    const name = join(directory, await robin.ownName());
    const whole = await readFile(name);
    await truncate(name, Math.floor(whole.length / 2));
    await kim.look();
    expect(await kim.files()).toMatchObject([{ state: 'unsure' }]);
    expect(await kim.comment('A2')).toBeUndefined();
    // Its writer sees that the file is not as it was left, and mends it.
    expect((await robin.look({ write: false })).hasWritten).toBe(true);
    await kim.look();
    expect(await kim.comment('A2')).toBe('Skrivet utan mappen');

    await unlink(name);
    await untilCalm(kim, robin);
    expect(await readdir(directory)).toHaveLength(2);
    expect((await readdir(directory)).filter((one) => one.startsWith('.'))).toEqual([]);
  });

  test('cancelling leaves the file on the disk and the store as they were', async () => {
    const kim = await Machine.begin('Kim', gavle, 'party');
    const robin = await Machine.begin('Robin', gavle, 'party');
    await kim.write('A1', 'Kims ord');
    await kim.look();
    const control = new AbortController();
    const cancelled = await robin.look({
      signal: control.signal,
      onProgress: ({ doing }) => {
        if (doing === 'reading') control.abort();
      },
    });
    expect(cancelled).toMatchObject({ isCancelled: true, received: [] });
    expect(await robin.comment('A1')).toBeUndefined();
    expect(await readdir(directory)).toHaveLength(1);
    await robin.look();
    expect(await robin.comment('A1')).toBe('Kims ord');
  });
});

describe('a network that shares a directory', () => {
  test('sees of each party what it has signed off and agreed to, and nothing before that', async () => {
    const kim = await Machine.begin('Kim Berg', gavle, 'network');
    const lo = await Machine.begin('Lo Ek', karlstad, 'network');
    await kim.write('A1', 'En hemlig kommentar');
    await kim.look();
    expect(await readdir(directory)).toEqual([]);
    await kim.agree('levels');
    await kim.look();
    expect(await readdir(directory)).toEqual([]);
    await kim.signOff();
    await untilCalm(kim, lo);
    const matrix = await lo.matrix('party:2180');
    expect(matrix && answerOf(matrix, 'A1')?.response).toEqual({ kind: 'level', level: 1 });
    const all = JSON.stringify(await lo.storage.database.records.toArray());
    expect(all).not.toContain('hemlig');
    expect(all).not.toContain('Kim Berg');
    // Karlstad has agreed to nothing, so nothing of it has left.
    expect(await readdir(directory)).toHaveLength(1);
    expect(await kim.matrix('party:1780')).toBeUndefined();
  });

  test('gets a pack from its coordinator with no more than each has agreed to', async () => {
    const kim = await Machine.begin('Kim Berg', gavle, 'party');
    const lo = await Machine.begin('Lo Ek', karlstad, 'party');
    const coordinator = await Machine.begin('Samordnaren', undefined, 'pack');
    await kim.write('A1', 'Gävles kommentar');
    await kim.agree('levels');
    await lo.write('A1', 'Karlstads kommentar');
    await kim.look();
    await lo.look();
    await coordinator.look();
    expect(await coordinator.comment('A1', 'party:1780')).toBe('Karlstads kommentar');
    const before = await readdir(directory);
    expect(before).toHaveLength(3);
    const pack = before.find((name) => name.includes('samordnare')) ?? '';
    const reader = await Machine.begin('Någon annan', undefined, 'pack');
    const read = await diskFolder(directory).read(pack);
    if (!read.ok) throw new Error(read.error.kind);
    const opened = await reader.transfer.open(read.value);
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(opened.value.kind).toBe('pack');
    await reader.transfer.merge(opened.value.id, []);
    const records = JSON.stringify(await reader.storage.database.records.toArray());
    expect(records).toContain('Gävle kommun');
    expect(records).not.toMatch(/Karlstad|kommentar|Kim Berg/);
  });
});
