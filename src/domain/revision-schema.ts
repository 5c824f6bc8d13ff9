// Answers for: the shape of revisions and registers, for checking.
import * as z from 'zod';

const idSchema = z.string().min(1).max(64);

export function revisionSchema<V extends z.ZodType>(value: V) {
  return z.strictObject({
    id: idSchema,
    replaces: z.array(idSchema).max(100_000),
    at: z.iso.datetime(),
    author: z.string().max(200),
    device: idSchema,
    sitting: z.string().min(1).max(80),
    value,
  });
}

export function registerSchema<V extends z.ZodType>(value: V) {
  return z.strictObject({
    heads: z.array(revisionSchema(value)).min(1).max(10_000),
    past: z.array(idSchema).max(100_000),
  });
}
