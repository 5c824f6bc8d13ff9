// Answers for: bringing two machines' records together so that nobody's words are lost.
import { isSameContent } from './canonical-json.ts';
import {
  fieldsOf,
  withFields,
  type HistoryEntry,
  type KeptRecord,
  type Snapshot,
} from './record.ts';
import {
  byId,
  hasConflict,
  isAltered,
  joinRevisions,
  type Register,
  type Revision,
} from './revision.ts';

/**
 * Joins two states of one field: every revision known to either side that neither side knows as replaced, each
 * with all that either side's copy tells. Everything only ever grows, so the join is commutative, associative and
 * idempotent. Gives `a` itself when `b` brings nothing.
 */
export function mergeRegisters<V>(a: Register<V>, b: Register<V>): Register<V> {
  const isPastSame = isSameList(a.past, b.past);
  if (isPastSame && isSameList(a.heads.map(idOf), b.heads.map(idOf))) {
    const heads = a.heads.map((head, index) => joinRevisions(head, b.heads[index] ?? head));
    return heads.every((head, index) => head === a.heads[index]) ? a : { heads, past: a.past };
  }
  const past = isPastSame ? a.past : [...new Set([...a.past, ...b.past])].sort();
  const replaced = new Set(past);
  const heads = new Map<string, Revision<V>>();
  for (const head of [...a.heads, ...b.heads]) {
    if (replaced.has(head.id)) continue;
    const other = heads.get(head.id);
    heads.set(head.id, other === undefined ? head : joinRevisions(other, head));
  }
  const isOnlyMine =
    past.length === a.past.length &&
    heads.size === a.heads.length &&
    a.heads.every((head) => heads.get(head.id) === head);
  return isOnlyMine ? a : { heads: byId([...heads.values()]), past };
}

/**
 * Joins two states of one record. The facts outside `fields` are equal by construction of the id. Gives `a` itself
 * when `b` brings nothing.
 */
export function mergeRecords<R extends KeptRecord>(a: R, b: R): R {
  const before = fieldsOf(a);
  let fields: Record<string, Register> | undefined;
  for (const [name, register] of Object.entries(fieldsOf(b))) {
    const mine = before[name];
    const joined = mine === undefined ? register : mergeRegisters(mine, register);
    if (joined === mine) continue;
    fields ??= { ...before };
    fields[name] = joined;
  }
  return fields === undefined ? a : withFields(a, fields);
}

export type FieldOutcome =
  /** Only the incoming side has this field. */
  | 'new'
  /** The incoming revision replaces mine. */
  | 'newer'
  /** The same revision, of which the incoming copy tells more. */
  | 'fuller'
  | 'same'
  /** Mine replaces the incoming one. */
  | 'older'
  /** Both sides wrote, differently and without knowing of each other: both are kept and a person chooses. */
  | 'conflict';

/** A field that both sides have written, with the versions of each that still live after the merge. */
export interface FieldPlan {
  record: string;
  field: string;
  mine: Revision[];
  theirs: Revision[];
}

export interface MergePlan {
  /** Records whose merged state differs from what is stored, to be written in one transaction. */
  records: KeptRecord[];
  /** Replaced revisions that are not in the history yet. */
  history: HistoryEntry[];
  /** Those that are, and of which more is told now: each takes the place of the one that is kept. */
  retold: HistoryEntry[];
  /** The fields whose outcome is `conflict`. The others are only counted: there may be hundreds of thousands. */
  conflicts: FieldPlan[];
  counts: Record<FieldOutcome, number>;
  /** Records that cannot be joined: left out whole, and told to the person. */
  clashes: RecordClash[];
}

export interface RecordClash {
  record: string;
  /**
   * `version`: the two sides made it with different versions of their instrument. `altered`: one revision
   * has two contents, so somebody has changed a file or a database by hand, and joining could overwrite.
   */
  reason: 'version' | 'altered';
}

export function noOutcomes(): Record<FieldOutcome, number> {
  return { new: 0, newer: 0, fuller: 0, same: 0, older: 0, conflict: 0 };
}

