// Answers for: the four kinds of record that are kept, exchanged and merged by one mechanism.
import * as z from 'zod';
import { assessmentSchema, assessmentValueSchema, type Assessment } from './assessment.ts';
import { networkProfileSchema, networkSchema, type Network } from './network.ts';
import { partyProfileSchema, partySchema, type Party } from './party.ts';
import { reviewSchema, reviewValueSchema, type Review } from './review.ts';
import { revisionSchema, type Register, type Revision } from './revision.ts';

/** A record is an id, a few facts that never change, and fields that each hold a register of revisions. */
export type KeptRecord = Party | Network | Assessment | Review;
export type RecordKind = KeptRecord['kind'];

export const recordKinds = [
  'party',
  'network',
  'assessment',
  'review',
] as const satisfies RecordKind[];

export const recordSchema = z.discriminatedUnion('kind', [
  partySchema,
  networkSchema,
  assessmentSchema,
  reviewSchema,
]);

/** A revision that has been replaced, with the record and field it belonged to. */
export interface HistoryEntry {
  record: string;
  field: string;
  revision: Revision;
}

/** The value inside is checked by {@link valueSchemaOf}, since it depends on the record and the field. */
export const historyEntrySchema = z.strictObject({
  record: z.string().max(450),
  field: z.string().max(100),
  revision: revisionSchema(z.unknown()),
});

/** What one field of a kind of record may hold; undefined when that kind has no such field. */
export function valueSchemaOf(kind: RecordKind, field: string): z.ZodType | undefined {
  switch (kind) {
    case 'party':
      return field === 'profile' ? partyProfileSchema : undefined;
    case 'network':
      return field === 'profile' ? networkProfileSchema : undefined;
    case 'assessment':
      return assessmentValueSchema(field);
    case 'review':
      return reviewValueSchema(field);
  }
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
