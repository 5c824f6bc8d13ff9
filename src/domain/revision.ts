// Answers for: how one field keeps every change that has not been replaced, and knows which ones have been.
import { canonicalJson } from './canonical-json.ts';
import type { Stamp } from './context.ts';

/** One saved change of one field. `replaces` names the revisions its author saw when writing it. */
export interface Revision<V = unknown> {
  id: string;
  replaces: string[];
  /** ISO 8601 in UTC, by the writer's own clock. */
  at: string;
  author: string;
  device: string;
  /** `<window>.<files written>`: one run of work in one window, between two files that left the machine. */
  sitting: string;
  value: V;
  /**
   * Names of the parts of the value that this copy does not tell, in ascending order: they stand there empty.
   * `author` when the name is left out. It is the same revision as the one that tells them.
   */
  withheld?: string[] | undefined;
}

/**
 * A field with its living revisions. One head is the normal case; two or more heads are a conflict
 * that a person resolves. `past` holds the id of every revision that has been replaced: it only grows,
 * which is what makes merging commutative, associative and idempotent (docs/decisions/0003).
 */
export interface Register<V = unknown> {
  heads: Revision<V>[];
  past: string[];
}

/** The value to show. With a conflict it is the head with the lowest id: the same one on every machine. */
export function currentValue<V>(register: Register<V> | undefined): V | undefined {
  return register?.heads[0]?.value;
}

/**
 * Whether a person has to choose. Two heads that say the same (two colleagues who began for the same
 * party, say) are no conflict: the next change replaces both.
 */
export function hasConflict(register: Register | undefined): boolean {
  const [first, ...others] = register?.heads ?? [];
  if (first === undefined || others.length === 0) return false;
  const value = canonicalJson(first.value);
  return others.some((head) => canonicalJson(head.value) !== value);
}

/** The ids a person has seen when looking at a field: hand them back as `seen` when writing. */
export function headIds(register: Register | undefined): string[] {
  return register?.heads.map((head) => head.id) ?? [];
}

export interface Written<V> {
  register: Register<V>;
  /** Revisions that are no longer heads and belong in the history. */
  superseded: Revision<V>[];
}

/**
 * Writes a value over what its author has `seen`. A head the author has not seen stays beside the new one
 * as a conflict. A window has always seen its own writes. Consecutive changes by one author in one
 * sitting, over one head, fold into one revision: the intermediate one was never anywhere else.
 */
export function writeRegister<V>(
  register: Register<V> | undefined,
  value: V,
  seen: readonly string[],
  stamp: Stamp,
): Written<V> {
  const heads = register?.heads ?? [];
  const past = register?.past ?? [];
  const sitting = `${stamp.window}.${stamp.filesWritten}`;
  const seenHeads = heads.filter((head) => isSeen(head, seen, stamp));
  const [only] = seenHeads;
  const folded =
    seenHeads.length === 1 &&
    only !== undefined &&
    only.sitting === sitting &&
    only.author === stamp.author
      ? only
      : undefined;

  const replaced = new Set(seen);
  for (const head of seenHeads) replaced.add(head.id);
  if (folded) {
    replaced.delete(folded.id);
    for (const id of folded.replaces) replaced.add(id);
  }
  const revision: Revision<V> = {
    id: stamp.newId(),
    replaces: [...replaced].sort(),
    at: stamp.at,
    author: stamp.author,
    device: stamp.device,
    sitting,
    value,
  };
  return {
    register: {
      heads: byId([...heads.filter((head) => !seenHeads.includes(head)), revision]),
      past: [...new Set([...past, ...replaced])].sort(),
    },
    superseded: folded ? [] : seenHeads,
  };
}

/** Whether the writer knows this head: it was on the screen, or this very window wrote it. */
export function isSeen(
  head: Revision,
  seen: readonly string[],
  stamp: Pick<Stamp, 'window'>,
): boolean {
  return seen.includes(head.id) || head.sitting.startsWith(`${stamp.window}.`);
}

/**
 * The heads that say the same as the writer saw in every part being written. Writing over them takes nobody's
 * words away: what has been written in their other parts goes along in the new value.
 */
export function unchangedIn(over: object, heads: readonly Revision[]): string[] {
  return heads
    .filter(({ value }) =>
      Object.entries(over).every(
        ([part, was]) =>
          canonicalJson((value as Record<string, unknown> | null)?.[part] ?? null) ===
          canonicalJson(was ?? null),
      ),
    )
    .map(({ id }) => id);
}

export function byId<V>(revisions: Revision<V>[]): Revision<V>[] {
  return revisions.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
