// Answers for: finding the assessment that an address leads to, and saying in words when there is none.
import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { meetingOf, periodFromSlug, type Period } from '#domain/period.ts';
import { useFormat } from '#i18n/format.ts';
import {
  assessmentInstrument,
  implementationKeyId,
  inventoryMatrixId,
} from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useSheetWithVersions } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { addressOf, toSheetInWords, type Sheet } from './sheet.ts';

interface SheetRouteProps {
  /** Shown from the first moment on, before there is anything else to show. */
  title: string;
  children: (sheet: Sheet) => ReactNode;
}

export function SheetRoute({ title, children }: SheetRouteProps) {
  const { t } = useTranslation('sign-off');
  const { pathname } = useLocation();
  const { instrument: addOn, period: slug = '' } = useParams();
  const id = addOn ?? (pathname.startsWith('/nyckel/') ? implementationKeyId : inventoryMatrixId);
  const period = periodFromSlug(slug);
  const newest = assessmentInstrument(id);
  if (!period || !newest || (meetingOf(period) === undefined) !== (newest.rhythm === 'yearly'))
    return (
      <Nothing title={t('page.notFoundTitle')} text={t('page.notFoundText')} to={paths.overview}>
        {t('page.toOverview')}
      </Nothing>
    );
  return (
    <Known key={`${id} ${period}`} newest={newest} period={period} title={title}>
      {children}
    </Known>
  );
}

interface KnownProps extends SheetRouteProps {
  newest: AssessmentInstrument;
  period: Period;
}

function Known({ newest, period, title, children }: KnownProps) {
  const { t } = useTranslation(['sign-off', 'common']);
  const format = useFormat();
  const [search] = useSearchParams();
  const named = search.get('part') ?? undefined;
  const data = useSheetWithVersions(named, newest.id, period);

  if (data === null)
    return named === undefined ? (
      <Nothing title={title} text={t('page.noParty')} to={paths.start}>
        {t('page.start')}
      </Nothing>
    ) : (
      <Nothing title={t('page.unknownTitle')} text={t('page.unknownText')} to={paths.exchange}>
        {t('page.toExchange')}
      </Nothing>
    );
  if (data === undefined) return <PageHead title={title} />;
  const { party, profile, isOwn, assessment, summaries, last, documents, signOffs } = data;
  const instrument = assessmentInstrument(newest.id, assessment?.version);
  if (instrument === undefined) return <PageHead title={title} lead={t('page.unknownVersion')} />;
  const sheet: Sheet = {
    party,
    partyName: profile.name,
    isOwn,
    period,
    instrument,
    assessment,
    summaries,
    last,
    documents,
    signOffs,
    t,
    format,
  };
  if (assessment === null)
    return (
      <Nothing
        title={title}
        text={t('page.nothing', { period: format.period(period) })}
        to={addressOf(sheet, 'sheet')}
      >
        {toSheetInWords(sheet)}
      </Nothing>
    );
  return children(sheet);
}

interface NothingProps {
  title: string;
  text: string;
  to: string;
  children: string;
}

function Nothing({ title, text, to, children }: NothingProps) {
  return (
    <>
      <PageHead title={title} lead={text} />
      <Button asChild>
        <Link to={to}>{children}</Link>
      </Button>
    </>
  );
}
