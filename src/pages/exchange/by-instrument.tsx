// Answers for: choices of years and meetings, the matrix's together and the key's together, the newest ones at once.
import { Fieldset } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { Sheet } from '#domain/comparison-pack.ts';
import { useFormat } from '#i18n/format.ts';
import { instruments } from '#instruments/index.ts';
import styles from './exchange.module.css';
import { RecentFirst } from './recent-first.tsx';
import { instrumentName } from './words.ts';

interface ByInstrumentProps<T> {
  /** Newest first within each instrument. */
  entries: readonly T[];
  render: (entry: T) => ReactNode;
}

export function ByInstrument<T extends Sheet>({ entries, render }: ByInstrumentProps<T>) {
  const format = useFormat();
  const ids = [...new Set(instruments.map(({ id }) => id))];
  return ids
    .map((id) => ({ id, ofInstrument: entries.filter(({ instrument }) => instrument === id) }))
    .filter(({ ofInstrument }) => ofInstrument.length > 0)
    .map(({ id, ofInstrument }) => (
      <Fieldset key={id} className={styles.apart}>
        <Fieldset.Legend>{instrumentName({ format }, id)}</Fieldset.Legend>
        <RecentFirst entries={ofInstrument} render={render} />
      </Fieldset>
    ));
}

/** The eye has the instrument's name above; whoever hears one choice by itself hears it too. */
export function SheetLabel({ instrument, period }: Sheet) {
  const format = useFormat();
  return (
    <>
      <span className="visually-hidden">{instrumentName({ format }, instrument)}</span>{' '}
      <span className={styles.period}>{format.period(period)}</span>
    </>
  );
}
