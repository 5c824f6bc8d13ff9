// The files of the action plan, in every language: read back by other programs' rules than those that wrote them.
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import ICAL from 'ical.js';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  newActionProfile,
  plannedActions,
  type Action,
  type ActionLogEntry,
  type ActionProfile,
} from '#domain/action.ts';
import { xlsxCellLimit } from '#exchange/spreadsheet/grid.ts';
import { readSpreadsheet } from '#exchange/spreadsheet/read-spreadsheet.ts';
import { writeXlsx } from '#exchange/spreadsheet/write-xlsx.ts';
import { formatFor } from '#i18n/format.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { loadLanguage } from '#i18n/setup.ts';
import { actionEvents } from '#reports/action-plan-calendar.ts';
import { actionPlanReport } from '#reports/action-plan-report.ts';
import { actionPlanSheets } from '#reports/action-plan-sheet.ts';
import { planEntry, type PlanEntry, type PlanWords } from '#reports/action-plan.ts';
import { writeDocx } from '#reports/formats/docx/write.ts';
import { icsText } from '#reports/formats/ics/write.ts';

const now = new Date('2026-11-22T10:00:00Z');

beforeAll(async () => {
  await i18next.init({ fallbackLng: false, resources: {}, interpolation: { escapeValue: false } });
  for (const language of languages) await loadLanguage(language);
});

const wordsIn = (language: Language): PlanWords => ({
  t: i18next.getFixedT(language, 'actions'),
  format: formatFor(language),
  today: '2026-11-22',
  reviews: [],
});

function action(
  id: string,
  profile: Partial<ActionProfile>,
  log: readonly ActionLogEntry[] = [],
): Action {
  const register = <V>(value: V) => ({
    heads: [
      {
        id: 'r1',
        replaces: [],
        at: '2026-05-05T10:00:00.000Z',
        author: 'Kim Berg',
        device: 'd',
        sitting: 'w.0',
        value,
      },
    ],
    past: [],
  });
  const made: Action = {
    id: `action:${id}`,
    kind: 'action',
    party: 'party:2180',
    createdAt: '2026-05-05T10:00:00.000Z',
    fields: { profile: register<ActionProfile | null>({ ...newActionProfile(), ...profile }) },
  };
  log.forEach((entry, index) => {
    made.fields[`log:e${index}`] = register<ActionLogEntry | null>(entry);
  });
  return made;
}

const budget = action(
  'budget',
  {
    what: 'Pröva budgeten; fråga barn, unga\\vuxna',
    why: 'Svaret är ”Nej”.\nIngen har prövat den.',
    owner: 'Ekonomichefen',
    due: '2026-12-11',
    state: 'started',
    money: { amount: 250_000, currency: 'SEK' },
    goal: 'Två nämnder har prövat sin budget.',
    risk: { likelihood: 3, consequence: 2 },
    childrensPart: 'Ungdomsrådet läser förslagen.',
    origin: { kind: 'item', instrument: 'inventory-matrix', item: 'A5', period: '2026' },
  },
  [{ date: '2026-10-01', text: 'En nämnd är klar.', state: 'started' }],
);
const plan = [
  budget,
  action('month', { what: 'Svara elevråden', due: '2026-03' }),
  action('year', { what: 'Skriv om webben', due: '2027', state: 'done' }),
  action('undated', { what: 'Fundera' }),
];

const entriesIn = (language: Language, actions: readonly Action[] = plan): PlanEntry[] =>
  plannedActions(actions).map((one) => planEntry(one, wordsIn(language)));

function calendarOf(language: Language, actions: readonly Action[] = plan): string {
  const events = actionEvents(entriesIn(language, actions), wordsIn(language));
  return icsText(events, { name: 'Handlingsplan Gävle', madeAt: now });
}

function parsed(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never[]);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

