// Answers for: which yearly sheet an address leads to: whose, of which instrument, for which year.
import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useParams, useSearchParams } from 'react-router';
import { assessmentId } from '#domain/assessment.ts';
import { meetingOf, periodAt, periodFromSlug, type Period } from '#domain/period.ts';
import { currentValue } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument, inventoryMatrixId, latestVersion } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useAssessment, useOwnParty, useParties, usePartySummaries } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { partyInAddress } from './address.ts';
import { YearlySheet } from './yearly-sheet.tsx';

export function MatrixPage() {
  const { instrument: named, period: slug } = useParams();
  const { search } = useLocation();
  const now = useNow();
  const instrument = named ?? inventoryMatrixId;
  if (slug === undefined)
    return <Navigate to={{ pathname: paths.matrix(periodAt(now)), search }} replace />;
  const period = periodFromSlug(slug);
  const isYear = period !== undefined && meetingOf(period) === undefined;
  if (!isYear || latestVersion(instrument) === undefined || !isYearly(instrument))
    return <NotFound />;
  return <WhoseSheet instrument={instrument} period={period} />;
}

function isYearly(instrument: string): boolean {
  return assessmentInstrument(instrument)?.rhythm === 'yearly';
}

interface SheetAddress {
  instrument: string;
  period: Period;
}

function WhoseSheet(address: SheetAddress) {
  const own = useOwnParty();
  const parties = useParties();
  const [params] = useSearchParams();
  const named = partyInAddress(params);
  const title = useTitle(address);
  if (own === undefined || parties === undefined) return <PageHead title={title} />;
  const party = named ?? own?.id;
  if (party === undefined) return <NoParty title={title} />;
  const profile = currentValue(parties.find(({ id }) => id === party)?.fields.profile);
  if (profile === undefined) return <UnknownParty />;
  return (
    <StoredSheet
      key={`${party} ${address.instrument} ${address.period}`}
      {...address}
      party={party}
      readOnlyName={party === own?.id ? undefined : profile.name}
    />
  );
}

interface StoredSheetProps extends SheetAddress {
  party: string;
  readOnlyName: string | undefined;
}

function StoredSheet({ instrument: id, period, party, readOnlyName }: StoredSheetProps) {
  const { t } = useTranslation('matrix');
  const assessment = useAssessment(assessmentId({ party, instrument: id, period }));
  const summaries = usePartySummaries(party, id);
  const title = useTitle({ instrument: id, period });
  if (assessment === undefined || summaries === undefined) return <PageHead title={title} />;
  const instrument = assessmentInstrument(id, assessment?.version);
  if (instrument === undefined) return <PageHead title={title} lead={t('unknownVersion')} />;
  const last = summaries.findLast(
    (summary) => summary.period < period && Object.keys(summary.marks).length > 0,
  );
  return (
    <YearlySheet
      key={last?.id}
      title={title}
      instrument={instrument}
      party={party}
      readOnlyName={readOnlyName}
      period={period}
      assessment={assessment}
      last={last}
      summaries={summaries}
    />
  );
}

function useTitle({ instrument, period }: SheetAddress): string {
  const format = useFormat();
  const name = assessmentInstrument(instrument)?.name;
  return `${name ? format.text(name) : instrument} ${format.period(period)}`;
}

function NotFound() {
  const { t } = useTranslation('matrix');
  const now = useNow();
  return (
    <>
      <PageHead title={t('notFound.title')} lead={t('notFound.text')} />
      <Button asChild>
        <Link to={paths.matrix(periodAt(now))}>{t('notFound.toThisYear')}</Link>
      </Button>
    </>
  );
}

function NoParty({ title }: { title: string }) {
  const { t } = useTranslation('matrix');
  return (
    <>
      <PageHead title={title} lead={t('noParty.text')} />
      <Button asChild>
        <Link to={paths.start}>{t('noParty.start')}</Link>
      </Button>
    </>
  );
}

function UnknownParty() {
  const { t } = useTranslation('matrix');
  return (
    <>
      <PageHead title={t('readOnly.unknownTitle')} lead={t('readOnly.unknownText')} />
      <Button asChild>
        <Link to={paths.exchange}>{t('readOnly.toExchange')}</Link>
      </Button>
    </>
  );
}
