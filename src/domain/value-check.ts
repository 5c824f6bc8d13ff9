// Answers for: whether a value may be stored in a field, before it is.
import { valueSchemaOf } from './record-schema.ts';
import type { RecordKind } from './record.ts';

/** What a person can cause: more than there is room for. */
export type ValueProblem =
  { kind: 'too-long'; limit: number; length: number } | { kind: 'too-many'; limit: number };

export type ValueCheck = typeof valueProblem;

/**
 * A value that the record's schema refuses would make every file of this machine unreadable, so it is never
 * stored. What a person can cause (too much of something) is told; anything else is a bug in the caller.
 */
export function valueProblem(
  kind: RecordKind,
  field: string,
  value: unknown,
): ValueProblem | undefined {
  const schema = valueSchemaOf(kind, field);
  if (schema === undefined) throw new Error(`A ${kind} has no field ${field}`);
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (issue === undefined) return undefined;
  if (issue.code !== 'too_big')
    throw new Error(`Not a value of ${kind} ${field}: ${issue.code} at ${issue.path.join('.')}`);
  const limit = Number(issue.maximum);
  const part = issue.path.reduce<unknown>(
    (whole, key) => (whole as Record<PropertyKey, unknown>)[key],
    value,
  );
  return typeof part === 'string'
    ? { kind: 'too-long', limit, length: part.length }
    : { kind: 'too-many', limit };
}
