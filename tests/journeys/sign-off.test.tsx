// A year's answers are decided, locked, opened again, compared; and what has changed is told.
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '#domain/answer.ts';
import { answerField, assessmentId, lockOf, type Assessment } from '#domain/assessment.ts';
import { newDocumentProfile } from '#domain/document.ts';
import { partyId } from '#domain/party.ts';
import { headIds } from '#domain/revision.ts';
import { signOffContent, signOffId, type SignOff } from '#domain/sign-off.ts';
import { implementationKeyId, inventoryMatrixId } from '#instruments/index.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, gavle, openTestStorage, renderApp } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const party = partyId({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });

function sheetOf(period: string, instrument = inventoryMatrixId) {
  return { party, instrument, period, version: 1 };
}
const matrixId = assessmentId(sheetOf('2026'));

async function answer(
  { commands, database }: Storage,
  period: string,
  item: string,
  change: Partial<Answer>,
) {
  const stored = (await database.records.get(assessmentId(sheetOf(period)))) as
    Assessment | undefined;
  const seen = headIds(stored?.fields[answerField(item)]);
  const saved = await commands.setAnswer(sheetOf(period), item, change, seen);
  if (!saved.ok) throw new Error(`Not saved: ${saved.error.kind}`);
}

const level = (value: number): Partial<Answer> => ({ response: { kind: 'level', level: value } });

/** Two years: A1 has risen, with a reason and a document; A2 has fallen; A3 is confirmed; A4 is not known. */
async function withTwoYears(storage: Storage) {
  await beginAsGavle(storage);
  const document = await storage.commands.createDocument(party, {
    ...newDocumentProfile(),
    ...{ title: 'Mål och budget', date: '2026-03', kind: 'decision', keptAt: 'KS 2026/87' },
  });
  if (!document.ok) throw new Error('No document');
  await answer(storage, '2025', 'A1', level(1));
  await answer(storage, '2025', 'A2', level(2));
  await answer(storage, '2025', 'A3', level(1));
  await answer(storage, '2026', 'A1', {
    ...level(2),
    comment: 'Fullmäktige beslutade i mars.',
    documents: [document.value],
  });
  await answer(storage, '2026', 'A2', level(0));
  await answer(storage, '2026', 'A3', { ...level(1), confirmedUnchanged: true });
  await answer(storage, '2026', 'A4', { response: { kind: 'unknown' } });
}

async function lockedAs({ database }: Storage): Promise<number | null> {
  return lockOf((await database.records.get(matrixId)) as Assessment);
}

async function versionIn({ database }: Storage, number: number) {
  const record = await database.records.get(signOffId(matrixId, number));
  return record === undefined ? undefined : signOffContent(record as SignOff);
}

async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

async function decide(user: UserEvent, number: number, body = 'Kommunstyrelsen') {
  await fill(user, await screen.findByLabelText('Vem har beslutat?'), body);
  await fill(user, screen.getByLabelText('När fattades beslutet?'), '2026-11-12');
  await user.click(screen.getByRole('button', { name: `Fastställ version ${String(number)}` }));
  await screen.findByRole('heading', { level: 1, name: 'Svaren är fastställda' });
}

