// A year's matrix is filled in, row by row, with last year's answers beside.
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { newAnswer, type Answer } from '#domain/answer.ts';
import { answerOf, assessmentId, itemsInConflict, type Assessment } from '#domain/assessment.ts';
import { documentId } from '#domain/document.ts';
import { partyId, type PartyProfile } from '#domain/party.ts';
import { inventoryMatrixId } from '#instruments/index.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { knownInstrument } from '../support/instruments.ts';
import { beginAsGavle, gavle, renderApp, today } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const party = partyId({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });
const addOn = 'child-welfare-no';

function sheetOf(period: string, instrument = inventoryMatrixId, of = party) {
  return { party: of, instrument, period, version: 1 };
}

async function answerIn(
  storage: Storage,
  period: string,
  item: string,
  instrument = inventoryMatrixId,
): Promise<Answer | undefined> {
  const id = assessmentId(sheetOf(period, instrument));
  return answerOf((await storage.database.records.get(id)) as Assessment | undefined, item);
}

const protocolNotes = documentId(party, 'notes-2025');

/** B3 was "På väg" in 2025, with a reason and one piece of evidence. */
async function withLastYear(storage: Storage) {
  await beginAsGavle(storage);
  await storage.commands.setDocument(
    protocolNotes,
    { title: 'Mötesanteckningar', date: '2025-03-12', kind: 'decision', keptAt: 'KS 2025/87' },
    [],
  );
  await storage.commands.setAnswer(
    sheetOf('2025'),
    'B3',
    {
      response: { kind: 'level', level: 1 },
      comment: 'Tekniska förvaltningen saknades.',
      documents: [protocolNotes],
    },
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
  const opened = await openStorage(`matrix-other-${process.pid}`, { now: () => today, newId });
  if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
  return opened.value;
}

/** As fast as a person pastes: every letter typed would take a render. */
async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

/** A row's button, whether the row is open or closed. */
const rowButton = (key: string) => screen.findByRole('button', { name: new RegExp(`^${key} `) });
const row = async (key: string) => within((await rowButton(key)).closest('li') ?? document.body);

async function openRow(user: UserEvent, key: string) {
  await user.click(await rowButton(key));
  return row(key);
}

describe("a year's matrix", () => {
  it('takes an answer, its reason and its evidence, and shows them at the next visit', async () => {
    const { user, storage, unmount } = await renderApp({
      path: '/matris/2026?omrade=B',
      prepare: beginAsGavle,
    });
    expect(
      await screen.findByText(/B\. Ansvar och organisation · 0 av 5 rader besvarade/),
    ).toBeVisible();
    const b3 = await openRow(user, 'B3');

    await user.click(b3.getByRole('radio', { name: /^Ja Alla förvaltningar/ }));
    expect(await b3.findByText('Svaret ”Ja” behöver ett underlag med datum.')).toBeVisible();
    await fill(user, b3.getByLabelText('Motivering'), 'Fyra möten i år.');
    await user.click(b3.getByRole('button', { name: 'Lägg till underlag' }));
    const title = await b3.findByLabelText('Vad heter underlaget?');
    await waitFor(() => expect(title).toHaveFocus());
    // Typed one after the other without a pause: both must stay.
    await user.paste('Mötesanteckningar');
    await fill(user, b3.getByLabelText('Datum'), '2026-03');
    await user.selectOptions(b3.getByLabelText('Vad är det?'), 'Beslut');
    await fill(user, b3.getByLabelText('Var finns det?'), 'KS 2026/87');
    await user.click(b3.getByRole('button', { name: 'Klar' }));

    expect(await b3.findByText('mars 2026 · Beslut · KS 2026/87')).toBeVisible();
    expect(screen.getByText(/1 av 5 rader besvarade · hela matrisen 1 av 48/)).toBeVisible();
    expect(b3.queryByText(/behöver ett underlag/)).toBeNull();
    expect(b3.getByText(/Senast ändrat 22 november 2026 .* av Kim Berg/)).toBeVisible();

    unmount();
    await renderApp({ path: '/matris/2026?rad=B3', storage });
    const later = await row('B3');
    expect(await rowButton('B3')).toHaveFocus();
    expect(later.getByRole('radio', { name: /^Ja Alla/ })).toBeChecked();
    expect(later.getByLabelText('Motivering')).toHaveValue('Fyra möten i år.');
    expect(later.getByText('Mötesanteckningar')).toBeVisible();
  });

  it('opens and closes rows by keyboard, and keeps the open ones in the address', async () => {
    const { user } = await renderApp({ path: '/matris/2026?omrade=B', prepare: beginAsGavle });
    (await rowButton('B1')).focus();
    await user.keyboard('{Enter}');
    await waitFor(async () =>
      expect(await rowButton('B1')).toHaveAttribute('aria-expanded', 'true'),
    );
    expect(window.location.hash).toBe('#/matris/2026?omrade=B&rad=B1');

    await user.tab();
    expect(
      (await row('B1')).getByRole('link', { name: 'K2 Ledning och samordning' }),
    ).toHaveFocus();
    await user.tab();
    await user.tab();
    expect((await row('B1')).getByRole('radio', { name: /^Nej/ })).toHaveFocus();
    await user.keyboard(' {ArrowDown}');
    expect((await row('B1')).getByRole('radio', { name: /^På väg/ })).toBeChecked();

    (await rowButton('B1')).focus();
    await user.keyboard(' ');
    await waitFor(async () =>
      expect(await rowButton('B1')).toHaveAttribute('aria-expanded', 'false'),
    );
    await waitFor(async () => expect(await rowButton('B1')).toHaveAccessibleName(/På väg$/));
  });

  it('goes from one unanswered row to the next, across areas, and says when all are answered', async () => {
    const items = knownInstrument(inventoryMatrixId).items.map(({ key }) => key);
    const { user } = await renderApp({
      path: '/matris/2026',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        for (const item of items.filter((key) => key !== 'A6' && key !== 'H5'))
          await storage.commands.setAnswer(
            sheetOf('2026'),
            item,
            { response: { kind: 'level', level: 1 } },
            [],
          );
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Nästa obesvarade rad' }));
    await waitFor(async () => expect(await rowButton('A6')).toHaveFocus());

    await user.click((await row('A6')).getByRole('radio', { name: 'Gäller inte oss' }));
    const reason = (await row('A6')).getByLabelText('Varför gäller raden inte er?');
    expect((await row('A6')).getByText('Skriv varför raden inte gäller er.')).toBeVisible();
    await fill(user, reason, 'Vi har inga bolag.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await rowButton('H5')).toHaveFocus());
    expect(window.location.hash).toContain('omrade=H&rad=H5');

    await user.click((await row('H5')).getByRole('radio', { name: 'Vet inte' }));
    const done = await screen.findByRole('heading', { name: 'Alla rader är besvarade' });
    await user.click((await row('H5')).getByRole('button', { name: 'Nästa obesvarade rad' }));
    expect(done.parentElement).toHaveFocus();
  });

  it('clears an answer without losing what was written about it', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=C1',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await storage.commands.setAnswer(
          sheetOf('2026'),
          'C1',
          { response: { kind: 'level', level: 2 }, comment: 'Utbildning i maj.' },
          [],
        );
      },
    });
    const c1 = await row('C1');
    await user.click(c1.getByRole('button', { name: 'Ta bort svaret' }));

    await waitFor(async () =>
      expect(await answerIn(storage, '2026', 'C1')).toMatchObject({
        response: null,
        comment: 'Utbildning i maj.',
      }),
    );
    await waitFor(async () => expect(await rowButton('C1')).toHaveAccessibleName(/Inte besvarad$/));
  });

  it('takes a removed piece of evidence back', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2025?rad=B3',
      prepare: withLastYear,
    });
    const b3 = await row('B3');
    expect(screen.getByText(/ett tidigare år/)).toBeVisible();
    await user.click(b3.getByRole('button', { name: 'Ta bort underlaget: Mötesanteckningar' }));
    await waitFor(async () =>
      expect((await answerIn(storage, '2025', 'B3'))?.documents).toEqual([]),
    );
    await user.click(
      await b3.findByRole('button', { name: 'Ångra borttagningen: Mötesanteckningar' }),
    );
    await waitFor(async () =>
      expect((await answerIn(storage, '2025', 'B3'))?.documents).toEqual([protocolNotes]),
    );
  });

  it('finds a document that the register has, and then has it on two rows', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2025?rad=B4',
      prepare: withLastYear,
    });
    const b4 = await row('B4');
    await user.click(b4.getByRole('button', { name: 'Lägg till underlag' }));
    const search = await b4.findByRole('combobox', { name: 'Sök bland era underlag' });
    expect(search).toHaveFocus();
    await user.type(search, 'beslut mötes');
    await user.click(await b4.findByRole('option', { name: /^Mötesanteckningar/ }));

    expect(await b4.findByText('Används på 2 rader 2025')).toBeVisible();
    const edit = b4.getByRole('button', { name: 'Ändra underlaget: Mötesanteckningar' });
    await waitFor(() => expect(edit).toHaveFocus());
    expect((await answerIn(storage, '2025', 'B4'))?.documents).toEqual([protocolNotes]);

    // What is changed on one row is changed on the other.
    await user.click(edit);
    expect(b4.getByText(/Det ni ändrar här ändras på alla rader/)).toBeVisible();
    const title = b4.getByLabelText('Vad heter underlaget?');
    await user.clear(title);
    await fill(user, title, 'Protokoll');
    await user.click(b4.getByRole('button', { name: 'Klar' }));
    const b3 = await openRow(user, 'B3');
    expect(await b3.findByText('Protokoll')).toBeVisible();
  });

  it('takes a new document beside those that the register has', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2025?rad=B4',
      prepare: withLastYear,
    });
    const b4 = await row('B4');
    await user.click(b4.getByRole('button', { name: 'Lägg till underlag' }));
    await user.click(await b4.findByRole('button', { name: 'Nytt underlag' }));
    await fill(user, await b4.findByLabelText('Vad heter underlaget?'), 'Årsplan');
    await fill(user, b4.getByLabelText('Gäller till'), '2024');
    await user.click(b4.getByRole('button', { name: 'Klar' }));
    expect(await b4.findByText('gäller inte längre')).toBeVisible();
    const [id] = (await answerIn(storage, '2025', 'B4'))?.documents ?? [];
    expect(await storage.database.records.get(id ?? '')).toMatchObject({ kind: 'document', party });
  });

  it('says so when a document came without its record', async () => {
    await renderApp({
      path: '/matris/2025?rad=B4',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        const documents = [documentId(party, 'elsewhere')];
        await storage.commands.setAnswer(sheetOf('2025'), 'B4', { documents }, []);
      },
    });
    const b4 = await row('B4');
    expect(b4.getByText('Underlaget finns inte här.')).toBeVisible();
    expect(b4.queryByRole('button', { name: /^Ändra underlaget/ })).toBeNull();
  });

  it('asks for the follow-up from the level that needs it, and keeps both its parts', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=A2',
      prepare: beginAsGavle,
    });
    const a2 = await row('A2');
    expect(a2.queryByLabelText('Vad ändrade ni då?')).toBeNull();
    await user.click(a2.getByRole('radio', { name: /^Ja, och vi följer upp/ }));
    await fill(user, a2.getByLabelText('Vad ändrade ni då?'), 'Nya mått.');
    await fill(user, a2.getByLabelText('När följde ni upp?'), '2026-05');
    await user.tab();

    await waitFor(async () =>
      expect((await answerIn(storage, '2026', 'A2'))?.followUp).toEqual({
        date: '2026-05',
        change: 'Nya mått.',
      }),
    );
    expect(a2.queryByText(/behöver ett datum för uppföljningen/)).toBeNull();
  });
});

