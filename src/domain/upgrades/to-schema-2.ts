// Answers for: the step from schema 1 to 2. Frozen: it knows the shapes of its own two numbers only.
import type { PlainSnapshot, UpgradeStep } from './steps.ts';

interface OldRegister {
  heads: { value: unknown }[];
  past: string[];
}
interface OldRecord {
  kind: string;
  fields: Record<string, OldRegister>;
}
interface OldEntry {
  field: string;
  revision: { value: unknown };
}

/** Tells where the answers came from; before, nothing could be read from a spreadsheet. */
function newValue(field: string, value: unknown): unknown {
  return field === 'details' ? { ...(value as object), source: null } : value;
}

export const toSchema2: UpgradeStep = {
  to: 2,
  date: '2026-11-22',
  reason:
    'Documents, actions and sign-offs are records; details tell the spreadsheet they came from.',
  upgrade: (data: PlainSnapshot): PlainSnapshot => ({
    records: (data.records as OldRecord[]).map((record) => ({
      ...record,
      fields: Object.fromEntries(
        Object.entries(record.fields).map(([field, register]) => [
          field,
          {
            ...register,
            heads: register.heads.map((head) => ({ ...head, value: newValue(field, head.value) })),
          },
        ]),
      ),
    })),
    history: (data.history as OldEntry[]).map((entry) => ({
      ...entry,
      revision: { ...entry.revision, value: newValue(entry.field, entry.revision.value) },
    })),
  }),
};
