// A large store is gathered for a file part by part. What is then in the file is what the domain says may leave.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#domain/canonical-json.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { outgoing } from '#domain/outgoing.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { batchesOf } from '#storage/history.ts';
import { openStorage } from '#storage/open.ts';
import { createTransfer } from '#transfer/create-transfer.ts';
import type { FileOrder } from '#transfer/transfer.ts';
import { fullStore, gavle, peopleHeard } from '../support/full-store.ts';

const known = instrumentFacts(instruments, instrumentRefs());
const sorted = (entries: readonly unknown[]) => entries.map(canonicalJson).sort();

async function machine(people: readonly { record: string; people: string }[], name: string) {
  let ids = 0;
  const opened = await openStorage(`what-is-written-${name}`, {
    now: () => new Date('2026-11-30T10:00:00Z'),
    newId: () => `id${String((ids += 1)).padStart(6, '0')}`,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  const { database, context } = opened.value;
  await database.records.bulkPut(fullStore.records);
  await database.history.bulkPut(batchesOf(fullStore.history));
  await database.confidential.bulkPut(people.map((row) => ({ id: row.record, ...row })));
  return createTransfer(database, context);
}

describe.each([
  ['nobody heard is named', [], 0],
  ['somebody heard is named', peopleHeard, 1],
] as const)('Where %s', (when, people, reviewsHeldBack) => {
  it.each([undefined, gavle])('a file holds all that may leave, and no more: %s', async (party) => {
    const transfer = await machine(people, `${when} ${party ?? 'all'}`);
    const order: FileOrder =
      party === undefined
        ? { kind: 'backup', attachments: false }
        : { kind: 'party', party, attachments: false };
    const file = await transfer.write(order, { packing: 'plain' });
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    const read = parseExchangeFile(await file.value.blob.text(), known);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const said = outgoing(fullStore, people, party);
    expect(sorted(read.value.snapshot.records)).toEqual(sorted(said.records));
    expect(sorted(read.value.snapshot.history)).toEqual(sorted(said.history));
    const told = await transfer.describe(order);
    expect(told).toMatchObject({
      ok: true,
      value: {
        withheldVersions: said.withheldVersions,
        withheld: said.withheld.map(({ review, names }) => ({ id: review.id, names })),
      },
    });
    expect(said.withheld).toHaveLength(reviewsHeldBack);
  });
});
