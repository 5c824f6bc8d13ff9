// Answers for: which year or meeting an assessment belongs to.

/** A year, `2026`, or a meeting of a year, `2026-1` (the first meeting, by default the spring one). */
export type Period = string;

const periodPattern = /^(19|20)\d\d(-[1-4])?$/;

export function isPeriod(text: string): text is Period {
  return periodPattern.test(text);
}

export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

/** The meeting's number within its year, or undefined for a whole year. */
export function meetingOf(period: Period): number | undefined {
  return period.length > 4 ? Number(period.slice(5)) : undefined;
}

export function meetingPeriod(year: number, meeting: number): Period {
  return `${year}-${meeting}`;
}

export function yearPeriod(year: number): Period {
  return String(year);
}

/** The present year, or the present meeting when a year is divided into `meetingsPerYear` equal parts. */
export function periodAt(date: Date, meetingsPerYear?: number): Period {
  const year = date.getFullYear();
  if (meetingsPerYear === undefined) return yearPeriod(year);
  return meetingPeriod(year, Math.floor((date.getMonth() * meetingsPerYear) / 12) + 1);
}

const slugs = ['var', 'host'] as const;

/** The period as it stands in an address: `2026`, `2026-var`, `2026-host`, `2026-3`. */
export function periodSlug(period: Period): string {
  const meeting = meetingOf(period);
  return meeting === undefined ? period : `${yearOf(period)}-${slugs[meeting - 1] ?? meeting}`;
}

export function periodFromSlug(slug: string): Period | undefined {
  const period = slug.replace(/-var$/, '-1').replace(/-host$/, '-2');
  return isPeriod(period) ? period : undefined;
}

/** Time order, as text order of the normal form gives it. */
export function comparePeriods(a: Period, b: Period): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
