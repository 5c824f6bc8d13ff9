// Answers for: the first page of every visit but the first: what is this, and where were we?
import { Navigate } from 'react-router';
import { paths } from '#pages/paths.ts';
import { useHasData, useOwnParty } from '#storage/queries.ts';
import { NetworkOverview } from './network-overview.tsx';
import { PartyOverview } from './party-overview.tsx';

export function OverviewPage() {
  const hasData = useHasData();
  const own = useOwnParty();
  if (hasData === undefined || own === undefined) return null;
  if (!hasData) return <Navigate to={paths.start} replace />;
  return own === null ? <NetworkOverview /> : <PartyOverview own={own} />;
}