/** What would happen if `incoming` were merged into `local`. Nothing is written. */
export function planMerge(local: Snapshot, incoming: Snapshot): MergePlan {
  const mine = new Map(local.records.map((record) => [record.id, record]));
  const plan: MergePlan = {
    records: [],
    history: [],
    retold: [],
    conflicts: [],
    counts: noOutcomes(),
    clashes: [],
  };
  const replaced: HistoryEntry[] = [];
  const left = new Set<string>();
  for (const theirs of incoming.records) {
    const own = mine.get(theirs.id);
    if (own === undefined) {
      plan.counts.new += Object.keys(fieldsOf(theirs)).length;
      plan.records.push(theirs);
      continue;
    }
    // Most of a file that has been here before: one look at it, instead of one for each question below.
    if (isHere(own, theirs)) {
      plan.counts.same += Object.keys(fieldsOf(theirs)).length;
      continue;
    }
    const clash = clashOf(own, theirs);
    if (clash !== undefined) {
      plan.clashes.push({ record: theirs.id, reason: clash });
      left.add(theirs.id);
      continue;
    }
    const merged = mergeRecords(own, theirs);
    const [before, after] = [fieldsOf(own), fieldsOf(merged)];
    for (const [field, register] of Object.entries(fieldsOf(theirs))) {
      const was = before[field];
      const outcome = fieldOutcome(was, register, after[field] ?? register);
      plan.counts[outcome] += 1;
      if (was === undefined || after[field] === undefined) continue;
      if (outcome === 'conflict') {
        const living = (one: Register) =>
          after[field]?.heads.filter(({ id }) => one.heads.some((head) => head.id === id)) ?? [];
        plan.conflicts.push({
          record: theirs.id,
          field,
          mine: living(was),
          theirs: living(register),
        });
      }
      replaced.push(...replacedHeads(theirs.id, field, was, register, after[field]));
    }
    if (merged !== own) plan.records.push(merged);
  }
  const entries = [...replaced, ...incoming.history.filter(({ record }) => !left.has(record))];
  return { ...plan, ...historyPlan(entries, local.history) };
}

/** Whether a record and all that it brings stand here already, word for word. */
function isHere(own: KeptRecord, theirs: KeptRecord): boolean {
  const [mine, brought] = [fieldsOf(own), fieldsOf(theirs)];
  for (const field in brought) if (!isSameContent(mine[field], brought[field])) return false;
  return isSameContent({ ...own, fields: null }, { ...theirs, fields: null });
}

/** Each entry once, with all that any copy tells; without what is kept already. */
function historyPlan(
  entries: readonly HistoryEntry[],
  kept: readonly HistoryEntry[],
): Pick<MergePlan, 'history' | 'retold'> {
  if (entries.length === 0) return { history: [], retold: [] };
  const key = ({ record, field, revision }: HistoryEntry) => `${record}|${field}|${revision.id}`;
  const known = new Map(kept.map((entry) => [key(entry), entry]));
  const all = new Map<string, HistoryEntry>();
  for (const entry of entries) {
    const place = key(entry);
    const other = all.get(place) ?? known.get(place);
    if (other === undefined) {
      all.set(place, entry);
      continue;
    }
    const revision = joinRevisions(other.revision, entry.revision);
    if (revision !== other.revision) all.set(place, { ...other, revision });
  }
  const history: HistoryEntry[] = [];
  const retold: HistoryEntry[] = [];
  for (const [place, entry] of all) (known.has(place) ? retold : history).push(entry);
  return { history, retold };
}

function clashOf(a: KeptRecord, b: KeptRecord): RecordClash['reason'] | undefined {
  if (a.kind === 'assessment' && b.kind === 'assessment' && a.version !== b.version)
    return 'version';
  if (a.kind === 'review' && b.kind === 'review' && a.protocol !== b.protocol) return 'version';
  if (!isSameContent({ ...a, fields: null }, { ...b, fields: null })) return 'altered';
  const mine = fieldsOf(a);
  for (const [field, { heads }] of Object.entries(fieldsOf(b)))
    for (const head of heads) {
      const own = mine[field]?.heads.find(({ id }) => id === head.id);
      if (own !== undefined && isAltered(own, head)) return 'altered';
    }
  return undefined;
}

function fieldOutcome(
  mine: Register | undefined,
  theirs: Register,
  merged: Register,
): FieldOutcome {
  if (mine === undefined) return 'new';
  if (mine === theirs) return 'same';
  const [own, other, both] = [mine, theirs, merged].map(({ heads }) => heads.map(idOf)) as [
    string[],
    string[],
    string[],
  ];
  if (isSameList(own, both)) {
    const isFuller = merged.heads.some((head, index) => head !== mine.heads[index]);
    if (isFuller) return 'fuller';
    return isSameList(own, other) ? 'same' : 'older';
  }
  if (hasConflict(merged)) return 'conflict';
  // Where both wrote the same, nothing changes on the screen and nobody has to choose.
  return isSameList(both, other) ? 'newer' : 'same';
}

/** Heads of either side that the merge replaces: they move to the history with who, when and the value. */
function replacedHeads(
  record: string,
  field: string,
  mine: Register,
  theirs: Register,
  merged: Register,
): HistoryEntry[] {
  if (mine === merged && isSameList(mine.heads.map(idOf), theirs.heads.map(idOf))) return [];
  const living = new Set(merged.heads.map(idOf));
  return [...mine.heads, ...theirs.heads]
    .filter((head) => !living.has(head.id))
    .map((revision) => ({ record, field, revision }));
}

function idOf({ id }: Revision): string {
  return id;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
