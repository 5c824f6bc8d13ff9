import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '#domain/result.ts';
import type { FolderMemory } from '#storage/meta.ts';
import type { MergeReport, OpenedFile, Transfer, WrittenFile } from '#transfer/transfer.ts';
import { isExchangeFileName, isOwnFileName, ownFileName } from './file-names.ts';
import type { Folder, FolderEntry, FolderProblem } from './folder.ts';
import { lookOnce, type FolderWorld, type Look, type LookOptions } from './look.ts';
import { keepInStep, pace, retryAfter, type SyncNews } from './sync.ts';

/** Nothing that reaches a disk answers at once. */
const turn = () => Promise.resolve();

/** A folder in memory, with a clock of its own that machines cannot set. */
class MemoryFolder implements Folder {
  readonly name = 'Delad';
  readonly files = new Map<string, { bytes: Blob; version: string }>();
  /** What every call answers while it is set. */
  problem: FolderProblem | undefined;
  writes = 0;
  reads: string[] = [];
  /** Runs before a write looks at what lies there. */
  beforeWrite: (() => void) | undefined;
  #changes = 0;

  put(name: string, content: Blob | string): void {
    this.#changes += 1;
    this.files.set(name, { bytes: new Blob([content]), version: `v${String(this.#changes)}` });
  }

