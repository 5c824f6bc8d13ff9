// Answers for: the first thing one meets: three ways in, or the form with which a party begins.
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useHasData, useMeta, useNetwork, useOwnParty } from '#storage/queries.ts';
import { rest } from '#ui/rest.ts';
import { Ways } from './ways.tsx';

const loadForm = async () => ({ default: (await import('./begin-form.tsx')).BeginForm });
const BeginForm = lazy(loadForm);

export function StartPage() {
  return (
    <Suspense fallback={null}>
      <WaysOrForm />
    </Suspense>
  );
}

function WaysOrForm() {
  const [params] = useSearchParams();
  const isBeginning = params.get('vag') === 'borja';
  const hasData = useHasData();
  const ownParty = useOwnParty();
  const person = useMeta('person');
  const network = useNetwork();
  useFocusOnChange(isBeginning);
  // There before it is asked for, and nothing that the first look waits for.
  useEffect(() => {
    void rest()
      .then(loadForm)
      .catch(() => undefined);
  }, []);

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
