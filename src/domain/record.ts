// Answers for: the kinds of record that are kept, exchanged and merged by one mechanism.
import type { Action } from './action.ts';
import type { Assessment } from './assessment.ts';
import type { Document } from './document.ts';
import type { Network } from './network.ts';
import type { Party } from './party.ts';
import type { Review } from './review.ts';
import type { Register, Revision } from './revision.ts';
import type { SignOff } from './sign-off.ts';

/** A record is an id, a few facts that never change, and fields that each hold a register of revisions. */
export type KeptRecord = Party | Network | Assessment | Review | Document | Action | SignOff;
export type RecordKind = KeptRecord['kind'];

export const recordKinds = [
  'party',
  'network',
  'assessment',
  'review',
  'document',
  'action',
  'sign-off',
] as const satisfies RecordKind[];

/** A revision that has been replaced, with the record and field it belonged to. */
export interface HistoryEntry {
  record: string;
  field: string;
  revision: Revision;
}

/** Everything that can travel: the records and the replaced revisions behind them. */
export interface Snapshot {
  records: KeptRecord[];
  history: HistoryEntry[];
}

/** The fields of any record, for code that treats all kinds alike (merging, history, checks). */
export function fieldsOf(record: KeptRecord): Record<string, Register> {
  return record.fields as Record<string, Register>;
}

export function withFields<R extends KeptRecord>(record: R, fields: Record<string, Register>): R {
  return { ...record, fields };
}
