// Answers for: the shape of revisions and registers, for checking.
import * as z from 'zod';

const idSchema = z.string().min(1).max(64);

/** Names in ascending order, each once: one state has one form on every machine. */
const withheldSchema = z
  .array(z.string().min(1).max(60))
  .min(1)
  .max(40)
  .refine((names) => names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name));

export function revisionSchema<V extends z.ZodType>(value: V) {
  return z.strictObject({
    id: idSchema,
    replaces: z.array(idSchema).max(100_000),
    at: z.iso.datetime(),
    author: z.string().max(200),
    device: idSchema,
    sitting: z.string().min(1).max(80),
    value,
    /** The parts of the value that this copy does not tell: they stand there empty. */
    withheld: withheldSchema.optional(),
  });
}

/** Fields whose names and values follow from a list of name patterns, each with its register's schema. */
export function fieldsSchema(
  registers: readonly (readonly [RegExp, z.ZodType])[],
  required: readonly string[] = [],
) {
  return z.record(z.string(), z.unknown()).superRefine((fields, context) => {
    for (const name of required)
      if (fields[name] === undefined)
        context.addIssue({ code: 'custom', message: 'missing', path: [name] });
    for (const [name, register] of Object.entries(fields)) {
      const schema = registers.find(([pattern]) => pattern.test(name))?.[1];
      const issues = schema?.safeParse(register).error?.issues ?? [];
      for (const issue of issues) context.addIssue({ ...issue, path: [name, ...issue.path] });
      if (schema === undefined)
        context.addIssue({ code: 'unrecognized_keys', keys: [name], path: [name] });
    }
  });
}

export function registerSchema<V extends z.ZodType>(value: V) {
  return z.strictObject({
    heads: z.array(revisionSchema(value)).min(1).max(10_000),
    past: z.array(idSchema).max(100_000),
  });
}
