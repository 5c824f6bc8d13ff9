// Answers for: this computer's check number, and the computers that files have been read in from.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { CheckNumber, OwnCheckNumber } from '#pages/check-number.tsx';
import { useCommands } from '#storage/provider.tsx';
import { useSenders, type Sender } from '#storage/sender-queries.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function Protection() {
  const { t } = useTranslation('protection');
  const senders = useSenders();
  return (
    <>
      <Section title={t('own.title')} lead={t('own.lead')}>
        <OwnCheckNumber />
      </Section>
      <Section title={t('senders.title')} lead={t('senders.lead')}>
        {senders?.length === 0 && <Paragraph data-size="sm">{t('senders.none')}</Paragraph>}
        {senders !== undefined && senders.length > 0 && (
          <ul className={styles.senders}>
            {senders.map((sender) => (
              <SenderItem key={`${sender.claim} ${sender.key}`} sender={sender} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function SenderItem({ sender: { claim, party, fingerprint, since, last } }: { sender: Sender }) {
  const { t } = useTranslation('protection');
  const format = useFormat();
  const commands = useCommands();
  const name = party ?? (claim === 'coordinator' ? t('senders.coordinator') : t('senders.device'));
  return (
    <li>
      <div>
        <Paragraph className={styles.senderName}>{name}</Paragraph>
        <Paragraph data-size="sm">
          <CheckNumber fingerprint={fingerprint} />
        </Paragraph>
        <Paragraph data-size="sm" className={styles.senderTimes}>
          {t('senders.times', { since: format.date(since), last: format.date(last) })}
        </Paragraph>
      </div>
      <Button
        variant="tertiary"
        data-color="danger"
        data-size="sm"
        aria-label={t('senders.forgetNamed', { name })}
        onClick={() => commands.forgetSender(claim)}
      >
        {t('senders.forget')}
      </Button>
    </li>
  );
}
