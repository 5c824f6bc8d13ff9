// Answers for: an answer in the words of its own instrument.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { answerNames } from '#charts/chart-texts.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import type { Mark } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';

export type MarkWords = (
  instrument: AssessmentInstrument,
  item: Item,
  mark: Mark | undefined,
) => string;

export function useMarkWords(): MarkWords {
  const { t } = useTranslation('common');
  const format = useFormat();
  return useCallback(
    (instrument, item, mark) => {
      const names = answerNames(instrument, item.kind === 'level' ? item.scale : '', format);
      if (mark === undefined) return names.unanswered;
      if (mark === '?') return names.unknown;
      if (mark === '-') return names.notApplicable;
      if (mark === '+') return t('marks.answered');
      return names.levels[mark] ?? format.number(mark);
    },
    [t, format],
  );
}