describe('the calendar file', () => {
  it.each(languages)('is read by a calendar library, in %s', (language) => {
    const events = parsed(calendarOf(language));
    expect(events.map(({ uid }) => uid)).toEqual([
      'action-month@nyckelring',
      'action-budget@nyckelring',
      'action-year@nyckelring',
    ]);
    expect(events.map(({ startDate }) => startDate.toString())).toEqual([
      '2026-03-31',
      '2026-12-11',
      '2027-12-31',
    ]);
    for (const event of events) {
      expect(event.startDate.isDate).toBe(true);
      expect(event.duration.toSeconds()).toBe(24 * 60 * 60);
      expect(event.component.getAllSubcomponents('valarm')).toEqual([]);
    }
    expect(events[1]?.summary).toBe('Pröva budgeten; fråga barn, unga\\vuxna');
    expect(events[1]?.description).toContain('Svaret är ”Nej”.\nIngen har prövat den.');
    expect(events[1]?.component.getFirstProperty('categories')?.getValues()).toHaveLength(2);
  });

  it('says so when a deadline is known only by its month or year', () => {
    const [month, day, year] = parsed(calendarOf('sv'));
    expect(month?.description).toContain('I planen står mars 2026.');
    expect(year?.description).toContain('I planen står 2027.');
    expect(day?.description).not.toContain('I planen står');
  });

  it('keeps the identity of an action whatever is changed in it', () => {
    const changed = action('month', { what: 'Svara i tid', due: '2027-01-02', state: 'done' });
    expect(parsed(calendarOf('sv', [changed]))[0]?.uid).toBe('action-month@nyckelring');
  });

  it('has lines of at most 75 bytes that end as the standard says, and any text comes back', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(anyText, anyText, (what, why) => {
        const text = calendarOf('sv', [action('a', { what: `A${what}`, why, due: '2026' })]);
        expect(text.endsWith('\r\n')).toBe(true);
        for (const line of text.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const [event] = parsed(text);

        const left = `A${what}`
          .trim()
          .replace(/\r\n?/g, '\n')
          .replace(/[\0-\x08\x0B-\x1F\x7F]/g, '');
        expect(event?.summary).toBe(left);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the workbook', () => {
  const sheetsOf = (language: Language, actions?: readonly Action[]) => {
    const sheets = actionPlanSheets(entriesIn(language, actions), wordsIn(language), xlsxCellLimit);
    const read = readSpreadsheet(writeXlsx(sheets), 'plan.xlsx');
    if (!read.ok) throw new Error(`Refused: ${read.error.kind}`);
    return read.value.sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ cells }) => Array.from(cells, (cell) => cell?.text ?? '')),
    }));
  };

  it.each(languages)('has a row for each action and for each log entry, in %s', (language) => {
    const [actions, log] = sheetsOf(language);
    expect(actions?.rows).toHaveLength(plan.length + 1);
    const row = actions?.rows.find((cells) => cells.includes('Ekonomichefen'));
    expect(row).toEqual(
      expect.arrayContaining(['250000', 'SEK', '2026-12-11', 'Ungdomsrådet läser förslagen.']),
    );
    expect(log?.rows).toHaveLength(2);
    expect(log?.rows[1]).toContain('En nämnd är klar.');
  });

  it('lets a text that is longer than a cell go on in the next row', () => {
    const why = 'Lång text. '.repeat(8000);
    const [actions] = sheetsOf('sv', [action('long', { what: 'Kort', why })]);
    const column = actions?.rows[0]?.indexOf('Varför?') ?? -1;
    const pieces = actions?.rows.slice(1).map((cells) => cells[column] ?? '') ?? [];
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(why);
  });
});

describe('the Word file', () => {
  it.each(languages)('has every field and the log, area by area, in %s', async (language) => {
    const words = wordsIn(language);
    const report = actionPlanReport({
      entries: entriesIn(language),
      party: 'Gävle kommun',
      now,
      words,
    });
    const blob = await writeDocx(report);
    const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    for (const told of [
      'Pröva budgeten; fråga barn, unga\\vuxna',
      'Ingen har prövat den.',
      'Ekonomichefen',
      'Två nämnder har prövat sin budget.',
      'Ungdomsrådet läser förslagen.',
      'En nämnd är klar.',
      words.format.looseDate('2026-12-11'),
      words.t('state.started'),
      words.t('due.overdue'),
      words.t('area.free'),
    ])
      expect(text).toContain(told);
    expect(
      report.blocks.filter((block) => block.kind === 'heading' && block.level === 1),
    ).toHaveLength(2);
  });
});
