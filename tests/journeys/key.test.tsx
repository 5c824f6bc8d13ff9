// A meeting rates how far the party has come, on the key's twelve ladders.
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import {
  answerOf,
  assessmentId,
  detailsOf,
  explanationOf,
  ratingsIn,
  type Assessment,
} from '#domain/assessment.ts';
import { partyId, type PartyProfile } from '#domain/party.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, gavle, renderApp, today } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const party = partyId({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });
const orebro: PartyProfile = {
  name: 'Örebro kommun',
  form: 'municipality',
  municipalityCodes: ['1880'],
  district: null,
};

function keyOf(period: string, of = party) {
  return { party: of, instrument: 'implementation-key', period, version: 1 };
}

async function stored(storage: Storage, period: string): Promise<Assessment | undefined> {
  return (await storage.database.records.get(assessmentId(keyOf(period)))) as
    Assessment | undefined;
}

/** The spring meeting: step 1 on the budget, with its reason. */
async function withSpringMeeting(storage: Storage) {
  await beginAsGavle(storage);
  await storage.commands.setAnswer(
    keyOf('2026-1'),
    'K3',
    { response: { kind: 'level', level: 1 }, comment: 'Frågan kom upp i budgetberedningen.' },
    [],
  );
}

const question = 'Har ni kommit så långt ändå, eller är det något som saknas?';

/** The row of the matrix that the budget's dimension is held against says no. */
async function withoutBudgetRow(storage: Storage) {
  await beginAsGavle(storage);
  await storage.commands.setAnswer(
    { party, instrument: 'inventory-matrix', period: '2026', version: 1 },
    'A5',
    { response: { kind: 'level', level: 0 } },
    [],
  );
}

async function rate(storage: Storage, period: string, steps: Record<string, number>) {
  for (const [item, level] of Object.entries(steps))
    await storage.commands.setAnswer(
      keyOf(period),
      item,
      { response: { kind: 'level', level } },
      [],
    );
}

/** With ids of its own, as two machines have. */
async function openOtherMachine(): Promise<Storage> {
  let count = 0;
  const newId = () => {
    count += 1;
    return `other${String(count).padStart(6, '0')}`;
  };
  const opened = await openStorage(`key-other-${process.pid}`, { now: () => today, newId });
  if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
  return opened.value;
}

function dimension(name: string) {
  return within(screen.getByRole('group', { name }));
}

