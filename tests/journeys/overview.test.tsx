// Someone comes back, or is new in the post: what is this, where were we, and what is next?
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { newActionProfile } from '#domain/action.ts';
import { municipalityParty, partyId } from '#domain/party.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, gavle, renderApp, today } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const party = partyId({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });

function rate(
  storage: Storage,
  instrument: string,
  period: string,
  levels: Record<string, number>,
) {
  return Promise.all(
    Object.entries(levels).map(([item, level]) =>
      storage.commands.setAnswer(
        { party, instrument, period, version: 1 },
        item,
        { response: { kind: 'level', level } },
        [],
      ),
    ),
  );
}

const matrix = (storage: Storage, period: string, levels: Record<string, number>) =>
  rate(storage, 'inventory-matrix', period, levels);
const key = (storage: Storage, period: string, levels: Record<string, number>) =>
  rate(storage, 'implementation-key', period, levels);

const allDimensions = (level: number) =>
  Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`K${index + 1}`, level]));

/** With ids of its own, as another machine has. */
async function openOtherMachine(name: string): Promise<Storage> {
  let count = 0;
  const newId = () => {
    count += 1;
    return `${name}${String(count).padStart(6, '0')}`;
  };
  const opened = await openStorage(`overview-${name}-${process.pid}`, { now: () => today, newId });
  if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
  return opened.value;
}

function section(name: string | RegExp) {
  return within(screen.getByRole('region', { name }));
}

async function findNextStep() {
  const heading = await screen.findByText('Nästa steg');
  const card = heading.closest('section');
  if (card === null) throw new Error('The next step is in no section');
  return within(card);
}