describe("last year's answer", () => {
  it('is confirmed by an act of its own that carries neither reason nor evidence', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=B3',
      prepare: withLastYear,
    });
    const b3 = await row('B3');
    expect(b3.getByText(/Tekniska förvaltningen saknades\./)).toBeVisible();
    expect(b3.getByRole('radio', { name: /^På väg .* ert svar 2025$/ })).not.toBeChecked();
    expect(await answerIn(storage, '2026', 'B3')).toBeUndefined();

    await user.click(b3.getByRole('button', { name: 'Oförändrat, bekräfta' }));
    const confirmed = await b3.findByText(/bekräftat att svaret är oförändrat sedan 2025/);
    await waitFor(() => expect(confirmed).toHaveFocus());
    await waitFor(async () =>
      expect(await answerIn(storage, '2026', 'B3')).toEqual({
        ...newAnswer(),
        response: { kind: 'level', level: 1 },
        confirmedUnchanged: true,
      }),
    );

    await user.click(b3.getByRole('button', { name: 'Ta med underlaget: Mötesanteckningar' }));
    await user.click(b3.getByRole('button', { name: 'Ta med motiveringen' }));
    await waitFor(async () =>
      expect(await answerIn(storage, '2026', 'B3')).toMatchObject({
        documents: [protocolNotes],
        comment: 'Tekniska förvaltningen saknades.',
        confirmedUnchanged: true,
      }),
    );
    expect(await b3.findByRole('button', { name: 'med i år: Mötesanteckningar' })).toBeVisible();
  });

  it('makes the reason ask why, when this year differs', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=B3',
      prepare: withLastYear,
    });
    const b3 = await row('B3');
    expect(b3.getByLabelText('Motivering')).toBeVisible();
    await user.click(b3.getByRole('radio', { name: /^Nej/ }));
    expect(b3.getByLabelText('Varför har svaret ändrats?')).toBeVisible();
    expect(b3.queryByRole('button', { name: 'Oförändrat, bekräfta' })).toBeNull();
    await waitFor(async () =>
      expect((await answerIn(storage, '2026', 'B3'))?.confirmedUnchanged).toBe(false),
    );
  });
});

