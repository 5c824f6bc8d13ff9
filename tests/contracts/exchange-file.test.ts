import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { exchangeFileJsonSchema } from '../../scripts/export-schemas.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The names of everything a file may hold, however deep. */
function propertyNames(schema: unknown): Set<string> {
  const names = new Set<string>();
  const collect = (node: unknown) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, member] of Object.entries(node as Record<string, unknown>)) {
      if (key === 'properties' && member !== null && typeof member === 'object')
        for (const name of Object.keys(member)) names.add(name);
      collect(member);
    }
  };
  collect(schema);
  return names;
}

describe('the exchange file is written down for other programs', () => {
  const page = read('docs/data-format.md');

  it('in docs/exchange-file.schema.json (npx tsx scripts/export-schemas.ts)', () => {
    expect(JSON.parse(read('docs/exchange-file.schema.json'))).toEqual(
      JSON.parse(JSON.stringify(exchangeFileJsonSchema())),
    );
  });

  it('in docs/data-format.md, every field by its name', () => {
    const names = propertyNames(exchangeFileJsonSchema());
    expect(names.size).toBeGreaterThan(60);
    const unmentioned = [...names].filter((name) => !new RegExp(`[\`."]${name}[\`"]`).test(page));
    expect(unmentioned).toEqual([]);
  });

  it('in docs/data-format.md, every schema number so far', () => {
    for (let number = 1; number <= schemaNumber; number += 1)
      expect(page).toMatch(new RegExp(`^\\| ${String(number)} +\\| \\d{4}-\\d\\d-\\d\\d \\|`, 'm'));
  });
});
