import { describe, expect, test } from 'vitest';
import { changesSince, isTimeForFile, type WorkSinceFile } from './backup-reminder.ts';
import type { Party } from './party.ts';

const at = (day: string) => `${day}T10:00:00.000Z`;
const asked = (change: Partial<WorkSinceFile> = {}): boolean =>
  isTimeForFile({
    now: new Date(at('2026-11-22')),
    startedAt: at('2026-10-01'),
    lastFileAt: null,
    putOffAt: null,
    ...change,
  });

describe('the reminder of a file', () => {
  test('comes when there has never been one', () => {
    expect(asked()).toBe(true);
  });

  test('never comes on the first day of use, nor before it', () => {
    expect(asked({ startedAt: at('2026-11-22') })).toBe(false);
    expect(asked({ startedAt: at('2026-11-21') })).toBe(true);
  });

  test('comes three days after a file, and not before', () => {
    expect(asked({ lastFileAt: at('2026-11-20') })).toBe(false);
    expect(asked({ lastFileAt: at('2026-11-19') })).toBe(true);
  });

  test('stays away for a week when it is put off', () => {
    expect(asked({ putOffAt: at('2026-11-16') })).toBe(false);
    expect(asked({ putOffAt: at('2026-11-15') })).toBe(true);
  });

  test('is neither silenced nor confused by a clock that has been set back two years', () => {
    const now = new Date(at('2024-11-22'));
    expect(asked({ now, lastFileAt: at('2026-11-20') })).toBe(true);
    expect(asked({ now, putOffAt: at('2026-11-20') })).toBe(true);
    expect(asked({ now, lastFileAt: at('2024-11-21') })).toBe(false);
  });
});

describe('what has been written since a file', () => {
  const party = (id: string, device: string, ...sittings: string[]): Party =>
    ({
      id: `party:${id}`,
      kind: 'party',
      fields: {
        profile: {
          heads: sittings.map((sitting, index) => ({
            id: `${id}-${index}`,
            replaces: [],
            at: at('2026-01-01'),
            author: '',
            device,
            sitting,
            value: {},
          })),
          past: [],
        },
      },
    }) as unknown as Party;

  test('is told by the sittings, whatever the clock said', () => {
    const records = [party('a', 'here', 'w1.0', 'w2.3', 'w.2.4'), party('b', 'here', 'w3.2')];
    expect(changesSince(records, 'here', 3)).toBe(2);
    expect(changesSince(records, 'here', 0)).toBe(4);
  });

  test('leaves out what came from elsewhere', () => {
    expect(changesSince([party('a', 'elsewhere', 'w1.9')], 'here', 0)).toBe(0);
  });

  test('is counted until it is enough', () => {
    const many = Array.from({ length: 30 }, (_, index) => party(String(index), 'here', 'w.1'));
    expect(changesSince(many, 'here', 1)).toBe(10);
  });
});
