// Writes the JSON Schemas in docs/ from the zod schemas: npx tsx scripts/export-schemas.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import * as z from 'zod';
import { actionSchema } from '#domain/action-schema.ts';
import { assessmentFieldSchemas, assessmentSchema } from '#domain/assessment-schema.ts';
import { documentSchema } from '#domain/document-schema.ts';
import { instrumentSchema } from '#domain/instrument-schema.ts';
import { networkSchema } from '#domain/network-schema.ts';
import { partySchema } from '#domain/party-schema.ts';
import { historyEntrySchema } from '#domain/record-schema.ts';
import { reviewFieldSchemas, reviewSchema } from '#domain/review-schema.ts';
import { registerSchema } from '#domain/revision-schema.ts';
import { signOffSchema } from '#domain/sign-off-schema.ts';
import { envelopeSchema } from '#exchange/envelope.ts';

/** The written format of an instrument, for editors and for programs that are not ours. */
export function instrumentJsonSchema(): unknown {
  const schema = z.toJSONSchema(instrumentSchema, {
    // Lists are readonly in the code only; in a file, "readOnly" would mean something else.
    override: ({ jsonSchema }) => delete jsonSchema.readOnly,
  });
  return { title: 'Nyckelring instrument', ...schema };
}

const namedFields = [
  { fields: reviewSchema.shape.fields, schemas: reviewFieldSchemas, required: ['profile'] },
  { fields: assessmentSchema.shape.fields, schemas: assessmentFieldSchemas, required: [] },
];

/** The exchange file, as far as a JSON Schema can tell it; docs/data-format.md has the rest. */
export function exchangeFileJsonSchema(): unknown {
  const file = envelopeSchema.extend({
    records: z.strictObject({
      party: z.array(partySchema),
      network: z.array(networkSchema),
      assessment: z.array(assessmentSchema),
      review: z.array(reviewSchema),
      document: z.array(documentSchema),
      action: z.array(actionSchema),
      'sign-off': z.array(signOffSchema),
    }),
    history: z.array(historyEntrySchema),
  });
  const schema = z.toJSONSchema(file, {
    override: ({ zodSchema, jsonSchema }) => {
      // Which fields these have follows from their names.
      const named = namedFields.find(({ fields }) => fields === zodSchema);
      if (named === undefined) return;
      delete jsonSchema.propertyNames;
      if (named.required.length > 0) jsonSchema.required = named.required;
      jsonSchema.patternProperties = Object.fromEntries(
        named.schemas.map(([pattern, value]) => {
          const register = z.toJSONSchema(registerSchema(value));
          delete register.$schema;
          return [pattern.source, register];
        }),
      );
      jsonSchema.additionalProperties = false;
    },
  });
  return { title: 'Nyckelring exchange file', ...schema };
}

async function write(name: string, schema: unknown): Promise<void> {
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 100 });
  writeFileSync(new URL(`../docs/${name}.schema.json`, import.meta.url), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await write('instrument', instrumentJsonSchema());
  await write('exchange-file', exchangeFileJsonSchema());
}