describe('the overview of a party', () => {
  it('tells a new party what the three instruments are and where to begin', async () => {
    await renderApp({ prepare: beginAsGavle });

    const next = await findNextStep();
    expect(
      next.getByRole('heading', { name: 'Börja med inventeringsmatrisen för 2026' }),
    ).toBeVisible();
    expect(next.getByRole('link', { name: 'Börja med matrisen' })).toHaveAttribute(
      'href',
      '#/matris/2026',
    );
    for (const question of ['Finns det?', 'Hur långt har vi kommit?', 'Stämmer bilden?'])
      expect(screen.getAllByText(question)[0]).toBeVisible();
    expect(screen.getByText(/jämför men rangordnar aldrig/)).toBeVisible();
  });

  it('shows a new party five short steps, which can be put aside and found again', async () => {
    const { user } = await renderApp({ prepare: beginAsGavle });

    const steps = within(
      await screen.findByRole('region', { name: 'Fem steg för att komma igång' }),
    );
    expect(steps.getAllByRole('listitem')).toHaveLength(5);
    expect(steps.getByText('0 av 5 steg är gjorda')).toBeVisible();
    expect(steps.getByRole('link', { name: 'Svara på ett område i matrisen' })).toHaveAttribute(
      'href',
      '#/matris/2026',
    );

    await user.click(steps.getByRole('button', { name: 'Hoppa över stegen' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Fem steg för att komma igång' }),
      ).not.toBeInTheDocument(),
    );
    await user.click(screen.getByText('Ny på uppdraget? Här finns allt'));
    await user.click(screen.getByRole('button', { name: 'Visa de fem första stegen' }));
    expect(
      await screen.findByRole('region', { name: 'Fem steg för att komma igång' }),
    ).toBeVisible();
  });

  it('ticks a step off when it is done, and asks nothing of those who have been here for years', async () => {
    await renderApp({
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await key(storage, '2026-2', { K1: 2 });
      },
    });
    const steps = within(
      await screen.findByRole('region', { name: 'Fem steg för att komma igång' }),
    );
    expect(steps.getByText('1 av 5 steg är gjorda')).toBeVisible();
    expect(
      steps.getByText(
        (_, element) => element?.textContent === 'Bedöm en dimension i nyckeln Gjort',
      ),
    ).toBeVisible();
    cleanup();

    await renderApp({
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await matrix(storage, '2025', { A1: 1 });
      },
    });
    await findNextStep();
    expect(
      screen.queryByRole('region', { name: 'Fem steg för att komma igång' }),
    ).not.toBeInTheDocument();
  });

  it('tells a successor where everything is and how much there is of it', async () => {
    const { user } = await renderApp({
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await matrix(storage, '2024', { A1: 1 });
        await matrix(storage, '2025', { A1: 1 });
        await storage.commands.createAction(party, {
          ...newActionProfile(),
          what: 'Utbilda nya chefer',
          due: '2026-03',
        });
      },
    });
    await user.click(await screen.findByText('Ny på uppdraget? Här finns allt'));
    expect(screen.getByText('2 stycken, 2024–2025.')).toBeVisible();
    expect(screen.getByText('1 åtgärd skulle ha varit klar.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Utbilda nya chefer' })).toBeVisible();
  });

  it('counts what is answered by area and leads on to the first open row', async () => {
    await renderApp({
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await matrix(storage, '2026', { A1: 2, A2: 1, B1: 3 });
        await storage.commands.setAnswer(
          { party, instrument: 'inventory-matrix', period: '2026', version: 1 },
          'A3',
          { response: { kind: 'unknown' } },
          [],
        );
      },
    });

    const next = await findNextStep();
    expect(next.getByText('4 av 48 rader är besvarade. 44 är kvar.')).toBeVisible();
    expect(next.getByRole('link', { name: 'Till nästa obesvarade rad' })).toHaveAttribute(
      'href',
      '#/matris/2026?rad=A4',
    );
    const card = section('Inventeringsmatris 2026');
    expect(card.getByText('4 av 48 besvarade')).toBeVisible();
    expect(card.getByText('1 vet inte')).toBeVisible();
    const [decisions, responsibility] = card.getAllByRole('listitem');
    expect(decisions).toHaveTextContent('A. Beslut och styrning3 av 6');
    expect(responsibility).toHaveTextContent('B. Ansvar och organisation1 av 5');
  });

  it('shows the steps of the last meeting while this one is empty', async () => {
    await renderApp({
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await key(storage, '2026-1', { ...allDimensions(2), K3: 4 });
      },
    });
    await findNextStep();

    const card = section('Implementeringsnyckel hösten 2026');
    expect(card.getByText('Så svarade ni våren 2026:')).toBeVisible();
    expect(card.getByText('K3. Budget och resurser').closest('li')).toHaveTextContent('I vardagen');
    expect(card.getByRole('link', { name: 'Se våren 2026 (12 av 12)' })).toHaveAttribute(
      'href',
      '#/nyckel/2026-var',
    );
  });

  it('after a year away tells what was done then, and begins this year', async () => {
    let day = today;
    await renderApp({
      now: () => day,
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await matrix(storage, '2026', { A1: 2 });
        day = new Date('2027-09-01T08:00:00Z');
      },
    });

    const next = await findNextStep();
    expect(
      next.getByRole('heading', { name: 'Börja med inventeringsmatrisen för 2027' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Se 2026 (1 av 48)' })).toBeVisible();
    expect(screen.getByText('Matrisen för 2028, med årets svar bredvid.')).toBeVisible();
  });

  it('in January goes on with the year that was left half done, until the new one is begun', async () => {
    let day = today;
    const { user, storage } = await renderApp({
      now: () => day,
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await matrix(storage, '2026', { A1: 2 });
        day = new Date('2027-01-07T08:00:00Z');
      },
    });
    const next = await findNextStep();
    expect(
      next.getByRole('heading', { name: 'Fortsätt med inventeringsmatrisen för 2026' }),
    ).toBeVisible();
    expect(next.getByText('1 av 48 rader är besvarade. 47 är kvar.')).toBeVisible();
    expect(section('Inventeringsmatris 2027').getByText('Inte påbörjad')).toBeVisible();
    await user.click(next.getByRole('link', { name: 'Till nästa obesvarade rad' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Inventeringsmatris 2026' }),
    ).toBeVisible();
    cleanup();

    await matrix(storage, '2027', { A1: 2 });
    await renderApp({ storage });
    expect(
      (await findNextStep()).getByRole('heading', {
        name: 'Fortsätt med inventeringsmatrisen för 2027',
      }),
    ).toBeVisible();
  });

  it('tells who changed what last, and suggests a file only while there is something new', async () => {
    const { storage } = await renderApp({
      prepare: async (opened) => {
        await beginAsGavle(opened);
        await key(opened, '2026-2', { K1: 1 });
      },
    });

    expect(await screen.findByText(/^Kim Berg, 22 november 2026/)).toBeVisible();
    expect(screen.getByText('Ni har inte sparat någon säkerhetskopia än.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Spara en säkerhetskopia' })).toHaveAttribute(
      'href',
      '#/utbyte/sakerhetskopia',
    );

    const taken = await takeSnapshot(storage);
    await storage.commands.noteFile(taken.takenAt);
    expect(await screen.findByText('Sparad 22 november 2026.')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Spara en säkerhetskopia' })).not.toBeInTheDocument();
  });

  it('puts a key and a matrix that disagree as a question, with the rows it is about', async () => {
    const { user } = await renderApp({
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await key(storage, '2026-1', { K3: 3, K7: 2 });
        await matrix(storage, '2026', { A5: 0, E1: 0 });
      },
    });
    await findNextStep();

    const questions = within(await screen.findByRole('region', { name: 'Stämmer det här?' }));
    expect(questions.getByRole('link', { name: 'K3. Budget och resurser' })).toHaveAttribute(
      'href',
      '#/nyckel/2026-var?dimension=K3',
    );
    expect(questions.getByRole('link', { name: /^A5\. Budgeten prövas/ })).toHaveAttribute(
      'href',
      '#/matris/2026?rad=A5',
    );
    expect(questions.getByText(/Har ni kommit så långt ändå/)).toBeVisible();
    await user.click(questions.getByText('Så jämför vi'));
    expect(questions.getByText(/Båda svaren kan stämma/)).toBeVisible();
    // K7 is in the middle: its row at the lowest level contradicts nothing.
    expect(questions.queryByRole('link', { name: /^E1\./ })).not.toBeInTheDocument();
  });

  it('takes the answer to a contradiction, and folds it away the next time', async () => {
    const { user, storage, unmount } = await renderApp({
      prepare: async (opened) => {
        await beginAsGavle(opened);
        await key(opened, '2026-1', { K3: 3 });
        await matrix(opened, '2026', { A5: 0 });
        // Somebody has begun to rate for the autumn, but no step is chosen yet.
        await opened.commands.setRatings(
          { party, instrument: 'implementation-key', period: '2026-2', version: 1 },
          'anna',
          () => ({ name: 'Anna', isFinished: false, ratings: {} }),
          [],
        );
      },
    });
    await findNextStep();
    await user.click(await screen.findByRole('radio', { name: 'Vi ser över raden' }));
    await user.type(
      await screen.findByRole('textbox', { name: 'Vad ser ni över, och vem gör det?' }),
      'Ekonomi ser över A5.',
    );
    await user.tab();
    expect(await screen.findByText(/^Besvarad av Kim Berg 22 november 2026/)).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Vi ser över raden' })).toBeChecked();
    unmount();

    const again = await renderApp({ storage });
    await findNextStep();
    expect(await screen.findByText('1 besvarad')).toBeVisible();
    expect(screen.getByText('Ekonomi ser över A5.')).not.toBeVisible();
    await again.user.click(screen.getByText('1 besvarad'));
    expect(screen.getByText('Ekonomi ser över A5.')).toBeVisible();
  });

  it('asks first of all to choose between two answers that were written apart', async () => {
    const other = await openOtherMachine('colleague');
    await beginAsGavle(other);
    await matrix(other, '2026', { A2: 0 });
    const taken = await takeSnapshot(other);
    await renderApp({
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await matrix(storage, '2026', { A2: 3 });
        await storage.commands.mergeSnapshot(taken);
      },
    });

    const next = await findNextStep();
    expect(next.getByRole('heading', { name: 'Välj mellan två olika svar' })).toBeVisible();
    expect(await next.findByRole('link', { name: 'Välj svar' })).toHaveAttribute(
      'href',
      '#/matris/2026?rad=A2',
    );
    expect(section('Här finns två versioner').getByRole('listitem')).toHaveTextContent(
      'Inventeringsmatris 2026 1 ställe',
    );
  });

  it('speaks Norwegian and English too', async () => {
    const first = await renderApp({ language: 'nb', prepare: beginAsGavle });
    expect(
      await screen.findByRole('heading', { name: 'Begynn med kartleggingsmatrisen for 2026' }),
    ).toBeVisible();
    first.unmount();

    await renderApp({ language: 'en', storage: first.storage });
    expect(
      await screen.findByRole('heading', { name: 'Begin the inventory matrix for 2026' }),
    ).toBeVisible();
  });
});

