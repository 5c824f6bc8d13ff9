import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '#domain/assessment.ts';
import { answerOf } from '#domain/assessment.ts';
import { documentProfile, type Document } from '#domain/document.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { planMerge } from '#domain/merge.ts';
import { fieldsOf, type Snapshot } from '#domain/record.ts';
import { hasConflict } from '#domain/revision.ts';
import { upgradeSnapshot, upgradeSteps, type PlainSnapshot } from '#domain/upgrades/steps.ts';
import { contentChecksum, contentCounts, type Content } from '#exchange/envelope.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { batchesOf, type HistoryBatch } from '#storage/history.ts';
import { declareVersions, versions } from '#storage/versions.ts';

const known = instrumentFacts(instruments, instrumentRefs());

// What schema 1 looked like, written by hand: today's types must not reach into it.

interface Piece {
  id: string;
  title: string;
  date: string | null;
  kind: string;
  keptAt: string;
}
interface OldRevision {
  id: string;
  replaces: string[];
  at: string;
  author: string;
  device: string;
  sitting: string;
  value: unknown;
}

const notes = (change: Partial<Piece> = {}): Piece => ({
  id: 'notes00000000001',
  title: 'Mötesanteckningar',
  date: '2024-03',
  kind: 'other',
  keptAt: 'KS 2024/87',
  ...change,
});

function revision(
  id: string,
  replaces: string[],
  evidence: Piece[],
  change: { comment?: string; author?: string; at?: string } = {},
): OldRevision {
  const { comment = '', author = 'Kim Berg', at = '2026-01-15T10:00:00.000Z' } = change;
  return {
    id,
    replaces,
    at,
    author,
    device: `device-of-${author.split(' ')[0]}`,
    sitting: `window-of-${id}.0`,
    value: {
      response: { kind: 'level', level: 2 },
      comment,
      evidence,
      certainty: null,
      followUp: null,
      confirmedUnchanged: false,
    },
  };
}

interface OldRow {
  heads: OldRevision[];
  replaced?: OldRevision[];
}

/** One party's matrices: year → row → revisions. */
function oldSnapshot(years: Record<string, Record<string, OldRow>>): PlainSnapshot {
  const history: unknown[] = [];
  const records = Object.entries(years).map(([period, rows]) => {
    const id = `assessment:2180/inventory-matrix/${period}`;
    const fields = Object.entries(rows).map(([row, { heads, replaced = [] }]) => {
      for (const entry of replaced)
        history.push({ record: id, field: `answer:${row}`, revision: entry });
      return [`answer:${row}`, { heads, past: replaced.map((entry) => entry.id).sort() }];
    });
    return {
      id,
      kind: 'assessment',
      party: 'party:2180',
      instrument: 'inventory-matrix',
      version: 1,
      period,
      fields: Object.fromEntries(fields) as unknown,
    };
  });
  return { records, history };
}

function oldFile({ records, history }: PlainSnapshot): string {
  const content = {
    records: { party: [], network: [], assessment: records, review: [] },
    history,
  } as unknown as Content;
  const { id, version, checksum } = known.find((facts) => facts.id === 'inventory-matrix') ?? {
    id: '',
    version: 0,
    checksum: '',
  };
  return JSON.stringify({
    format: 'nyckelring',
    schema: 1,
    appVersion: '0.1.0',
    createdAt: '2026-11-22T10:00:00.000Z',
    device: 'device-1',
    instruments: [{ id, version, checksum }],
    ...content,
    counts: contentCounts(content),
    checksum: contentChecksum(content),
  });
}

/** By the parser, with every check that it makes. */
function upgradedFile(old: PlainSnapshot): Snapshot {
  const parsed = parseExchangeFile(oldFile(old), known);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.snapshot;
}

let databases = 0;
async function upgradedDatabase(old: PlainSnapshot): Promise<Snapshot> {
  databases += 1;
  const name = `schema-1-${databases}`;
  const before = new Dexie(name);
  declareVersions(before, versions.slice(0, 1), []);
  await before.table('records').bulkPut(old.records);
  await before.table('history').bulkPut(batchesOf(old.history as Snapshot['history']));
  before.close();
  const after = new Dexie(name);
  declareVersions(after, versions, upgradeSteps);
  const records = (await after.table('records').toArray()) as Snapshot['records'];
  const batches = await after.table<HistoryBatch>('history').toArray();
  after.close();
  return { records, history: batches.flatMap(({ entries }) => entries) };
}

const documentsOf = ({ records }: Snapshot) =>
  records.filter((record): record is Document => record.kind === 'document');
