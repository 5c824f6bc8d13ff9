// Answers for: how one field keeps every change that has not been replaced, and knows which ones have been.
import { canonicalJson, isSameContent } from './canonical-json.ts';
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

/**
 * Joins two copies of one revision, part by part: what either tells is told, and only what neither tells is
 * withheld. Gives `a` itself when `b` tells nothing more. Where both tell a part differently somebody has changed
 * a copy by hand (see {@link isAltered}); then one of them is taken, the same one in either order.
 */
export function joinRevisions<V>(a: Revision<V>, b: Revision<V>): Revision<V> {
  if (a === b || (a.withheld === undefined && isSameContent(a, b))) return a;
  const untold = (revision: Revision) => new Set(revision.withheld);
  const [inA, inB] = [untold(a), untold(b)];
  const parts = new Set([...partsOf(a.value), ...partsOf(b.value)]);
  const value: Record<string, unknown> = {};
  for (const part of parts) {
    const [fromA, fromB] = [partOf(a, part), partOf(b, part)];
    value[part] =
      inA.has(part) === inB.has(part) ? lower(fromA, fromB) : inA.has(part) ? fromB : fromA;
  }
  const isByParts = isObject(a.value) && isObject(b.value);
  const withheld = [...inA].filter((part) => inB.has(part)).sort();
  const facts = lower(factsOf(a), factsOf(b));
  const joined = {
    ...facts,
    author:
      inA.has('author') === inB.has('author')
        ? lower(a.author, b.author)
        : inA.has('author')
          ? b.author
          : a.author,
    value: isByParts ? (value as V) : lower(a.value, b.value),
    ...(withheld.length > 0 ? { withheld } : {}),
  };
  return isSameContent(joined, a) ? a : joined;
}

/** Whether two copies of one revision contradict each other in something that both tell. */
export function isAltered(a: Revision, b: Revision): boolean {
  if (a === b || isSameContent(a, b)) return false;
  const untold = new Set([...(a.withheld ?? []), ...(b.withheld ?? [])]);
  // Two whole copies that are not alike.
  if (untold.size === 0) return true;
  if (!isSameContent(factsOf(a), factsOf(b))) return true;
  if (!untold.has('author') && a.author !== b.author) return true;
  if (!isObject(a.value) || !isObject(b.value)) return !isSameContent(a.value, b.value);
  const parts = new Set([...partsOf(a.value), ...partsOf(b.value)]);
  return [...parts].some(
    (part) => !untold.has(part) && !isSameContent(partOf(a, part), partOf(b, part)),
  );
}

function factsOf<V>({ id, replaces, at, device, sitting }: Revision<V>) {
  return { id, replaces, at, device, sitting };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partsOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function partOf({ value }: Revision, part: string): unknown {
  return isObject(value) ? value[part] : undefined;
}

/** One of the two, the same in either order. */
function lower<T>(a: T, b: T): T {
  return isSameContent(a, b) || canonicalJson(a) < canonicalJson(b) ? a : b;
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