  #entry(name: string): FolderEntry | undefined {
    const file = this.files.get(name);
    return file && { name, version: file.version, size: file.bytes.size, changedAt: undefined };
  }

  async list(): Promise<Result<FolderEntry[], FolderProblem>> {
    await turn();
    if (this.problem) return err(this.problem);
    return ok([...this.files.keys()].flatMap((name) => this.#entry(name) ?? []));
  }

  async read(name: string): Promise<Result<Blob, FolderProblem>> {
    await turn();
    if (this.problem) return err(this.problem);
    this.reads.push(name);
    const file = this.files.get(name);
    return file ? ok(file.bytes) : err({ kind: 'gone' });
  }

  async write(
    name: string,
    bytes: Blob,
    over: string | null,
    signal?: AbortSignal,
  ): Promise<Result<FolderEntry, FolderProblem>> {
    await turn();
    this.beforeWrite?.();
    if (signal?.aborted) return err({ kind: 'cancelled' });
    if (this.problem) return err(this.problem);
    if ((this.files.get(name)?.version ?? null) !== over) return err({ kind: 'changed-meanwhile' });
    this.writes += 1;
    this.put(name, bytes);
    const entry = this.#entry(name);
    return entry ? ok(entry) : err({ kind: 'gone' });
  }
}

interface Said {
  id: string;
  past: string[];
}
interface Content {
  device: string;
  fields: Record<string, Said>;
  kind?: OpenedFile['kind'];
  signature?: OpenedFile['signature']['kind'];
}

/** A machine with a store of fields that merge by what they have seen, as the real one's do. */
class Machine {
  fields: Record<string, Said> = {};
  memory: FolderMemory | undefined;
  /** Merging meets a full disk. */
  isFull = false;
  listeners = new Set<() => void>();
  #opened = new Map<string, Content>();
  #ids = 0;
  readonly device: string;
  readonly world: FolderWorld;

  constructor(
    device: string,
    folder: MemoryFolder,
    now: () => Date = () => new Date('2026-11-22T10:00:00Z'),
  ) {
    this.device = device;
    this.world = {
      folder,
      device,
      now,
      recall: () => Promise.resolve(this.memory),
      remember: (memory) => {
        this.memory = structuredClone(memory);
        return Promise.resolve();
      },
      ownFile: () =>
        Promise.resolve({ name: this.ownName, order: { kind: 'folder', party: 'party:2180' } }),
      transfer: this.transfer(),
    };
  }

  get ownName() {
    return ownFileName('Gävle kommun', this.device);
  }

  say(field: string, id: string) {
    const before = this.fields[field];
    this.fields[field] = { id, past: before ? [...before.past, before.id] : [] };
    for (const listener of this.listeners) listener();
  }

  get said() {
    return Object.fromEntries(Object.entries(this.fields).map(([field, { id }]) => [field, id]));
  }

  look(options: Partial<LookOptions> = {}): Promise<Look> {
    return lookOnce(this.world, { write: true, again: 'none', ...options });
  }

  private outcomes({ fields }: Content) {
    const counts = { new: 0, newer: 0, fuller: 0, same: 0, older: 0, conflict: 0 };
    const winners: Record<string, Said> = {};
    for (const [field, theirs] of Object.entries(fields)) {
      const mine = this.fields[field];
      if (mine?.id === theirs.id) counts.same += 1;
      else if (mine && mine.past.includes(theirs.id)) counts.older += 1;
      else if (mine && !theirs.past.includes(mine.id)) counts.conflict += 1;
      else {
        counts[mine ? 'newer' : 'new'] += 1;
        winners[field] = theirs;
      }
    }
    return { counts, winners };
  }

  private transfer(): FolderWorld['transfer'] {
    return {
      open: async (file): ReturnType<Transfer['open']> => {
        let content: Content;
        try {
          content = JSON.parse(await file.text()) as Content;
        } catch {
          return err({ kind: 'truncated' });
        }
        this.#ids += 1;
        const id = String(this.#ids);
        this.#opened.set(id, content);
        const { counts } = this.outcomes(content);
        return ok({
          id,
          kind: content.kind ?? 'folder',
          party: 'party:2180',
          createdAt: '2026-11-22T09:00:00.000Z',
          device: content.device,
          signature: { kind: content.signature ?? 'known', fingerprint: '1', since: '' },
          counts,
          clashes: [],
          conflictCount: counts.conflict,
          bringsSomething: counts.new + counts.newer + counts.conflict > 0,
        } as unknown as OpenedFile);
      },
      merge: async (id): ReturnType<Transfer['merge']> => {
        await turn();
        const content = this.#opened.get(id);
        if (content === undefined) return err({ kind: 'not-open' });
        if (this.isFull) return err({ kind: 'storage-full' });
        const { counts, winners } = this.outcomes(content);
        Object.assign(this.fields, winners);
        for (const listener of this.listeners) listener();
        return ok({ counts } as unknown as MergeReport);
      },
      close: (id) => {
        this.#opened.delete(id);
      },
      write: async (): ReturnType<Transfer['write']> => {
        await turn();
        const { device, fields } = this;
        if (Object.keys(fields).length === 0) return err({ kind: 'nothing' });
        const checksum = JSON.stringify(Object.entries(fields).sort());
        return ok({
          blob: new Blob([JSON.stringify({ device, fields })]),
          checksum,
          takenAt: this.world.now().toISOString(),
        } as unknown as WrittenFile);
      },
    };
  }

  get openFiles() {
    return this.#opened.size;
  }
}

function machines(...devices: string[]): [MemoryFolder, ...Machine[]] {
  const folder = new MemoryFolder();
  return [folder, ...devices.map((device) => new Machine(device, folder))];
}

/** Everybody looks in turn until nobody writes any more; gives how many rounds that took. */
async function untilCalm(...all: Machine[]): Promise<number> {
  for (let round = 1; round <= 10; round += 1) {
    let isCalm = true;
    for (const machine of all) if ((await machine.look()).hasWritten) isCalm = false;
    if (isCalm) return round;
  }
  throw new Error('The machines never come to rest');
}

describe('names', () => {
  test('of an own file are safe on every system and tell machines apart', () => {
    expect(ownFileName('Gävle kommun', 'mjx3k9q04f2k9x0a')).toBe(
      'nyckelring-gavle-kommun-4f2k9x0a.nyckelring',
    );
    expect(ownFileName('Tromsø / Ære: «Søndre»', 'd1')).toBe(
      'nyckelring-tromso-aere-sondre-d1.nyckelring',
    );
    expect(ownFileName('北京', 'd1')).toBe('nyckelring-fil-d1.nyckelring');
    expect(isOwnFileName('nyckelring-forut-d1.nyckelring', 'd1')).toBe(true);
    expect(isOwnFileName('nyckelring-forut-d2.nyckelring', 'd1')).toBe(false);
  });

  test('worth a look are ours and the copies that folders make of them', () => {
    const worth = [
      'nyckelring-gavle-d1.nyckelring',
      'nyckelring-gavle-d1-DATOR7.nyckelring',
      'nyckelring-gavle-d1 (conflicted copy 2026-11-22 101500).nyckelring',
      'nyckelring-gavle-d1.nyckelring (1)',
      'Nyckelring Gävle kommun 2026-11-22.nyckelring.json',
      'hemlig.nyckelring.age',
    ];
    const not = [
      'nyckelring-gavle-d1.nyckelring.crswap',
      'nyckelring-gavle-d1.nyckelring.part',
      '~nyckelring-gavle-d1.nyckelring',
      '.nyckelring-gavle-d1.nyckelring',
      'desktop.ini',
      'protokoll.docx',
    ];
    expect(worth.filter(isExchangeFileName)).toEqual(worth);
    expect(not.filter(isExchangeFileName)).toEqual([]);
  });
});

describe('machines that share a folder', () => {
  test('come to say the same, each by its own file alone, and then rest', async () => {
    const [folder, a, b, c] = machines('aa', 'bb', 'cc');
    if (!a || !b || !c) throw new Error('three machines');
    a.say('A1', 'a-1');
    b.say('A2', 'b-1');
    c.say('A3', 'c-1');
    await untilCalm(a, b, c);
    expect(a.said).toEqual({ A1: 'a-1', A2: 'b-1', A3: 'c-1' });
    expect([b.said, c.said]).toEqual([a.said, a.said]);
    expect([...folder.files.keys()].sort()).toEqual([a.ownName, b.ownName, c.ownName].sort());
    const { writes } = folder;
    const reads = folder.reads.length;
    await untilCalm(a, b, c);
    expect([folder.writes, folder.reads.length]).toEqual([writes, reads]);
    expect([a, b, c].map(({ openFiles }) => openFiles)).toEqual([0, 0, 0]);
  });

  test('never read their own file back, also when its time alone has changed', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    a.say('A1', 'a-1');
    await a.look();
    folder.reads = [];
    await a.look();
    expect(folder.reads).toEqual([]);
    // OneDrive gives a file a new time when it has sent it up.
    const written = folder.files.get(a.ownName);
    if (!written) throw new Error('written');
    folder.put(a.ownName, written.bytes);
    await a.look();
    await a.look();
    expect(folder.reads).toEqual([a.ownName]);
    expect(folder.writes).toBe(1);
  });

  test('are told what has come in, and from which file', async () => {
    const [, a, b] = machines('aa', 'bb');
    if (!a || !b) throw new Error('two machines');
    a.say('A1', 'a-1');
    a.say('A2', 'a-2');
    await a.look();
    expect((await b.look()).received).toEqual([{ name: a.ownName, party: 'party:2180', count: 2 }]);
    expect((await b.look()).received).toEqual([]);
  });

  test('leave a file with a conflict to a person, and let it in once the person has chosen', async () => {
    const [folder, a, b] = machines('aa', 'bb');
    if (!a || !b) throw new Error('two machines');
    a.say('A1', 'a-1');
    b.say('A1', 'b-1');
    b.say('A2', 'b-2');
    await b.look();
    await a.look();
    expect(a.said).toEqual({ A1: 'a-1' });
    expect(a.memory?.files).toMatchObject([
      { name: b.ownName, state: 'waiting', reason: 'conflicts' },
    ]);
    // Looked at again only when something here has changed.
    folder.reads = [];
    await a.look();
    expect(folder.reads).toEqual([]);
    const theirs = b.fields['A1'];
    if (!theirs) throw new Error('said');
    a.fields['A1'] = { id: 'a-2', past: ['a-1', theirs.id, ...theirs.past] };
    await a.look({ again: 'waiting' });
    expect(a.said).toEqual({ A1: 'a-2', A2: 'b-2' });
    expect(a.memory?.files).toMatchObject([{ state: 'fetched' }]);
    await untilCalm(a, b);
    expect(b.said).toEqual(a.said);
  });

  test('are not even fetched when they are larger than any file of ours', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    folder.put('jätte.nyckelring', 'x');
    const list = folder.list.bind(folder);
    folder.list = async () => {
      const listed = await list();
      return listed.ok
        ? ok(listed.value.map((entry) => ({ ...entry, size: 200_000_000 })))
        : listed;
    };
    await a.look();
    expect(folder.reads).not.toContain('jätte.nyckelring');
    expect(a.memory?.files).toMatchObject([{ state: 'broken', reason: 'too-large' }]);
  });

  test('let a person look at what is of another kind, or from another sender than before', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    const fields = { A1: { id: 'x', past: [] } };
    const put = (name: string, facts: Partial<Content>) =>
      folder.put(`${name}.nyckelring`, JSON.stringify({ device: 'xx', fields, ...facts }));
    put('1', { kind: 'backup' });
    put('2', { kind: 'publishable' });
    put('3', { signature: 'changed' });
    put('4', { signature: 'unsigned' });
    put('5', { signature: 'unsigned-now' });
    put('6', { signature: 'cannot-check' });
    await a.look();
    expect(a.said).toEqual({});
    expect(a.memory?.files.map(({ state, reason }) => `${state}: ${reason ?? ''}`)).toEqual([
      'waiting: other-kind',
      'waiting: other-kind',
      'waiting: changed',
      'waiting: unsigned',
      'waiting: unsigned-now',
      'waiting: cannot-check',
    ]);
    put('7', { signature: 'first' });
    await a.look();
    expect(a.said).toEqual({ A1: 'x' });
  });

  test('read copies that a folder makes of a file in two versions, as any file', async () => {
    const [folder, a, b] = machines('aa', 'bb');
    if (!a || !b) throw new Error('two machines');
    b.say('A1', 'b-1');
    await b.look();
    const first = folder.files.get(b.ownName)?.bytes;
    if (!first) throw new Error('written');
    folder.put(b.ownName.replace('.nyckelring', '-DATOR7.nyckelring'), first);
    b.say('A1', 'b-2');
    await b.look();
    await untilCalm(a, b);
    expect(a.said).toEqual({ A1: 'b-2' });
    expect(a.memory?.files.map(({ state }) => state)).toEqual(['fetched', 'fetched']);
  });

  test('agree whatever their clocks say', async () => {
    const folder = new MemoryFolder();
    const a = new Machine('aa', folder, () => new Date('2024-01-01T00:00:00Z'));
    const b = new Machine('bb', folder, () => new Date('2031-06-01T00:00:00Z'));
    a.say('A1', 'a-1');
    await untilCalm(a, b);
    b.say('A1', 'b-1');
    await untilCalm(a, b);
    a.say('A1', 'a-2');
    await untilCalm(a, b);
    expect([a.said, b.said]).toEqual([{ A1: 'a-2' }, { A1: 'a-2' }]);
  });
});

