// Answers for: telling which record is meant without sending the record: its name, its place, and little more.
import type { Answer } from '#domain/answer.ts';
import { itemOfField } from '#domain/assessment.ts';
import { documentProfile } from '#domain/document.ts';
import type { FieldPlan } from '#domain/merge.ts';
import { fieldsOf, withFields, type KeptRecord } from '#domain/record.ts';
import { currentValue } from '#domain/revision.ts';
import type { PlaceOfRecord } from './transfer.ts';

/** The record with nothing but what names it. */
export function placeOf(record: KeptRecord): PlaceOfRecord {
  if (record.kind === 'sign-off') {
    const { heads, past } = record.fields.content;
    const told = heads.map((head) => ({ ...head, value: { ...head.value, answers: {} } }));
    return { ...record, fields: { content: { heads: told, past } } };
  }
  const { profile } = fieldsOf(record);
  return withFields(record, profile === undefined ? {} : { profile });
}

/** The names of the parties, and the titles of the documents that the fields' answers rest on, as the file has them. */
export function namesIn(
  records: readonly KeptRecord[],
  fields: readonly FieldPlan[],
): Record<string, string> {
  const used = new Set(fields.flatMap(documentsOf));
  const names: Record<string, string> = {};
  for (const record of records) {
    if (record.kind === 'party') names[record.id] = currentValue(record.fields.profile)?.name ?? '';
    if (record.kind === 'document' && used.has(record.id))
      names[record.id] = documentProfile(record)?.title ?? '';
  }
  return names;
}

function documentsOf({ field, mine, theirs }: FieldPlan): string[] {
  if (itemOfField(field) === undefined) return [];
  return [...mine, ...theirs].flatMap(({ value }) => (value as Answer).documents);
}
