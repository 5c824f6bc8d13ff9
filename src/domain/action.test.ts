import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessmentInstrument } from '#instruments/index.ts';
import {
  actionProfile,
  actionsFor,
  isInCalendar,
  isOverdue,
  lastDayOf,
  newActionProfile,
  plannedActions,
  type Action,
  type ActionProfile,
} from './action.ts';
import { parseMoney } from './action-money.ts';
import {
  actionWarnings,
  filteredActions,
  suggestedOrigins,
  timelineOf,
  type PlanFilter,
} from './action-plan.ts';
import { contradictions } from './contradiction.ts';
import type { Register, Revision } from './revision.ts';
import type { Summary } from './summary.ts';

const today = '2026-11-22';

function revision<V>(id: string, value: V): Revision<V> {
  return {
    id,
    replaces: [],
    at: '2026-01-01T00:00:00.000Z',
    author: 'Kim Berg',
    device: 'd',
    sitting: 's.0',
    value,
  };
}

const register = <V>(...values: V[]): Register<V> => ({
  heads: values.map((value, index) => revision(`r${index}`, value)),
  past: [],
});

function action(id: string, change: Partial<ActionProfile> = {}): Action {
  return {
    id: `action:${id}`,
    kind: 'action',
    party: 'party:2180',
    createdAt: '2026-01-01T00:00:00.000Z',
    fields: { profile: register<ActionProfile | null>({ ...newActionProfile(), ...change }) },
  };
}

const idsOf = (planned: readonly { action: Action }[]) =>
  planned.map((one) => one.action.id.slice('action:'.length));

describe('an overdue action', () => {
  it.each([
    ['2026-11-21', true],
    ['2026-11-22', false],
    ['2026-11', false],
    ['2026-10', true],
    ['2026', false],
    ['2025', true],
  ])('with the deadline %s is overdue: %s', (due, expected) => {
    expect(isOverdue(action('a', { due }), today)).toBe(expected);
  });

  it('is never one that is done, stopped, undated or taken away', () => {
    expect(isOverdue(action('a', { due: '2020', state: 'done' }), today)).toBe(false);
    expect(isOverdue(action('a', { due: '2020', state: 'stopped' }), today)).toBe(false);
    expect(isOverdue(action('a'), today)).toBe(false);
    const removed = { ...action('a'), fields: { profile: register<ActionProfile | null>(null) } };
    expect(isOverdue(removed, today)).toBe(false);
  });
});

describe('the last day of a deadline', () => {
  it('is the end of a month or a year, also of a leap year and of a day that does not exist', () => {
    expect(lastDayOf('2026')).toBe('2026-12-31');
    expect(lastDayOf('2026-04')).toBe('2026-04-30');
    expect(lastDayOf('2028-02')).toBe('2028-02-29');
    expect(lastDayOf('2026-02-31')).toBe('2026-02-28');
    expect(lastDayOf('2026-03-05')).toBe('2026-03-05');
  });

  it('is told from a day that the calendar lacks', () => {
    expect(isInCalendar('2026-02-29')).toBe(false);
    expect(isInCalendar('2028-02-29')).toBe(true);
    expect(isInCalendar('2026-02')).toBe(true);
  });
});

