// Writes the JSON Schemas in docs/ from the zod schemas: npx tsx scripts/export-schemas.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import * as z from 'zod';
import { instrumentSchema } from '#domain/instrument-schema.ts';

/** The written format of an instrument, for editors and for programs that are not ours. */
export function instrumentJsonSchema(): unknown {
  const schema = z.toJSONSchema(instrumentSchema, {
    // Lists are readonly in the code only; in a file, "readOnly" would mean something else.
    override: ({ jsonSchema }) => delete jsonSchema.readOnly,
  });
  return { title: 'Nyckelring instrument', ...schema };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../docs/instrument.schema.json', import.meta.url);
  const text = JSON.stringify(instrumentJsonSchema());
  writeFileSync(file, await format(text, { parser: 'json', printWidth: 100 }));
}
