// What the parts of an exchange promise each other: what is sent joins what is there, and says no more than was agreed.
import { describe, expect, it } from 'vitest';
import { answerOf, type Assessment } from '#domain/assessment.ts';
import { comparisonPack } from '#domain/comparison-pack.ts';
import { coordinatorFile, type CoordinatorChoice } from '#domain/coordinator-file.ts';
import { awaitedSheets, deliveriesOf, isAskedFor, missingOf } from '#domain/delivery.ts';
import { planMerge } from '#domain/merge.ts';
import { guessingRisks, publishable, type PublishChoice } from '#domain/publishable.ts';
import type { KeptRecord, Snapshot } from '#domain/record.ts';
import { reducedRevision } from '#domain/reduced.ts';
import { reviewNotes } from '#domain/review-notes.ts';
import { agreedExtent, type SharingExtent } from '#domain/sharing.ts';
import { summaryOf } from '#domain/summary.ts';
import type { Party } from '#domain/party.ts';
import { angered, fullStore, gavle, peopleHeard } from '../support/full-store.ts';

const matrix = 'assessment:2180/inventory-matrix/2026';
const year = { instrument: 'inventory-matrix', period: '2026' };
const levels: CoordinatorChoice = {
  party: gavle,
  assessments: [matrix],
  tells: 'levels',
  documents: false,
  names: false,
};
const nothing: Snapshot = { records: [], history: [] };

function assessmentIn({ records }: Snapshot, id = matrix): Assessment {
  const found = records.find((record) => record.id === id);
  if (found?.kind !== 'assessment') throw new Error(`${id} is not there`);
  return found;
}

/** What is here after a file has been read in. */
function after(local: Snapshot, incoming: Snapshot): Snapshot {
  const plan = planMerge(local, incoming);
  expect(plan.clashes).toEqual([]);
  const records = new Map<string, KeptRecord>(local.records.map((record) => [record.id, record]));
  for (const record of plan.records) records.set(record.id, record);
  return { records: [...records.values()], history: [...local.history, ...plan.history] };
}

function withSharing(extents: Record<string, SharingExtent | undefined>): Snapshot {
  const records = fullStore.records.map((record): KeptRecord => {
    if (record.kind !== 'party' || !(record.id in extents)) return record;
    const { profile, sharing } = record.fields;
    const passOn = extents[record.id];
    if (passOn === undefined || sharing === undefined) return { ...record, fields: { profile } };
    const heads = sharing.heads.map((head) => ({ ...head, value: { passOn } }));
    return { ...record, fields: { profile, sharing: { ...sharing, heads } } };
  });
  return { ...fullStore, records };
}

describe('A reduced version', () => {
  const head = assessmentIn(fullStore).fields['answer:A1']?.heads[0];
  if (head === undefined) throw new Error('Not answered');

  it('is the same revision, and adds to what an earlier reduction has withheld', () => {
    const once = reducedRevision(head, { parts: { comment: '' }, author: false });
    expect([once.id, once.replaces, once.author]).toEqual([head.id, head.replaces, head.author]);
    const twice = reducedRevision(once, { parts: { certainty: null }, author: true });
    expect(twice.withheld).toEqual(['author', 'certainty', 'comment']);
    expect(twice.author).toBe('');
    expect(reducedRevision(head, { author: false })).toBe(head);
  });

  it('says of an empty comment what it says of any other', () => {
    const empty = { ...head, value: { ...head.value, comment: '' } };
    const parts = { comment: '' };
    expect(reducedRevision(empty, { parts, author: false })).toEqual(
      reducedRevision(head, { parts, author: false }),
    );
  });
});

