// The whole matrix as a table one works in, and the rows one chooses to see.
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#domain/answer.ts';
import { answerField, answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import { partyId } from '#domain/party.ts';
import { headIds } from '#domain/revision.ts';
import { sealedAnswers } from '#domain/sealed-answers.ts';
import { inventoryMatrixId } from '#instruments/index.ts';
import { createStorage, type Storage } from '#storage/provider.tsx';
import { knownInstrument } from '../support/instruments.ts';
import { beginAsGavle, gavle, renderApp } from '../support/render-app.tsx';

const party = partyId({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });
const matrix = knownInstrument(inventoryMatrixId);

function sheetOf(period: string, instrument = inventoryMatrixId) {
  return { party, instrument, period, version: 1 };
}

const level = (value: number): Partial<Answer> => ({ response: { kind: 'level', level: value } });

async function assessmentIn(storage: Storage, period: string, instrument = inventoryMatrixId) {
  const id = assessmentId(sheetOf(period, instrument));
  return (await storage.database.records.get(id)) as Assessment | undefined;
}

async function storedAnswer(storage: Storage, item: string, period = '2026') {
  return answerOf(await assessmentIn(storage, period), item)?.response ?? null;
}

/** Answers of 2025 and 2026, given before the visit. */
function begunWith(answers: Record<string, Record<string, Partial<Answer>>>) {
  return async (storage: Storage) => {
    await beginAsGavle(storage);
    for (const [period, rows] of Object.entries(answers))
      for (const [item, answer] of Object.entries(rows))
        await storage.commands.setAnswer(sheetOf(period), item, answer, []);
  };
}

const cell = (name: string | RegExp) => screen.findByRole('gridcell', { name });

async function standOn(user: UserEvent, name: RegExp) {
  await user.click(await cell(name));
}

const rowButton = (key: string) => screen.findByRole('button', { name: new RegExp(`^${key} `) });
const closedRows = () =>
  [...document.querySelectorAll<HTMLElement>('li[data-item]')].map(
    ({ dataset }) => dataset['item'],
  );

describe('the table of rows and years', () => {
  it('is moved in with the arrow keys, and is one stop for the Tab key', async () => {
    const { user } = await renderApp({
      path: '/matris/2026?vy=tabell',
      prepare: begunWith({ 2025: { A1: level(1) } }),
    });
    await standOn(user, /^A1, 2026: Inte besvarad/);
    const focus = () => document.activeElement?.getAttribute('aria-label');
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(focus()).toBe('A2, 2025: Inte besvarad');
    await user.keyboard('{ArrowUp}');
    expect(focus()).toBe('A1, 2025: På väg');
    await user.keyboard('{Control>}{End}{/Control}');
    expect(focus()).toBe('H5, 2025: Inte besvarad');
    await user.keyboard('{PageUp}{Home}');
    expect(document.activeElement).toHaveAccessibleName(/^G1 /);
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(document.activeElement).toHaveAccessibleName(/^A1 /);
    await user.keyboard('{End}{ArrowLeft}');
    expect(focus()).toMatch(/^A1, 2026/);
    const stops = within(screen.getByRole('grid'))
      .getAllByRole('gridcell')
      .filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toHaveLength(1);
  });

  it('is answered with one key, saved at once, and the focus stays', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?vy=tabell',
      prepare: beginAsGavle,
    });
    await standOn(user, /^A1, 2026/);
    await user.keyboard('1');
    expect(await cell('A1, 2026: På väg')).toHaveFocus();
    expect(await screen.findByText('A1, 2026: På väg. Sparat.')).toBeVisible();
    expect(await storedAnswer(storage, 'A1')).toEqual({ kind: 'level', level: 1 });

    await user.keyboard('{ArrowDown}v{ArrowDown}g');
    expect(await cell('A2, 2026: Vet inte')).toBeVisible();
    expect(await cell('A3, 2026: Gäller inte oss, saknar motivering')).toHaveFocus();
    // A level that the row has not got, and a letter that means nothing.
    await user.keyboard('7x');
    await user.keyboard('{Delete}');
    expect(await cell('A3, 2026: Inte besvarad')).toHaveFocus();
    await waitFor(async () => expect(await storedAnswer(storage, 'A3')).toBeNull());
    expect(screen.getByText('2 av 48 rader besvarade')).toBeVisible();
  });

  it('goes down after an answer when one wants it to', async () => {
    const { user } = await renderApp({ path: '/matris/2026?vy=tabell', prepare: beginAsGavle });
    await user.click(
      await screen.findByRole('checkbox', { name: 'Gå till nästa rad efter varje svar' }),
    );
    await standOn(user, /^A1, 2026/);
    await user.keyboard('012');
    expect(await cell('A3, 2026: Ja, saknar underlag')).toBeVisible();
    expect(await cell('A1, 2026: Nej')).toBeVisible();
    expect(await cell('A4, 2026: Inte besvarad')).toHaveFocus();
    await user.click(screen.getByRole('checkbox', { name: 'Gå till nästa rad efter varje svar' }));
  });

  it('is answered by pointing too, with the row’s own words for each level', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?vy=tabell',
      prepare: beginAsGavle,
    });
    await standOn(user, /^B3, 2026/);
    const bar = within(screen.getByRole('toolbar', { name: 'Svara på B3' }));
    await user.click(bar.getByRole('button', { name: /^2 Ja Alla förvaltningar/ }));
    expect(await cell(/^B3, 2026: Ja/)).toHaveFocus();
    expect(await storedAnswer(storage, 'B3')).toEqual({ kind: 'level', level: 2 });
    expect(bar.getByRole('button', { name: /^2 Ja Alla/ })).toHaveAttribute('aria-pressed', 'true');
  });

  it('marks a level that has changed since last year without a reason', async () => {
    await renderApp({
      path: '/matris/2026?vy=tabell',
      prepare: begunWith({
        2025: { A1: level(1), A2: level(1) },
        2026: { A1: level(0), A2: { ...level(0), comment: 'Strategin har gått ut.' } },
      }),
    });
    expect(await cell('A1, 2026: Nej, ändrat utan motivering')).toBeVisible();
    expect(await cell('A2, 2026: Nej')).toBeVisible();
  });

  it('opens a row, and comes back to the same cell with Escape', async () => {
    const { user } = await renderApp({
      path: '/matris/2026?vy=tabell',
      prepare: begunWith({ 2025: { B3: level(1) } }),
    });
    await standOn(user, /^B3, 2026/);
    await user.keyboard('{Enter}');
    await waitFor(async () => expect(await rowButton('B3')).toHaveFocus());
    expect(await rowButton('B3')).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Escape}');
    await waitFor(async () => expect(await cell(/^B3, 2026/)).toHaveFocus());

    // An earlier year is read here, and opened in its own sheet.
    await user.keyboard('{ArrowRight}2');
    expect(await screen.findByText(/Svaren för 2025 ändras inte här/)).toBeVisible();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Inventeringsmatris 2025' })).toBeVisible();
    await waitFor(async () => expect(await rowButton('B3')).toHaveFocus());
    await user.click(screen.getByRole('link', { name: 'Tillbaka till tabellen' }));
    await waitFor(async () => expect(await cell('B3, 2025: På väg')).toHaveFocus());
  });

  it('leaves rows of other kinds to be opened', async () => {
    const addOn = 'child-welfare-no';
    const { user, storage } = await renderApp({
      path: `/tillagg/${addOn}/2026?vy=tabell`,
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await storage.commands.setAnswer(
          sheetOf('2026', addOn),
          'N1',
          { response: { kind: 'number', number: 12.5 } },
          [],
        );
      },
    });
    await standOn(user, /^N1, 2026: 12,5/);
    await user.keyboard('3v{Delete}');
    expect(await screen.findByText('Tryck Enter för att öppna N1 och svara där.')).toBeVisible();
    expect(answerOf(await assessmentIn(storage, '2026', addOn), 'N1')?.response).toEqual({
      kind: 'number',
      number: 12.5,
    });
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('textbox', { name: /^Ert svar på N1/ })).toHaveValue('12,5');
  });

  it('is read only once the answers are signed off, and says so', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?vy=tabell',
      prepare: async (storage) => {
        await begunWith({ 2026: { A1: level(1) } })(storage);
        const id = assessmentId(sheetOf('2026'));
        await storage.commands.signOff(id, (stored) => ({
          body: 'Kommunstyrelsen',
          date: '2026-11-20',
          paragraph: '§ 87',
          note: '',
          lockedAt: '2026-11-20T10:00:00.000Z',
          warnings: 0,
          answers: sealedAnswers(stored, []),
        }));
      },
    });
    expect(
      await screen.findByText(/Fastställd 20 november 2026 av Kommunstyrelsen, § 87\. Version 1\./),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Läs beslutet eller öppna svaren igen' }),
    ).toHaveAttribute('href', '#/matris/2026/faststall');
    await standOn(user, /^A1, 2026/);
    await user.keyboard('2');
    expect(await screen.findByText('Svaren går inte att ändra här.')).toBeVisible();
    expect(await storedAnswer(storage, 'A1')).toEqual({ kind: 'level', level: 1 });
    expect(screen.getByRole('grid')).toHaveAttribute('aria-readonly', 'true');
    await user.keyboard('{Enter}');
    await waitFor(async () => expect(await rowButton('A1')).toHaveFocus());
    expect(screen.queryByRole('radio')).toBeNull();
  });
});

