// Answers for: a mark in words, in the interface's language.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { findScale, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import type { Mark } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';

export type MarkWord = (
  instrument: AssessmentInstrument,
  item: Item,
  mark: Mark | undefined,
) => string;

export function useMarkWord(): MarkWord {
  const { t } = useTranslation('common');
  const format = useFormat();
  return useCallback(
    (instrument, item, mark) => {
      if (mark === undefined) return t('marks.unanswered');
      if (mark === '?') return t('marks.unknown');
      if (mark === '-') return t('marks.notApplicable');
      if (mark === '+' || item.kind !== 'level') return t('marks.answered');
      const level = findScale(instrument, item)?.levels.find(({ value }) => value === mark);
      return level === undefined ? String(mark) : format.text(level.label);
    },
    [t, format],
  );
}
