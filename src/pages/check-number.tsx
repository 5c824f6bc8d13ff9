// Answers for: a computer's check number, in groups that can be read aloud, and this computer's own. Settings and the exchange pages show it.
import { Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { newSigningKey } from '#exchange/signature.ts';
import { useSigningKey } from '#storage/sender-queries.ts';
import styles from './check-number.module.css';

/** `fingerprint`: groups of digits with spaces between. */
export function CheckNumber({ fingerprint }: { fingerprint: string }) {
  return <span className={styles.number}>{fingerprint}</span>;
}

/** With `lead`, a line that says what it is for when there is no heading that does. */
export function OwnCheckNumber({ lead }: { lead?: string }) {
  const { t } = useTranslation('protection');
  const key = useSigningKey(newSigningKey);
  if (key === undefined) return null;
  if (key === null) return <Paragraph data-size="sm">{t('own.none')}</Paragraph>;
  return (
    <Paragraph data-size="sm">
      {lead !== undefined && `${lead} `}
      <CheckNumber fingerprint={key.fingerprint} />
    </Paragraph>
  );
}
