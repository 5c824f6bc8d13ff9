// Answers for: the end of a form without a button of its own: that it is saved, and where one goes on.
import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#pages/paths.ts';
import { SavedLine } from '#pages/saved-line.tsx';
import type { PartProps } from './parts.ts';
import styles from './review.module.css';

export function Closing({ review }: Pick<PartProps, 'review'>) {
  const { t } = useTranslation('review');
  return (
    <div className={styles.buttons}>
      <Button asChild>
        <Link to={paths.reviewReport(review.id)}>{t('closing.toReport')}</Link>
      </Button>
      <SavedLine />
    </div>
  );
}