describe('taking answers back in the table', () => {
  it('goes several steps, by keys and by the button', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?vy=tabell',
      prepare: begunWith({ 2026: { A2: level(3) } }),
    });
    await standOn(user, /^A1, 2026/);
    // Quicker than the store: each key waits for its turn.
    await user.keyboard('12{ArrowDown}0{Control>}z{/Control}');
    await waitFor(async () =>
      expect(await storedAnswer(storage, 'A2')).toEqual({ kind: 'level', level: 3 }),
    );
    expect(await screen.findByText('A2 är tillbaka: Ja, och vi följer upp.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ångra A1' }));
    expect(await cell('A1, 2026: På väg')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ångra A1' }));
    expect(await cell('A1, 2026: Inte besvarad')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Ångra/ })).toBeNull());
  });

  it('never takes away what somebody has written since', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?vy=tabell',
      prepare: beginAsGavle,
    });
    await standOn(user, /^A1, 2026/);
    await user.keyboard('1');
    expect(await screen.findByText('A1, 2026: På väg. Sparat.')).toBeVisible();
    const other = createStorage(storage.database, { ...storage.context, window: 'another' });
    const seen = headIds((await assessmentIn(storage, '2026'))?.fields[answerField('A1')]);
    await other.commands.setAnswer(sheetOf('2026'), 'A1', level(3), seen);
    expect(await cell(/^A1, 2026: Ja, och vi följer upp/)).toHaveFocus();
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText(/A1 har ändrats av någon annan/)).toBeVisible();
    expect(await storedAnswer(storage, 'A1')).toEqual({ kind: 'level', level: 3 });
  });
});

