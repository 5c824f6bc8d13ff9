// Answers for: a copy of a revision that does not tell everything, and says so itself.
import type { Register, Revision } from './revision.ts';

/** What is not told: each part with the empty value that stands in its place; with `author`, the writer's name. */
export interface Withholding<V> {
  parts?: Partial<Extract<V, object>>;
  author: boolean;
}

/**
 * The same revision, so that the copy joins the whole one wherever they meet. A part is named as withheld even
 * where it is empty: that a comment exists is told no more than what it says.
 */
export function reducedRevision<V>(
  revision: Revision<V>,
  { parts = {}, author }: Withholding<V>,
): Revision<V> {
  const { value } = revision;
  const isObject = typeof value === 'object' && value !== null;
  const withheld = new Set(revision.withheld);
  if (isObject) for (const part of Object.keys(parts)) withheld.add(part);
  if (author) withheld.add('author');
  if (withheld.size === 0) return revision;
  return {
    ...revision,
    author: author ? '' : revision.author,
    value: isObject ? { ...value, ...parts } : value,
    withheld: [...withheld].sort(),
  };
}

/** Every living version of a field, reduced; `withholding` is asked for each, since it may depend on what it says. */
export function reducedRegister<V>(
  { heads, past }: Register<V>,
  withholding: (value: V) => Withholding<V>,
): Register<V> {
  return { heads: heads.map((head) => reducedRevision(head, withholding(head.value))), past };
}

/** Of the named parts, those that a version leaves untold, in their order. */
export function untoldParts<P extends string>(
  { withheld = [] }: Pick<Revision, 'withheld'>,
  parts: readonly P[],
): P[] {
  return parts.filter((part) => withheld.includes(part));
}
