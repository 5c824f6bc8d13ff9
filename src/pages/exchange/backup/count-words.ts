// Answers for: numbers of records in words, by their kind.
import { useTranslation } from 'react-i18next';
import { recordKinds, type RecordKind } from '#domain/record.ts';

/** `3 bedömningar`, `1 underlag`: one text for each kind there is. */
export function useCountWords(): (counts: Readonly<Record<string, number>>) => string[] {
  const { t } = useTranslation('backup');
  return (counts) =>
    Object.entries(counts).map(([kind, count]) =>
      t(`lost.${isRecordKind(kind) ? kind : 'other'}`, { count }),
    );
}

function isRecordKind(kind: string): kind is RecordKind {
  return recordKinds.some((known) => known === kind);
}
