// Answers for: whether something happened lately, by a clock that may be wrong.

const dayMs = 86_400_000;

/**
 * Whether `at` (ISO 8601; null for never) lies less than so many days before `now`. A time that lies ahead, as after
 * a clock has been set back, does not.
 */
export function isWithinDays(now: Date, at: string | null, days: number): boolean {
  if (at === null) return false;
  const passed = now.getTime() - Date.parse(at);
  return passed >= 0 && passed < days * dayMs;
}