describe('the actions of a plan', () => {
  it('come with the nearest deadline first and the undated ones last', () => {
    const actions = [
      action('undated'),
      action('year', { due: '2026' }),
      action('day', { due: '2026-12-30' }),
      action('month', { due: '2026-11' }),
    ];
    expect(idsOf(plannedActions(actions))).toEqual(['month', 'day', 'year', 'undated']);
  });

  it('leave out what has been taken away, but not while somebody else still works on it', () => {
    const removed = { ...action('a'), fields: { profile: register<ActionProfile | null>(null) } };
    const kept = { ...newActionProfile(), what: 'Fråga elevråden' };
    const disputed = {
      ...action('b'),
      fields: { profile: register<ActionProfile | null>(null, kept) },
    };
    expect(idsOf(plannedActions([removed, disputed]))).toEqual(['b']);
    expect(actionProfile(disputed)).toEqual(kept);
  });

  it('of a row are those born from it in any year, and from contradictions about it', () => {
    const item = (instrument: string, key: string, period: string) =>
      ({ kind: 'item', instrument, item: key, period }) as const;
    const actions = [
      action('free'),
      action('row', { origin: item('inventory-matrix', 'A5', '2025'), due: '2026' }),
      action('other', { origin: item('inventory-matrix', 'A4', '2025') }),
      action('dimension', { origin: item('implementation-key', 'K3', '2025-2') }),
      action('contradiction', {
        origin: { kind: 'contradiction', dimension: 'K3', period: '2025-1' },
        due: '2025',
      }),
    ];
    const row = { instrument: 'inventory-matrix', item: 'A5' };
    expect(idsOf(actionsFor(actions, row))).toEqual(['row']);
    expect(idsOf(actionsFor(actions, { ...row, dimensions: ['K3'] }))).toEqual([
      'contradiction',
      'row',
    ]);
    const key = { instrument: 'implementation-key', item: 'K3', dimensions: ['K3'] };
    expect(idsOf(actionsFor(actions, key))).toEqual(['contradiction', 'dimension']);
  });

  it('are chosen by deadline, owner, state and origin', () => {
    const planned = plannedActions([
      action('late', { due: '2025', owner: 'Kim Berg, kansliet' }),
      action('done', { due: '2025', state: 'done', owner: 'kim berg' }),
      action('reply', {
        origin: { kind: 'recommendation', review: 'review:a', recommendation: 'r1' },
      }),
    ]);
    const none: PlanFilter = {
      isOverdue: false,
      isMine: false,
      state: undefined,
      origin: undefined,
    };
    const shown = (filter: Partial<PlanFilter>, person = 'Kim Berg') =>
      idsOf(filteredActions(planned, { ...none, ...filter }, { today, person }));
    expect(shown({})).toEqual(['done', 'late', 'reply']);
    expect(shown({ isOverdue: true })).toEqual(['late']);
    expect(shown({ isMine: true })).toEqual(['done', 'late']);
    expect(shown({ isMine: true }, ' ')).toEqual([]);
    expect(shown({ state: 'done' })).toEqual(['done']);
    expect(shown({ origin: 'recommendation' })).toEqual(['reply']);
    expect(shown({ origin: 'free' })).toEqual(['done', 'late']);
  });
});

