// Answers for: the step from schema 2 to 3. Frozen: it knows the shapes of its own two numbers only.
import type { UpgradeStep } from './steps.ts';

export const toSchema3: UpgradeStep = {
  to: 3,
  date: '2026-11-22',
  reason:
    'A file says what it is for and whose it is; a version can leave parts of its value untold; a party says what may be passed on.',
  // Everything new may be missing, and was missing before.
  upgrade: (data) => data,
};