describe('numbers', () => {
  it('are taken with a comma, and stay in the field with a reason when they cannot be saved', async () => {
    const { user, storage } = await renderApp({
      path: `/tillagg/${addOn}/2026?rad=N1&rad=N2`,
      prepare: beginAsGavle,
    });
    const n1 = await row('N1');
    await fill(user, n1.getByRole('textbox', { name: /^Ert svar på N1/ }), '12,5');
    await user.tab();
    await waitFor(async () =>
      expect((await answerIn(storage, '2026', 'N1', addOn))?.response).toEqual({
        kind: 'number',
        number: 12.5,
      }),
    );
    await waitFor(async () =>
      expect(await rowButton('N1')).toHaveAccessibleName(/12,5 barn per handläggare$/),
    );

    const n2 = await row('N2');
    const percent = n2.getByRole('textbox', { name: /^Ert svar på N2/ });
    await fill(user, percent, '180');
    await user.tab();
    expect(await n2.findByText(/Talet får vara högst 100\./)).toBeVisible();
    expect(percent).toHaveValue('180');
    expect(percent).toHaveAccessibleDescription(/högst 100/);
    expect((await answerIn(storage, '2026', 'N2', addOn))?.response ?? null).toBeNull();

    await user.click(n2.getByRole('radio', { name: 'Vet inte' }));
    await waitFor(async () =>
      expect((await answerIn(storage, '2026', 'N2', addOn))?.response).toEqual({ kind: 'unknown' }),
    );
    expect(n2.getByRole('textbox', { name: /^Ert svar på N2/ })).toHaveValue('');
  });
});