describe('choosing which rows to see', () => {
  const prepare = begunWith({
    2025: { A1: level(1), B1: level(1) },
    2026: {
      A1: level(0),
      A2: { response: { kind: 'unknown' } },
      B1: level(2),
      B2: { ...level(1), comment: 'Fråga skolan i Östra Gästrikland.' },
    },
  });

  it('is kept in the address, counted, and works in both views', async () => {
    const { user } = await renderApp({ path: '/matris/2026', prepare });
    await user.click(await screen.findByRole('checkbox', { name: 'Vet inte 1' }));
    expect(await screen.findByText('1 rad av 48 passar.')).toBeVisible();
    await waitFor(() => expect(closedRows()).toEqual(['A2']));
    await user.click(screen.getByRole('checkbox', { name: 'Saknar underlag 1' }));
    await waitFor(() => expect(closedRows()).toEqual(['A2', 'B1']));
    expect(window.location.hash).toContain('visa=vet-inte&visa=saknar-underlag');

    await user.click(screen.getByRole('link', { name: 'Visa som tabell' }));
    await screen.findByRole('grid');
    expect(screen.getAllByRole('rowheader', { name: /^[A-H]\d/ })).toHaveLength(2);

    await user.click(screen.getByRole('button', { name: 'Visa alla rader' }));
    await waitFor(() =>
      expect(screen.getAllByRole('rowheader', { name: /^[A-H]\d/ })).toHaveLength(48),
    );
    expect(screen.getByRole('searchbox', { name: 'Sök bland raderna' })).toHaveFocus();
    await user.click(screen.getByRole('checkbox', { name: 'Ändrade sedan 2025 2' }));
    await waitFor(() =>
      expect(screen.getAllByRole('rowheader', { name: /^[A-H]\d/ })).toHaveLength(2),
    );
  });

  it('keeps a row that one is answering, until one lets it go', async () => {
    const { user } = await renderApp({
      path: '/matris/2026?visa=obesvarade&omrade=B',
      prepare,
    });
    expect(await screen.findByText('44 rader av 48 passar.')).toBeVisible();
    expect(closedRows()).toEqual(['B3', 'B4', 'B5']);
    await user.click(await rowButton('B3'));
    const row = within((await rowButton('B3')).closest('li') ?? document.body);
    await user.click(await row.findByRole('radio', { name: /^Nej/ }));
    expect(await screen.findByText('43 rader av 48 passar.')).toBeVisible();
    expect(closedRows()).toContain('B3');
    await user.click(await rowButton('B3'));
    await user.click(screen.getByRole('button', { name: 'Dölj 1 rad som inte längre passar' }));
    await waitFor(() => expect(closedRows()).toEqual(['B4', 'B5']));
  });

  it('goes from one unanswered row to the next among those chosen, and says when there is none', async () => {
    const { user } = await renderApp({
      path: '/matris/2026?visa=mina',
      prepare: async (storage) => {
        await prepare(storage);
        for (const row of ['B2', 'C1', 'C4'])
          await storage.commands.setAssignment(
            sheetOf('2026'),
            row,
            { to: 'Kim Berg', due: null },
            [],
          );
      },
    });
    await waitFor(() => expect(closedRows()).toEqual(['B2', 'C1', 'C4']));
    const next = () => screen.getAllByRole('button', { name: 'Nästa obesvarade rad' })[0];
    const answer = async (key: string) => {
      const row = within((await rowButton(key)).closest('li') ?? document.body);
      await user.click(await row.findByRole('radio', { name: /^Nej/ }));
      await waitFor(async () => expect(await rowButton(key)).toHaveAccessibleName(/Nej$/));
    };
    await user.click(next() as HTMLElement);
    await waitFor(async () => expect(await rowButton('C1')).toHaveFocus());
    await answer('C1');
    await user.click(next() as HTMLElement);
    await waitFor(async () => expect(await rowButton('C4')).toHaveFocus());
    await answer('C4');
    await user.click(next() as HTMLElement);
    expect(await screen.findByText(/Alla rader som visas är besvarade\./)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Visa alla rader' })).toHaveFocus();
  });

  it('says in a friendly way that there are none', async () => {
    await renderApp({ path: '/matris/2026?visa=gammalt-underlag', prepare });
    expect(await screen.findByText('Inga rader har gammalt underlag.')).toBeVisible();
    expect(closedRows()).toEqual([]);
  });

  it('finds rows by words in them and in what has been written, and tells how many', async () => {
    const { user } = await renderApp({ path: '/matris/2026', prepare });
    await user.type(await screen.findByRole('searchbox'), 'skolan ostra');
    expect(await screen.findByText('1 träff på ”skolan ostra”.')).toBeVisible();
    await waitFor(() => expect(closedRows()).toEqual(['B2']));
    expect(window.location.hash).toContain('sok=skolan+ostra');
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'xyzzy');
    expect(await screen.findByText('Ingen rad innehåller ”xyzzy”.')).toBeVisible();
  });
});