describe('what can go wrong with files', () => {
  test('half a file is tried at the next look, and told only when it stays broken', async () => {
    const [folder, a, b] = machines('aa', 'bb');
    if (!a || !b) throw new Error('two machines');
    b.say('A1', 'b-1');
    await b.look();
    const whole = folder.files.get(b.ownName)?.bytes;
    if (!whole) throw new Error('written');
    folder.put(b.ownName, whole.slice(0, 20));
    await a.look();
    expect(a.memory?.files).toMatchObject([{ state: 'unsure', reason: 'truncated' }]);
    folder.put(b.ownName, whole);
    await a.look();
    expect(a.said).toEqual({ A1: 'b-1' });

    folder.put(b.ownName, 'not a file of ours');
    await a.look();
    await a.look();
    expect(a.memory?.files).toMatchObject([{ state: 'broken', reason: 'truncated' }]);
    folder.reads = [];
    await a.look();
    expect(folder.reads).toEqual([]);
    await a.look({ again: 'all' });
    expect(folder.reads).toEqual([b.ownName]);
    expect(a.said).toEqual({ A1: 'b-1' });
  });

  test('an own file that somebody has removed is written again', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    a.say('A1', 'a-1');
    await a.look();
    folder.files.clear();
    expect((await a.look({ write: false })).hasWritten).toBe(true);
    expect([...folder.files.keys()]).toEqual([a.ownName]);
  });

  test('an own file that somebody has changed is read before it is written over', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    a.say('A1', 'a-1');
    await a.look();
    // The same profile on two computers: both believe that the file is theirs.
    const twin = { device: 'aa', fields: { A1: a.fields['A1'], A2: { id: 't-1', past: [] } } };
    folder.put(a.ownName, JSON.stringify(twin));
    expect(await a.look({ write: false })).toMatchObject({ hasWritten: true });
    expect(a.said).toEqual({ A1: 'a-1', A2: 't-1' });
    expect(a.memory?.files).toEqual([]);

    folder.put(
      a.ownName,
      JSON.stringify({ device: 'aa', fields: { A1: { id: 't-2', past: [] } } }),
    );
    const { writes } = folder;
    expect((await a.look()).trouble).toEqual({ kind: 'own-file-waits' });
    expect(folder.writes).toBe(writes);
    expect(a.said['A1']).toBe('a-1');
  });

  test('a file written by somebody else between the look and the write is not written over', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    a.say('A1', 'a-1');
    await a.look();
    a.say('A1', 'a-2');
    folder.beforeWrite = () => {
      folder.beforeWrite = undefined;
      folder.put(
        a.ownName,
        JSON.stringify({ device: 'aa', fields: { A2: { id: 't', past: [] } } }),
      );
    };
    expect((await a.look()).trouble).toEqual({ kind: 'changed-meanwhile' });
    expect((await a.look()).trouble).toBeUndefined();
    expect(a.said).toEqual({ A1: 'a-2', A2: 't' });
  });

  test('what is read back after writing must be what was written', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    a.say('A1', 'a-1');
    const read = folder.read.bind(folder);
    folder.read = () => Promise.resolve(ok(new Blob(['something else'])));
    expect((await a.look()).trouble).toEqual({ kind: 'not-verified' });
    expect(a.memory?.own).toBeNull();
    folder.read = read;
    expect((await a.look()).hasWritten).toBe(true);
    expect(a.memory?.own?.name).toBe(a.ownName);
  });

  test('a full disk here stops the look, and the file comes in when there is room', async () => {
    const [, a, b] = machines('aa', 'bb');
    if (!a || !b) throw new Error('two machines');
    b.say('A1', 'b-1');
    await b.look();
    a.isFull = true;
    expect((await a.look()).trouble).toEqual({
      kind: 'store',
      problem: { kind: 'storage-full' },
    });
    a.isFull = false;
    await a.look();
    expect(a.said).toEqual({ A1: 'b-1' });
  });

  test('giving up leaves the file that was there, and nothing remembered that was not done', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    a.say('A1', 'a-1');
    await a.look();
    const before = folder.files.get(a.ownName);
    a.say('A1', 'a-2');
    const control = new AbortController();
    folder.beforeWrite = () => control.abort();
    expect(await a.look({ signal: control.signal })).toMatchObject({
      isCancelled: true,
      hasWritten: false,
      trouble: undefined,
    });
    expect(folder.files.get(a.ownName)).toBe(before);
    folder.beforeWrite = undefined;
    expect((await a.look()).hasWritten).toBe(true);
  });
});

