// Answers for: which meetings one can go to from the one on the screen.
import { comparePeriods, meetingOf, meetingPeriod, yearOf, type Period } from '#domain/period.ts';

/** The meeting before (`-1`) or after (`1`), over the turn of the year too. */
export function neighbourMeeting(period: Period, way: -1 | 1, meetingsPerYear: number): Period {
  const meeting = (meetingOf(period) ?? 1) + way;
  if (meeting < 1) return meetingPeriod(yearOf(period) - 1, meetingsPerYear);
  if (meeting > meetingsPerYear) return meetingPeriod(yearOf(period) + 1, 1);
  return meetingPeriod(yearOf(period), meeting);
}

interface Known {
  shown: Period;
  present: Period;
  existing: readonly Period[];
  meetingsPerYear: number;
}

/**
 * Newest first: every meeting that has a key, the present one and the one shown, and the neighbours of
 * both, so that old meetings can be filled in one by one. Never further ahead than the next meeting.
 */
export function meetingChoices({ shown, present, existing, meetingsPerYear }: Known): Period[] {
  const next = neighbourMeeting(present, 1, meetingsPerYear);
  const neighbours = [shown, present].flatMap((period) => [
    neighbourMeeting(period, -1, meetingsPerYear),
    neighbourMeeting(period, 1, meetingsPerYear),
  ]);
  const near = neighbours.filter((period) => comparePeriods(period, next) <= 0);
  return [...new Set([...existing, shown, present, ...near])].sort(comparePeriods).reverse();
}
