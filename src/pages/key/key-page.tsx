// Answers for: which party's key of which meeting is shown, and whether it can be changed here.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { meetingOf, periodAt, periodFromSlug } from '#domain/period.ts';
import { currentValue } from '#domain/revision.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useNetwork, useOwnParty, useParties } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { parameters } from './address.ts';
import { MeetingKey } from './meeting-key.tsx';

/** The rhythm of a network that has not told its own. */
const usualMeetingsPerYear = 2;

export function KeyPage() {
  const { t } = useTranslation('key');
  const { period: slug } = useParams();
  const [search] = useSearchParams();
  const ownParty = useOwnParty();
  const network = useNetwork();
  const parties = useParties();
  const now = useNow();
  if (ownParty === undefined || network === undefined || parties === undefined) return null;

  const meetingsPerYear =
    currentValue(network?.fields.profile)?.meetingsPerYear ?? usualMeetingsPerYear;
  const present = periodAt(now, meetingsPerYear);
  const period = slug === undefined ? undefined : periodFromSlug(slug);
  if (period === undefined || meetingOf(period) === undefined)
    return <Navigate replace to={{ pathname: paths.key(present), search: search.toString() }} />;

  const shown = search.get(parameters.party) ?? ownParty?.id;
  if (shown === undefined)
    return (
      <>
        <PageHead title={t('noParty.title')} lead={t('noParty.text')} />
        <Button asChild>
          <Link to={paths.start}>{t('noParty.start')}</Link>
        </Button>
      </>
    );
  const party = parties.find(({ id }) => id === shown);
  if (party === undefined)
    return (
      <>
        <PageHead title={t('unknownParty.title')} lead={t('unknownParty.text')} />
        <Paragraph>
          <Link to={paths.key(period)}>{t('unknownParty.own')}</Link>
        </Paragraph>
      </>
    );
  return (
    <MeetingKey
      key={`${party.id} ${period}`}
      party={party.id}
      partyName={currentValue(party.fields.profile)?.name ?? ''}
      isOwn={party.id === ownParty?.id}
      period={period}
      present={present}
      meetingsPerYear={meetingsPerYear}
    />
  );
}
