import { describe, expect, it } from 'vitest';
import type { Action } from '#domain/action.ts';
import { newActionProfile } from '#domain/action.ts';
import { newReply, type Review, type ReviewField } from '#domain/review.ts';
import { reviewProtocol } from '#instruments/index.ts';
import { monthsIn } from '#pages/weeks-from-visit.ts';
import { isoWeek, scheduleOf } from './schedule.ts';

const protocol = reviewProtocol(1);
if (protocol === undefined) throw new Error('There is no protocol');

const register = <V>(value: V) => ({
  heads: [
    {
      ...{ id: 'r1', replaces: [], at: '2025-10-01T10:00:00.000Z' },
      ...{ author: 'Kim Berg', device: 'd', sitting: 'w.0', value },
    },
  ],
  past: [],
});

function review(visitDate: string | null, fields: Partial<Record<ReviewField, unknown>> = {}) {
  const profile = {
    ...{ title: '', format: 'full', theme: null, themeText: '', visitDate },
    ...{ matrixPeriod: null, keyPeriod: null, team: [] },
  };
  return {
    ...{ id: 'review:r', kind: 'review', party: 'party:2180', protocol: 1 },
    createdAt: '2025-07-29T10:00:00.000Z',
    fields: {
      profile: register(profile),
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, register(value)])),
    },
  } as Review;
}

const steps = (of: Review, today: string, actions: Action[] = []) =>
  Object.fromEntries(
    scheduleOf(protocol, { review: of, actions, now: new Date(`${today}T12:00:00`) }).map(
      ({ phase, state, when }) => [phase.key, { state, when }],
    ),
  );

describe('the schedule of a review', () => {
  it('tells what is computed by its week or month, and only the visit by its day', () => {
    const told = steps(review('2025-10-07'), '2025-05-01');
    expect(told['agreement']?.when).toEqual({ kind: 'week', week: 31, year: 2025 });
    expect(told['visit']?.when).toEqual({ kind: 'day', date: '2025-10-07' });
    expect(told['action-plan']?.when).toEqual({ kind: 'week', week: 1, year: 2026 });
    expect(told['follow-up']?.when).toEqual({ kind: 'month', date: '2026-08' });
    expect(new Set(Object.values(told).map(({ state }) => state))).toEqual(new Set(['ahead']));
  });

  it('knows no day while the visit has none', () => {
    for (const visitDate of [null, '2026', '2026-10'])
      for (const { when } of Object.values(steps(review(visitDate), '2026-01-01')))
        expect(when).toBeUndefined();
  });

  it('is late only when the whole week has passed', () => {
    // Four weeks before Tuesday 7 October is Tuesday 9 September, in the week that ends on the 14th.
    const agreed = review('2025-10-07', { 'section:agreement': 'Två dagar.' });
    expect(steps(agreed, '2025-09-14')['material']?.state).toBe('ahead');
    expect(steps(agreed, '2025-09-15')['material']?.state).toBe('late');
    expect(steps(agreed, '2025-09-15')['agreement']?.state).toBe('done');
  });

  it('takes a day of visit that has passed as kept, and what came before it as passed', () => {
    const told = steps(review('2025-10-07'), '2025-12-01');
    for (const key of ['agreement', 'material', 'preparation'])
      expect(told[key]?.state, key).toBe('passed');
    for (const key of ['visit', 'feedback']) expect(told[key]?.state, key).toBe('done');
    expect(told['fact-check']?.state).toBe('late');
    expect(told['seminar']?.state).toBe('ahead');
  });

  it('sees the reply in the review, and the plan in the actions born of it', () => {
    const replied = review('2025-10-07', {
      reply: { ...newReply(), text: 'Vi håller med.' },
      'recommendation:a': { text: 'Svara.', owner: '', due: null, findings: [] },
      'recommendation:b': { text: 'Pröva.', owner: '', due: null, findings: [] },
    });
    const action = (recommendation: string): Action => ({
      ...{ id: `action:${recommendation}`, kind: 'action', party: 'party:2180' },
      createdAt: '2025-12-01T10:00:00.000Z',
      fields: {
        profile: register({
          ...newActionProfile(),
          origin: { kind: 'recommendation', review: 'review:r', recommendation },
        }),
      },
    });
    const half = steps(replied, '2026-09-01', [action('a')]);
    expect(half['report']?.state).toBe('done');
    expect(half['action-plan']?.state).toBe('late');
    const whole = steps(replied, '2026-09-01', [action('a'), action('b')]);
    expect(whole['seminar']?.state).toBe('passed');
    expect(whole['action-plan']?.state).toBe('done');
    expect(whole['follow-up']?.state).toBe('late');
  });
});

it('counts weeks as the calendar does, also around New Year', () => {
  expect(isoWeek('2021-01-03')).toEqual({ week: 53, year: 2020 });
  expect(isoWeek('2024-12-30')).toEqual({ week: 1, year: 2025 });
  expect(isoWeek('2026-01-01')).toEqual({ week: 1, year: 2026 });
  expect(isoWeek('2026-12-31')).toEqual({ week: 53, year: 2026 });
});

it('tells many weeks as months', () => {
  expect(monthsIn(45)).toBe(10);
});
