// Answers for: rows of a matrix to a colleague, and back from one.
import { Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#pages/paths.ts';
import { useAllSummaries, useOwnParty } from '#storage/queries.ts';
import { ReturnRows } from '#pages/exchange/return-rows.tsx';
import { SendRows } from '#pages/exchange/send-rows.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';

export function RowsPage() {
  const { t } = useTranslation('sending');
  const own = useOwnParty();
  const summaries = useAllSummaries();
  if (own === undefined || summaries === undefined) return null;
  const hasBegun = own !== null && summaries.some(({ party }) => party === own.id);
  return (
    <SubPage title={t('rows.title')} lead={t('rows.lead')}>
      <ReturnRows />
      <SendRows />
      {!hasBegun && <Paragraph>{t('rows.nothing')}</Paragraph>}
      {own !== null && (
        <Paragraph>
          {t('rows.whole')}{' '}
          <DesignLink asChild>
            <Link to={paths.wholeParty}>{t('rows.toWhole', { party: own.profile.name })}</Link>
          </DesignLink>
        </Paragraph>
      )}
    </SubPage>
  );
}
