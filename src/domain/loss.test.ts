import { expect, test } from 'vitest';
import { lossBy } from './loss.ts';
import type { KeptRecord } from './record.ts';

const record = (id: string, heads: string[], past: string[] = []): KeptRecord =>
  ({
    id,
    kind: 'party',
    fields: { profile: { heads: heads.map((head) => ({ id: head })), past } },
  }) as unknown as KeptRecord;

const lossOf = (local: KeptRecord[], incoming: KeptRecord[]) => {
  const { add, loss } = lossBy({ records: incoming });
  for (const one of local) add(one);
  return loss;
};

test('what only stands here would be gone', () => {
  expect(lossOf([record('a', ['1']), record('b', ['2'])], [record('b', ['2'])])).toEqual({
    records: { party: 1 },
    fields: 0,
    first: ['a'],
  });
});

test('what has been written here since the file would be gone, field by field', () => {
  const file = [record('a', ['1'], ['0'])];
  expect(lossOf([record('a', ['2'], ['0', '1'])], file).fields).toBe(1);
  expect(lossOf([record('a', ['1'], ['0'])], file).fields).toBe(0);
});

test('nothing is gone where the file knows more than this machine', () => {
  expect(lossOf([record('a', ['0'])], [record('a', ['1'], ['0']), record('b', ['5'])])).toEqual({
    records: {},
    fields: 0,
    first: [],
  });
});

test('a field that the file lacks would be gone', () => {
  const bare = { ...record('a', []), fields: {} } as unknown as KeptRecord;
  expect(lossOf([record('a', ['1'])], [bare]).fields).toBe(1);
});
