// Answers for: how long before or after the visit of a review something is, in words.
import { useTranslation } from 'react-i18next';

/** From half a year on time is told in months. */
const farWeeks = 26;

export function isFar(weekOffset: number): boolean {
  return Math.abs(weekOffset) >= farWeeks;
}

export function monthsIn(weeks: number): number {
  return Math.round((weeks * 7 * 12) / 365.25);
}

/** `4 veckor före besöket`, `omkring 10 månader efter besöket`; weeks before the visit are negative. */
export function useWeeksFromVisit(): (weekOffset: number) => string {
  const { t } = useTranslation('common');
  return (weekOffset) => {
    if (weekOffset === 0) return t('fromVisit.week');
    if (weekOffset < 0) return t('fromVisit.before', { count: -weekOffset });
    return isFar(weekOffset)
      ? t('fromVisit.monthsAfter', { count: monthsIn(weekOffset) })
      : t('fromVisit.after', { count: weekOffset });
  };
}