describe('the timeline', () => {
  it('has every year with a deadline and the present one, each action once', () => {
    const actions = [
      action('day', { due: '2028-03-12' }),
      action('month', { due: '2028-03' }),
      action('year', { due: '2028' }),
      action('never'),
    ];
    const { years, undated } = timelineOf(plannedActions(actions), today);
    expect(years.map(({ year }) => year)).toEqual([2026, 2028]);
    const last = years[1];
    expect(last?.quarters.map((months) => months.map(({ month }) => month))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
      [10, 11, 12],
    ]);
    expect(idsOf(last?.quarters[0]?.[2]?.actions ?? [])).toEqual(['day', 'month']);
    expect(idsOf(last?.wholeYear ?? [])).toEqual(['year']);
    expect(idsOf(undated)).toEqual(['never']);
  });

  it('never loses an action, whatever the deadlines', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    const due = fc.oneof(
      fc.constant(null),
      fc.integer({ min: 1950, max: 2090 }).map(String),
      fc
        .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }))
        .map(([year, month]) => `${year}-${two(month)}`),
      fc
        .tuple(
          fc.integer({ min: 2020, max: 2030 }),
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 31 }),
        )
        .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`),
    );
    fc.assert(
      fc.property(fc.array(due, { maxLength: 30 }), (dues) => {
        const planned = plannedActions(dues.map((one, index) => action(`a${index}`, { due: one })));
        const { years, undated } = timelineOf(planned, today);
        const drawn = [
          ...undated,
          ...years.flatMap(({ quarters, wholeYear }) => [
            ...quarters.flat().flatMap((month) => month.actions),
            ...wholeYear,
          ]),
        ];
        expect(idsOf(drawn).toSorted()).toEqual(idsOf(planned).toSorted());
      }),
    );
  });
});

describe('warnings about an action', () => {
  it('tell of a deadline that is over, far ahead, or in no calendar', () => {
    expect(actionWarnings(action('a', { due: '2026-01-02' }), today)).toEqual(['due-over']);
    expect(actionWarnings(action('a', { due: '2062-01' }), today)).toEqual(['due-far']);
    expect(actionWarnings(action('a', { due: '2027-02-30' }), today)).toEqual([
      'due-not-in-calendar',
    ]);
    expect(actionWarnings(action('a', { due: '2027-02-28' }), today)).toEqual([]);
  });

  it('ask what came of it when it is done and the log is empty', () => {
    const done = action('a', { state: 'done' });
    expect(actionWarnings(done, today)).toEqual(['done-without-log']);
    done.fields['log:e1'] = register({
      date: '2026-10-01',
      text: 'Klart.',
      state: 'done' as const,
    });
    expect(actionWarnings(done, today)).toEqual([]);
  });
});

describe('suggestions for a first action', () => {
  const matrix = assessmentInstrument('inventory-matrix', 1);
  const key = assessmentInstrument('implementation-key', 1);
  if (matrix === undefined || key === undefined) throw new Error('An instrument is missing');
  const summary: Summary = {
    id: 'assessment:2180/inventory-matrix/2026',
    party: 'party:2180',
    instrument: matrix.id,
    version: 1,
    period: '2026',
    marks: { A1: 1, A2: 2, A5: 0, B1: '?', B2: 1 },
    conflicts: 0,
    lock: null,
    changedAt: '2026-05-05T10:00:00.000Z',
  };
  const found = contradictions(
    { instrument: key, marks: { K3: 3 } },
    { instrument: matrix, marks: summary.marks },
  );

  it('are contradictions first, then the lowest rows, three at most', () => {
    const origins = suggestedOrigins({
      matrix: { instrument: matrix, summary },
      contradictions: found,
      meeting: '2026-2',
    });
    expect(origins).toEqual([
      { kind: 'contradiction', dimension: 'K3', period: '2026-2' },
      { kind: 'item', instrument: matrix.id, item: 'A5', period: '2026' },
      { kind: 'item', instrument: matrix.id, item: 'A1', period: '2026' },
    ]);
  });

  it('are none before anything has been answered', () => {
    expect(suggestedOrigins({ matrix: undefined, contradictions: [], meeting: undefined })).toEqual(
      [],
    );
  });
});

describe('an amount of money', () => {
  it.each([
    ['250000', 250_000],
    ['250 000', 250_000],
    ['250\u00A0000 kr', 250_000],
    ['250.000', 250_000],
    ['1,500,000', 1_500_000],
    ['1 500,50', 1500.5],
    ['1,500.50', 1500.5],
    ['75 000:-', 75_000],
    ['0', 0],
  ])('%s is read', (text, amount) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: { amount, currency: undefined } });
  });

  it.each([
    ['250 000 NOK', 'NOK'],
    ['SEK 250 000', 'SEK'],
  ])('%s brings its currency', (text, currency) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: { amount: 250_000, currency } });
  });

  it.each(['1,5 mkr', '1,5', 'en miljon', '-5', '25 00', '1.000,000', '10–20 000', 'kr', ''])(
    '%s is refused rather than guessed',
    (text) => {
      expect(parseMoney(text)).toEqual({ ok: false, error: 'not-an-amount' });
    },
  );

  it('is refused when nobody can mean it', () => {
    expect(parseMoney('9 000 000 000 000')).toEqual({ ok: false, error: 'too-large' });
  });
});
