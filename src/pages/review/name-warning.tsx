// Answers for: telling at once when the name of somebody who was heard stands in a text.
import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { namesIn } from '#domain/names.ts';
import { useFormat } from '#i18n/format.ts';
import styles from './review.module.css';

interface NameWarningProps {
  texts: readonly string[];
  /** Of everybody heard in the review. */
  names: readonly string[];
}

export function NameWarning({ texts, names }: NameWarningProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const found = namesIn(texts.join('\n'), names);
  return (
    <div role="status" className={styles.status}>
      {found.length > 0 && (
        <Alert data-color="warning" data-size="sm">
          <Paragraph>{t('notes.nameWarning', { names: format.list(found) })}</Paragraph>
        </Alert>
      )}
    </div>
  );
}
