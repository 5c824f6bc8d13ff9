// Answers for: the dated actions of a plan as events of a calendar.
import { lastDayOf } from '#domain/action.ts';
import type { PlanEntry, PlanWords } from './action-plan.ts';
import type { CalendarEvent } from './formats/ics/write.ts';

/** Actions without a deadline have no day to stand on and are left out. */
export function actionEvents(entries: readonly PlanEntry[], words: PlanWords): CalendarEvent[] {
  const { t, format } = words;
  return entries.flatMap((entry) => {
    const { profile, action } = entry;
    if (profile.due === null) return [];
    const day = lastDayOf(profile.due);
    const lines: (readonly [string, string])[] = [
      [t('fields.state'), t(`state.${profile.state}`)],
      [t('fields.owner'), profile.owner],
      [t('fields.why'), profile.why],
      [t('fields.goal'), profile.goal],
      [t('fields.origin'), entry.origin ?? ''],
    ];
    const told = lines
      .filter(([, value]) => value.trim() !== '')
      .map(([label, value]) => `${label}: ${value.trim()}`);
    return [
      {
        uid: `${action.id.replace(':', '-')}@nyckelring`,
        day,
        summary: entry.what,
        description: [
          ...(day === profile.due
            ? []
            : [t('calendar.lastDay', { due: format.looseDate(profile.due) })]),
          ...told,
        ].join('\n'),
        categories: [t('calendar.category'), entry.area.title],
      },
    ];
  });
}