describe('when the work comes to an end', () => {
  it('a finished area says so and leads to the next one', async () => {
    const { user } = await renderApp({
      path: '/matris/2026?omrade=A&rad=A6',
      prepare: begunWith({
        2026: Object.fromEntries(['A1', 'A2', 'A3', 'A4', 'A5'].map((key) => [key, level(1)])),
      }),
    });
    const row = within((await rowButton('A6')).closest('li') ?? document.body);
    expect(screen.queryByText(/är klart/)).toBeNull();
    await user.click(await row.findByRole('radio', { name: /^Nej/ }));
    expect(
      await screen.findByText('”A. Beslut och styrning” är klart. Alla rader är besvarade.'),
    ).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Vidare till B. Ansvar och organisation' }));
    await waitFor(() => expect(closedRows()[0]).toBe('B1'));
  });

  it('everything to look over is gathered, with the way to each row and back', async () => {
    const rows = Object.fromEntries(matrix.items.map(({ key }) => [key, level(1)]));
    const { user } = await renderApp({
      path: '/matris/2026',
      prepare: begunWith({
        2025: { A2: level(3) },
        2026: { ...rows, B3: level(2), E1: { response: { kind: 'not-applicable' } } },
      }),
    });
    await user.click(await screen.findByRole('link', { name: 'Saknar underlag (1)' }));
    const list = within(await screen.findByRole('region', { name: 'Att se över' }));
    expect(
      list.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent),
    ).toEqual(['Saknar motivering (1)', 'Har ändrats utan motivering (1)', 'Saknar underlag (1)']);
    expect(list.getByText('Från ”Ja, och vi följer upp” till ”På väg”.')).toBeVisible();
    await user.click(list.getByRole('link', { name: /^A2 / }));
    await waitFor(async () => expect(await rowButton('A2')).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(async () =>
      expect(await screen.findByRole('link', { name: /^A2 / })).toHaveFocus(),
    );
    expect(screen.getByRole('link', { name: 'Gå vidare och fastställ' })).toHaveAttribute(
      'href',
      '#/matris/2026/faststall',
    );
  });
});
