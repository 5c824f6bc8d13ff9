// Answers for: which parties have delivered what, and who is to be reminded.
import type { Sheet } from './comparison-pack.ts';
import { comparePeriods, type Period } from './period.ts';
import type { Summary } from './summary.ts';

export type DeliveryState =
  /** The answers are locked by a decision. */
  | 'signed-off'
  /** There are answers, and they may still change. */
  | 'preliminary'
  | 'missing';

export interface Delivery {
  sheet: Sheet;
  state: DeliveryState;
  /** ISO 8601, the newest change by the writers' clocks; undefined when nothing has come. */
  changedAt: string | undefined;
}

export interface PartyDeliveries {
  party: string;
  /** In the order of the sheets. */
  deliveries: Delivery[];
}

/** One row for each party, in the order given; one delivery for each sheet. */
export function deliveriesOf(
  parties: readonly string[],
  sheets: readonly Sheet[],
  summaries: readonly Summary[],
): PartyDeliveries[] {
  const found = new Map(
    summaries
      .filter(({ marks }) => Object.keys(marks).length > 0)
      .map((summary) => [`${summary.party} ${summary.instrument} ${summary.period}`, summary]),
  );
  return parties.map((party) => ({
    party,
    deliveries: sheets.map((sheet): Delivery => {
      const summary = found.get(`${party} ${sheet.instrument} ${sheet.period}`);
      if (summary === undefined) return { sheet, state: 'missing', changedAt: undefined };
      const state = summary.lock === null ? 'preliminary' : 'signed-off';
      return { sheet, state, changedAt: summary.changedAt };
    }),
  }));
}

/**
 * What a network waits for: the present matrix and key, and those of the newest earlier period with answers: of the
 * matrix only until somebody has delivered the present one, so that a year that has just ended can be gathered in.
 */
export function awaitedSheets(
  { matrix, key }: { matrix: Sheet; key: Sheet },
  summaries: readonly Summary[],
): Sheet[] {
  const periodsOf = ({ instrument }: Sheet) =>
    summaries
      .filter((one) => one.instrument === instrument && Object.keys(one.marks).length > 0)
      .map(({ period }) => period);
  const before = (sheet: Sheet): Sheet[] => {
    const earlier = periodsOf(sheet)
      .filter((period) => comparePeriods(period, sheet.period) < 0)
      .sort(comparePeriods)
      .at(-1);
    return earlier === undefined ? [] : [{ ...sheet, period: earlier }];
  };
  return [
    matrix,
    ...(periodsOf(matrix).includes(matrix.period) ? [] : before(matrix)),
    key,
    ...before(key),
  ];
}

/** Those who have not delivered everything that is asked for, with what is missing. */
export function missingOf(
  rows: readonly PartyDeliveries[],
  isAsked: (sheet: Sheet) => boolean = () => true,
): { party: string; missing: Sheet[] }[] {
  return rows.flatMap(({ party, deliveries }) => {
    const missing = deliveries.flatMap(({ state, sheet }) =>
      state === 'missing' && isAsked(sheet) ? [sheet] : [],
    );
    return missing.length === 0 ? [] : [{ party, missing }];
  });
}

/**
 * Whether a sheet is something to be reminded of: somebody has delivered it, or its period is no longer new.
 * `lately` tells the period of each instrument some months ago.
 */
export function isAskedFor(
  sheet: Sheet,
  rows: readonly PartyDeliveries[],
  lately: (sheet: Sheet) => Period,
): boolean {
  const isDelivered = rows.some(({ deliveries }) =>
    deliveries.some(
      (one) =>
        one.state !== 'missing' &&
        one.sheet.instrument === sheet.instrument &&
        one.sheet.period === sheet.period,
    ),
  );
  return isDelivered || comparePeriods(sheet.period, lately(sheet)) <= 0;
}