/** Time that goes on when the test says so. */
class Clock {
  now = 0;
  #sleepers = new Set<{ at: number; wake: () => void }>();

  sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const sleeper = { at: this.now + ms, wake: () => undefined as void };
      sleeper.wake = () => {
        this.#sleepers.delete(sleeper);
        resolve();
      };
      this.#sleepers.add(sleeper);
      signal.addEventListener('abort', sleeper.wake);
      if (signal.aborted) sleeper.wake();
    });

  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    await settled();
    for (;;) {
      const next = [...this.#sleepers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      this.now = Math.max(this.now, next.at);
      next.wake();
      await settled();
    }
    this.now = until;
  }
}

/** Everything that is ready to go on has gone on: blobs are read on tasks of their own. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 40; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}

function kept(machine: Machine, clock: Clock) {
  const control = new AbortController();
  const news: SyncNews[] = [];
  const page = { isHidden: false };
  const sync = keepInStep(
    {
      ...machine.world,
      elapsed: () => clock.now,
      sleep: clock.sleep,
      isHidden: () => page.isHidden,
      onChange: (listener) => {
        machine.listeners.add(listener);
        return () => machine.listeners.delete(listener);
      },
      tell: (one) => news.push(one),
    },
    control.signal,
  );
  return { sync, news, page, stop: () => control.abort(), last: () => news.at(-1) };
}

describe('when', () => {
  test('a change is written soon after the last key, and seldom enough', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    const clock = new Clock();
    a.say('A1', '1');
    const { stop, sync } = kept(a, clock);
    await clock.pass(0);
    expect(folder.writes).toBe(1);
    // Three minutes of steady typing: at most one file a minute.
    for (let second = 0; second < 180; second += 1) {
      a.say('A1', `${String(second)}s`);
      await clock.pass(1000);
    }
    expect(folder.writes).toBeGreaterThanOrEqual(3);
    expect(folder.writes).toBeLessThanOrEqual(4);
    await clock.pass(pace.betweenWrites + pace.quiet);
    expect(await folder.files.get(a.ownName)?.bytes.text()).toContain('"179s"');
    const { writes } = folder;
    await clock.pass(3_600_000);
    expect(folder.writes).toBe(writes);
    stop();
    await sync.ended;
    expect(a.listeners.size).toBe(0);
  });

  test("the others' files are seen within half a minute, or at once when one asks or comes back", async () => {
    const [, a, b] = machines('aa', 'bb');
    if (!a || !b) throw new Error('two machines');
    const clock = new Clock();
    const { sync, page, stop } = kept(a, clock);
    await clock.pass(1000);
    b.say('A1', 'b-1');
    await b.look();
    await clock.pass(pace.look);
    expect(a.said).toEqual({ A1: 'b-1' });

    page.isHidden = true;
    sync.visibilityChanged();
    await clock.pass(pace.look);
    b.say('A1', 'b-2');
    await b.look();
    await clock.pass(pace.look * 2);
    expect(a.said).toEqual({ A1: 'b-1' });
    page.isHidden = false;
    sync.visibilityChanged();
    await clock.pass(0);
    expect(a.said).toEqual({ A1: 'b-2' });

    b.say('A1', 'b-3');
    await b.look();
    sync.look();
    await clock.pass(0);
    expect(a.said).toEqual({ A1: 'b-3' });
    stop();
  });

  test('a page that is left writes at once what has been changed', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    const clock = new Clock();
    a.say('A1', '1');
    const { sync, page, stop } = kept(a, clock);
    await clock.pass(20_000);
    a.say('A1', '2');
    page.isHidden = true;
    sync.visibilityChanged();
    await clock.pass(0);
    expect(folder.writes).toBe(2);
    stop();
  });

  test('with the folder away it waits longer and longer, says so, and goes on by itself', async () => {
    const [folder, a, b] = machines('aa', 'bb');
    if (!a || !b) throw new Error('two machines');
    const clock = new Clock();
    b.say('A1', 'b-1');
    await b.look();
    let lists = 0;
    const list = folder.list.bind(folder);
    folder.list = () => {
      lists += 1;
      return list();
    };
    folder.problem = { kind: 'away' };
    a.say('A2', 'a-1');
    const { last, stop } = kept(a, clock);
    await clock.pass(3_600_000);
    expect(last()).toMatchObject({ doing: undefined, trouble: { kind: 'away' } });
    // 15 s, 30 s, … 10 min: not once every half minute.
    expect(lists).toBeGreaterThan(6);
    expect(lists).toBeLessThan(16);
    expect([1, 2, 3, 4, 5, 6, 7, 20].map((failures) => retryAfter(failures) / 1000)).toEqual([
      15, 30, 60, 120, 240, 480, 600, 600,
    ]);
    folder.problem = undefined;
    await clock.pass(pace.lastRetry);
    expect(last()?.trouble).toBeUndefined();
    expect(a.said).toEqual({ A1: 'b-1', A2: 'a-1' });
    expect(folder.files.has(a.ownName)).toBe(true);
    stop();
  });

  test('what only a person can mend is not tried again before the person asks', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    const clock = new Clock();
    folder.problem = { kind: 'permission-needed' };
    a.say('A1', '1');
    const { sync, news, last, stop } = kept(a, clock);
    await clock.pass(0);
    expect(last()?.trouble).toEqual({ kind: 'permission-needed' });
    const told = news.length;
    a.say('A1', '2');
    await clock.pass(3_600_000);
    expect(news.length).toBe(told);
    folder.problem = undefined;
    sync.look();
    await clock.pass(0);
    expect(last()?.trouble).toBeUndefined();
    expect(folder.writes).toBe(1);
    stop();
  });

  test('giving up rests until the next look, which does what was left', async () => {
    const [folder, a] = machines('aa');
    if (!a) throw new Error('one machine');
    const clock = new Clock();
    a.say('A1', '1');
    const { sync, last, stop } = kept(a, clock);
    folder.beforeWrite = () => sync.cancel();
    await clock.pass(0);
    expect(folder.writes).toBe(0);
    expect(last()).toEqual({ doing: undefined, trouble: undefined, received: [] });
    folder.beforeWrite = undefined;
    await clock.pass(pace.betweenWrites);
    expect(folder.writes).toBe(1);
    stop();
  });
});
