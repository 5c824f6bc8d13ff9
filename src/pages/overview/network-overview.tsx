// Answers for: the overview of someone who gathers others' answers: whose have come, and what is next.
import { Button, Card, Heading, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { meetingsPerYearOf } from '#domain/network.ts';
import { networkRoll, tallyOf, type WhichInstrument } from '#domain/overview.ts';
import { periodAt, type Period } from '#domain/period.ts';
import { currentValue } from '#domain/revision.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { implementationKeyId, inventoryMatrixId } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useAllSummaries, useNetwork, useParties, useReviews } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { FileReminder } from './file-reminder.tsx';
import { InstrumentsExplained } from './instruments-explained.tsx';
import styles from './overview.module.css';
import { published } from './standing.ts';
import { Step } from './step.tsx';
import { OpenConflicts } from './to-decide.tsx';

export function NetworkOverview() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const now = useNow();
  const network = useNetwork();
  const parties = useParties();
  const summaries = useAllSummaries();
  const reviews = useReviews();
  if (
    network === undefined ||
    parties === undefined ||
    summaries === undefined ||
    reviews === undefined
  )
    return null;

  const profile = currentValue(network?.fields.profile);
  const year = periodAt(now);
  const meeting = periodAt(now, meetingsPerYearOf(network));
  const roll = networkRoll(
    profile?.members ?? [],
    parties.map(({ id, fields }) => ({ id, name: currentValue(fields.profile)?.name ?? id })),
    summaries.filter(({ instrument }) => instrument === inventoryMatrixId),
    summaries.filter(({ instrument }) => instrument === implementationKeyId),
  );
  const matrices = roll.filter(({ matrix }) => matrix?.period === year).length;
  const keys = roll.filter((entry) => entry.key?.period === meeting).length;
  const hasAny = roll.some((entry) => entry.matrix ?? entry.key);

  return (
    <div className={styles.page}>
      <PageHead
        title={t('title')}
        lead={
          profile?.name ? t('network.lead', { network: profile.name }) : t('network.leadNoName')
        }
      />
      <FileReminder />
      <Step
        title={t('network.nextTitle')}
        text={t('network.nextText')}
        action={t('network.read')}
        to={paths.exchange}
      >
        {hasAny && (
          <Button asChild variant="secondary">
            <Link to={paths.compare}>{t('others.compare')}</Link>
          </Button>
        )}
      </Step>
      <OpenConflicts summaries={summaries} reviews={reviews} network={network} />
      <Card asChild className={styles.card}>
        <section aria-labelledby="roll">
          <Heading level={2} data-size="xs" id="roll">
            {t('network.rollTitle')}
          </Heading>
          <Paragraph>
            {t('network.rollCount', {
              year: format.period(year),
              meeting: format.period(meeting),
              matrices,
              keys,
              total: roll.length,
            })}
          </Paragraph>
          <ul className={styles.rows}>
            {roll.map(({ id, name, matrix, key }) => (
              <li key={id} className={styles.rollRow}>
                <span className={styles.rollName}>{name}</span>
                <Received which="matrix" summary={matrix} present={year} />
                <Received which="key" summary={key} present={meeting} />
              </li>
            ))}
          </ul>
          <Paragraph className={styles.quiet}>
            {t('network.ownHint')}{' '}
            <DesignLink asChild>
              <Link to={paths.begin}>{t('network.ownLink')}</Link>
            </DesignLink>
          </Paragraph>
        </section>
      </Card>
      <InstrumentsExplained />
    </div>
  );
}

interface ReceivedProps {
  which: WhichInstrument;
  summary: Summary | undefined;
  present: Period;
}

function Received({ which, summary, present }: ReceivedProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  if (summary === undefined)
    return <span className={styles.quiet}>{t(`network.${which}.nothing`)}</span>;
  const { answered, total } = tallyOf(
    published(summary.instrument, summary.version).items,
    summary.marks,
  );
  return (
    <span className={summary.period === present ? undefined : styles.quiet}>
      {t(`network.${which}.received`, { period: format.period(summary.period), answered, total })}
    </span>
  );
}
