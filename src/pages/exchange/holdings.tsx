// Answers for: what is on this machine, party by party: who has delivered what, and when it last changed.
import { Link as DesignLink, Paragraph, Table } from '@digdir/designsystemet-react';
import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { newestChange } from '#domain/overview.ts';
import { comparePeriods } from '#domain/period.ts';
import type { Review } from '#domain/review.ts';
import { currentValue } from '#domain/revision.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument, instruments } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useAllSummaries, useParties, useReviews } from '#storage/queries.ts';
import styles from './exchange.module.css';
import { PartiesInConflict } from './parties-in-conflict.tsx';
import { Section } from './section.tsx';

export const Holdings = memo(function Holdings() {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  // Many parties' rows are drawn bit by bit, so that a page that has just read them in can still be used.
  const parties = useDeferredValue(useParties());
  const summaries = useDeferredValue(useAllSummaries());
  const reviews = useReviews();
  if (parties === undefined || summaries === undefined || reviews === undefined) return null;

  const answered = summaries.filter(({ marks }) => Object.keys(marks).length > 0);
  const shown = [...new Map(instruments.map((one) => [one.id, one])).values()].filter(
    (one): one is AssessmentInstrument =>
      one.kind === 'assessment' &&
      (!one.addOn || answered.some(({ instrument }) => instrument === one.id)),
  );
  const ofParty = new Map<string, Summary[]>();
  for (const summary of answered)
    ofParty.set(summary.party, [...(ofParty.get(summary.party) ?? []), summary]);
  const names = new Map(
    [...answered, ...reviews].map(({ party }): [string, string] => [party, party]),
  );
  for (const { id, fields } of parties) names.set(id, currentValue(fields.profile)?.name ?? id);
  const rows = [...names]
    .map(([id, name]) => ({
      id,
      name,
      summaries: ofParty.get(id) ?? [],
      reviews: reviews.filter(({ party }) => party === id),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, format.language));

  const label = t('holdings.table');
  return (
    <Section title={t('holdings.title')} lead={t('holdings.lead')}>
      <PartiesInConflict parties={parties} />
      {rows.length === 0 ? (
        <Paragraph>{t('holdings.nothing')}</Paragraph>
      ) : (
        // Scrolls sideways inside itself, so it must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        <div className={styles.scroller} role="region" aria-label={label} tabIndex={0}>
          <Table data-size="sm" className={styles.table}>
            <Table.Head>
              <Table.Row>
                <Table.HeaderCell scope="col">{t('holdings.party')}</Table.HeaderCell>
                {shown.map(({ id, name }) => (
                  <Table.HeaderCell key={id} scope="col">
                    {format.text(name)}
                  </Table.HeaderCell>
                ))}
                <Table.HeaderCell scope="col">{t('holdings.reviews')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('holdings.changed')}</Table.HeaderCell>
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {rows.map((row) => (
                <Table.Row key={row.id}>
                  <Table.HeaderCell scope="row">
                    {row.summaries.length > 0 ? (
                      <DesignLink asChild>
                        <Link to={`${paths.progress}?part=${encodeURIComponent(row.id)}`}>
                          {row.name}
                        </Link>
                      </DesignLink>
                    ) : (
                      row.name
                    )}
                  </Table.HeaderCell>
                  {shown.map(({ id }) => (
                    <Table.Cell key={id}>
                      <Delivered
                        instrument={id}
                        summaries={row.summaries.filter(({ instrument }) => instrument === id)}
                      />
                    </Table.Cell>
                  ))}
                  <Table.Cell>
                    {row.reviews.length === 0 ? <Nothing /> : format.number(row.reviews.length)}
                  </Table.Cell>
                  <Table.Cell>
                    <Changed summaries={row.summaries} reviews={row.reviews} />
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Section>
  );
});

interface DeliveredProps {
  instrument: string;
  summaries: readonly Summary[];
}

function Delivered({ instrument, summaries }: DeliveredProps) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const latest = summaries
    .map(({ period }) => period)
    .sort(comparePeriods)
    .at(-1);
  if (latest === undefined) return <Nothing />;
  const words = { count: summaries.length, latest: format.period(latest) };
  return assessmentInstrument(instrument)?.rhythm === 'meeting'
    ? t('holdings.deliveredMeetings', words)
    : t('holdings.deliveredYears', words);
}

interface ChangedProps {
  summaries: readonly Summary[];
  reviews: readonly Review[];
}

function Changed({ summaries, reviews }: ChangedProps) {
  const format = useFormat();
  const moments = [
    ...summaries.map(({ changedAt }) => changedAt),
    newestChange(reviews)?.at ?? '',
  ].sort();
  const newest = moments.at(-1) ?? '';
  return newest === '' ? <Nothing /> : format.date(newest);
}

/** A dash for the eye, a word for the ear. */
function Nothing() {
  const { t } = useTranslation('exchange');
  return (
    <>
      <span aria-hidden="true">{t('holdings.dash')}</span>
      <span className="visually-hidden">{t('holdings.none')}</span>
    </>
  );
}
