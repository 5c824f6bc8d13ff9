import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actionProfile, type Action } from '#domain/action.ts';
import {
  answerOf,
  assignmentOf,
  detailsOf,
  explanationOf,
  lockOf,
  ratingsIn,
  type Assessment,
} from '#domain/assessment.ts';
import { documentProfile, type Document } from '#domain/document.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { planMerge } from '#domain/merge.ts';
import { conflictsIn } from '#domain/overview.ts';
import { findingsOf, notesOf, recommendationsOf, replyOf, type Review } from '#domain/review.ts';
import type { Party } from '#domain/party.ts';
import { fieldsOf, recordKinds } from '#domain/record.ts';
import { currentValue } from '#domain/revision.ts';
import { agreedExtent } from '#domain/sharing.ts';
import { reopeningOf, signOffContent, type SignOff } from '#domain/sign-off.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { checkSignature } from '#exchange/signature.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';

/** A file as its release wrote it, never to be changed: promise 5 is that it can be read for ever. */
function readReleased(schema: number) {
  const path = `../fixtures/exchange/schema-${schema}.nyckelring.json`;
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  const parsed = parseExchangeFile(text, instrumentFacts(instruments, instrumentRefs()));
  if (!parsed.ok) throw new Error(`schema-${schema} is refused: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

describe('a file of schema 1', () => {
  const { snapshot } = readReleased(1);
  const find = <R>(id: string) => snapshot.records.find((record) => record.id === id) as R;

  test('is read with every record and every replaced version', () => {
    expect(snapshot.records.map(({ id }) => id).sort()).toEqual([
      'assessment:x.granliden/child-welfare-no/2025',
      'assessment:x.granliden/implementation-key/2026-2',
      'assessment:x.granliden/inventory-matrix/2026',
      'document:x.granliden/ev1',
      'document:x.granliden/ev2',
      'document:x.granliden/ev3',
      'network',
      'party:1480.angered',
      'party:1862+1883',
      'party:x.granliden',
      'review:rev00000granliden',
    ]);
    expect(snapshot.history).toHaveLength(9);
  });

  test('says in its answers what it said then', () => {
    const matrix = find<Assessment>('assessment:x.granliden/inventory-matrix/2026');
    expect(answerOf(matrix, 'A1')).toEqual({
      response: { kind: 'level', level: 3 },
      comment: 'Beslut i fullmäktige, <b>§ 42</b> & "uppföljt".',
      documents: [
        'document:x.granliden/ev1',
        'document:x.granliden/ev2',
        'document:x.granliden/ev3',
      ],
      certainty: 'sure',
      followUp: { date: '2027-03', change: 'Budgeten prövas först.' },
      confirmedUnchanged: false,
    });
    const statistics = find<Assessment>('assessment:x.granliden/child-welfare-no/2025');
    expect(answerOf(statistics, 'N1')?.response).toEqual({ kind: 'number', number: 12.5 });
    expect(answerOf(statistics, 'N2')?.response).toEqual({ kind: 'percent', percent: 37.5 });
  });

  test('has its evidence in the register, in the words it had inside the answer', () => {
    const [head] = find<Document>('document:x.granliden/ev1').fields.profile.heads;
    expect(head).toMatchObject({
      author: 'Robin Ek',
      value: {
        title: 'Protokoll',
        date: '2026-03-12',
        kind: 'decision',
        keptAt: 'KS 2026/17',
        validUntil: null,
      },
    });
    expect(documentProfile(find<Document>('document:x.granliden/ev3'))).toMatchObject({
      title: 'Enkät',
      date: null,
      keptAt: 'https://example.org/',
    });
  });

  test('says in its review what it said then', () => {
    const review = find<Review>('review:rev00000granliden');
    expect(currentValue(review.fields.profile)).toMatchObject({
      title: 'Trygga skolvägar',
      visitDate: '2026-09-15',
      team: [{ name: 'Maja Östlund', role: 'lead' }],
    });
    expect(notesOf(review).map(({ id }) => id)).toEqual(['n1']);
    expect(findingsOf(review).map(({ value }) => value.strength)).toEqual(['seen']);
    expect(recommendationsOf(review).map(({ value }) => value.due)).toEqual(['2027-06']);
    expect(replyOf(review).factsChecked).toBe(true);
  });

  test('still holds both versions where two people had written', () => {
    const open = snapshot.records.filter((record) => conflictsIn(record) > 0).map(({ id }) => id);
    expect(open.sort()).toEqual([
      'assessment:x.granliden/inventory-matrix/2026',
      'network',
      'review:rev00000granliden',
    ]);
  });

  test('merges into an empty machine, and a second time changes nothing', () => {
    const first = planMerge({ records: [], history: [] }, snapshot);
    expect(first.records).toHaveLength(snapshot.records.length);
    const again = planMerge({ records: first.records, history: first.history }, snapshot);
    expect(again.records).toEqual([]);
    expect(again.history).toEqual([]);
  });
});

describe('a file of schema 2', () => {
  const { snapshot, attachments } = readReleased(2);
  const find = <R>(id: string) => snapshot.records.find((record) => record.id === id) as R;

  test('is read with every kind of record, what has been taken away too', () => {
    const kinds = new Set(snapshot.records.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...recordKinds].sort());
    const taken = snapshot.records.filter(
      (record) =>
        (record.kind === 'document' || record.kind === 'action') &&
        currentValue(fieldsOf(record).profile) === null,
    );
    expect(taken.map(({ id }) => id)).toEqual([
      'document:x.granliden/gone000000000001',
      'action:act0000000000002',
    ]);
  });

  test('says in its documents what it said then, both versions where two people had written', () => {
    const { heads } = find<Document>('document:x.granliden/prog000000000001').fields.profile;
    expect(heads.map(({ value }) => [value?.title, value?.validUntil])).toEqual([
      ['Program för barnets rättigheter', '2027'],
      ['Programmet', null],
    ]);
    const matrix = find<Assessment>('assessment:x.granliden/inventory-matrix/2026');
    expect(answerOf(matrix, 'B3')?.documents).toEqual([
      'document:x.granliden/prog000000000001',
      'document:x.granliden/ev1',
    ]);
    expect(answerOf(matrix, 'B4')?.documents).toEqual(['document:x.granliden/elsewhere0000001']);
    expect(assignmentOf(matrix, 'B1')).toEqual({ to: 'Socialförvaltningen', due: '2026-12-01' });
  });

  test('says in its sign-off, its action, its ratings and its explanation what it said then', () => {
    const statistics = find<Assessment>('assessment:x.granliden/child-welfare-no/2025');
    expect(lockOf(statistics)).toBe(1);
    expect(detailsOf(statistics).source?.file).toBe('Matris 2025.xlsx');
    const signOff = find<SignOff>('sign-off:x.granliden/child-welfare-no/2025/1');
    expect(signOffContent(signOff)).toMatchObject({ body: 'Kommunstyrelsen', paragraph: '§ 87' });
    expect(signOffContent(signOff).answers.N1?.documents[0]?.title).toBe('Protokoll');
    expect(reopeningOf(signOff)?.reason).toBe('Ett tal var fel.');
    const key = find<Assessment>('assessment:x.granliden/implementation-key/2026-2');
    expect(ratingsIn(key).map(({ value }) => value.ratings.K1?.level)).toEqual([3]);
    expect(explanationOf(key, 'K1')?.verdict).toBe('both-hold');
    expect(actionProfile(find<Action>('action:act0000000000001'))).toMatchObject({
      money: { amount: 25_000, currency: 'SEK' },
      origin: { kind: 'item', item: 'A2' },
    });
  });

  test('brings its attachment byte by byte', () => {
    const [attachment] = attachments;
    expect(attachment).toMatchObject({
      record: 'document:x.granliden/prog000000000001',
      name: 'Program för barnets rättigheter.pdf',
      type: 'application/pdf',
    });
    expect(new TextDecoder().decode(attachment?.bytes)).toBe('%PDF-1.4\n%åäö\n%%EOF\n');
  });

  test('merges into an empty machine, and a second time changes nothing', () => {
    const first = planMerge({ records: [], history: [] }, snapshot);
    const again = planMerge({ records: first.records, history: first.history }, snapshot);
    expect([...again.records, ...again.history, ...again.clashes]).toEqual([]);
  });
});

describe.each([3, 4])('a file of schema %i', (schema) => {
  const { snapshot, attachments, kind, party, signed, signature } = readReleased(schema);
  const find = <R>(id: string) => snapshot.records.find((record) => record.id === id) as R;

  test('says what it is for, whose it is, and that it is as its device left it', async () => {
    expect([kind, party]).toEqual(['coordinator', 'party:x.granliden']);
    expect(await checkSignature(signed, signature)).toMatchObject({ kind: 'valid' });
    expect(attachments).toHaveLength(1);
  });

  test('says what a version leaves untold, and what the party lets others see', () => {
    const matrix = find<Assessment>('assessment:x.granliden/inventory-matrix/2026');
    expect(matrix.fields['answer:A2']?.heads[0]).toMatchObject({
      author: '',
      withheld: ['author', 'comment', 'documents'],
    });
    expect(agreedExtent(find<Party>('party:x.granliden'))).toBe('levels');
  });

  test('merges into an empty machine, and a second time changes nothing', () => {
    const first = planMerge({ records: [], history: [] }, snapshot);
    const again = planMerge({ records: first.records, history: first.history }, snapshot);
    expect([...again.records, ...again.history, ...again.clashes]).toEqual([]);
  });
});

test('every released schema number has its file', () => {
  for (let schema = 1; schema <= schemaNumber; schema += 1)
    expect(readReleased(schema).schema).toBe(schema);
});
