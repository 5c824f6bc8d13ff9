// For every kind of file: exactly which fields leave the machine. A new field of any record fails here until
// somebody has decided in which files it goes. The lists are in the folder what-leaves, to be read by people.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { assessmentFieldSchemas } from '#domain/assessment-schema.ts';
import { comparisonPack } from '#domain/comparison-pack.ts';
import { contribution } from '#domain/contribution.ts';
import { coordinatorFile, type CoordinatorChoice } from '#domain/coordinator-file.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { outgoing } from '#domain/outgoing.ts';
import { publishable } from '#domain/publishable.ts';
import { recordSchema, valueSchemaOf } from '#domain/record-schema.ts';
import { fieldsOf, recordKinds, type KeptRecord, type Snapshot } from '#domain/record.ts';
import { reviewFieldSchemas } from '#domain/review-schema.ts';
import { reviewNotes } from '#domain/review-notes.ts';
import { contradictions } from '#exchange/references.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { angered, fullStore, gavle, peopleHeard } from '../support/full-store.ts';

const year = { instrument: 'inventory-matrix', period: '2026' };
const choice: CoordinatorChoice = {
  party: gavle,
  assessments: [
    'assessment:2180/inventory-matrix/2026',
    'assessment:2180/implementation-key/2026-1',
  ],
  tells: 'levels',
  documents: false,
  names: false,
};

function present(snapshot: Snapshot | undefined): Snapshot {
  if (snapshot === undefined) throw new Error('Nothing leaves');
  return { records: snapshot.records, history: snapshot.history };
}

/** The part of a pack that is of one party. */
function packOf(party: string): Snapshot {
  const { records } = comparisonPack(fullStore, { sheets: [year] });
  return {
    records: records.filter(
      (record) => record.id === party || (record.kind === 'assessment' && record.party === party),
    ),
    history: [],
  };
}

const files: Record<string, () => Snapshot> = {
  'backup and shared folder': () => present(outgoing(fullStore, peopleHeard)),
  'everything of one party': () => present(outgoing(fullStore, peopleHeard, gavle)),
  'rows to a colleague': () =>
    present(contribution(fullStore, 'assessment:2180/inventory-matrix/2026', ['A1'])),
  'to the coordinator, levels only': () => coordinatorFile(fullStore, choice),
  'to the coordinator, levels and comments': () =>
    coordinatorFile(fullStore, { ...choice, tells: 'levels-and-comments' }),
  'to the coordinator, with documents and names': () =>
    coordinatorFile(fullStore, {
      ...choice,
      tells: 'levels-and-comments',
      documents: true,
      names: true,
    }),
  'comparison pack, of a party that shares levels': () => packOf(gavle),
  'comparison pack, of a party that shares levels and comments': () => packOf(angered),
  'review notes, all': () =>
    present(
      reviewNotes(fullStore, peopleHeard, { review: 'review:r1', whose: 'all' }, 'device-of-kim'),
    ),
  'review notes, own': () =>
    present(
      reviewNotes(fullStore, peopleHeard, { review: 'review:r1', whose: 'own' }, 'device-of-kim'),
    ),
  publishable: () =>
    present(
      publishable(fullStore, {
        sheets: [year],
        parties: [gavle, angered],
        aliasWord: 'Kommun',
        seed: 'a seed',
        mark: 'mark',
      }),
    ),
};

describe('The store of the tests', () => {
  const kinds = recordKinds.map((kind) => [kind] as const);

  it('is one that the schemas accept', () => {
    for (const record of fullStore.records)
      expect(recordSchema.safeParse(record).error?.issues ?? []).toEqual([]);
  });

  it.each(kinds)('holds every field that a %s can have', (kind) => {
    const records = fullStore.records.filter((record) => record.kind === kind);
    expect(records).not.toEqual([]);
    const held = new Set(records.flatMap((record) => Object.keys(fieldsOf(record))));
    const patterns =
      kind === 'assessment'
        ? assessmentFieldSchemas
        : kind === 'review'
          ? reviewFieldSchemas
          : undefined;
    for (const [pattern] of patterns ?? [])
      expect(
        [...held].some((field) => pattern.test(field)),
        String(pattern),
      ).toBe(true);
    for (const field of fixedFields[kind] ?? []) expect(held).toContain(field);
  });

  it.each(kinds)('fills every part of every value of a %s', (kind) => {
    const records = fullStore.records.filter((record) => record.kind === kind);
    const missing = new Set<string>();
    const filled = new Set<string>();
    for (const record of records)
      for (const [field, { heads }] of Object.entries(fieldsOf(record))) {
        const name = field.split(':')[0] ?? field;
        const schema = valueSchemaOf(kind, field);
        if (schema === undefined) throw new Error(`No schema for ${kind} ${field}`);
        for (const path of partsOf(z.toJSONSchema(schema, { unrepresentable: 'any' }), name))
          missing.add(path);
        for (const head of heads) for (const path of toldIn(head.value, name)) filled.add(path);
      }
    expect([...missing].filter((path) => !filled.has(path)).sort()).toEqual([]);
  });
});

