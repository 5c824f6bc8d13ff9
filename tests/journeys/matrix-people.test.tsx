// Several people fill in one year: rows are given out, sent and sent back, taken back and brought back.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { newActionProfile } from '#domain/action.ts';
import { answerOf, assessmentId, assignmentOf, type Assessment } from '#domain/assessment.ts';
import { partyId } from '#domain/party.ts';
import { headIds } from '#domain/revision.ts';
import { inventoryMatrixId } from '#instruments/index.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, gavle, renderApp, today } from '../support/render-app.tsx';

const party = partyId({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });
const sheetOf = (period: string) => ({ party, instrument: inventoryMatrixId, period, version: 1 });
const thisYear = assessmentId(sheetOf('2026'));

let machines = 0;

/** A window on a machine; without a name, on a new one. */
async function openMachine(name?: string): Promise<Storage & { machine: string }> {
  machines += 1;
  const prefix = `w${machines}x`;
  const machine = name ?? `matrix-people-${process.pid}-${machines}`;
  let count = 0;
  const newId = () => {
    count += 1;
    return `${prefix}${String(count).padStart(6, '0')}`;
  };
  const opened = await openStorage(machine, { now: () => today, newId });
  if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
  return { ...opened.value, machine };
}

async function yearIn({ database }: Storage, id = thisYear): Promise<Assessment | undefined> {
  const record = await database.records.get(id);
  return record?.kind === 'assessment' ? record : undefined;
}

const seenOf = async (storage: Storage, item: string) =>
  headIds((await yearIn(storage))?.fields[`answer:${item}`]);

const rowButton = (key: string) => screen.findByRole('button', { name: new RegExp(`^${key} `) });
const row = async (key: string) => within((await rowButton(key)).closest('li') ?? document.body);

async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