const titleIn = (snapshot: Snapshot) =>
  documentsOf(snapshot).map((document) => documentProfile(document)?.title);
const notesId = 'document:2180/notes00000000001';

/** Merges both ways and gives what both then have; fails when they differ, clash or ask somebody. */
function mergedQuietly(a: Snapshot, b: Snapshot): Snapshot {
  const merged = [
    [a, b],
    [b, a],
  ].map(([mine, theirs]) => {
    if (mine === undefined || theirs === undefined) throw new Error('Two sides');
    const plan = planMerge(mine, theirs);
    expect(plan.clashes).toEqual([]);
    const records = new Map(mine.records.map((record) => [record.id, record]));
    for (const record of plan.records) records.set(record.id, record);
    return {
      records: [...records.values()].sort((x, y) => (x.id < y.id ? -1 : 1)),
      history: [...mine.history, ...plan.history],
    };
  });
  const [one, other] = merged;
  if (one === undefined || other === undefined) throw new Error('Two sides');
  expect(one.records).toEqual(other.records);
  for (const document of documentsOf(one)) {
    expect(document.fields.profile.heads.length).toBeGreaterThan(0);
    expect(hasConflict(document.fields.profile)).toBe(false);
  }
  // What has been joined can leave the machine: the writer reads every file back.
  writeExchangeFile({
    snapshot: one,
    device: 'device-1',
    appVersion: '0.2.0',
    createdAt: '2026-11-22T10:00:00.000Z',
    instruments: known,
  });
  return one;
}

const first = revision('r1', [], [notes()]);
const edited = revision('r2', ['r1'], [notes({ title: 'Anteckningar mars' })], {
  author: 'Robin Ek',
  at: '2026-02-15T10:00:00.000Z',
});

