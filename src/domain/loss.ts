// Answers for: what would be gone from this machine if a file took the place of everything on it.
import { fieldsOf, type KeptRecord, type RecordKind, type Snapshot } from './record.ts';

export interface Loss {
  /** Records that only stand here, by their kind. */
  records: Partial<Record<RecordKind, number>>;
  /** Fields of records on both sides in which something stands here that the file does not know of. */
  fields: number;
  /** Records here, whole, that the file brings none of: the ids of the first ones. */
  first: string[];
}

const firstKept = 20;

/** `local` is gone through once, so that it may be read from the store as it comes. */
export function lossBy(incoming: Pick<Snapshot, 'records'>): {
  add: (local: KeptRecord) => void;
  loss: Loss;
} {
  const theirs = new Map(incoming.records.map((record) => [record.id, record]));
  const loss: Loss = { records: {}, fields: 0, first: [] };
  return {
    loss,
    add: (local) => {
      const record = theirs.get(local.id);
      if (record === undefined) {
        loss.records[local.kind] = (loss.records[local.kind] ?? 0) + 1;
        if (loss.first.length < firstKept) loss.first.push(local.id);
      } else loss.fields += fieldsLost(local, record);
    },
  };
}

/** How many fields say something here, now, that the other side has never seen. */
function fieldsLost(local: KeptRecord, record: KeptRecord): number {
  const others = fieldsOf(record);
  return Object.entries(fieldsOf(local)).filter(([field, { heads }]) => {
    const known = others[field];
    return heads.some(
      ({ id }) =>
        known === undefined ||
        !(known.past.includes(id) || known.heads.some((head) => head.id === id)),
    );
  }).length;
}