describe('who answers a row', () => {
  it('is written in the row with a date, shown on the closed row, and told when it is late', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=B3',
      prepare: beginAsGavle,
    });
    const b3 = await row('B3');
    expect(b3.queryByLabelText('Person eller förvaltning')).toBeNull();
    await user.click(b3.getByRole('button', { name: 'Vem svarar?' }));
    await fill(user, b3.getByLabelText('Person eller förvaltning'), 'Socialförvaltningen');
    await fill(user, b3.getByLabelText('Senast'), '2026-03-01');
    await user.tab();
    expect(await b3.findByText(/Datumet har redan varit/)).toBeVisible();
    await waitFor(async () =>
      expect(assignmentOf(await yearIn(storage), 'B3')).toEqual({
        to: 'Socialförvaltningen',
        due: '2026-03-01',
      }),
    );
    await waitFor(async () =>
      expect(await rowButton('B3')).toHaveAccessibleName(
        /Socialförvaltningen, senast 1 mars 2026 ?försenad/,
      ),
    );

    await user.click(b3.getByRole('radio', { name: /^Nej/ }));
    await waitFor(async () => expect(await rowButton('B3')).not.toHaveAccessibleName(/försenad/));
    expect(await rowButton('B3')).toHaveAccessibleName(/Socialförvaltningen/);
  });

  it('can be somebody who already has a row, by one press', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=B4',
      prepare: async (opened) => {
        await beginAsGavle(opened);
        await opened.commands.setAssignment(sheetOf('2026'), 'B1', { to: 'Skolan', due: null }, []);
      },
    });
    const b4 = await row('B4');
    await user.click(b4.getByRole('button', { name: 'Vem svarar?' }));
    expect(await b4.findByRole('button', { name: 'Välj Kim Berg' })).toBeVisible();
    await user.click(await b4.findByRole('button', { name: 'Välj Skolan' }));
    await waitFor(async () =>
      expect(assignmentOf(await yearIn(storage), 'B4')).toEqual({ to: 'Skolan', due: null }),
    );
  });

  it('is given for a whole area at once, without taking rows from others unless asked', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?omrade=B',
      prepare: async (opened) => {
        await beginAsGavle(opened);
        await opened.commands.setAnswer(
          sheetOf('2026'),
          'B1',
          { response: { kind: 'level', level: 1 } },
          [],
        );
        await opened.commands.setAssignment(sheetOf('2026'), 'B2', { to: 'Skolan', due: null }, []);
      },
    });
    await user.click(await screen.findByText('Fördela rader'));
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Område' }),
      'B. Ansvar och organisation',
    );
    await user.click(screen.getByRole('button', { name: 'Fördela 3 rader' }));
    expect(await screen.findByText('Skriv vem som ska svara.')).toBeVisible();
    const name = screen.getByRole('combobox', { name: 'Person eller förvaltning' });
    expect(name).toHaveFocus();
    await user.paste('Kultur och fritid');
    await user.click(
      screen.getByRole('checkbox', { name: 'Byt även på 1 rad som någon annan redan har' }),
    );
    await user.click(screen.getByRole('button', { name: 'Fördela 4 rader' }));
    expect(await screen.findByText('4 rader fördelades till Kultur och fritid.')).toBeVisible();
    const after = await yearIn(storage);
    expect(['B1', 'B2', 'B3'].map((item) => assignmentOf(after, item)?.to)).toEqual([
      undefined,
      'Kultur och fritid',
      'Kultur och fritid',
    ]);
    expect(
      await screen.findByRole('link', { name: 'Skicka raderna till Kultur och fritid' }),
    ).toHaveAttribute('href', expect.stringMatching(/^#\/utbyte\/rader\?rader=.*&till=Kultur/));
  });

  it('is chosen where two people have said different things', async () => {
    const machine = await openMachine();
    await beginAsGavle(machine);
    const assign = (storage: Storage, to: string) =>
      storage.commands.setAssignment(sheetOf('2026'), 'B3', { to, due: null }, []);
    await assign(machine, 'Skolan');
    const other = await openMachine(machine.machine);
    await assign(other, 'Kultur');
    const { user } = await renderApp({ path: '/matris/2026?rad=B3', storage: machine });
    expect(await rowButton('B3')).toHaveAccessibleName(/Två olika svar/);
    const b3 = await row('B3');
    await user.click(b3.getByRole('button', { name: 'Vem svarar?' }));
    await user.click(await b3.findByRole('button', { name: 'Låt det här gälla: Kultur' }));
    await waitFor(async () => expect(assignmentOf(await yearIn(machine), 'B3')?.to).toBe('Kultur'));
    expect(await b3.findByLabelText('Person eller förvaltning')).toHaveValue('Kultur');
  });
});

