// Answers for: one version of an instrument, to be read from beginning to end.
import { Alert, Button, Link as Anchor, Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Instrument } from '#domain/instrument.ts';
import { meetingsPerYearOf } from '#domain/network.ts';
import { periodAt } from '#domain/period.ts';
import { useFormat } from '#i18n/format.ts';
import { latestVersion } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useNetwork } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { parameters, publishedVersion } from './address.ts';
import { AssessmentReading } from './assessment-reading.tsx';
import { sizeOf, whenUsed } from './facts.ts';
import styles from './instrument.module.css';
import { placeId } from './parts.tsx';
import { ProtocolReading } from './protocol-reading.tsx';

export function InstrumentPage() {
  const { t } = useTranslation('instrument');
  const params = useParams();
  const instrument = publishedVersion(params.instrument, params.version);
  const [search] = useSearchParams();
  useShownPlace(search.get(parameters.row), `${params.instrument} ${params.version}`);
  if (instrument === undefined)
    return (
      <>
        <PageHead title={t('page.missingTitle')} lead={t('page.missing')} />
        <Anchor asChild>
          <Link to={paths.instruments}>{t('page.back')}</Link>
        </Anchor>
      </>
    );
  return <Reading instrument={instrument} />;
}

function Reading({ instrument }: { instrument: Instrument }) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  const { id, version, published } = instrument;
  const newest = latestVersion(id) ?? version;
  return (
    <div className={styles.page}>
      <Anchor asChild className={styles.back}>
        <Link to={paths.instruments}>{t('page.back')}</Link>
      </Anchor>
      <PageHead title={format.text(instrument.name)} lead={format.text(instrument.question)}>
        {newest === version && <FillIn instrument={instrument} />}
        <Button asChild variant="secondary">
          <Link to={paths.form(id, version)}>{t('page.form')}</Link>
        </Button>
      </PageHead>
      {newest !== version && (
        <Alert data-color="info" data-size="sm">
          <Paragraph>
            {t('page.newer')}{' '}
            <Anchor asChild>
              <Link to={paths.instrument(id, newest)}>
                {t('page.toNewer', { version: newest })}
              </Link>
            </Anchor>
          </Paragraph>
        </Alert>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{t('when.label')}</dt>
          <dd>{whenUsed(t, instrument)}</dd>
        </div>
        <div>
          <dt>{t('size.label')}</dt>
          <dd>{sizeOf(t, instrument)}</dd>
        </div>
        <div>
          <dt>{t('page.version')}</dt>
          <dd>{t('page.versionValue', { version, date: format.looseDate(published) })}</dd>
        </div>
      </dl>
      {instrument.kind === 'assessment' ? (
        <AssessmentReading instrument={instrument} />
      ) : (
        <ProtocolReading protocol={instrument} />
      )}
      <section className={styles.source}>
        <h2 className={styles.area}>{t('page.source')}</h2>
        <p>{format.text(instrument.source)}</p>
      </section>
    </div>
  );
}

/** Where its answers are given, for this year or the present meeting. */
function FillIn({ instrument }: { instrument: Instrument }) {
  const { t } = useTranslation('instrument');
  const now = useNow();
  const meetings = meetingsPerYearOf(useNetwork());
  const isReview = instrument.kind === 'review-protocol';
  const to = isReview
    ? paths.reviews
    : instrument.addOn
      ? paths.addOn(instrument.id, periodAt(now))
      : instrument.rhythm === 'meeting'
        ? paths.key(periodAt(now, meetings))
        : paths.matrix(periodAt(now));
  return (
    <Button asChild>
      <Link to={to}>{t(isReview ? 'page.toReviews' : 'page.fillIn')}</Link>
    </Button>
  );
}

/** A link to one row leads to that row, after the new page's own heading has had the focus. */
function useShownPlace(key: string | null, page: string): void {
  useEffect(() => {
    if (key === null) return;
    const timer = setTimeout(() => {
      const heading = document.getElementById(placeId(key));
      heading?.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  }, [key, page]);
}
