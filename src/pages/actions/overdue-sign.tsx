// Answers for: saying that a deadline is over, by a sign and a word.
import { useTranslation } from 'react-i18next';
import styles from './actions.module.css';

export function OverdueSign() {
  const { t } = useTranslation('actions');
  return (
    <span className={styles.overdue}>
      <svg className={styles.sign} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="8" cy="8" r="6.25" />
        <path d="M8 4.5V8l2.25 1.75" />
      </svg>
      {t('due.overdue')}
    </span>
  );
}
