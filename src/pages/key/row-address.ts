// Answers for: the way from a dimension to a row of another instrument, of the same party and year.
import { useSearchParams } from 'react-router';
import { yearOf, yearPeriod, type Period } from '#domain/period.ts';
import { inventoryMatrixId } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { parameters } from './address.ts';

/** The matrix opens at the row; an add-on opens at its beginning. */
export function useRowAddress() {
  const [search] = useSearchParams();
  const party = search.get(parameters.party);
  return (instrument: string, period: Period, row: string): string => {
    const year = yearPeriod(yearOf(period));
    const [path, query] = (
      instrument === inventoryMatrixId ? paths.matrixRow(year, row) : paths.addOn(instrument, year)
    ).split('?');
    const next = new URLSearchParams(query);
    if (party !== null) next.set(parameters.party, party);
    return `${path}?${next.toString()}`;
  };
}
