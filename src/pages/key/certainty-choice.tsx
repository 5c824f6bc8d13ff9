// Answers for: how sure the party is of its own step.
import { Chip } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { certainties, type Certainty } from '#domain/answer.ts';
import styles from './key.module.css';

interface CertaintyChoiceProps {
  item: string;
  value: Certainty | null;
  onChoose: (certainty: Certainty) => void;
}

export function CertaintyChoice({ item, value, onChoose }: CertaintyChoiceProps) {
  const { t } = useTranslation('key');
  return (
    <fieldset className={styles.certainty}>
      <legend className={styles.label}>{t('certainty.legend')}</legend>
      <div className={styles.chips}>
        {certainties.map((certainty) => (
          <Chip.Radio
            className={styles.chip}
            key={certainty}
            name={`certainty-${item}`}
            value={certainty}
            checked={certainty === value}
            onChange={() => onChoose(certainty)}
          >
            {t(`certainty.${certainty}`)}
          </Chip.Radio>
        ))}
      </div>
    </fieldset>
  );
}
