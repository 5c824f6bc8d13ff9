// Answers for: bringing two machines' records together so that nobody's words are lost.
import {
  fieldsOf,
  withFields,
  type HistoryEntry,
  type KeptRecord,
  type Snapshot,
} from './record.ts';
import { byId, hasConflict, type Register, type Revision } from './revision.ts';

/**
 * Joins two states of one field: every revision known to either side that neither side knows as replaced.
 * Both parts only ever grow together, so the join is commutative, associative and idempotent.
 */
export function mergeRegisters<V>(a: Register<V>, b: Register<V>): Register<V> {
  const past = new Set([...a.past, ...b.past]);
  const heads = new Map<string, Revision<V>>();
  for (const head of [...a.heads, ...b.heads]) {
    if (past.has(head.id)) continue;
    const other = heads.get(head.id);
    // One id with two contents can only come from a damaged file; keep the same one on every machine.
    if (other === undefined || JSON.stringify(head) < JSON.stringify(other))
      heads.set(head.id, head);
  }
  return { heads: byId([...heads.values()]), past: [...past].sort() };
}

/** Joins two states of one record. The facts outside `fields` are equal by construction of the id. */
export function mergeRecords<R extends KeptRecord>(a: R, b: R): R {
  const fields: Record<string, Register> = { ...fieldsOf(a) };
  for (const [name, register] of Object.entries(fieldsOf(b))) {
    const mine = fields[name];
    fields[name] = mine === undefined ? register : mergeRegisters(mine, register);
  }
  return withFields(a, fields);
}

export type FieldOutcome =
  /** Only the incoming side has this field. */
  | 'new'
  /** The incoming revision replaces mine. */
  | 'newer'
  | 'same'
  /** Mine replaces the incoming one. */
  | 'older'
  /** Both sides wrote without knowing of each other: both are kept and a person chooses. */
  | 'conflict';

export interface FieldPlan {
  record: string;
  field: string;
  outcome: FieldOutcome;
  mine: Revision[];
  theirs: Revision[];
}

export interface MergePlan {
  /** Records whose merged state differs from what is stored, to be written in one transaction. */
  records: KeptRecord[];
  history: HistoryEntry[];
  fields: FieldPlan[];
  counts: Record<FieldOutcome, number>;
  /** Records that the two sides made with different versions of their instrument: left out, told to the person. */
  versionClashes: string[];
}

/** What would happen if `incoming` were merged into `local`. Nothing is written. */
export function planMerge(local: Snapshot, incoming: Snapshot): MergePlan {
  const mine = new Map(local.records.map((record) => [record.id, record]));
  const plan: MergePlan = {
    records: [],
    history: [],
    fields: [],
    counts: { new: 0, newer: 0, same: 0, older: 0, conflict: 0 },
    versionClashes: [],
  };
  for (const theirs of incoming.records) {
    const own = mine.get(theirs.id);
    if (own !== undefined && hasVersionClash(own, theirs)) {
      plan.versionClashes.push(theirs.id);
      continue;
    }
    const merged = own === undefined ? theirs : mergeRecords(own, theirs);
    let changed = own === undefined;
    for (const [field, register] of Object.entries(fieldsOf(theirs))) {
      const before = own === undefined ? undefined : fieldsOf(own)[field];
      const after = fieldsOf(merged)[field] ?? register;
      const outcome = fieldOutcome(before, register, after);
      plan.counts[outcome] += 1;
      plan.fields.push({
        record: theirs.id,
        field,
        outcome,
        mine: before?.heads ?? [],
        theirs: register.heads,
      });
      if (
        before === undefined ||
        before.past.length !== after.past.length ||
        before.heads.length !== after.heads.length
      )
        changed = true;
      if (before !== undefined)
        plan.history.push(...replacedHeads(theirs.id, field, before, register, after));
    }
    if (changed) plan.records.push(merged);
  }
  const kept = new Set(local.history.map((entry) => entry.revision.id));
  const arriving = new Set(incoming.records.map((record) => record.id));
  for (const clash of plan.versionClashes) arriving.delete(clash);
  for (const entry of incoming.history)
    if (arriving.has(entry.record) && !kept.has(entry.revision.id)) {
      kept.add(entry.revision.id);
      plan.history.push(entry);
    }
  return plan;
}

function hasVersionClash(a: KeptRecord, b: KeptRecord): boolean {
  if (a.kind === 'assessment' && b.kind === 'assessment') return a.version !== b.version;
  if (a.kind === 'review' && b.kind === 'review')
    return a.protocol !== b.protocol || a.party !== b.party;
  return a.kind !== b.kind;
}

function fieldOutcome(
  mine: Register | undefined,
  theirs: Register,
  merged: Register,
): FieldOutcome {
  if (mine === undefined) return 'new';
  const ids = (register: Register) => register.heads.map((head) => head.id).join(' ');
  if (ids(mine) === ids(theirs)) return 'same';
  if (ids(merged) === ids(mine)) return 'older';
  if (ids(merged) === ids(theirs)) return 'newer';
  return hasConflict(merged) ? 'conflict' : 'same';
}

/** Heads of either side that the merge replaces: they move to the history with who, when and the value. */
function replacedHeads(
  record: string,
  field: string,
  mine: Register,
  theirs: Register,
  merged: Register,
): HistoryEntry[] {
  const living = new Set(merged.heads.map((head) => head.id));
  return [...mine.heads, ...theirs.heads]
    .filter((head) => !living.has(head.id))
    .map((revision) => ({ record, field, revision }));
}
