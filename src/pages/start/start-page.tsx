// Answers for: the first thing one meets: three ways in, or the form with which a party begins.
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useHasData, useMeta, useNetwork, useOwnParty } from '#storage/queries.ts';
import { BeginForm } from './begin-form.tsx';
import { Ways } from './ways.tsx';

export function StartPage() {
  const [params] = useSearchParams();
  const isBeginning = params.get('vag') === 'borja';
  const hasData = useHasData();
  const ownParty = useOwnParty();
  const person = useMeta('person');
  const network = useNetwork();
  useFocusOnChange(isBeginning);

  if (
    hasData === undefined ||
    ownParty === undefined ||
    person === undefined ||
    network === undefined
  )
    return null;
  return isBeginning ? (
    <BeginForm person={person} hasOwnParty={ownParty !== null} hasNetwork={network !== null} />
  ) : (
    <Ways hasData={hasData} ownParty={ownParty?.profile.name} />
  );
}

/** Ways and form share one address, so the shell does not see that the page has changed. */
function useFocusOnChange(view: boolean): void {
  const last = useRef(view);
  useEffect(() => {
    if (last.current === view) return;
    last.current = view;
    window.scrollTo(0, 0);
    document.getElementById('page-heading')?.focus({ preventScroll: true });
  }, [view]);
}
