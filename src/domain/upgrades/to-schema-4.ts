// Answers for: the step from schema 3 to 4. Frozen: it knows the shapes of its own two numbers only.
import type { UpgradeStep } from './steps.ts';

export const toSchema4: UpgradeStep = {
  to: 4,
  date: '2026-11-30',
  reason: 'Summaries of one party and instrument lie in one row.',
  // Only what is made from the records lies otherwise, and that is made anew.
  upgrade: (data) => data,
};
