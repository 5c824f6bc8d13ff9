// Answers for: the frame of one instrument's card: its question, how much is answered, the way in.
import { Button, Card, Heading, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { tallyOf, type WhichInstrument } from '#domain/overview.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import styles from './overview.module.css';
import { published, type PartyStanding } from './standing.ts';

interface InstrumentCardProps {
  which: WhichInstrument;
  standing: PartyStanding;
  children: ReactNode;
}

export function InstrumentCard({ which, standing, children }: InstrumentCardProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const id = useId();
  const path = paths[which];
  const { instrument, items, marks, period, previous } = standing;
  const { answered, unknown, total } = tallyOf(items, marks);
  const before =
    previous && tallyOf(published(instrument.id, previous.version).items, previous.marks);
  return (
    <Card asChild className={styles.card}>
      <section aria-labelledby={id}>
        <div>
          <Paragraph data-size="sm" className={styles.eyebrow}>
            {format.text(instrument.question)}
          </Paragraph>
          <Heading level={2} data-size="xs" id={id}>
            {t('instrument.title', {
              name: format.text(instrument.name),
              period: format.period(period),
            })}
          </Heading>
        </div>
        <Paragraph className={styles.count}>
          {answered === 0 ? (
            t('instrument.notBegun')
          ) : (
            <>
              <strong>{t(`${which}.answered`, { answered, total })}</strong>
              {unknown > 0 && <span>{t('instrument.unknown', { count: unknown })}</span>}
            </>
          )}
        </Paragraph>
        {children}
        <div className={styles.cardFoot}>
          <Button asChild variant="secondary" data-size="sm">
            <Link to={path(period)}>{t(`${which}.open`)}</Link>
          </Button>
          {before && (
            <DesignLink asChild>
              <Link to={path(previous.period)}>
                {t('instrument.previous', {
                  period: format.period(previous.period),
                  answered: before.answered,
                  total: before.total,
                })}
              </Link>
            </DesignLink>
          )}
        </div>
      </section>
    </Card>
  );
}