describe('the last acts', () => {
  it('are taken back one by one, and leave what was typed in between', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=B3&rad=B4&omrade=B',
      prepare: beginAsGavle,
    });
    expect(screen.queryByRole('button', { name: 'Ångra' })).toBeNull();
    await user.click((await row('B3')).getByRole('radio', { name: /^Nej/ }));
    await user.click((await row('B3')).getByRole('radio', { name: /^På väg/ }));
    await user.click((await row('B3')).getByLabelText('Motivering'));
    await user.paste('Vi träffas sällan.');
    await user.click((await row('B4')).getByRole('radio', { name: 'Vet inte' }));
    expect(await screen.findByText('B4: Vet inte')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    expect(await screen.findByText('B4 är tillbaka: Inte besvarad.')).toBeVisible();
    expect(await screen.findByText('B3: På väg')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    expect(await screen.findByText('B3 är tillbaka: Nej.')).toBeVisible();
    await waitFor(async () =>
      expect(answerOf(await yearIn(storage), 'B3')).toMatchObject({
        response: { kind: 'level', level: 0 },
        comment: 'Vi träffas sällan.',
      }),
    );

    // By keyboard, but never while somebody types: a text field has an undo of its own.
    await user.click((await row('B3')).getByLabelText('Motivering'));
    await user.keyboard('{Control>}z{/Control}');
    expect(answerOf(await yearIn(storage), 'B3')?.response).toEqual({ kind: 'level', level: 0 });
    (await rowButton('B3')).focus();
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('B3 är tillbaka: Inte besvarad.')).toBeVisible();
    await waitFor(async () => expect(answerOf(await yearIn(storage), 'B3')?.response).toBeNull());
    expect(screen.queryByRole('button', { name: 'Ångra' })).toBeNull();
  });

  it("are never taken back over somebody else's later change, and that is said", async () => {
    const machine = await openMachine();
    await beginAsGavle(machine);
    const { user } = await renderApp({ path: '/matris/2026?rad=B3', storage: machine });
    await user.click((await row('B3')).getByRole('radio', { name: /^Nej/ }));
    await screen.findByText('B3: Nej');
    const other = await openMachine(machine.machine);
    await waitFor(async () => expect(await seenOf(machine, 'B3')).toHaveLength(1));
    await other.commands.setAnswer(
      sheetOf('2026'),
      'B3',
      { response: { kind: 'level', level: 3 } },
      await seenOf(machine, 'B3'),
    );
    await waitFor(async () =>
      expect((await row('B3')).getByRole('radio', { name: /^Ja, och vi/ })).toBeChecked(),
    );
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    expect(await screen.findByText(/B3 har ändrats av någon annan/)).toBeVisible();
    expect(answerOf(await yearIn(machine), 'B3')?.response).toEqual({ kind: 'level', level: 3 });
  });
});

describe('the history of a row', () => {
  it('tells every version in words, and brings one back without losing the present one', async () => {
    const storage = await openMachine();
    await beginAsGavle(storage);
    await storage.commands.setAnswer(
      sheetOf('2026'),
      'B3',
      { response: { kind: 'level', level: 2 }, comment: 'Alla är med.' },
      [],
    );
    const second = await openMachine(storage.machine);
    await second.commands.setPerson({ name: 'Alex Lund', role: '' });
    await second.commands.setAnswer(
      sheetOf('2026'),
      'B3',
      { response: { kind: 'level', level: 0 }, comment: 'Gruppen lades ner.' },
      await seenOf(storage, 'B3'),
    );
    const { user } = await renderApp({ path: '/matris/2026?rad=B3', storage });
    const b3 = await row('B3');
    await user.click(b3.getByRole('button', { name: 'Historik' }));
    expect(await b3.findByText('Svaret har 2 versioner. Den nyaste står först.')).toBeVisible();
    const changed = b3.getByText('Ändrat: svaret från ”Ja” till ”Nej” och motiveringen');
    expect(changed).toHaveTextContent('gäller nu');
    expect(b3.getAllByText(/av Alex Lund/).length).toBeGreaterThan(0);
    expect(b3.getByText('Första versionen')).toBeVisible();

    const restore = b3.getByRole('button', { name: /^Återställ versionen från .*: Ja$/ });
    await user.click(restore);
    expect(await b3.findByText(/gäller igen/)).toBeVisible();
    await waitFor(async () =>
      expect(answerOf(await yearIn(storage), 'B3')).toMatchObject({
        response: { kind: 'level', level: 2 },
        comment: 'Alla är med.',
      }),
    );
    await waitFor(() => expect(b3.getByLabelText('Motivering')).toHaveValue('Alla är med.'));
    // The one that stood there is in the list, and can be brought back the same way.
    expect(
      await b3.findByRole('button', { name: /^Återställ versionen från .*: Nej$/ }),
    ).toBeVisible();
  });
});

