// Answers for: how far a review has come, in one or two words.
import { Tag } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { ReviewState } from '#domain/review.ts';

const colours = {
  undated: 'neutral',
  'before-visit': 'info',
  writing: 'accent',
  replied: 'success',
  expired: 'neutral',
} as const satisfies Record<ReviewState, string>;

export function StateTag({ state }: { state: ReviewState }) {
  const { t } = useTranslation('review');
  return <Tag data-color={colours[state]}>{t(`state.${state}`)}</Tag>;
}
