// Answers for: what a coordinator sends back to all: of each party only what that party has agreed to share.
import type { Assessment } from './assessment.ts';
import { toldParty } from './coordinator-file.ts';
import { isAnswered, type Answer } from './answer.ts';
import { itemOfField } from './assessment.ts';
import type { Period } from './period.ts';
import type { Party } from './party.ts';
import type { Snapshot } from './record.ts';
import { currentValue, type Register } from './revision.ts';
import { agreedExtent } from './sharing.ts';
import { toldAssessment, type Telling } from './told-assessment.ts';

/** One instrument at one time: a year's matrix, a meeting's key. */
export interface Sheet {
  instrument: string;
  period: Period;
}

export interface PackChoice {
  sheets: readonly Sheet[];
}

/** Why a party is not in the pack. */
export type LeftOutReason =
  /** It has not said that anything may be passed on. */
  | 'no-agreement'
  /** It has said that nothing may be passed on. */
  | 'nothing-shared'
  /** It has agreed, but there are no answers of it for the chosen times. */
  | 'no-answers';

export interface ComparisonPack extends Snapshot {
  included: { party: string; tells: Telling; assessments: number }[];
  leftOut: { party: string; reason: LeftOutReason }[];
}

/**
 * The parties that have agreed, and their assessments at the chosen times, told as far as each has agreed; no
 * names of people, no documents, no sign-offs, no earlier versions. The revisions are the parties' own, so that a
 * pack read in at home changes nothing of one's own words.
 */
export function comparisonPack(all: Snapshot, { sheets }: PackChoice): ComparisonPack {
  const isChosen = ({ instrument, period }: Assessment) =>
    sheets.some((sheet) => sheet.instrument === instrument && sheet.period === period);
  const chosen = all.records
    .filter((record) => record.kind === 'assessment')
    .filter((one) => isChosen(one) && hasAnswers(one));
  const pack: ComparisonPack = { records: [], history: [], included: [], leftOut: [] };
  for (const party of all.records.filter((record) => record.kind === 'party')) {
    const assessments = chosen.filter((one) => one.party === party.id);
    const tells = tellingOf(party, assessments.length);
    if ('reason' in tells) {
      pack.leftOut.push({ party: party.id, reason: tells.reason });
      continue;
    }
    const telling = { ...tells, documents: false, names: false };
    pack.records.push(
      toldParty(party, telling),
      ...assessments.map((one) => toldAssessment(one, telling)),
    );
    pack.included.push({ party: party.id, ...tells, assessments: assessments.length });
  }
  return pack;
}

function tellingOf(
  party: Party,
  assessments: number,
): { tells: Telling } | { reason: LeftOutReason } {
  const extent = agreedExtent(party);
  if (extent === undefined) return { reason: 'no-agreement' };
  if (extent === 'nothing') return { reason: 'nothing-shared' };
  return assessments === 0 ? { reason: 'no-answers' } : { tells: extent };
}

export function hasAnswers({ fields }: Assessment): boolean {
  return Object.entries(fields).some(
    ([field, register]) =>
      itemOfField(field) !== undefined && isAnswered(currentValue(register as Register<Answer>)),
  );
}
