// Answers for: turning a text of unknown origin into plain data, or saying why it is not safe to.
import { err, ok, type Result } from '#domain/result.ts';

export type PlainJsonProblem =
  | { kind: 'empty' }
  | { kind: 'not-json' }
  /** Begins as JSON and ends too early: a download or a copy that was cut short. */
  | { kind: 'truncated' }
  | { kind: 'too-deep'; limit: number }
  /** A key that a program could mistake for its own machinery. */
  | { kind: 'unsafe-keys'; key: string };

/** Our own files are 10 deep. */
const depthLimit = 64;
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

export function parsePlainJson(text: string): Result<unknown, PlainJsonProblem> {
  if (text.trim() === '') return err({ kind: 'empty' });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // Some engines parse nesting by recursion and run out of stack.
    if (error instanceof RangeError) return err({ kind: 'too-deep', limit: depthLimit });
    return err({ kind: endsTooEarly(text) ? 'truncated' : 'not-json' });
  }
  const problem = unsafePlace(value);
  return problem === undefined ? ok(value) : err(problem);
}

/** In what `JSON.parse` has given, at that depth of the whole. It stops at the limit, long before the stack does. */
export function unsafePlace(value: unknown, depth = 1): PlainJsonProblem | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (depth > depthLimit) return { kind: 'too-deep', limit: depthLimit };
  if (Array.isArray(value)) {
    for (const member of value) {
      const problem = unsafePlace(member, depth + 1);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  for (const key in value) {
    if (unsafeKeys.has(key)) return { kind: 'unsafe-keys', key };
    const problem = unsafePlace((value as Record<string, unknown>)[key], depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Whether a text that begins as a JSON object stops inside it. Told by the brackets, since engines word it differently. */
function endsTooEarly(text: string): boolean {
  if (!/^\s*\{\s*("|$)/.test(text)) return false;
  let open = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (inString) {
      if (sign === '\\') index += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{' || sign === '[') open += 1;
    else if (sign === '}' || sign === ']') open -= 1;
  }
  return inString || open > 0;
}