describe('A file for the coordinator', () => {
  it('compares on the coordinator’s machine as the answers do at home', () => {
    const received = after(nothing, coordinatorFile(fullStore, levels));
    const [there, home] = [received, fullStore].map((store) => summaryOf(assessmentIn(store)));
    expect(there).toEqual(home);
  });

  it('is filled out by a fuller one, in either order, and never emptied by a barer one', () => {
    const bare = coordinatorFile(fullStore, levels);
    const full = coordinatorFile(fullStore, {
      ...levels,
      tells: 'levels-and-comments',
      documents: true,
      names: true,
    });
    const one = after(after(nothing, bare), full);
    const other = after(after(nothing, full), bare);
    const sorted = ({ records }: Snapshot) => records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted(one)).toEqual(sorted(other));
    expect(answerOf(assessmentIn(one), 'A1')?.comment).toBe('Skälet till svaret');
  });

  it('read in at home changes nothing', () => {
    const plan = planMerge(fullStore, coordinatorFile(fullStore, levels));
    expect([plan.records, plan.clashes]).toEqual([[], []]);
    expect(plan.counts).toMatchObject({ new: 0, newer: 0, conflict: 0 });
  });

  it('holds no answer in free text when only levels are told', () => {
    const assessment = assessmentIn(fullStore);
    const head = assessment.fields['answer:A1']?.heads[0];
    if (head === undefined) throw new Error('Not answered');
    const response = { kind: 'text', text: 'Ord som svar' } as const;
    const worded: Assessment = {
      ...assessment,
      fields: {
        'answer:A1': { heads: [{ ...head, value: { ...head.value, response } }], past: [] },
      },
    };
    const file = coordinatorFile({ records: [worded], history: [] }, levels);
    expect(JSON.stringify(file)).not.toContain('Ord som svar');
  });

  it('holds nobody else’s assessment, whatever is asked for', () => {
    const asked = { ...levels, assessments: ['assessment:1480.angered/inventory-matrix/2026'] };
    expect(coordinatorFile(fullStore, asked).records.map(({ kind }) => kind)).toEqual(['party']);
  });
});

describe('A pack', () => {
  it('leaves out by name those who have not agreed, agreed to nothing, or not answered', () => {
    const sheets = [{ instrument: 'implementation-key', period: '2026-1' }];
    const pack = comparisonPack(withSharing({ [gavle]: 'nothing' }), { sheets });
    expect(pack.leftOut).toEqual([
      { party: gavle, reason: 'nothing-shared' },
      { party: angered, reason: 'no-answers' },
    ]);
    expect(pack.records).toEqual([]);
    const unsaid = comparisonPack(withSharing({ [gavle]: undefined }), { sheets: [year] });
    expect(unsaid.leftOut).toEqual([{ party: gavle, reason: 'no-agreement' }]);
    expect(unsaid.included).toEqual([
      { party: angered, tells: 'levels-and-comments', assessments: 1 },
    ]);
  });

  it('goes by the least that two people of a party have said', () => {
    const party = fullStore.records.find(({ id }) => id === angered) as Party;
    const [head] = party.fields.sharing?.heads ?? [];
    if (head === undefined) throw new Error('Nothing is said');
    const other = { ...head, id: 'another', value: { passOn: 'nothing' as const } };
    const sharing = { heads: [head, other], past: head.replaces };
    expect(agreedExtent({ ...party, fields: { ...party.fields, sharing } })).toBe('nothing');
    expect(agreedExtent(undefined)).toBeUndefined();
  });

  it('tells no more than the coordinator was told', () => {
    const received = after(nothing, coordinatorFile(fullStore, { ...levels, party: gavle }));
    const pack = comparisonPack(received, { sheets: [year] });
    expect(JSON.stringify(pack.records)).not.toContain('Skälet till svaret');
    const [head] = assessmentIn(pack).fields['answer:A1']?.heads ?? [];
    expect(head?.withheld).toContain('comment');
  });

  it('read in at home changes nothing of one’s own words, and brings the others’', () => {
    const pack = comparisonPack(fullStore, { sheets: [year] });
    const home: Snapshot = {
      records: fullStore.records.filter(
        (record) => record.id === gavle || ('party' in record && record.party === gavle),
      ),
      history: fullStore.history,
    };
    const plan = planMerge(home, pack);
    expect(plan.clashes).toEqual([]);
    expect(plan.records.map(({ id }) => id).sort()).toEqual([
      'assessment:1480.angered/inventory-matrix/2026',
      angered,
    ]);
  });
});