describe('a row in its connections', () => {
  it('asks why the level is another than last year, until somebody has said so', async () => {
    const { user } = await renderApp({
      path: '/matris/2026?rad=B3',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await storage.commands.setAnswer(
          sheetOf('2025'),
          'B3',
          { response: { kind: 'level', level: 2 }, comment: 'Alla var med.' },
          [],
        );
      },
    });
    const b3 = await row('B3');
    await user.click(b3.getByRole('radio', { name: /^Nej/ }));
    expect(
      await b3.findByText('Svaret är ett annat än 2025. Skriv gärna varför det har ändrats.'),
    ).toBeVisible();
    await user.click(await rowButton('B3'));
    await waitFor(async () =>
      expect(await rowButton('B3')).toHaveAccessibleName(/ändrat utan motivering/),
    );
    await user.click(await rowButton('B3'));
    await user.click((await row('B3')).getByLabelText('Varför har svaret ändrats?'));
    await user.paste('Gruppen lades ner.');
    await user.tab();
    await waitFor(async () =>
      expect((await row('B3')).queryByText(/Skriv gärna varför/)).toBeNull(),
    );
  });

  it('is confirmed as unchanged from the keyboard alone', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026?rad=B3',
      prepare: async (opened) => {
        await beginAsGavle(opened);
        await opened.commands.setAnswer(
          sheetOf('2025'),
          'B3',
          { response: { kind: 'level', level: 2 } },
          [],
        );
      },
    });
    const confirm = (await row('B3')).getByRole('button', { name: 'Oförändrat, bekräfta' });
    for (let presses = 0; presses < 30 && document.activeElement !== confirm; presses += 1)
      await user.tab();
    expect(confirm).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(async () =>
      expect(answerOf(await yearIn(storage), 'B3')).toMatchObject({ confirmedUnchanged: true }),
    );
    expect(await screen.findByText('B3: bekräftat som oförändrat')).toBeVisible();
  });

  it('shows the actions that were born from it in any year, and begins a new one', async () => {
    await renderApp({
      path: '/matris/2026?rad=B3',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await storage.commands.createAction(party, {
          ...newActionProfile(),
          what: 'Starta barnrättsgruppen igen',
          state: 'started',
          origin: { kind: 'item', instrument: inventoryMatrixId, item: 'B3', period: '2024' },
        });
        await storage.commands.createAction(party, {
          ...newActionProfile(),
          what: 'Något annat',
          origin: { kind: 'item', instrument: inventoryMatrixId, item: 'C1', period: '2024' },
        });
      },
    });
    const b3 = await row('B3');
    expect(await b3.findByRole('link', { name: 'Starta barnrättsgruppen igen' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^#\/handlingsplan\/./),
    );
    expect(b3.getByText('pågår')).toBeVisible();
    expect(b3.queryByText('Något annat')).toBeNull();
    expect(b3.getByRole('link', { name: 'Ny åtgärd' })).toHaveAttribute(
      'href',
      '#/handlingsplan?ny=rad&instrument=inventory-matrix&rad=B3&period=2026',
    );
  });

  it('leads to its own place in the instrument', async () => {
    const { user } = await renderApp({ path: '/matris/2026?rad=B3', prepare: beginAsGavle });
    const b3 = await row('B3');
    await user.click(b3.getByText('Varför det är viktigt och vad som räknas som underlag'));
    expect(
      await b3.findByRole('link', { name: 'Läs mer om raden i instrumentet' }),
    ).toHaveAttribute('href', '#/instrument/inventory-matrix/1?rad=B3');
  });
});

