// Answers for: how far a job has come, and the way to give it up.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import styles from './exchange.module.css';

interface WorkProgressProps {
  label: string;
  /** 0–1. */
  share: number;
  onCancel: () => void;
}

export function WorkProgress({ label, share, onCancel }: WorkProgressProps) {
  const { t } = useTranslation('sending');
  return (
    <div className={styles.progress}>
      <Paragraph data-size="sm">{label}</Paragraph>
      <progress max={1} value={share} aria-label={label} />
      <Button variant="tertiary" data-size="sm" onClick={onCancel}>
        {t('write.cancel')}
      </Button>
    </div>
  );
}