describe('the key of a meeting', () => {
  it('opens the present meeting with nothing rated', async () => {
    await renderApp({ path: '/nyckel', prepare: beginAsGavle });

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Implementeringsnyckel, hösten 2026' }),
    ).toBeVisible();
    expect(window.location.hash).toBe('#/nyckel/2026-host');
    expect(screen.getByText('0 av 12 dimensioner är bedömda')).toBeVisible();
    expect(screen.getAllByRole('group', { name: /^Steg för / })).toHaveLength(12);
    for (const radio of screen.getAllByRole('radio', { name: /Inte börjat/ }))
      expect(radio).not.toBeChecked();
  });

  it('keeps a step, its reason and how sure the party is, also after the app is opened again', async () => {
    const { user, storage, unmount } = await renderApp({
      path: '/nyckel/2026-host',
      prepare: beginAsGavle,
    });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });
    const budget = dimension('K3. Budget och resurser');

    await user.click(budget.getByRole('radio', { name: /På väg/ }));
    await user.type(
      budget.getByRole('textbox', { name: 'Varför?' }),
      'Kulturnämnden prövade sin budget.',
    );
    await user.click(budget.getByRole('radio', { name: 'Ganska säkra' }));
    expect(await screen.findByText('1 av 12 dimensioner är bedömd')).toBeVisible();
    await waitFor(async () =>
      expect(answerOf(await stored(storage, '2026-2'), 'K3')).toMatchObject({
        response: { kind: 'level', level: 2 },
        comment: 'Kulturnämnden prövade sin budget.',
        certainty: 'fairly-sure',
      }),
    );
    unmount();

    await renderApp({ path: '/nyckel/2026-host', storage });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });
    const again = dimension('K3. Budget och resurser');
    expect(again.getByRole('radio', { name: /På väg/ })).toBeChecked();
    expect(again.getByRole('textbox', { name: 'Varför?' })).toHaveValue(
      'Kulturnämnden prövade sin budget.',
    );
    expect(again.getByRole('radio', { name: 'Ganska säkra' })).toBeChecked();
    expect(again.getByText(/^Senast ändrat av Kim Berg 22 november 2026/)).toBeVisible();
  });

  it('marks the step of the meeting before and quotes its reason', async () => {
    await renderApp({ path: '/nyckel/2026-host', prepare: withSpringMeeting });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });

    const budget = dimension('K3. Budget och resurser');
    expect(budget.getByRole('radio', { name: /Påbörjat.*Förra mötet/ })).not.toBeChecked();
    expect(budget.getByText('Förra mötet, våren 2026: Påbörjat')).toBeVisible();
    expect(budget.getByText('Frågan kom upp i budgetberedningen.')).toBeVisible();
    expect(dimension('K11. Samverkan').queryByText(/Förra mötet/)).toBeNull();
  });

  it('asks for a longer reason after a change of two steps, until it is given', async () => {
    const { user } = await renderApp({ path: '/nyckel/2026-host', prepare: withSpringMeeting });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });
    const budget = dimension('K3. Budget och resurser');
    const asked = 'Från Påbörjat till På plats är en stor förändring. Berätta vad som har hänt';

    await user.click(budget.getByRole('radio', { name: /På väg/ }));
    expect(budget.queryByText(asked, { exact: false })).toBeNull();
    await user.click(budget.getByRole('radio', { name: /På plats/ }));
    expect(await budget.findByText(`${asked}, gärna med 40 tecken till.`)).toBeVisible();

    await user.type(
      budget.getByRole('textbox', { name: 'Varför?' }),
      'Alla nämnder prövar sedan i våras sin budget mot barnets rättigheter.',
    );
    await waitFor(() => expect(budget.queryByText(asked, { exact: false })).toBeNull());
  });

  it('lets a rating be taken back, and keeps its reason', async () => {
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-var',
      prepare: withSpringMeeting,
    });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });
    const budget = dimension('K3. Budget och resurser');

    await user.click(budget.getByRole('button', { name: 'Ta bort bedömningen' }));

    await waitFor(() => expect(budget.getByRole('radio', { name: /Påbörjat/ })).not.toBeChecked());
    expect(answerOf(await stored(storage, '2026-1'), 'K3')).toMatchObject({
      response: null,
      comment: 'Frågan kom upp i budgetberedningen.',
    });
  });

  it('asks whether both hold when the step is high and a row of the matrix says no', async () => {
    const { user } = await renderApp({ path: '/nyckel/2026-host', prepare: withoutBudgetRow });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });
    const budget = dimension('K3. Budget och resurser');
    expect(budget.queryByRole('group', { name: question })).toBeNull();

    await user.click(budget.getByRole('radio', { name: /På plats/ }));
    expect(await budget.findByRole('group', { name: question })).toBeVisible();
    expect(budget.getByRole('link', { name: 'Ny åtgärd' })).toHaveAttribute(
      'href',
      '#/handlingsplan?ny=motsagelse&dimension=K3&period=2026-host',
    );
    await user.click(budget.getByText('Så jämför vi'));
    expect(budget.getByText(/minst en rad står på den lägsta nivån/)).toBeVisible();
  });

  it('takes the party’s answer to a contradiction, and asks anew when the step has changed', async () => {
    const { user, storage, unmount } = await renderApp({
      path: '/nyckel/2026-host',
      prepare: async (storage) => {
        await withoutBudgetRow(storage);
        await rate(storage, '2026-2', { K3: 3 });
      },
    });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });
    const budget = dimension('K3. Budget och resurser');
    const asked = within(await budget.findByRole('group', { name: question }));
    await user.click(asked.getByRole('radio', { name: 'Båda stämmer' }));
    await user.type(
      await budget.findByRole('textbox', { name: 'Hur hänger det ihop?' }),
      'Skolan prövar sin budget.',
    );
    await waitFor(async () =>
      expect(explanationOf(await stored(storage, '2026-2'), 'K3')).toEqual({
        verdict: 'both-hold',
        text: 'Skolan prövar sin budget.',
        step: 3,
        levels: { A5: 0 },
      }),
    );
    // Still open: nothing folds away under the hands of the one who answers.
    expect(asked.getByRole('radio', { name: 'Båda stämmer' })).toBeChecked();
    unmount();

    const again = await renderApp({ path: '/nyckel/2026-host', storage });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });
    const folded = dimension('K3. Budget och resurser');
    expect(folded.getByText(/Besvarad: Båda stämmer/)).toBeVisible();
    expect(folded.getByRole('group', { name: question })).not.toBeVisible();

    await again.user.click(folded.getByRole('radio', { name: /I vardagen/ }));
    const anew = within(await folded.findByRole('group', { name: question }));
    expect(anew.getByRole('radio', { name: 'Båda stämmer' })).not.toBeChecked();
    expect(folded.getByText(/Då svarade ni ”Båda stämmer”/)).toBeVisible();
    expect(folded.getByText('Skolan prövar sin budget.')).toBeVisible();
  });

  it('is only read while it is signed off, and says where it is opened again', async () => {
    await renderApp({
      path: '/nyckel/2026-host',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await rate(storage, '2026-2', { K3: 3 });
        await storage.commands.signOff(assessmentId(keyOf('2026-2')), () => ({
          body: 'Kommunstyrelsen',
          date: '2026-11-20',
          paragraph: '§ 12',
          note: '',
          lockedAt: today.toISOString(),
          warnings: 0,
          answers: {},
        }));
      },
    });
    expect(await screen.findByText(/^Nyckeln är fastställd som version 1/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Se beslutet eller öppna nyckeln igen' }),
    ).toHaveAttribute('href', '#/nyckel/2026-host/faststall');
    const budget = dimension('K3. Budget och resurser');
    expect(budget.queryByRole('radio')).toBeNull();
    expect(budget.getByText('(valt steg)').closest('li')).toHaveTextContent('På plats');
    expect(screen.queryByRole('link', { name: /^Bedöm var för sig/ })).toBeNull();
  });

  it('holds when and where the meeting was and who took part, folded away the next time', async () => {
    const { user, storage, unmount } = await renderApp({
      path: '/nyckel/2026-host',
      prepare: beginAsGavle,
    });
    await user.type(await screen.findByRole('textbox', { name: 'Datum' }), '2026-11-20');
    await user.type(screen.getByRole('textbox', { name: 'Plats' }), 'Rådhuset');
    const field = screen.getByRole('textbox', { name: 'Vilka är med?' });
    await user.type(field, 'Barnrättsgruppen{Enter}');
    const list = await screen.findByRole('list', { name: 'Deltagare' });
    await user.type(field, 'Kim Berg');
    await user.click(screen.getByRole('button', { name: 'Lägg till' }));
    await user.click(await within(list).findByRole('button', { name: 'Ta bort Kim Berg' }));

    await waitFor(async () =>
      expect(detailsOf(await stored(storage, '2026-2'))).toMatchObject({
        date: '2026-11-20',
        place: 'Rådhuset',
        participants: ['Barnrättsgruppen'],
      }),
    );
    unmount();

    await renderApp({ path: '/nyckel/2026-host', storage });
    expect(await screen.findByText('20 november 2026 · Rådhuset · 1 deltagare')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Plats', hidden: true })).not.toBeVisible();
  });

  it('goes to another meeting by a list that tells how much of each is rated', async () => {
    const { user } = await renderApp({ path: '/nyckel/2026-host', prepare: withSpringMeeting });
    await user.click(await screen.findByRole('button', { name: 'Byt möte' }));
    await user.click(screen.getByRole('link', { name: /våren 2026.*1 av 12/, hidden: true }));

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Implementeringsnyckel, våren 2026' }),
    ).toBeVisible();
    expect(
      dimension('K3. Budget och resurser').getByRole('radio', { name: /Påbörjat/ }),
    ).toBeChecked();
  });
});

