// Answers for: one instrument of a party at its present period, with what came before.
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { atPeriod, isLeftOpen, tallyOf, type Standing } from '#domain/overview.ts';
import type { Period } from '#domain/period.ts';
import type { Summary } from '#domain/summary.ts';
import { assessmentInstrument } from '#instruments/index.ts';

export interface PartyStanding extends Standing {
  instrument: AssessmentInstrument;
  /** All periods of the party. */
  all: readonly Summary[];
  previous: Summary | undefined;
}

export function standingOf(
  summaries: readonly Summary[],
  instrumentId: string,
  period: Period,
): PartyStanding {
  const all = summaries.filter(({ instrument }) => instrument === instrumentId);
  const { present, previous } = atPeriod(all, period);
  const instrument = published(instrumentId, present?.version);
  return {
    instrument,
    all,
    previous,
    period,
    items: instrument.items,
    marks: present?.marks ?? {},
    changedAt: present?.changedAt ?? '',
  };
}

/** Where one works: at the present period, or until that is begun at the one before, if it was left open. */
export function underWay(standing: PartyStanding, now: Date): PartyStanding {
  const { all, instrument, items, marks, previous } = standing;
  if (previous === undefined || tallyOf(items, marks).answered > 0) return standing;
  const before = standingOf(all, instrument.id, previous.period);
  return isLeftOpen(before.items, previous, now) ? before : standing;
}

/** The version that an assessment was made with, the latest unless told. */
export function published(id: string, version?: number): AssessmentInstrument {
  const instrument = assessmentInstrument(id, version);
  if (instrument === undefined) throw new Error(`${id} ${version} is not published here`);
  return instrument;
}
