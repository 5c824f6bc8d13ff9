// The action plan: from a first action to what came of it.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  actionProfile,
  logOf,
  newActionProfile,
  type Action,
  type ActionProfile,
} from '#domain/action.ts';
import { headIds, type Register } from '#domain/revision.ts';
import { paths } from '#pages/paths.ts';
import type { Storage } from '#storage/provider.tsx';
import { putFullReview } from '../support/full-review.ts';
import { beginAsGavle, openTestStorage, renderApp } from '../support/render-app.tsx';

const party = 'party:2180';

async function stored({ database }: Storage): Promise<Action[]> {
  const records = await database.records.where({ kind: 'action' }).toArray();
  return records.filter((record): record is Action => record.kind === 'action');
}

async function put(storage: Storage, profile: Partial<ActionProfile>): Promise<string> {
  const created = await storage.commands.createAction(party, {
    ...newActionProfile(),
    ...profile,
  });
  if (!created.ok) throw new Error(`The action is refused: ${created.error.kind}`);
  return created.value;
}

/** Row A5 at the lowest level and dimension K3 high up: they contradict each other. */
async function withContradiction(storage: Storage): Promise<void> {
  await beginAsGavle(storage);
  await storage.commands.setAnswer(
    { party, instrument: 'inventory-matrix', period: '2026', version: 1 },
    'A5',
    { response: { kind: 'level', level: 0 } },
    [],
  );
  await storage.commands.setAnswer(
    { party, instrument: 'implementation-key', period: '2026-2', version: 1 },
    'K3',
    { response: { kind: 'level', level: 3 } },
    [],
  );
}

const contradiction = { kind: 'contradiction', dimension: 'K3', period: '2026-2' } as const;

describe('a plan without actions', () => {
  it('asks for a party first', async () => {
    await renderApp({ path: paths.actions });
    expect(await screen.findByText(/Tala först om vilken kommun ni arbetar för/)).toBeVisible();
  });

  it('says what it is for, and suggests what to begin with', async () => {
    const { user } = await renderApp({ path: paths.actions, prepare: withContradiction });
    expect(await screen.findByRole('heading', { name: 'Ingen åtgärd än' })).toBeVisible();
    expect(
      await screen.findByRole('link', { name: /Gör en åtgärd av Motsägelse om K3/ }),
    ).toBeVisible();
    await user.click(screen.getByRole('link', { name: /Gör en åtgärd av A5\. Budgeten/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Ny åtgärd' })).toHaveFocus();
  });
});

describe('a new action', () => {
  it('is in the store only when something has been written, once, with what it was born from', async () => {
    const { user, storage } = await renderApp({
      path: paths.newAction(contradiction),
      prepare: withContradiction,
    });
    expect(await screen.findByLabelText('Varför?')).toHaveDisplayValue(
      'Nyckeln hösten 2026: K3 Budget och resurser står på ”På plats”. I matrisen 2026 är svaret ”Nej” på A5 ”Budgeten prövas mot barnets rättigheter innan den beslutas”.',
    );
    expect(screen.getByRole('link', { name: /Motsägelse om K3/ })).toHaveAttribute(
      'href',
      '#/nyckel/2026-host?dimension=K3',
    );
    expect(await stored(storage)).toEqual([]);

    const what = screen.getByLabelText('Vad ska ni göra?');
    await user.type(what, 'Pröva budgeten');
    await user.tab();
    await user.tab();
    await user.keyboard(' Sedan 2024.');
    await user.type(screen.getByLabelText('Ansvarig'), 'Ekonomichefen');
    await user.tab();
    await waitFor(async () => {
      const [action, ...others] = await stored(storage);
      expect(others).toEqual([]);
      expect(action && actionProfile(action)).toMatchObject({
        what: 'Pröva budgeten',
        owner: 'Ekonomichefen',
        origin: contradiction,
      });
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'Pröva budgeten' })).toBeVisible();
    expect(what).toBe(screen.getByLabelText('Vad ska ni göra?'));
    expect(window.location.hash).toMatch(/sparad=/);
  });

  it('of a row tells its present level and asks for the next one', async () => {
    await renderApp({
      path: paths.newAction({
        kind: 'item',
        instrument: 'inventory-matrix',
        item: 'A5',
        period: '2026',
      }),
      prepare: withContradiction,
    });
    expect(await screen.findByText(/Nästa nivå är ”På väg”/)).toBeVisible();
    expect(screen.getByLabelText('Varför?')).toHaveDisplayValue(/har svaret ”Nej”/);
  });

  it('of a recommendation begins with its text, its owner and its day', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const review = await putFullReview(storage, party, { notes: [], people: '' });
    const { user } = await renderApp({
      path: `${paths.review(review)}?del=rekommendationer`,
      storage,
    });
    await user.click(
      await screen.findByRole('link', { name: 'Lägg in som åtgärd i handlingsplanen' }),
    );
    expect(await screen.findByLabelText('Varför?')).toHaveDisplayValue(/Pröva budgeten/);
    expect(screen.getByLabelText('Ansvarig')).toHaveValue('Kommunstyrelsen');
    expect(screen.getByLabelText('Klart senast')).toHaveValue('2027-06');
    expect(screen.getByLabelText('Vad ska ni göra?')).toHaveValue('');
  });

  it('brings no name of somebody heard in a review along', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const review = await putFullReview(storage, party, {
      notes: ['En anteckning.'],
      people: 'Vera Tallkvist',
    });
    const text = 'Låt Vera Tallkvist leda arbetet.';
    const value = { text, owner: '', due: null, findings: [] };
    await storage.commands.setReviewField(review, 'recommendation:named', value, []);
    const origin = { kind: 'recommendation', review, recommendation: 'named' } as const;
    await renderApp({ path: paths.newAction(origin), storage });
    expect(await screen.findByLabelText('Varför?')).toHaveValue('');
  });

  it('can be written though its origin is not on this machine', async () => {
    const origin = { kind: 'recommendation', review: 'review:x', recommendation: 'r' } as const;
    await renderApp({ path: paths.newAction(origin), prepare: beginAsGavle });
    expect(await screen.findByText(/finns inte på den här datorn/)).toBeVisible();
  });
});