describe('evidence of schema 1', () => {
  const severalYears = oldSnapshot({
    '2024': { B3: { heads: [first] } },
    '2025': { B3: { heads: [revision('r3', [], [notes()])] } },
    '2026': {
      B3: {
        heads: [revision('r5', ['r4'], [notes({ date: '2024-03-12' })])],
        replaced: [revision('r4', [], [notes()])],
      },
      B4: { heads: [revision('r6', [], [])] },
    },
  });

  test('becomes one document however many years had it, and says what the latest year said', () => {
    const { records, history } = upgradedFile(severalYears);
    const documents = documentsOf({ records, history });
    expect(documents.map(({ id, party }) => [id, party])).toEqual([[notesId, 'party:2180']]);
    expect(documents[0]?.fields.profile.heads.map(({ value }) => value)).toEqual([
      {
        title: 'Mötesanteckningar',
        date: '2024-03-12',
        kind: 'other',
        keptAt: 'KS 2024/87',
        validUntil: null,
      },
    ]);
    for (const period of ['2024', '2025', '2026'])
      expect(
        answerOf(records.find((record) => record.id.endsWith(period)) as Assessment, 'B3')
          ?.documents,
      ).toEqual([notesId]);
    expect(history.filter(({ record }) => record === notesId)).toHaveLength(3);
  });

  test('is read the same from an older file and from an older database', async () => {
    const file = upgradedFile(severalYears);
    const database = await upgradedDatabase(severalYears);
    const sorted = ({ records, history }: Snapshot) => ({
      records: records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      history: history.toSorted((a, b) =>
        `${a.record}${a.revision.id}` < `${b.record}${b.revision.id}` ? -1 : 1,
      ),
    });
    expect(sorted(database)).toEqual(sorted(file));
    expect(planMerge(file, database)).toMatchObject({ records: [], history: [], clashes: [] });
  });

  test('keeps who wrote it and when, and every earlier wording', () => {
    const { records, history } = upgradedFile(
      oldSnapshot({ '2026': { B3: { heads: [edited], replaced: [first] } } }),
    );
    const [document] = documentsOf({ records, history });
    const [head] = document?.fields.profile.heads ?? [];
    expect(head).toMatchObject({
      author: 'Robin Ek',
      at: '2026-02-15T10:00:00.000Z',
      value: { title: 'Anteckningar mars' },
    });
    expect(head?.id).toMatch(/^[0-9a-z]{16}$/);
    const earlier = history.filter(({ record }) => record === notesId);
    expect(earlier).toMatchObject([
      { field: 'profile', revision: { author: 'Kim Berg', value: { title: 'Mötesanteckningar' } } },
    ]);
    expect(document?.fields.profile.past).toEqual(earlier.map((entry) => entry.revision.id));
  });

  test('makes no new version of a document where only the answer changed', () => {
    const again = revision('r2', ['r1'], [notes()], { comment: 'Nu med motivering.' });
    const { history } = upgradedFile(
      oldSnapshot({ '2026': { B3: { heads: [again], replaced: [first] } } }),
    );
    expect(history.filter(({ record }) => record === notesId)).toEqual([]);
  });

  test('stays when it had been taken away from the answer', () => {
    const upgraded = upgradedFile(
      oldSnapshot({ '2026': { B3: { heads: [revision('r2', ['r1'], [])], replaced: [first] } } }),
    );
    expect(titleIn(upgraded)).toEqual(['Mötesanteckningar']);
  });

  test('with an id that only a hand can have made, or twice in one answer, is all there', () => {
    const pieces = [notes({ id: 'två ord' }), notes({ title: 'A' }), notes({ title: 'B' })];
    const upgraded = upgradedFile(
      oldSnapshot({ '2026': { B3: { heads: [revision('r1', [], pieces)] } } }),
    );
    expect(titleIn(upgraded).sort()).toEqual(['A', 'B', 'Mötesanteckningar']);
    const [assessment] = upgraded.records;
    expect(answerOf(assessment as Assessment, 'B3')?.documents).toHaveLength(3);
  });

  test('of a record too odd to read is refused, not repaired', () => {
    const odd = oldSnapshot({ '2026': { B3: { heads: [revision('r1', [], [])] } } });
    const text = oldFile(odd).replace('"evidence":[]', '"evidence":7');
    expect(parseExchangeFile(text, known)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  test('in revisions that replace each other in a circle ends in an answer all the same', () => {
    const a = revision('a', ['b'], [notes({ title: 'A' })]);
    const b = revision('b', ['a'], [notes({ title: 'B' })]);
    const { records } = upgradeSnapshot(
      oldSnapshot({ '2026': { B3: { heads: [revision('c', ['a', 'b'], [])], replaced: [a, b] } } }),
      1,
    ) as Snapshot;
    expect(documentsOf({ records, history: [] })).toHaveLength(1);
  });
});

describe('two machines that upgrade on their own', () => {
  test('have the same to the letter when they had the same', () => {
    const years = { '2025': { B3: { heads: [edited], replaced: [first] } } };
    const a = upgradedFile(oldSnapshot(years));
    const b = upgradedFile(oldSnapshot(years));
    expect(a).toEqual(b);
    mergedQuietly(a, b);
  });

  test('agree on the newer wording when one of them had heard less', () => {
    const before = { '2025': { B3: { heads: [first] } } };
    const after = {
      '2025': { B3: { heads: [edited], replaced: [first] } },
      '2026': { B3: { heads: [revision('r3', [], [notes({ title: 'Anteckningar 2026' })])] } },
    };
    const merged = mergedQuietly(
      upgradedFile(oldSnapshot(before)),
      upgradedFile(oldSnapshot(after)),
    );
    expect(titleIn(merged)).toEqual(['Anteckningar 2026']);
    expect(merged.history.filter(({ record }) => record === notesId)).toHaveLength(2);
  });

  test('agree when a wording comes back that had been replaced', () => {
    const replaced = [revision('r1', [], [notes({ title: 'Två' })])];
    const years = {
      '2025': { B3: { heads: [revision('r2', ['r1'], [notes({ title: 'Ett' })])], replaced } },
    };
    const back = { '2026': { B3: { heads: [revision('r3', [], [notes({ title: 'Två' })])] } } };
    const merged = mergedQuietly(
      upgradedFile(oldSnapshot(years)),
      upgradedFile(oldSnapshot({ ...years, ...back })),
    );
    expect(titleIn(merged)).toEqual(['Två']);
  });

  test('agree when one of them has taken the evidence away from the later year', () => {
    const earlier = { '2025': { B3: { heads: [first] } } };
    const later = revision('r3', [], [notes({ title: 'Ny titel' })]);
    const a = oldSnapshot({ ...earlier, '2026': { B3: { heads: [later] } } });
    const b = oldSnapshot({
      ...earlier,
      '2026': { B3: { heads: [revision('r4', ['r3'], [])], replaced: [later] } },
    });
    expect(titleIn(mergedQuietly(upgradedFile(a), upgradedFile(b)))).toEqual(['Ny titel']);
  });

  test('keep two answers to choose between, and have one document under both', () => {
    const mine = revision('r2', ['r1'], [notes()], { comment: 'Ja.' });
    const theirs = revision('r3', ['r1'], [notes()], { comment: 'Nej.', author: 'Robin Ek' });
    const old = oldSnapshot({
      '2025': { B3: { heads: [revision('r0', [], [notes()])] } },
      '2026': { B3: { heads: [mine, theirs], replaced: [first] } },
    });
    const merged = mergedQuietly(upgradedFile(old), upgradedFile(old));
    expect(documentsOf(merged)).toHaveLength(1);
    const open = merged.records.filter((record) =>
      Object.values(fieldsOf(record)).some((register) => hasConflict(register)),
    );
    expect(open.map(({ id }) => id)).toEqual(['assessment:2180/inventory-matrix/2026']);
  });

  test('resolved one conflict each in their own way, and now choose the wording once', () => {
    const a = revision('ra', ['r0'], [notes({ title: 'Version A' })]);
    const b = revision('rb', ['r0'], [notes({ title: 'Version B' })]);
    const start = revision('r0', [], [notes()]);
    const chosen = (id: string, title: string) =>
      oldSnapshot({
        '2026': {
          B3: {
            heads: [revision(id, ['ra', 'rb'], [notes({ title })])],
            replaced: [start, a, b],
          },
        },
      });
    const plan = planMerge(
      upgradedFile(chosen('rx', 'Version A')),
      upgradedFile(chosen('ry', 'Version B')),
    );
    expect(plan.clashes).toEqual([]);
    const document = plan.records.find((record) => record.id === notesId) as Document;
    expect(document.fields.profile.heads.map(({ value }) => value?.title).sort()).toEqual([
      'Version A',
      'Version B',
    ]);
  });
});

/** What happened on row B3 through two years: each step writes over one or two earlier ones. */
const past = fc.array(
  fc.record({
    title: fc.constantFrom('Ett', 'Två', undefined),
    over: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 2 }),
    isLaterYear: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

interface Step {
  period: string;
  revision: OldRevision;
}

function stepsOf(
  acts: readonly { title: string | undefined; over: number[]; isLaterYear: boolean }[],
) {
  const steps: Step[] = [];
  for (const { title, over, isLaterYear } of acts) {
    const period = isLaterYear ? '2026' : '2025';
    const before = steps.filter((step) => step.period === period);
    const replaces = new Set(
      before.length === 0
        ? []
        : over.flatMap((number) => before[number % before.length]?.revision.id ?? []),
    );
    const evidence = title === undefined ? [] : [notes({ title })];
    const id = `r${String(steps.length).padStart(2, '0')}`;
    steps.push({ period, revision: revision(id, [...replaces].sort(), evidence) });
  }
  return steps;
}

/** What a machine has that knows these steps and, as every file brings them, all that they were written over. */
function machineWith(steps: readonly Step[], chosen: ReadonlySet<number>): PlainSnapshot {
  const known = new Set<string>();
  for (const [index, { revision: step }] of [...steps.entries()].reverse())
    if (chosen.has(index) || known.has(step.id)) {
      known.add(step.id);
      for (const id of step.replaces) known.add(id);
    }
  const years: Record<string, Record<string, OldRow>> = {};
  for (const period of new Set(steps.map((step) => step.period))) {
    const here = steps.flatMap((step) =>
      step.period === period && known.has(step.revision.id) ? [step.revision] : [],
    );
    const replaced = new Set(here.flatMap(({ replaces }) => replaces));
    if (here.length > 0)
      years[period] = {
        B3: {
          heads: here.filter(({ id }) => !replaced.has(id)),
          replaced: here.filter(({ id }) => replaced.has(id)),
        },
      };
  }
  return oldSnapshot(years);
}

test('whatever two machines know of one past, what they upgrade to can be joined in either order', () => {
  fc.assert(
    fc.property(
      past,
      fc.uniqueArray(fc.nat({ max: 11 })),
      fc.uniqueArray(fc.nat({ max: 11 })),
      (acts, mine, theirs) => {
        const steps = stepsOf(acts);
        const [a, b] = [mine, theirs].map((chosen) =>
          upgradedFile(machineWith(steps, new Set(chosen))),
        );
        if (a === undefined || b === undefined) return;
        const ab = planMerge(a, b);
        const ba = planMerge(b, a);
        expect([...ab.clashes, ...ba.clashes]).toEqual([]);
        const joined = (own: Snapshot, plan: typeof ab) =>
          plan.records.find(({ id }) => id === notesId) ??
          own.records.find(({ id }) => id === notesId);
        expect(joined(a, ab)).toEqual(joined(b, ba));
        const document = joined(a, ab) as Document | undefined;
        if (document === undefined) return;
        expect(document.fields.profile.heads.length).toBeGreaterThan(0);
        const { past: replaced, heads } = document.fields.profile;
        expect(heads.filter(({ id }) => replaced.includes(id))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