describe('the overview of a coordinator', () => {
  it('lists the members, and shows whose answers have come', async () => {
    const member = await openOtherMachine('member');
    await beginAsGavle(member);
    await matrix(member, '2026', { A1: 2, A2: 1 });
    const taken = await takeSnapshot(member);
    await renderApp({
      prepare: async (storage) => {
        await storage.commands.setPerson({ name: 'Sam Ek', role: 'samordnare' });
        await storage.commands.setNetworkProfile(
          {
            name: 'Norr tillsammans',
            meetingsPerYear: 2,
            members: [
              municipalityParty({ code: '2180', name: 'Gävle kommun' }),
              municipalityParty({ code: '2380', name: 'Östersunds kommun' }),
            ],
          },
          [],
        );
        await storage.commands.mergeSnapshot(taken);
      },
    });

    expect(await screen.findByText(/^Norr tillsammans\. Här ser ni/)).toBeVisible();
    const roll = section('Parterna');
    expect(roll.getByText(/Matrisen för 2026 har kommit från 1 av 2 parter/)).toBeVisible();
    const [sent, missing] = roll.getAllByRole('listitem');
    expect(sent).toHaveTextContent('Gävle kommunMatris 2026: 2 av 48Ingen nyckel än');
    expect(missing).toHaveTextContent('Östersunds kommunIngen matris änIngen nyckel än');
    expect(screen.getByRole('link', { name: 'Läs in en fil' })).toHaveAttribute('href', '#/utbyte');
    expect(screen.getByRole('link', { name: 'Jämför parterna' })).toHaveAttribute(
      'href',
      '#/jamfor',
    );
  });
});