describe('Review notes', () => {
  const choice = { review: 'review:r1', whose: 'all' } as const;

  it('count what goes, and name what stays and why', () => {
    const file = reviewNotes(fullStore, peopleHeard, choice, 'device-of-kim');
    expect(file).toMatchObject({
      notes: 2,
      findings: 1,
      heldBack: [{ field: 'note:n3', names: ['Signe'] }],
      namesInTitle: [],
    });
    const own = reviewNotes(fullStore, peopleHeard, { ...choice, whose: 'own' }, 'device-of-kim');
    expect(own?.notes).toBe(1);
    expect(JSON.stringify(own?.records)).not.toContain('från den andra datorn');
  });

  it('stay whole when the title names somebody heard, and are undefined without the review', () => {
    const heard = [{ record: 'review:r1', people: 'Granskningens' }];
    const file = reviewNotes(fullStore, heard, choice, 'device-of-kim');
    expect([file?.records, file?.namesInTitle]).toEqual([[], ['Granskningens']]);
    expect(reviewNotes(fullStore, [], { ...choice, review: 'review:none' }, 'd')).toBeUndefined();
  });

  it('join the leader’s own without touching the rest of the review', () => {
    const file = reviewNotes(fullStore, peopleHeard, choice, 'device-of-kim');
    if (file === undefined) throw new Error('No file');
    const plan = planMerge(fullStore, file);
    expect([plan.records, plan.clashes]).toEqual([[], []]);
  });
});

describe('A publication', () => {
  const choice: PublishChoice = {
    sheets: [year],
    parties: [gavle, angered],
    aliasWord: 'Kommun',
    seed: 'one',
    mark: 'mark',
  };

  it('says nothing that leads back', () => {
    const { records } = publishable(fullStore, choice);
    const text = JSON.stringify(records);
    expect(text).not.toMatch(
      /Gävle|Angered|2180|1480|Kim|device-of|window|2026-03|Skälet|document:/,
    );
    expect(text).not.toContain(choice.seed);
    expect(text).toContain('"level":2');
  });

  it('gives letters in an order that follows from the seed and not from the names', () => {
    const orders = new Set(
      Array.from({ length: 40 }, (_, index) =>
        publishable(fullStore, { ...choice, seed: `seed ${index}` })
          .key.map(({ name }) => name)
          .join(),
      ),
    );
    expect([...orders].sort()).toEqual([
      'Angereds stadsdel,Gävle kommun',
      'Gävle kommun,Angereds stadsdel',
    ]);
    expect(publishable(fullStore, choice)).toEqual(publishable(fullStore, choice));
  });

  it('does not mix with another publication', () => {
    const [one, other] = ['a', 'b'].map((mark) => publishable(fullStore, { ...choice, mark }));
    const ids = new Set(one?.records.map(({ id }) => id));
    expect(other?.records.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('has the same answers as lines', () => {
    const { rows, key } = publishable(fullStore, choice);
    expect(key.map(({ alias }) => alias)).toEqual(['Kommun A', 'Kommun B']);
    expect(rows).toEqual(
      key.map(({ alias }) => ({ alias, ...year, version: 1, item: 'A1', mark: 2 })),
    );
  });

  it('warns when it is easy to guess who is who', () => {
    const parties = fullStore.records.filter((record) => record.kind === 'party');
    const many = Array.from({ length: 6 }, (_, index): Party => {
      const [party] = parties;
      const [head] = party?.fields.profile.heads ?? [];
      if (head === undefined) throw new Error('No party');
      const form = index === 0 ? 'district' : 'municipality';
      const profile = { heads: [{ ...head, value: { ...head.value, form } as const }], past: [] };
      return { id: `party:100${index}`, kind: 'party', fields: { profile } };
    });
    const assessments = many
      .slice(0, 3)
      .map(({ id }) => ({ ...year, party: id, marks: { A1: 2 } }));
    const asked = { sheets: [year], parties: many.map(({ id }) => id) };
    expect(guessingRisks({ parties: many, assessments }, asked)).toEqual([
      { kind: 'few-answered', sheet: year, count: 3 },
      { kind: 'few-of-form', form: 'district', count: 1 },
    ]);
    expect(guessingRisks({ parties, assessments: [] }, choice)).toEqual([
      { kind: 'few-parties', count: 2 },
    ]);
  });

  it('warns of a party that is known by how little it has answered', () => {
    const key = { instrument: 'implementation-key', period: '2026-2' };
    const ids = Array.from({ length: 6 }, (_, index) => `party:100${index}`);
    const marks = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, 2]));
    const answers = (sheet: typeof year, counts: readonly number[]) =>
      counts.flatMap((count, index) =>
        count === 0 ? [] : [{ ...sheet, party: ids[index] ?? '', marks: marks(count) }],
      );
    const risksOf = (
      assessments: Parameters<typeof guessingRisks>[0]['assessments'],
      parties = ids,
    ) => guessingRisks({ parties: [], assessments }, { sheets: [year, key], parties });

    const alike = answers(key, [11, 12, 12, 10, 11, 12]);
    expect(risksOf([...answers(year, [48, 40, 30, 48, 47, 25]), ...alike])).toEqual([]);
    // One has answered the key alone.
    expect(risksOf([...answers(year, [48, 0, 47, 32, 48, 46]), ...alike])).toEqual([
      { kind: 'few-unanswered', sheet: year, count: 1 },
    ]);
    // One has only begun.
    expect(risksOf([...answers(year, [48, 5, 47, 32, 48, 46]), ...alike])).toEqual([
      { kind: 'far-fewer-answers', sheet: year, count: 1 },
    ]);
    // A row in figures is not published, so it does not count.
    const figures = { ...year, party: ids[1] ?? '', marks: { B1: '+' as const } };
    expect(risksOf([...answers(year, [48, 0, 47, 32, 48, 46]), figures, ...alike])).toEqual([
      { kind: 'few-unanswered', sheet: year, count: 1 },
    ]);
    // Told also where few are included: leaving one out may be what helps.
    expect(
      risksOf([...answers(year, [48, 0, 47, 32]), ...answers(key, [9, 9, 9, 9])], ids.slice(0, 4)),
    ).toEqual([
      { kind: 'few-parties', count: 4 },
      { kind: 'few-unanswered', sheet: year, count: 1 },
    ]);
  });
});

