// Answers for: saying whether a file comes from the same place as before, and what to do when it does not.
import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { SenderCheck } from '#domain/sender.ts';
import { useFormat } from '#i18n/format.ts';
import { CheckNumber } from '#pages/check-number.tsx';
import styles from './protection.module.css';

export function SenderLine({ check }: { check: SenderCheck }) {
  const { t } = useTranslation('protection');
  const format = useFormat();
  switch (check.kind) {
    case 'own':
      return <Quiet text={t('sender.own')} />;
    case 'known':
      return <Quiet text={t('sender.known', { date: format.date(check.since) })} />;
    case 'unsigned':
      return <Quiet text={t('sender.unsigned')} />;
    case 'cannot-check':
      return <Quiet text={t('sender.cannotCheck')} />;
    case 'first':
      return (
        <div className={styles.quiet}>
          <Paragraph data-size="sm">
            {t('sender.first')} <CheckNumber fingerprint={check.fingerprint} />
          </Paragraph>
        </div>
      );
    case 'unsigned-now':
      return (
        <Alert data-color="warning">
          <Paragraph>{t('sender.unsignedNow')}</Paragraph>
        </Alert>
      );
    case 'changed':
      return (
        <Alert data-color="warning">
          <Paragraph>{t('sender.changed')}</Paragraph>
          <dl className={styles.numbers}>
            <dt>{t('sender.numberNow')}</dt>
            <dd>
              <CheckNumber fingerprint={check.fingerprint} />
            </dd>
            <dt>{t('sender.numberBefore', { date: format.date(check.since) })}</dt>
            <dd>
              <CheckNumber fingerprint={check.before} />
            </dd>
          </dl>
        </Alert>
      );
  }
}

function Quiet({ text }: { text: string }) {
  return (
    <Paragraph data-size="sm" className={styles.quiet}>
      {text}
    </Paragraph>
  );
}