describe('one action', () => {
  it('takes an amount as people write it, and refuses one that has to be guessed', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const id = await put(storage, { what: 'Pröva budgeten' });
    const { user } = await renderApp({ path: paths.action(id), storage });
    const amount = await screen.findByLabelText('Kostnad');
    await user.type(amount, '1,5 mkr');
    await user.tab();
    expect(await screen.findByText(/till exempel 1 500 000 i stället för/)).toBeVisible();
    expect(amount).toBeInvalid();
    await user.clear(amount);
    await user.type(amount, '250 000 NOK');
    await user.tab();
    await waitFor(async () => {
      const [action] = await stored(storage);
      expect(action && actionProfile(action)?.money).toEqual({
        amount: 250_000,
        currency: 'NOK',
      });
    });
    expect(amount).toBeValid();
    expect(screen.getByLabelText('Valuta')).toHaveValue('NOK');
  });

  it('keeps a risk once both halves are chosen, and lets it go again', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const id = await put(storage, { what: 'Pröva budgeten' });
    const { user } = await renderApp({ path: paths.action(id), storage });
    await user.click(await screen.findByText('Risk (valfritt)'));
    await user.click(screen.getByRole('radio', { name: 'Troligt' }));
    expect(await screen.findByText('Välj båda, så sparas bedömningen.')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Stor följd' }));
    expect(await screen.findByText('Risk: Troligt, stor följd')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ta bort bedömningen' }));
    expect(await screen.findByText('Risk (valfritt)')).toBeVisible();
  });

  it('has a log whose newest entry moves the state, and is told when its day is over', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const id = await put(storage, { what: 'Pröva budgeten', due: '2026-10' });
    const { user } = await renderApp({ path: paths.action(id), storage });
    expect(await screen.findByText('Försenad')).toBeVisible();
    expect(screen.getByText(/Datumet har passerat/)).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Skriv i loggen' }));
    const entry = await screen.findByRole('group', { name: 'Ny anteckning' });
    await user.type(within(entry).getByLabelText('Vad har hänt?'), 'Båda nämnderna är klara.');
    await user.click(within(entry).getByRole('radio', { name: 'Klar' }));
    await waitFor(async () => {
      const [action] = await stored(storage);
      expect(action && actionProfile(action)?.state).toBe('done');
      expect(action && logOf(action).map(({ value }) => value)).toEqual([
        { date: '2026-11-22', text: 'Båda nämnderna är klara.', state: 'done' },
      ]);
    });
    await user.click(within(entry).getByRole('button', { name: 'Spara i loggen' }));
    expect(await screen.findByRole('button', { name: 'Skriv i loggen' })).toHaveFocus();
    expect(screen.queryByText('Försenad')).toBeNull();
    const log = screen.getByRole('list', { name: 'Logg' });
    expect(within(log).getByText('22 november 2026')).toBeVisible();

    await user.click(screen.getByRole('button', { name: /Ta bort loggposten/ }));
    expect(await screen.findByText('Loggposten är borttagen.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    expect(await within(log).findByText('Båda nämnderna är klara.')).toBeVisible();
  });

  it('is taken away with a way back, and keeps its log', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const id = await put(storage, { what: 'Pröva budgeten' });
    const entry = { date: '2026-10-01', text: 'En nämnd är klar.', state: 'started' } as const;
    await storage.commands.setActionLog(id, 'e1', entry, []);
    const { user } = await renderApp({ path: paths.action(id), storage });
    await user.click(await screen.findByRole('button', { name: 'Ta bort' }));
    expect(await screen.findByText('”Pröva budgeten” är borttagen ur planen.')).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Ingen åtgärd än' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
    await user.click(await screen.findByRole('link', { name: 'Pröva budgeten' }));
    expect(await screen.findByText('En nämnd är klar.')).toBeVisible();
  });

  it('shows two versions that did not know of each other, and keeps the chosen one', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const id = await put(storage, { what: 'Pröva budgeten', owner: 'Ekonomichefen' });
    const [action] = await stored(storage);
    const [mine] = action?.fields.profile.heads ?? [];
    if (action === undefined || mine?.value === undefined || mine.value === null)
      throw new Error('The action is not there');
    const theirs = {
      ...mine,
      id: 'elsewhere',
      author: 'Sam Ek',
      device: 'other',
      sitting: 'other.0',
      value: { ...mine.value, owner: 'Kommunstyrelsen' },
    };
    const profile: Register<ActionProfile | null> = { heads: [theirs, mine], past: [] };
    await storage.database.records.put({ ...action, fields: { profile } });

    const { user } = await renderApp({ path: paths.actions, storage });
    expect(await screen.findByText('Två versioner')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Pröva budgeten' }));
    const heading = await screen.findByText('Två har ändrat samma sak');
    expect(heading).toBeVisible();
    expect(screen.getByText('Ansvarig: Kommunstyrelsen')).toBeVisible();
    expect(screen.getByText('Ansvarig: Ekonomichefen')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Behåll den här', description: /Sam Ek/ }));
    await waitFor(() => expect(heading).not.toBeInTheDocument());
    expect(screen.getByLabelText('Ansvarig')).toHaveValue('Kommunstyrelsen');
    const [after] = await stored(storage);
    expect(headIds(after?.fields.profile)).toHaveLength(1);
    expect(id).toBe(after?.id);
  });

  it('says so when it is not on this machine', async () => {
    await renderApp({ path: paths.action('action:elsewhere'), prepare: beginAsGavle });
    expect(await screen.findByRole('heading', { name: 'Åtgärden finns inte här' })).toBeVisible();
  });
});

describe('the views of the plan', () => {
  async function withPlan(storage: Storage): Promise<void> {
    await beginAsGavle(storage);
    await put(storage, { what: 'Svara elevråden', due: '2026-03', owner: 'Kim Berg' });
    await put(storage, {
      what: 'Pröva budgeten',
      due: '2027-05-31',
      owner: 'Ekonomichefen',
      state: 'started',
      origin: contradiction,
    });
    await put(storage, { what: 'Skriv om webben' });
    await put(storage, { what: 'Fråga förskolorna', due: '2026', state: 'done' });
  }

  it('are a list in groups, whose order and choice stand in the address', async () => {
    const { user } = await renderApp({ path: paths.actions, prepare: withPlan });
    expect(await screen.findByText('4 åtgärder, 3 återstår. 1 är försenad.')).toBeVisible();
    const late = screen.getByRole('region', { name: /^Försenade/ });
    expect(within(late).getByRole('link', { name: 'Svara elevråden' })).toBeVisible();
    expect(within(late).getByText('Skulle ha varit klart senast mars 2026')).toBeVisible();
    expect(screen.getByRole('region', { name: /^Klara och stoppade/ })).toBeVisible();

    await user.selectOptions(screen.getByLabelText('Ordna efter'), 'Område');
    expect(await screen.findByRole('region', { name: /^Implementeringsnyckel/ })).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'Bara mina' }));
    expect(await screen.findByText(/Visar 1 av 4/)).toBeVisible();
    expect(window.location.hash).toBe('#/handlingsplan?ordning=omrade&mina=1');
    await user.click(screen.getByRole('link', { name: 'Visa alla' }));
    await user.selectOptions(screen.getByLabelText('Kommer från'), 'En motsägelse');
    expect(await screen.findByText(/Visar 1 av 4/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Pröva budgeten' })).toBeVisible();
  });

  it('are a board on which an action moves by its state, and the focus with it', async () => {
    const { user, storage } = await renderApp({
      path: `${paths.actions}?vy=tavla`,
      prepare: withPlan,
    });
    const select = await screen.findByLabelText('Läge för Svara elevråden');
    await user.selectOptions(select, 'Stoppad');
    const stopped = screen.getByRole('region', { name: /^Stoppad/ });
    expect(await within(stopped).findByRole('link', { name: 'Svara elevråden' })).toBeVisible();
    await waitFor(() =>
      expect(within(stopped).getByLabelText('Läge för Svara elevråden')).toHaveFocus(),
    );
    expect(screen.getByText('Svara elevråden har nu läget Stoppad.')).toBeInTheDocument();
    const states = (await stored(storage)).map((action) => actionProfile(action)?.state);
    expect(states.filter((state) => state === 'stopped')).toHaveLength(1);
  });

  it('are a timeline with today in it, quarter by quarter', async () => {
    await renderApp({ path: `${paths.actions}?vy=tidslinje`, prepare: withPlan });
    const year = await screen.findByRole('region', { name: '2026' });
    expect(within(year).getByText('I dag, 22 november 2026')).toBeVisible();
    expect(within(year).getByRole('heading', { name: 'Kvartal 4' })).toBeVisible();
    expect(within(year).getByRole('heading', { name: 'Någon gång under 2026' })).toBeVisible();
    expect(within(year).getByText('Försenad')).toBeVisible();
    const next = screen.getByRole('region', { name: '2027' });
    expect(within(next).getByText('31 maj 2027')).toBeVisible();
    const undated = screen.getByRole('region', { name: 'Utan datum' });
    expect(within(undated).getByRole('link', { name: 'Skriv om webben' })).toBeVisible();
  });

  it('say so when nothing fits the choice', async () => {
    await renderApp({ path: `${paths.actions}?lage=stoppad`, prepare: withPlan });
    expect(await screen.findByText('Ingen åtgärd stämmer med det ni har valt.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Visa alla' })).toBeVisible();
  });

  it('can be saved as files', async () => {
    const { user } = await renderApp({ path: paths.actions, prepare: withPlan });
    for (const [button, extension] of [
      ['Spara kalenderfil', 'ics'],
      ['Spara som Excel', 'xlsx'],
      ['Spara som Word', 'docx'],
    ] as const) {
      await user.click(await screen.findByRole('button', { name: button }));
      expect(
        await screen.findByText(`Sparad som Handlingsplan Gävle kommun 2026-11-22.${extension}.`),
      ).toBeVisible();
    }
  });
});