describe('signing off', () => {
  it('gathers what is left, asks who decided and when, and locks every answer with its documents', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026/faststall',
      prepare: withTwoYears,
    });
    expect(
      await screen.findByText('Gävle kommun · Inventeringsmatris 2026 · 4 av 48 rader besvarade'),
    ).toBeVisible();
    expect(screen.getByText('44 rader är inte besvarade')).toBeVisible();
    await user.click(screen.getByText('1 rad har svaret ”Vet inte”'));
    expect(screen.getByRole('link', { name: /^A4 / })).toHaveAttribute(
      'href',
      '#/matris/2026?rad=A4',
    );
    expect(
      screen.getByText('1 rad har fått ett annat svar än förra gången, utan motivering'),
    ).toBeVisible();
    expect(screen.getByText('4 rader med svar varav 1 med ”Vet inte”')).toBeVisible();

    const submit = screen.getByRole('button', { name: 'Fastställ version 1' });
    await user.click(submit);
    expect(screen.getByText('Skriv vem som har beslutat.')).toBeVisible();
    expect(screen.getByLabelText('Vem har beslutat?')).toHaveFocus();
    expect(await lockedAs(storage)).toBeNull();

    await fill(user, screen.getByLabelText('Vem har beslutat?'), 'x'.repeat(201));
    expect(screen.getByText('Texten är för lång: 201 tecken. Högst 200 får plats.')).toBeVisible();
    await fill(user, screen.getByLabelText('Vem har beslutat?'), 'Kommunstyrelsen');
    const date = screen.getByLabelText('När fattades beslutet?');
    await fill(user, date, 'i våras');
    expect(screen.getByText('Skriv datumet som 2026, 2026-03 eller 2026-03-12.')).toBeVisible();
    await fill(user, date, '2027');
    expect(screen.getByText('Datumet har inte varit än. Stämmer det?')).toBeVisible();
    await fill(user, date, '2026-11-12');
    await fill(user, screen.getByLabelText('Paragraf (frivilligt)'), '§ 87');
    await user.click(submit);

    const heading = await screen.findByRole('heading', { name: 'Svaren är fastställda' });
    expect(heading).toHaveFocus();
    expect(screen.getByRole('heading', { name: 'Version 1 är fastställd' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Spara en fil till samordnaren' })).toHaveAttribute(
      'href',
      '#/utbyte',
    );
    expect(await lockedAs(storage)).toBe(1);
    const content = await versionIn(storage, 1);
    expect(content).toMatchObject({
      body: 'Kommunstyrelsen',
      date: '2026-11-12',
      paragraph: '§ 87',
    });
    expect(content?.answers['A1']).toMatchObject({
      response: { kind: 'level', level: 2 },
      comment: 'Fullmäktige beslutade i mars.',
      documents: [{ title: 'Mål och budget', date: '2026-03', keptAt: 'KS 2026/87' }],
    });

    await user.click(screen.getByRole('link', { name: 'Läs och skriv ut version 1' }));
    await screen.findByRole('heading', { level: 1, name: 'Inventeringsmatris 2026, version 1' });
    const area = within(screen.getByRole('region', { name: 'A. Beslut och styrning' }));
    expect(area.getByText('Fullmäktige beslutade i mars.')).toBeVisible();
    expect(area.getByText(/^Mål och budget/)).toHaveTextContent(
      'Mål och budget mars 2026 · Beslut · KS 2026/87',
    );
    expect(area.getAllByText('Inte besvarad')).toHaveLength(2);
  });

  it('is stopped by answers that nobody has chosen between, with the way to them', async () => {
    const other = await openTestStorage();
    await beginAsGavle(other);
    await answer(other, '2026', 'A2', level(3));
    const taken = await takeSnapshot(other);
    await renderApp({
      path: '/matris/2026/faststall',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        // Two machines never make the same id; here both count from one.
        for (let id = 0; id < 20; id += 1) storage.commands.newId();
        await answer(storage, '2026', 'A2', level(1));
        await storage.commands.mergeSnapshot({
          records: taken.records.filter(({ kind }) => kind === 'assessment'),
          history: [],
        });
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Välj först vilket svar som gäller' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: /^A2 / })).toHaveAttribute(
      'href',
      '#/matris/2026?rad=A2',
    );
    expect(screen.queryByRole('button', { name: /^Fastställ version/ })).toBeNull();
  });

  it('is undone with a reason, becomes version 2, and both can be compared', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026/faststall',
      prepare: withTwoYears,
    });
    await decide(user, 1);
    await user.click(screen.getByRole('button', { name: 'Öppna igen …' }));
    const reason = screen.getByLabelText('Varför öppnar ni igen?');
    await waitFor(() => expect(reason).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Öppna igen' }));
    expect(screen.getByText('Skriv varför ni öppnar igen.')).toBeVisible();
    expect(await lockedAs(storage)).toBe(1);
    await fill(user, reason, 'A2 hade fel nivå.');
    await user.click(screen.getByRole('button', { name: 'Öppna igen' }));

    expect(await screen.findByText(/^Inga svar har ändrats sedan version 1\./)).toBeVisible();
    expect(screen.getByText('A2 hade fel nivå.')).toBeVisible();
    await answer(storage, '2026', 'A2', { ...level(1), comment: 'Omräknat.' });
    await answer(storage, '2026', 'A1', { comment: 'Fullmäktige beslutade den 12 mars.' });
    expect(await screen.findByText(/^2 rader har ändrats sedan version 1\./)).toBeVisible();
    await decide(user, 2, 'Socialnämnden');

    await user.click(screen.getByRole('link', { name: 'Jämför version 1 med version 2' }));
    await screen.findByRole('heading', { level: 1, name: 'Jämför versioner' });
    expect(window.location.hash).toBe('#/matris/2026/faststall?fran=1&till=2');
    const rowOf = (key: string) =>
      within(screen.getByRole('link', { name: key }).closest('li') ?? document.body);
    expect(rowOf('A2').getByText('Har stigit')).toBeVisible();
    expect(rowOf('A2').getByText('Nej')).toBeVisible();
    expect(rowOf('A2').getByText('På väg')).toBeVisible();
    expect(rowOf('A1').getByText('Bara texten')).toBeVisible();
    expect(rowOf('A1').getByText('Fullmäktige beslutade i mars.')).toBeVisible();
    expect(rowOf('A1').getByText('Fullmäktige beslutade den 12 mars.')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'A3' })).toBeNull();

    await user.selectOptions(screen.getByLabelText('Från'), 'Version 2');
    await user.selectOptions(screen.getByLabelText('Till'), 'Svaren nu');
    expect(await screen.findByText('Det finns inga skillnader.')).toBeVisible();
  });

  it('tells of rows that a file has changed after the lock', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026/faststall',
      prepare: withTwoYears,
    });
    const colleague = await takeSnapshot(storage);
    await decide(user, 1);
    const records = colleague.records.map((record) => {
      const register = record.id === matrixId && (record as Assessment).fields['answer:A3'];
      if (!register) return record;
      const [head] = register.heads;
      if (head === undefined) throw new Error('A3 is not answered');
      const newer = {
        ...head,
        ...{ id: 'zcolleague', replaces: [head.id], author: 'Robin Ek' },
        value: { ...head.value, ...level(3) },
      };
      const fields = {
        ...(record as Assessment).fields,
        'answer:A3': { heads: [newer], past: [...register.past, head.id].sort() },
      };
      return { ...(record as Assessment), fields };
    });
    await storage.commands.mergeSnapshot({ records, history: [] });

    expect(
      await screen.findByRole('heading', {
        name: '1 rad har ändrats sedan version 1 fastställdes',
      }),
    ).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Se ändringarna' }));
    await screen.findByRole('heading', { level: 1, name: 'Jämför versioner' });
    expect(screen.getByRole('link', { name: 'A3' })).toBeVisible();
    expect(screen.getAllByText('Har stigit').length).toBeGreaterThan(0);
  });

  it('shows two decisions on the same version, and a lock that another machine has opened', async () => {
    const { user, storage } = await renderApp({
      path: '/matris/2026/faststall',
      prepare: withTwoYears,
    });
    await decide(user, 1);
    const { database, commands } = storage;
    const signOff = (await database.records.get(signOffId(matrixId, 1))) as SignOff;
    const matrix = (await database.records.get(matrixId)) as Assessment;
    const [content] = signOff.fields.content.heads;
    const lock = matrix.fields.lock?.heads[0];
    if (content === undefined || lock === undefined) throw new Error('Not signed off');
    const elsewhere = { id: 'zcolleague', replaces: [], author: 'Robin Ek' };
    const other = { ...content, ...elsewhere, value: { ...content.value, body: 'Socialnämnden' } };
    await commands.mergeSnapshot({
      records: [
        { ...signOff, fields: { content: { heads: [other], past: [] } } },
        {
          ...matrix,
          fields: { lock: { heads: [{ ...lock, ...elsewhere, value: null }], past: [] } },
        },
      ],
      history: [],
    });

    const twice = await screen.findByRole('heading', {
      name: 'Version 1 har fastställts två gånger',
    });
    expect(twice).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: /^Låt den här gälla: Beslutat av Socialnämnden/ }),
    );
    await waitFor(async () => expect((await versionIn(storage, 1))?.body).toBe('Socialnämnden'));
    expect(screen.getByText('Är svaren låsta eller öppna?')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Välj: Öppna att ändra' }));
    await waitFor(async () => expect(await lockedAs(storage)).toBeNull());
    expect(await screen.findByRole('button', { name: 'Fastställ version 2' })).toBeVisible();
    expect(screen.queryByText('Är svaren låsta eller öppna?')).toBeNull();
  });

  it('is for the key of a meeting too, and only for its own party', async () => {
    const { user, storage, unmount } = await renderApp({
      path: '/nyckel/2026-host/faststall',
      prepare: async (opened) => {
        await beginAsGavle(opened);
        await opened.commands.setAnswer(
          sheetOf('2026-2', implementationKeyId),
          'K1',
          { ...level(2), comment: 'Beslutat i våras.' },
          [],
        );
      },
    });
    expect(await screen.findByText('11 dimensioner är inte bedömda')).toBeVisible();
    await decide(user, 1);
    unmount();

    await storage.commands.chooseOwnParty({
      name: 'Uppsala kommun',
      form: 'municipality',
      municipalityCodes: ['0380'],
      district: null,
    });
    await renderApp({ path: `/nyckel/2026-host/faststall?part=${party}`, storage });
    expect(
      await screen.findByText('Ni läser svaren från Gävle kommun. Bara de kan fastställa dem.'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Öppna igen …' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Läs version 1' })).toHaveAttribute(
      'href',
      `#/nyckel/2026-host/faststall?version=1&part=${encodeURIComponent(party)}`,
    );
  });

  it('says where to begin when there is nothing to sign off', async () => {
    const { unmount, storage } = await renderApp({ path: '/matris/2026/faststall' });
    expect(await screen.findByRole('link', { name: 'Kom i gång' })).toBeVisible();
    unmount();
    await beginAsGavle(storage);
    await renderApp({ path: '/matris/2026/faststall', storage });
    expect(await screen.findByText(/^Det finns inga svar för 2026 än\./)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Till matrisen 2026' })).toHaveAttribute(
      'href',
      '#/matris/2026',
    );
  });
});