describe('the meeting’s whole window', () => {
  it('is rated and moved through with digits and arrows', async () => {
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-host?lage=mote',
      prepare: beginAsGavle,
    });
    expect(
      await screen.findByRole('heading', { level: 2, name: 'K1. Beslut och strategi' }),
    ).toHaveFocus();
    expect(screen.getByRole('progressbar', { name: 'Dimension 1 av 12' })).toBeVisible();

    await user.keyboard('3');
    await waitFor(() => expect(screen.getByRole('radio', { name: /På plats/ })).toBeChecked());
    // The arrow to the side leaves the ladder, and does not change the step on the way.
    await user.keyboard('{ArrowRight}');
    expect(
      await screen.findByRole('heading', { level: 2, name: 'K2. Ledning och samordning' }),
    ).toHaveFocus();
    await user.keyboard('0');
    await waitFor(() => expect(screen.getByRole('radio', { name: /Inte börjat/ })).toBeChecked());
    await user.keyboard('{ArrowLeft}');
    await screen.findByRole('heading', { level: 2, name: 'K1. Beslut och strategi' });

    const assessment = await stored(storage, '2026-2');
    expect(answerOf(assessment, 'K1')?.response).toEqual({ kind: 'level', level: 3 });
    expect(answerOf(assessment, 'K2')?.response).toEqual({ kind: 'level', level: 0 });
  });

  it('changes the step with arrows up and down, and is left with Escape', async () => {
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-host?visa=en',
      prepare: beginAsGavle,
    });
    await screen.findByRole('heading', { level: 2, name: 'K1. Beslut och strategi' });
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(screen.getByRole('radio', { name: /I vardagen/ })).toBeChecked());
    await waitFor(async () =>
      expect(answerOf(await stored(storage, '2026-2'), 'K1')?.response).toEqual({
        kind: 'level',
        level: 4,
      }),
    );

    // In a field Escape only leaves the field, so that the keys mean steps again.
    await user.click(screen.getByRole('textbox', { name: 'Varför?' }));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('progressbar', { name: 'Dimension 1 av 12' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(await screen.findAllByRole('group', { name: /^Steg för / })).toHaveLength(12);
    expect(
      screen.getByRole('heading', { level: 1, name: 'Implementeringsnyckel, hösten 2026' }),
    ).toHaveFocus();
  });

  it('lets a digit pressed right after an arrow count for the dimension to come', async () => {
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-host?lage=mote',
      prepare: beginAsGavle,
    });
    await screen.findByRole('heading', { level: 2, name: 'K1. Beslut och strategi' });
    await user.keyboard('1{ArrowRight}2{ArrowRight}3{ArrowRight}4');
    await waitFor(async () => {
      const assessment = await stored(storage, '2026-2');
      expect(['K1', 'K2', 'K3', 'K4'].map((item) => answerOf(assessment, item)?.response)).toEqual(
        [1, 2, 3, 4].map((level) => ({ kind: 'level', level })),
      );
    });
  });

  it('leaves digits and arrows alone while one writes, and when they are turned off', async () => {
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-host?visa=en&dimension=K2',
      prepare: beginAsGavle,
    });
    const reason = await screen.findByRole('textbox', { name: 'Varför?' });
    await user.type(reason, '3 nya tjänster{ArrowRight}');
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'K2. Ledning och samordning',
    );

    await user.click(screen.getByRole('switch', { name: 'Snabbtangenter' }));
    await user.keyboard('4{ArrowRight}');
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'K2. Ledning och samordning',
    );
    await waitFor(async () =>
      expect(answerOf(await stored(storage, '2026-2'), 'K2')).toMatchObject({
        response: null,
        comment: '3 nya tjänster',
      }),
    );
  });

  it('starts at the first dimension that is not rated, lets it be skipped, and ends with all', async () => {
    const { user } = await renderApp({
      path: '/nyckel/2026-host',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await rate(
          storage,
          '2026-2',
          Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`K${index + 1}`, 2])),
        );
      },
    });
    await user.click(await screen.findByRole('link', { name: 'Mötesläge' }));
    await screen.findByRole('heading', { level: 2, name: 'K11. Samverkan' });
    await user.click(screen.getByRole('link', { name: 'Hoppa över' }));
    await screen.findByRole('heading', { level: 2, name: 'K12. Lärande och spridning hemma' });
    await user.click(screen.getByRole('link', { name: 'Föregående' }));
    await user.keyboard('2');
    await user.click(
      await screen.findByRole('link', { name: 'Nästa: Lärande och spridning hemma' }),
    );
    await user.click(await screen.findByRole('link', { name: 'Klart – visa alla' }));
    expect(await screen.findAllByRole('group', { name: /^Steg för / })).toHaveLength(12);
    expect(screen.getByText('11 av 12 dimensioner är bedömda')).toBeVisible();
  });

  it('counts the time, which can be paused and hidden, and stays hidden', async () => {
    const { user, storage, unmount } = await renderApp({
      path: '/nyckel/2026-host?lage=mote',
      prepare: beginAsGavle,
    });
    const timer = await screen.findByRole('timer');
    expect(timer).toHaveTextContent('av 10:00');
    await waitFor(() => expect(timer).toHaveTextContent('Den här: 0:01'), { timeout: 5000 });
    await user.click(screen.getByRole('button', { name: 'Pausa tiden' }));
    expect(screen.getByRole('button', { name: 'Starta tiden' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Dölj tiden' }));
    expect(screen.queryByRole('timer')).toBeNull();
    unmount();

    await renderApp({ path: '/nyckel/2026-host?lage=mote', storage });
    await user.click(await screen.findByRole('button', { name: 'Visa tiden' }));
    expect(screen.getByRole('timer')).toBeVisible();
  });
});

describe('rating each for oneself first', () => {
  async function begin(user: UserEvent, name: string) {
    const field = await screen.findByRole('textbox', { name: 'Ditt namn' });
    if (name !== '') await user.type(field, name);
    await user.click(screen.getByRole('button', { name: 'Börja bedöma' }));
    await screen.findByRole('progressbar', { name: 'Dimension 1 av 12' });
  }

  async function goTo(user: UserEvent, name: RegExp, place: string) {
    const dimensions = within(screen.getByRole('navigation', { name: 'Dimensioner' }));
    await user.click(dimensions.getByRole('link', { name }));
    await screen.findByRole('progressbar', { name: place });
  }

  async function finish(user: UserEvent) {
    await goTo(user, /^K12\. Lärande och spridning hemma/, 'Dimension 12 av 12');
    await user.click(screen.getByRole('button', { name: 'Jag är klar' }));
    await screen.findByRole('heading', { level: 2, name: /^Tack/ });
  }

  it('shows nobody the others’ steps before all who have begun have finished', async () => {
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-host',
      prepare: beginAsGavle,
    });
    await user.click(await screen.findByRole('link', { name: 'Bedöm var för sig först' }));
    await begin(user, 'Anna');
    await user.keyboard('2');
    await waitFor(() => expect(screen.getByRole('radio', { name: /På väg/ })).toBeChecked());
    await user.type(screen.getByRole('textbox', { name: 'Varför? (om du vill)' }), 'Strategin.');
    await finish(user);
    expect(
      screen.getByRole('heading', { level: 2, name: 'Tack, Anna! Lämna över till nästa.' }),
    ).toHaveFocus();

    // The next person begins from nothing, whoever rated before.
    await begin(user, '');
    expect(screen.getByText('Person 2 bedömer')).toBeVisible();
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    expect(screen.queryByText('Strategin.')).toBeNull();
    await user.keyboard('4');
    await waitFor(() => expect(screen.getByRole('radio', { name: /I vardagen/ })).toBeChecked());
    await user.click(screen.getByRole('button', { name: 'Pausa och dölj min bedömning' }));

    const list = await screen.findByRole('list', { name: 'De som har börjat' });
    const [anna, second] = within(list).getAllByRole('listitem');
    expect(anna).toHaveTextContent('AnnaKlar, 1 av 12 bedömd');
    expect(second).toHaveTextContent('Person 2Inte klar, 1 av 12 bedömd');
    expect(document.body).not.toHaveTextContent('I vardagen');

    // At the meeting it only tells that somebody is still at it, until somebody asks for all.
    await user.click(screen.getByRole('button', { name: 'Tillbaka till nyckeln' }));
    await user.click(await screen.findByRole('link', { name: 'Mötesläge' }));
    expect(
      await screen.findByText(/^1 av 2 personer är klara med sin egen bedömning/),
    ).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Var för sig:' })).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Visa allas bedömningar ändå' }));
    const spread = within(await screen.findByRole('region', { name: 'Var för sig:' }));
    expect(
      spread.getByText(/^2 personer har bedömt, från På väg till I vardagen\. Det skiljer/),
    ).toBeVisible();
    expect(ratingsIn(await stored(storage, '2026-2')).map(({ value }) => value.isFinished)).toEqual(
      [true, false],
    );
  });

  it('lets a person go on with an unfinished rating, and take it away', async () => {
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-host?lage=egna',
      prepare: beginAsGavle,
    });
    await begin(user, 'Bo');
    await user.keyboard('1');
    await waitFor(() => expect(screen.getByRole('radio', { name: /Påbörjat/ })).toBeChecked());
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Fortsätt som Bo' }));
    // At the first one that is still blank.
    await screen.findByRole('progressbar', { name: 'Dimension 2 av 12' });
    await goTo(user, /^K1\. Beslut och strategi/, 'Dimension 1 av 12');
    expect(screen.getByRole('radio', { name: /Påbörjat/ })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Ta bort mitt steg' }));
    await waitFor(() => expect(screen.getByRole('radio', { name: /Påbörjat/ })).not.toBeChecked());
    await user.keyboard('{Escape}');

    await user.click(await screen.findByRole('button', { name: 'Ta bort Bo och bedömningen' }));
    await user.click(screen.getByRole('button', { name: 'Ja, ta bort Bo' }));
    await screen.findByRole('heading', { level: 2, name: 'Vem börjar?' });
    expect(ratingsIn(await stored(storage, '2026-2'))).toEqual([]);
  });

  it('shows the spread beside the group’s own choice, with names only when asked for', async () => {
    const people = [{ name: 'Anna', K1: 2 }, { name: '', K1: 3 }, { name: 'Bo' }];
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-host?lage=mote',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        for (const { name, K1 } of people)
          await storage.commands.setRatings(
            keyOf('2026-2'),
            storage.commands.newId(),
            () => ({
              name,
              isFinished: true,
              ratings: K1 === undefined ? {} : { K1: { level: K1, reason: `Steg ${K1}.` } },
            }),
            [],
          );
      },
    });
    const spread = within(await screen.findByRole('region', { name: 'Var för sig:' }));
    expect(
      spread.getByText(
        '2 personer har bedömt, från På väg till På plats. Ni är överens inom ett steg. 1 har lämnat den tom.',
      ),
    ).toBeVisible();
    expect(
      spread
        .getAllByRole('listitem')
        .map((step) => step.textContent)
        .slice(0, 5),
    ).toEqual(['Inte börjat: 0', 'Påbörjat: 0', 'På väg: 1', 'På plats: 1', 'I vardagen: 0']);
    expect(spread.getByText('Steg 3.', { exact: false })).not.toBeVisible();
    await user.click(spread.getByText('Visa vem som valde vad'));
    expect(spread.getByText('Steg 3.', { exact: false })).toBeVisible();
    expect(spread.getByText(/^Person 2:/)).toHaveTextContent('Person 2: På plats Steg 3.');
    expect(spread.getByText(/^Bo:/)).toHaveTextContent('Bo: lämnade den tom');

    await user.keyboard('3');
    await waitFor(async () =>
      expect(answerOf(await stored(storage, '2026-2'), 'K1')?.response).toEqual({
        kind: 'level',
        level: 3,
      }),
    );
  });
});