describe('Who has delivered', () => {
  const summaries = fullStore.records.flatMap((record) =>
    record.kind === 'assessment' ? [summaryOf(record)] : [],
  );

  it('is told party by party: signed off, preliminary, or not yet', () => {
    const rows = deliveriesOf([gavle, angered, 'party:0380'], [year], summaries);
    expect(rows.map(({ deliveries }) => deliveries[0]?.state)).toEqual([
      'signed-off',
      'preliminary',
      'missing',
    ]);
    expect(missingOf(rows)).toEqual([{ party: 'party:0380', missing: [year] }]);
  });

  it('waits for this year, this meeting, and the newest earlier meeting that anyone has rated', () => {
    const key = { instrument: 'implementation-key', period: '2026-2' };
    expect(awaitedSheets({ matrix: year, key }, summaries)).toEqual([
      year,
      key,
      { instrument: 'implementation-key', period: '2026-1' },
    ]);
    expect(awaitedSheets({ matrix: year, key }, [])).toEqual([year, key]);
  });

  it('is asked for when somebody has delivered it, or when its period is no longer new', () => {
    const rows = deliveriesOf(
      [gavle, 'party:0380'],
      [year, { ...year, period: '2027' }],
      summaries,
    );
    const inJanuary = (sheet: { instrument: string; period: string }) =>
      isAskedFor(sheet, rows, () => '2026');
    expect(missingOf(rows, inJanuary)).toEqual([{ party: 'party:0380', missing: [year] }]);
    const inMay = (sheet: { instrument: string; period: string }) =>
      isAskedFor(sheet, rows, () => '2027');
    expect(missingOf(rows, inMay).map(({ party, missing }) => [party, missing.length])).toEqual([
      [gavle, 1],
      ['party:0380', 2],
    ]);
    // This year's, nobody's yet, and last year's when somebody has sent it.
    const early = deliveriesOf([gavle, 'party:0380'], [year], summaries);
    expect(isAskedFor(year, early, () => '2025')).toBe(true);
    expect(isAskedFor({ ...year, period: '2028' }, early, () => '2027')).toBe(false);
  });

  it('waits for the year that has passed until somebody has delivered the new one', () => {
    const matrix = { ...year, period: '2027' };
    const key = { instrument: 'implementation-key', period: '2027-1' };
    const before = { ...key, period: '2026-2' };
    const found = summaries.find(({ instrument }) => instrument === year.instrument);
    if (found === undefined) throw new Error('Nobody has answered the matrix');
    const rated = { ...found, ...before };
    expect(awaitedSheets({ matrix, key }, [...summaries, rated])).toEqual([
      matrix,
      year,
      key,
      before,
    ]);
    expect(awaitedSheets({ matrix, key }, [rated, { ...found, ...matrix }])).toEqual([
      matrix,
      key,
      before,
    ]);
  });
});