describe('what has changed since last year', () => {
  it('shows rises and falls side by side, with reasons and new documents', async () => {
    const { user } = await renderApp({ path: '/matris/2026/andringar', prepare: withTwoYears });
    expect(
      await screen.findByText('Gävle kommun · Inventeringsmatris 2026 jämfört med 2025'),
    ).toBeVisible();
    const count = (term: string) =>
      screen.getAllByText(term, { selector: 'dt' })[0]?.nextElementSibling?.textContent;
    expect(count('Har stigit')).toBe('1');
    expect(count('Har sjunkit')).toBe('1');
    expect(count('Blev ”Vet inte”')).toBe('1');
    expect(count('Oförändrade, bekräftade')).toBe('1');
    // A kind of change of which there is none is not told.
    expect(screen.queryByText('Oförändrade, inte bekräftade')).toBeNull();

    const rows = screen.getByRole('region', { name: 'A. Beslut och styrning' });
    expect(within(rows).getByText('Fullmäktige beslutade i mars.')).toBeVisible();
    expect(within(rows).getByText(/^Mål och budget/)).toBeVisible();
    const fallen = within(rows).getByRole('link', { name: 'A2' }).closest('li');
    expect(fallen).toHaveTextContent('Har sjunkitJahar blivitNejIngen motivering är skriven.');
    // What stayed as it was is folded, and can be looked up.
    expect(screen.queryByRole('link', { name: 'A3' })).toBeNull();
    await user.click(screen.getByText('Oförändrade, bekräftade (1)'));
    expect(screen.getByRole('link', { name: /^A3/ })).toBeVisible();
  });

  it('is saved as a table with every row, and as a Word file', async () => {
    const { user } = await renderApp({ path: '/matris/2026/andringar', prepare: withTwoYears });
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob);
      return 'blob:nothing';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await user.click(await screen.findByRole('button', { name: 'Spara tabell (CSV)' }));
    const lines = (await files[0]?.text())?.split('\r\n') ?? [];
    expect(lines[0]).toMatch(/Rad;2025;2026;Ändring;Motivering och nytt underlag$/);
    expect(lines[1]).toMatch(/^A1\. .*;På väg;Ja;Har stigit;"?Fullmäktige beslutade i mars\./);
    expect(lines.some((line) => /^A2\. .*;Ja;Nej;Har sjunkit;$/.test(line))).toBe(true);
    expect(
      lines.some((line) => /^A3\. .*;På väg;På väg;Oförändrade, bekräftade;$/.test(line)),
    ).toBe(true);

    await user.click(screen.getByRole('button', { name: 'Spara som Word' }));
    expect(
      await screen.findByText(/^Sparad som Vad har ändrats Gävle kommun .*\.docx$/),
    ).toBeVisible();
    expect(files[1]?.type).toContain('wordprocessingml');
  });

  it('is compared with the year that the address names', async () => {
    const { user } = await renderApp({
      path: '/matris/2026/andringar',
      prepare: async (storage) => {
        await withTwoYears(storage);
        await answer(storage, '2024', 'A1', level(3));
      },
    });
    await user.selectOptions(await screen.findByLabelText('Jämför med'), '2024');
    expect(
      await screen.findByText('Gävle kommun · Inventeringsmatris 2026 jämfört med 2024'),
    ).toBeVisible();
    expect(window.location.hash).toBe('#/matris/2026/andringar?mot=2024');
    const fallen = screen.getByRole('link', { name: 'A1' }).closest('li');
    expect(fallen).toHaveTextContent('Ja, och vi följer upphar blivitJa');
  });

  it('says that there is nothing to compare with in the first year', async () => {
    await renderApp({
      path: '/matris/2026/andringar',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await answer(storage, '2026', 'A1', level(1));
      },
    });
    expect(
      await screen.findByText(/^Det finns inga tidigare svar att jämföra med än\./),
    ).toBeVisible();
  });
});
