// Answers for: which yearly sheet an address leads to: whose, of which instrument, for which year.
import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useParams, useSearchParams } from 'react-router';
import { meetingOf, periodAt, periodFromSlug } from '#domain/period.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { PageHead } from '#ui/page.tsx';
import { partyInAddress } from './address.ts';
import { YearlySheet } from './yearly-sheet.tsx';

export function MatrixPage() {
  const { instrument: id = inventoryMatrixId, period: slug } = useParams();
  const { search } = useLocation();
  const [params] = useSearchParams();
  const thisYear = periodAt(useNow());
  if (slug === undefined)
    return <Navigate to={{ pathname: paths.matrix(thisYear), search }} replace />;
  const period = periodFromSlug(slug);
  const instrument = assessmentInstrument(id);
  if (!period || meetingOf(period) !== undefined || instrument?.rhythm !== 'yearly')
    return <NotFound />;
  const party = partyInAddress(params);
  return (
    <YearlySheet
      key={`${id} ${period} ${party ?? ''}`}
      newest={instrument}
      period={period}
      named={party}
    />
  );
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