describe('a key that others have written in', () => {
  it('shows two versions that did not know of each other, and keeps the one chosen', async () => {
    const { user, storage } = await renderApp({
      path: '/nyckel/2026-host',
      prepare: async (own) => {
        await beginAsGavle(own);
        const other = await openOtherMachine();
        await beginAsGavle(other);
        await other.commands.setPerson({ name: 'Samira Holm', role: '' });
        for (const [{ commands }, level] of [
          [own, 1],
          [other, 3],
        ] as const)
          await commands.setAnswer(
            keyOf('2026-2'),
            'K3',
            { response: { kind: 'level', level }, comment: `Steg ${level}` },
            [],
          );
        const sent = await takeSnapshot(other, party);
        await own.commands.mergeSnapshot(sent);
      },
    });
    await screen.findByRole('heading', { level: 2, name: 'K3. Budget och resurser' });
    const budget = dimension('K3. Budget och resurser');
    expect(budget.queryByRole('radio')).toBeNull();
    expect(budget.getByText('Steg 1')).toBeVisible();
    const theirs = budget.getByRole('heading', { level: 3, name: /^Samira Holm, / });

    const keep = budget
      .getAllByRole('button', { name: 'Behåll den här' })
      .find((button) => button.getAttribute('aria-describedby') === theirs.id);
    await user.click(keep as HTMLElement);

    expect(await budget.findByRole('radio', { name: /På plats/ })).toBeChecked();
    const register = (await stored(storage, '2026-2'))?.fields['answer:K3'];
    expect(register?.heads).toHaveLength(1);
    expect(register?.past).toHaveLength(2);
  });

  it('can be read but not changed when it is another party’s', async () => {
    await renderApp({
      path: '/nyckel/2026-host?part=party:1880',
      prepare: async (storage) => {
        await storage.commands.chooseOwnParty(orebro);
        await storage.commands.setAnswer(
          keyOf('2026-2', 'party:1880'),
          'K1',
          { response: { kind: 'level', level: 4 }, comment: 'Strategin förnyas varje år.' },
          [],
        );
        await beginAsGavle(storage);
      },
    });
    expect(await screen.findByText('Örebro kommun · 1 av 12 dimensioner är bedömd')).toBeVisible();
    const decisions = dimension('K1. Beslut och strategi');
    expect(decisions.getByText('(valt steg)').closest('li')).toHaveTextContent('I vardagen');
    expect(decisions.getByText('Strategin förnyas varje år.')).toBeVisible();
    expect(decisions.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('says so when nothing is known of the party asked for', async () => {
    await renderApp({ path: '/nyckel/2026-host?part=party:9999', prepare: beginAsGavle });
    expect(await screen.findByRole('link', { name: 'Visa vår egen nyckel' })).toHaveAttribute(
      'href',
      '#/nyckel/2026-host',
    );
  });
});

it('leads to the start when no party has been chosen', async () => {
  await renderApp({ path: '/nyckel/2026-host' });
  expect(await screen.findByRole('link', { name: 'Välj kommun' })).toHaveAttribute(
    'href',
    '#/start',
  );
});

it.each([
  ['nb', 'Implementeringsnøkkel, høsten 2026', '0 av 12 dimensjoner er vurdert'],
  ['en', 'Implementation key, autumn 2026', '0 of 12 dimensions are rated'],
] as const)('speaks %s', async (language, title, lead) => {
  await renderApp({ path: '/nyckel/2026-host', language, prepare: beginAsGavle });
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
  expect(screen.getByText(lead)).toBeVisible();
});