describe('two answers that did not know of each other', () => {
  it('are both shown, and the chosen one stands with what the other had written', async () => {
    const other = await openOtherMachine();
    await beginAsGavle(other);
    await other.commands.setPerson({ name: 'Alex Lund', role: '' });
    await other.commands.setAnswer(
      sheetOf('2026'),
      'B3',
      { response: { kind: 'level', level: 2 }, comment: 'Alla är med.' },
      [],
    );
    const theirs = await takeSnapshot(other);
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=B3',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await storage.commands.setAnswer(
          sheetOf('2026'),
          'B3',
          { response: { kind: 'level', level: 1 }, comment: 'Tekniska saknas.' },
          [],
        );
        await storage.commands.mergeSnapshot(theirs);
      },
    });
    const b3 = await row('B3');
    expect(b3.getByText('Raden har fått olika svar')).toBeVisible();
    expect(b3.getByText('Tekniska saknas.')).toBeVisible();
    expect(b3.queryByRole('radio')).toBeNull();

    await user.click(b3.getByRole('button', { name: /^Låt det här gälla: Ja, Alex Lund/ }));
    await waitFor(async () =>
      expect(await answerIn(storage, '2026', 'B3')).toMatchObject({
        response: { kind: 'level', level: 2 },
        comment: 'Alla är med.\n\nTekniska saknas.',
      }),
    );
    const record = await storage.database.records.get(assessmentId(sheetOf('2026')));
    expect(itemsInConflict(record as Assessment)).toEqual([]);
    expect(await b3.findByRole('radio', { name: /^Ja Alla/ })).toBeChecked();
  });
});