/** The fields of the kinds whose field names are fixed, read from their schemas. */
const fixedFields: Partial<Record<KeptRecord['kind'], string[]>> = Object.fromEntries(
  (z.toJSONSchema(recordSchema, { unrepresentable: 'any' }).oneOf ?? []).flatMap((one) => {
    const { kind, fields } = one.properties as Record<string, z.core.JSONSchema.JSONSchema>;
    const names = Object.keys(fields?.properties ?? {});
    return names.length === 0 ? [] : [[String(kind?.const), names]];
  }),
);

describe.each(Object.entries(files))('What leaves: %s', (name, file) => {
  it('is exactly what the list says', async () => {
    await expect(listOf(file())).toMatchFileSnapshot(`./what-leaves/${name}.txt`);
  });

  it('can be read by the schemas, and agrees with itself', () => {
    const snapshot = file();
    for (const record of snapshot.records)
      expect(recordSchema.safeParse(record).error?.issues ?? []).toEqual([]);
    expect(contradictions(snapshot, instrumentFacts(instruments, instrumentRefs()))).toEqual([]);
  });

  it('says nothing in a part that it says it does not tell', () => {
    for (const record of file().records)
      for (const [field, { heads }] of Object.entries(fieldsOf(record)))
        for (const { value, author, withheld } of heads)
          for (const part of withheld ?? []) {
            const told = part === 'author' ? author : (value as Record<string, unknown>)[part];
            expect([null, '', 0, false, '[]', '{}'], `${field} ${part}`).toContain(
              typeof told === 'object' && told !== null ? JSON.stringify(told) : told,
            );
          }
  });

  it('never has the name of somebody heard in it', () => {
    expect(JSON.stringify(file())).not.toMatch(/Signe|Trädgårdh/);
  });
});

/** One line for each field that leaves and says something, and one for what a version says it leaves untold. */
function listOf({ records, history }: Snapshot): string {
  const lines = new Set<string>();
  for (const record of records) {
    for (const path of toldIn({ ...record, fields: undefined }, record.kind)) lines.add(path);
    for (const [field, { heads }] of Object.entries(fieldsOf(record))) {
      const name = `${record.kind}: ${field.split(':')[0]}`;
      for (const { value, ...revision } of heads) {
        const untold = new Set(revision.withheld);
        for (const path of toldIn(value, name))
          if (!untold.has(path.slice(name.length + 1).split(/[.[]/)[0] ?? '')) lines.add(path);
        for (const path of toldIn({ ...revision, withheld: undefined }, `${record.kind}: version`))
          lines.add(path);
        for (const part of revision.withheld ?? []) lines.add(`${name} does not tell ${part}`);
      }
    }
  }
  if (history.length > 0) lines.add('earlier versions, whole');
  return `${[...lines].sort().join('\n')}\n`;
}

/** The paths to everything that says something: nothing is said by an empty text, list or place. */
function toldIn(value: unknown, path: string): string[] {
  if (value === undefined || value === null || value === '' || value === false) return [];
  if (Array.isArray(value)) return value.flatMap((one) => toldIn(one, `${path}[]`));
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    toldIn(part, `${path}.${/^[A-Z]\d+$/.test(key) ? '<row>' : key}`),
  );
}

/** The same paths, as a schema names them; of parts with several shapes, those that all shapes have. */
function partsOf(schema: z.core.JSONSchema.JSONSchema, path: string): string[] {
  const shapes = (schema.oneOf ?? schema.anyOf ?? []).filter(
    (shape): shape is z.core.JSONSchema.JSONSchema =>
      typeof shape === 'object' && shape.type !== 'null',
  );
  if (shapes.length === 1 && shapes[0] !== undefined) return partsOf(shapes[0], path);
  if (shapes.length > 1) return [`${path}.kind`];
  if (typeof schema.items === 'object' && !Array.isArray(schema.items))
    return partsOf(schema.items, `${path}[]`);
  if (schema.properties !== undefined)
    return Object.entries(schema.properties).flatMap(([key, part]) =>
      typeof part === 'object' ? partsOf(part, `${path}.${key}`) : [],
    );
  if (typeof schema.additionalProperties === 'object')
    return partsOf(schema.additionalProperties, `${path}.<row>`);
  return [path];
}
