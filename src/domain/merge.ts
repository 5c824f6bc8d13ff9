// Answers for: bringing two machines' records together so that nobody's words are lost.
import { canonicalJson } from './canonical-json.ts';
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
    // One id with two contents is refused by `planMerge`; here it only must not depend on the order.
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
  /** Both sides wrote, differently and without knowing of each other: both are kept and a person chooses. */
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

/** What would happen if `incoming` were merged into `local`. Nothing is written. */
export function planMerge(local: Snapshot, incoming: Snapshot): MergePlan {
  const mine = new Map(local.records.map((record) => [record.id, record]));
  const plan: MergePlan = {
    records: [],
    history: [],
    fields: [],
    counts: { new: 0, newer: 0, same: 0, older: 0, conflict: 0 },
    clashes: [],
  };
  for (const theirs of incoming.records) {
    const own = mine.get(theirs.id);
    const clash = own === undefined ? undefined : clashOf(own, theirs);
    if (clash !== undefined) {
      plan.clashes.push({ record: theirs.id, reason: clash });
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
  const joined = new Set(incoming.records.map((record) => record.id));
  for (const clash of plan.clashes) joined.delete(clash.record);
  plan.history = unkeptOf(
    [...plan.history, ...incoming.history.filter((entry) => joined.has(entry.record))],
    local.history,
  );
  return plan;
}

/** Each entry once, without those that are already kept. */
function unkeptOf(entries: readonly HistoryEntry[], kept: readonly HistoryEntry[]): HistoryEntry[] {
  const key = ({ record, field, revision }: HistoryEntry) => `${record}|${field}|${revision.id}`;
  const known = new Set(kept.map(key));
  return entries.filter((entry) => {
    if (known.has(key(entry))) return false;
    known.add(key(entry));
    return true;
  });
}

function clashOf(a: KeptRecord, b: KeptRecord): RecordClash['reason'] | undefined {
  if (a.kind === 'assessment' && b.kind === 'assessment' && a.version !== b.version)
    return 'version';
  if (a.kind === 'review' && b.kind === 'review' && a.protocol !== b.protocol) return 'version';
  const facts = (record: KeptRecord) => canonicalJson({ ...record, fields: null });
  if (facts(a) !== facts(b)) return 'altered';
  const isAltered = Object.entries(fieldsOf(b)).some(([field, theirs]) =>
    theirs.heads.some((head) => {
      const mine = fieldsOf(a)[field]?.heads.find((own) => own.id === head.id);
      return mine !== undefined && canonicalJson(mine) !== canonicalJson(head);
    }),
  );
  return isAltered ? 'altered' : undefined;
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
  if (hasConflict(merged)) return 'conflict';
  // Where both wrote the same, nothing changes on the screen and nobody has to choose.
  return ids(merged) === ids(theirs) ? 'newer' : 'same';
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