describe('rows for a colleague', () => {
  /** Catches the files that the page hands over. */
  function catchFiles() {
    const files: { name: string; blob: Blob }[] = [];
    let blob: Blob | undefined;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((made) => {
      blob = made as Blob;
      return 'blob:test';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      if (blob) files.push({ name: this.download, blob });
    });
    return files;
  }

  it('go out in a file, are answered on another machine, and come back with one choice to make', async () => {
    const files = catchFiles();
    const owner = await openMachine();
    await beginAsGavle(owner);
    const put = (storage: Storage, period: string, item: string, level: number, comment: string) =>
      seenOf(storage, item).then((seen) =>
        storage.commands.setAnswer(
          sheetOf(period),
          item,
          { response: { kind: 'level', level }, comment },
          seen,
        ),
      );
    await put(owner, '2025', 'B3', 1, 'Så var det 2025.');
    await put(owner, '2026', 'B4', 1, 'Kims första svar.');
    await put(owner, '2026', 'C1', 3, 'Rör ingen annan.');
    await owner.commands.setAssignments(
      sheetOf('2026'),
      ['B3', 'B4'].map((item) => ({
        item,
        assignment: { to: 'Socialförvaltningen', due: '2027-03-01' },
        seen: [],
      })),
    );

    // The owner says who, is told what is in the file, and saves it.
    const first = await renderApp({
      path: `/utbyte/rader?rader=${encodeURIComponent(thisYear)}&till=Socialförvaltningen`,
      storage: owner,
    });
    expect(
      await screen.findByRole('radio', { name: 'Socialförvaltningen: 2 rader, 1 obesvarade' }),
    ).toBeChecked();
    expect(await screen.findByText('2 rader ur Inventeringsmatris 2026: B3 och B4')).toBeVisible();
    expect(screen.getByText('svaren på samma rader 2025, att jämföra med')).toBeVisible();
    expect(screen.getByText(/uppgifter om nätverket är inte med/)).toBeVisible();
    await first.user.click(screen.getByRole('button', { name: 'Spara fil med 2 rader' }));
    expect(await screen.findByText(/är skriven och kontrollerad/)).toBeVisible();
    expect(files[0]?.name).toContain('rader till Socialförvaltningen');
    // A file with some rows is no backup.
    expect(screen.getByText('Ingen säkerhetskopia än')).toBeVisible();
    cleanup();

    // The colleague opens it on an empty machine and is led to the rows.
    const colleague = await openMachine();
    const second = await renderApp({ path: '/utbyte', storage: colleague });
    const sent = new File([files[0]?.blob ?? ''], 'rader.nyckelring.json');
    await second.user.upload(await screen.findByLabelText('Filer från Nyckelring'), sent);
    await second.user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
    expect(
      await screen.findByRole('heading', { name: 'Rader till Socialförvaltningen: 2' }),
    ).toBeVisible();
    expect(
      screen.getByText('Gävle kommun ber er svara på 2 rader i Inventeringsmatris 2026.'),
    ).toBeVisible();
    await fill(second.user, screen.getByLabelText('Ditt namn (frivilligt)'), 'Alex Lund');
    await second.user.click(screen.getByRole('button', { name: 'Svara på raderna' }));
    expect(await screen.findByText('Rader till er: 2')).toBeVisible();
    expect(screen.getByText('Kvar att besvara: 1.')).toBeVisible();
    await rowButton('B3');
    expect(screen.queryByRole('button', { name: /^C1 / })).toBeNull();
    await second.user.click(await rowButton('B3'));
    expect((await row('B3')).getByText('Så var det 2025.')).toBeVisible();
    await second.user.click((await row('B3')).getByRole('radio', { name: /^Ja Alla/ }));
    await waitFor(async () =>
      expect(answerOf(await yearIn(colleague), 'B3')?.response).toMatchObject({ level: 2 }),
    );
    await put(colleague, '2026', 'B4', 2, 'Alex svar.');
    expect(await screen.findByText(/Alla är besvarade\. Skicka tillbaka/)).toBeVisible();
    await second.user.click(screen.getByRole('link', { name: 'Skicka tillbaka' }));
    await second.user.click(
      await screen.findByRole('button', { name: 'Spara filen att skicka tillbaka' }),
    );
    await waitFor(() => expect(files).toHaveLength(2));
    cleanup();

    // Meanwhile the owner has written on B4. The file comes back: one row is new, one is a choice.
    await put(owner, '2026', 'B4', 0, 'Kim ändrade sig.');
    const third = await renderApp({ path: '/utbyte', storage: owner });
    const back = new File([files[1]?.blob ?? ''], 'svar.nyckelring.json');
    await third.user.upload(await screen.findByLabelText('Filer från Nyckelring'), back);
    const card = within(await screen.findByRole('region', { name: 'Filen ni har valt' }));
    expect(
      await card.findByText(/^1 uppgift är ändrad både här och i filen\. Inget skrivs över\./),
    ).toBeVisible();
    await third.user.click(card.getByRole('button', { name: 'Läs in filen' }));
    await card.findByText('Inläst');
    // One's own rows have come back: nobody is asked to answer them.
    expect(screen.queryByRole('heading', { name: /^Rader till Socialförvaltningen/ })).toBeNull();
    cleanup();
    const fourth = await renderApp({ path: '/matris/2026?rad=B4', storage: owner });
    const b4 = await row('B4');
    await fourth.user.click(
      await b4.findByRole('button', { name: /^Låt det här gälla: Ja, Alex/ }),
    );
    await waitFor(async () =>
      expect(answerOf(await yearIn(owner), 'B4')?.comment).toContain('Alex svar.'),
    );
    const after = await yearIn(owner);
    expect(answerOf(after, 'B3')?.response).toMatchObject({ level: 2 });
    expect(answerOf(after, 'C1')?.comment).toBe('Rör ingen annan.');
  });

  it('can be picked one by one, and are given to that person with the file', async () => {
    catchFiles();
    const storage = await openMachine();
    await beginAsGavle(storage);
    await storage.commands.setAnswer(
      sheetOf('2026'),
      'C1',
      { response: { kind: 'level', level: 1 } },
      [],
    );
    const { user } = await renderApp({ path: '/utbyte/rader', storage });
    const section = within(
      await screen.findByRole('region', { name: 'Skicka rader till en kollega' }),
    );
    // The button is there from the start: it says what is missing, and goes there.
    const name = section.getByRole('textbox', { name: /^Vem ska svara på raderna\?/ });
    await user.click(section.getByRole('button', { name: 'Spara filen' }));
    expect(section.getByText('Skriv vem raderna är till.')).toBeVisible();
    expect(section.getByText('Välj minst en rad.')).toBeVisible();
    expect(name).toHaveFocus();
    await user.type(name, 'Alex');
    expect(section.queryByText('Skriv vem raderna är till.')).not.toBeInTheDocument();
    await user.click(section.getByRole('button', { name: 'Spara filen' }));
    const areas = within(section.getByRole('group', { name: 'Vilka rader?' }));
    expect(areas.getByText('A. Beslut och styrning · 0 av 6 valda')).toHaveFocus();
    await user.click(areas.getByRole('checkbox', { name: /^B3 /, hidden: true }));
    expect(areas.getByText('B. Ansvar och organisation · 1 av 5 valda')).toBeVisible();
    expect(section.queryByText('Välj minst en rad.')).not.toBeInTheDocument();
    await user.click(await section.findByRole('button', { name: 'Spara fil med 1 rad' }));
    await waitFor(async () =>
      expect(assignmentOf(await yearIn(storage), 'B3')).toEqual({ to: 'Alex', due: null }),
    );
  });
});

describe('languages', () => {
  it.each([
    ['nb', 'Hvem svarer?', 'Historikk', 'Nytt tiltak', 'Fordel rader'],
    ['en', 'Who answers?', 'History', 'New action', 'Assign rows'],
  ] as const)('speak to the reader in %s', async (language, who, history, action, give) => {
    await renderApp({
      path: '/matris/2026?rad=B3',
      language,
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await storage.commands.setAnswer(
          sheetOf('2026'),
          'B3',
          { response: { kind: 'level', level: 2 } },
          [],
        );
      },
    });
    const b3 = await row('B3');
    expect(b3.getByRole('button', { name: who })).toBeVisible();
    expect(b3.getByRole('button', { name: history })).toBeVisible();
    expect(b3.getByRole('link', { name: action })).toBeVisible();
    expect(screen.getByText(give)).toBeVisible();
  });
});