describe('all rows and years', () => {
  it('stand in one table, and a row in it leads to the row', async () => {
    const { user } = await renderApp({ path: '/matris/2026?omrade=A', prepare: withLastYear });
    await user.click(await screen.findByRole('link', { name: 'Visa som tabell' }));
    const table = within(await screen.findByRole('grid'));
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Rad', '2026 (året ni arbetar med)', '2025']),
    );
    const b3 = table.getByRole('row', { name: /^B3/ });
    expect(
      within(b3)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual(['Inte besvarad', 'På väg']);

    await user.click(within(b3).getByRole('link'));
    await waitFor(async () => expect(await rowButton('B3')).toHaveFocus());
    expect(await rowButton('B3')).toHaveAttribute('aria-expanded', 'true');
  });

  it('are all open when the address asks for it', async () => {
    await renderApp({ path: '/matris/2026?omrade=E&rad=alla', prepare: beginAsGavle });
    await waitFor(() => expect(screen.getAllByLabelText('Motivering')).toHaveLength(7));
  });
});

describe('the address of a matrix', () => {
  it('leads to the present year when it names none', async () => {
    await renderApp({ path: '/matris', prepare: beginAsGavle });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Inventeringsmatris 2026' }),
    ).toBeVisible();
  });

  it('begins on another year', async () => {
    const { user } = await renderApp({ path: '/matris/2026', prepare: beginAsGavle });
    await user.click(await screen.findByRole('button', { name: 'År 2026' }));
    // jsdom knows no popovers, and takes the menu for hidden even when it is open.
    await user.click(screen.getByRole('link', { name: 'Börja på 2027', hidden: true }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Inventeringsmatris 2027' }),
    ).toBeVisible();
    expect(await screen.findByText(/2027 har inte börjat än/)).toBeVisible();
  });

  it('says so when there is no such matrix', async () => {
    await renderApp({ path: '/matris/2026-var', prepare: beginAsGavle });
    expect(await screen.findByText('Det finns ingen matris på den här adressen')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Till årets matris' })).toBeVisible();
  });

  it('asks who one works for before anything else', async () => {
    await renderApp({ path: '/matris/2026' });
    expect(await screen.findByText(/Välj först vilken kommun/)).toBeVisible();
  });

  it("shows another party's answers to be read only", async () => {
    const orebro: PartyProfile = {
      name: 'Örebro kommun',
      form: 'municipality',
      municipalityCodes: ['1880'],
      district: null,
    };
    await renderApp({
      path: `/matris/2025?part=${partyId(orebro)}&rad=B3`,
      prepare: async (storage) => {
        await storage.commands.chooseOwnParty(orebro);
        await storage.commands.setAnswer(
          sheetOf('2025', inventoryMatrixId, partyId(orebro)),
          'B3',
          { response: { kind: 'level', level: 2 }, comment: 'Vi träffas varje månad.' },
          [],
        );
        await beginAsGavle(storage);
      },
    });
    expect(await screen.findByText(/Ni läser svaren från Örebro kommun/)).toBeVisible();
    const b3 = await row('B3');
    expect(b3.getByText('Vi träffas varje månad.')).toBeVisible();
    expect(b3.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Nästa obesvarade rad' })).toBeNull();
    // Reminders are for those who answer.
    expect(screen.queryByText('saknar underlag')).toBeNull();
  });
});

describe('languages', () => {
  it.each([
    ['nb', 'Neste ubesvarte rad', 'Begrunnelse'],
    ['en', 'Next unanswered row', 'Reason'],
  ] as const)('speak to the reader in %s', async (language, next, reason) => {
    await renderApp({ path: '/matris/2026?rad=B3', language, prepare: beginAsGavle });
    expect(await screen.findByLabelText(reason)).toBeVisible();
    expect(screen.getAllByRole('button', { name: next })).toHaveLength(2);
  });
});
