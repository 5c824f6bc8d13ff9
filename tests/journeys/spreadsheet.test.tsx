// Older answers come in from a spreadsheet, never over what is here unless somebody chooses so, and go out as one.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '#domain/answer.ts';
import {
  answerOf,
  assessmentId,
  detailsOf,
  itemOfField,
  type Assessment,
} from '#domain/assessment.ts';
import { hasConflict } from '#domain/revision.ts';
import { createStorage, type Storage } from '#storage/provider.tsx';
import { spreadsheetFixture } from '../support/spreadsheet.ts';
import { beginAsGavle, gavle, openTestStorage, renderApp, today } from '../support/render-app.tsx';

const party = 'party:2180';
const keyOf = (period: string) => ({ party, instrument: 'inventory-matrix', period, version: 1 });

async function matrixOf({ database }: Storage, period: string): Promise<Assessment | undefined> {
  const record = await database.records.get(assessmentId(keyOf(period)));
  return record?.kind === 'assessment' ? record : undefined;
}

/** Every answer and reason in the store, by year and row. */
async function answersIn({ database }: Storage) {
  const found: Record<string, Pick<Answer, 'response' | 'comment'>> = {};
  for (const record of await database.records.toArray())
    if (record.kind === 'assessment')
      for (const field of Object.keys(record.fields)) {
        const item = itemOfField(field);
        const answer = item === undefined ? undefined : answerOf(record, item);
        if (item !== undefined && answer !== undefined)
          found[`${record.period} ${item}`] = {
            response: answer.response,
            comment: answer.comment,
          };
      }
  return found;
}

const older = (name = 'matris 2019–2023.xlsx') =>
  new File([spreadsheetFixture('older-matrix.xlsx')], name);

async function openPage(storage?: Storage, language: 'sv' | 'nb' | 'en' = 'sv') {
  const opened = storage ?? (await openTestStorage());
  if (storage === undefined) await beginAsGavle(opened);
  const { user } = await renderApp({ path: '/utbyte/kalkylblad', storage: opened, language });
  const input = await screen.findByLabelText(
    /Kalkylblad med era svar|Regneark med svarene deres|Spreadsheet with your answers/,
  );
  return { user, storage: opened, choose: (file: File) => user.upload(input, file) };
}

const readButton = (name: RegExp) => screen.findByRole('button', { name });

describe('reading an older matrix', () => {
  it('is found from the page of files', async () => {
    await renderApp({ path: '/utbyte', prepare: beginAsGavle });
    expect(await screen.findByRole('link', { name: 'Läs in ett kalkylblad' })).toHaveAttribute(
      'href',
      '#/utbyte/kalkylblad',
    );
  });

  it('shows what it has understood, asks about the rest, and writes nothing before it is told to', async () => {
    const { user, storage, choose } = await openPage();
    await choose(older());

    expect(await screen.findByRole('heading', { name: 'Blad och kolumner' })).toHaveFocus();
    expect(screen.getByRole('combobox', { name: 'Blad' })).toHaveDisplayValue('Matris 2019–2023');
    expect(screen.getByRole('combobox', { name: 'Rad med rubriker' })).toHaveValue('3');
    expect(screen.getByRole('combobox', { name: 'Kolumn E, innehåll' })).toHaveDisplayValue('Svar');
    expect(screen.getByRole('textbox', { name: 'Kolumn E, år' })).toHaveValue('2021');
    expect(screen.getByRole('combobox', { name: 'Kolumn H, innehåll' })).toHaveDisplayValue(
      'Motivering',
    );
    expect(screen.getByText('Vi känner igen 10 av 13 rader med svar.')).toBeVisible();
    expect(screen.getByRole('combobox', { name: '”Delvis” betyder' })).toHaveDisplayValue(
      '1 – På väg',
    );
    const years = await screen.findByRole('table', { name: 'Rader år för år' });
    expect(within(years).getByRole('row', { name: '2023 10' })).toBeVisible();
    const unread = screen.getByRole('list', { name: 'Celler som inte läses in', hidden: true });
    expect(unread).toHaveTextContent('G9KanskeOrdet har ingen nivå än');
    expect(unread).toHaveTextContent('E17#DIV/0!Cellen visar ett fel');

    await user.selectOptions(
      screen.getByRole('combobox', { name: '”Kanske” betyder' }),
      '1 – På väg',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Rad 16 i kalkylbladet är' }),
      'E2',
    );
    expect(within(years).getByRole('row', { name: '2023 11' })).toBeVisible();
    expect(await answersIn(storage)).toEqual({});

    await user.click(await readButton(/^Läs in \d+ svar$/));
    expect(
      await screen.findByText(/svar är inlästa för 2019, 2020, 2021, 2022 och 2023\./),
    ).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Klart' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Öppna 2021' })).toHaveAttribute(
      'href',
      '#/matris/2021',
    );
    const matrix = await matrixOf(storage, '2023');
    expect(answerOf(matrix, 'A1')).toMatchObject({
      response: { kind: 'level', level: 3 },
      comment: 'Fullmäktige § 41. Tas upp på nytt 2025.',
    });
    expect(answerOf(matrix, 'A5')?.response).toEqual({ kind: 'level', level: 1 });
    expect(answerOf(matrix, 'E2')?.response).toEqual({ kind: 'level', level: 2 });
    expect(detailsOf(matrix).source).toEqual({
      file: 'matris 2019–2023.xlsx',
      importedAt: today.toISOString(),
    });
    expect(matrix?.fields['answer:A1']?.heads[0]?.author).toBe('Kim Berg');
  });

  it('leaves a word on the year about where the answers came from, for whoever reads it', async () => {
    const { user, storage, choose } = await openPage();
    await choose(older());
    await user.click(await readButton(/^Läs in \d+ svar$/));
    await user.click(await screen.findByRole('link', { name: 'Öppna 2021' }));
    await screen.findByRole('heading', { level: 1, name: 'Inventeringsmatris 2021' });
    const source =
      /Här finns svar från ett kalkylblad: matris 2019–2023\.xlsx, inläst 22 november 2026\./;
    expect(await screen.findByText(source)).toBeVisible();
    cleanup();

    await renderApp({ path: '/matris/2026', storage });
    await screen.findByRole('heading', { level: 1, name: 'Inventeringsmatris 2026' });
    expect(await screen.findByText(/hela matrisen 0 av 48/)).toBeVisible();
    expect(screen.queryByText(/från ett kalkylblad/)).not.toBeInTheDocument();
    cleanup();

    await storage.commands.chooseOwnParty({
      ...gavle,
      name: 'Uppsala kommun',
      municipalityCodes: ['0380'],
    });
    await renderApp({ path: `/matris/2021?part=${party}`, storage });
    expect(await screen.findByText(/Ni läser svaren från Gävle kommun/)).toBeVisible();
    expect(screen.getByText(source)).toBeVisible();
    expect(screen.queryByText(/Det ni ändrar sparas/)).not.toBeInTheDocument();
  });

  it('remembers what the words meant until the next file', async () => {
    const { user, storage, choose } = await openPage();
    await choose(older());
    await user.selectOptions(
      await screen.findByRole('combobox', { name: '”Kanske” betyder' }),
      'Vet inte',
    );
    await user.click(await readButton(/^Läs in/));
    await screen.findByRole('heading', { name: 'Klart' });
    cleanup();

    const again = await openPage(storage);
    await again.choose(new File(['Rad;2017\nA1;Kanske\nA2;Ja'], 'matris.csv'));
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: '”Kanske” betyder' })).toHaveDisplayValue(
        'Vet inte',
      ),
    );
  });

  it('asks which year it is when the sheet does not say', async () => {
    const { user, storage, choose } = await openPage();
    await choose(new File(['Rad\tSvar\nA1\tJa\nA2\tNej'], 'matris.csv'));
    const year = await screen.findByRole('textbox', { name: 'Kolumn B, år' });
    expect(screen.getByText('Vilket år?')).toBeVisible();
    expect(await screen.findByText('Det finns inget att läsa in än.')).toBeVisible();
    await user.type(year, '2017');
    await user.click(await readButton(/^Läs in 2 svar$/));
    expect(await screen.findByText('2 svar är inlästa för 2017.')).toBeVisible();
    expect(Object.keys(await answersIn(storage))).toEqual(['2017 A1', '2017 A2']);
  });
});

describe('answers that are here already', () => {
  const file = () =>
    new File(['Rad;2024;Motivering 2024\nA1;Ja;Nytt\nA2;Ja;\nA3;Ja;'], 'matris.csv');

  async function openWithAnswers() {
    const opened = await openTestStorage();
    await beginAsGavle(opened);
    for (const item of ['A1', 'A2'])
      await opened.commands.setAnswer(
        keyOf('2024'),
        item,
        { response: { kind: 'level', level: 1 }, comment: `Vårt om ${item}` },
        [],
      );
    return openPage(opened);
  }

  it('stay as they are', async () => {
    const { user, storage, choose } = await openWithAnswers();
    await choose(file());
    expect(await screen.findByText('2 svar skiljer sig från era svar i Nyckelring')).toBeVisible();
    expect(screen.getByText('Här: På väg – ”Vårt om A1”')).toBeVisible();
    expect(screen.getByText('I kalkylbladet (B2): Ja – ”Nytt”')).toBeVisible();
    await user.click(await readButton(/^Läs in 1 svar$/));
    expect(await screen.findByText('1 svar är inläst för 2024.')).toBeVisible();
    expect(await answersIn(storage)).toMatchObject({
      '2024 A1': { response: { kind: 'level', level: 1 }, comment: 'Vårt om A1' },
      '2024 A2': { response: { kind: 'level', level: 1 }, comment: 'Vårt om A2' },
      '2024 A3': { response: { kind: 'level', level: 2 } },
    });
  });

  it('are replaced where somebody chooses so, and the reason stays when the file has none', async () => {
    const { user, storage, choose } = await openWithAnswers();
    await choose(file());
    await user.click(await screen.findByRole('checkbox', { name: 'Ersätt A2 för 2024' }));
    await user.click(await readButton(/^Läs in 2 svar$/));
    await screen.findByRole('heading', { name: 'Klart' });
    expect(await answersIn(storage)).toMatchObject({
      '2024 A1': { response: { kind: 'level', level: 1 } },
      '2024 A2': { response: { kind: 'level', level: 2 }, comment: 'Vårt om A2' },
    });
  });

  it('can all be replaced at once', async () => {
    const { user, storage, choose } = await openWithAnswers();
    await choose(file());
    await user.click(await screen.findByRole('button', { name: 'Ersätt alla 2 svar' }));
    await user.click(await readButton(/^Läs in 3 svar$/));
    await screen.findByRole('heading', { name: 'Klart' });
    expect(await answersIn(storage)).toMatchObject({
      '2024 A1': { response: { kind: 'level', level: 2 }, comment: 'Nytt' },
    });
  });

  it('are asked about before all are replaced when some of them are out of sight', async () => {
    const items = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'B1', 'B2', 'B3', 'B4', 'B5', 'C1'];
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    for (const item of items)
      await storage.commands.setAnswer(
        keyOf('2024'),
        item,
        { response: { kind: 'level', level: 1 } },
        [],
      );
    const { user, choose } = await openPage(storage);
    await choose(
      new File([['Rad;2024', ...items.map((item) => `${item};Ja`)].join('\n')], 'matris.csv'),
    );
    await user.click(await screen.findByRole('button', { name: 'Ersätt alla 12 svar' }));
    expect(
      screen.getByText(/^Bara 10 av 12 svar syns här\. Vill ni ersätta alla 12\?/),
    ).toBeVisible();
    const yes = screen.getByRole('button', { name: 'Ja, ersätt alla 12' });
    expect(yes).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Nej, behåll' }));
    const all = screen.getByRole('button', { name: 'Ersätt alla 12 svar' });
    expect(all).toHaveFocus();
    expect(screen.queryByRole('button', { name: /^Läs in 12 svar$/ })).not.toBeInTheDocument();
    await user.click(all);
    await user.click(screen.getByRole('button', { name: 'Ja, ersätt alla 12' }));
    expect(await readButton(/^Läs in 12 svar$/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Behåll alla' })).toHaveFocus();
  });

  it('become a shown choice when another window has changed them in the meantime', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const level = (value: number) => ({ kind: 'level', level: value }) as const;
    await storage.commands.setAnswer(keyOf('2024'), 'A1', { response: level(1) }, []);
    const other = createStorage(storage.database, { ...storage.context, window: 'other' });
    await other.commands.importAnswers('matris.csv', [
      {
        key: keyOf('2024'),
        answers: [{ item: 'A1', response: level(2), comment: null, seen: [] }],
      },
    ]);
    const register = (await matrixOf(storage, '2024'))?.fields['answer:A1'];
    expect(hasConflict(register)).toBe(true);
    expect(register?.heads.map(({ value }) => value.response)).toEqual([level(1), level(2)]);
  });

  it('are not touched in a year that is signed off', async () => {
    const { storage, choose } = await openWithAnswers();
    const record = await matrixOf(storage, '2024');
    if (record === undefined) throw new Error('No matrix');
    const revision = record.fields['answer:A1']?.heads[0];
    if (revision === undefined) throw new Error('No answer');
    await storage.database.records.put({
      ...record,
      fields: {
        ...record.fields,
        lock: { heads: [{ ...revision, id: 'lock0001', value: 1 }], past: [] },
      },
    });
    await choose(file());
    expect(await screen.findByText(/2024 är fastställt och ändras inte\./)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Läs in/ })).not.toBeInTheDocument();
    const written = await storage.commands.importAnswers('matris.csv', [
      {
        key: keyOf('2024'),
        answers: [{ item: 'A3', response: { kind: 'level', level: 2 }, comment: null, seen: [] }],
      },
    ]);
    expect(written).toEqual({ ok: false, error: { kind: 'locked', number: 1 } });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['older-matrix.xls', /det äldre formatet \.xls eller har ett lösenord/],
    ['older-matrix.ods', /sparad i formatet \.ods/],
  ])('is refused with what to do instead: %s', async (name, sentence) => {
    const { choose } = await openPage();
    await choose(new File([spreadsheetFixture(name)], 'matris.xlsx'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Det går inte att läsa matris.xlsx');
    expect(screen.getByRole('alert')).toHaveTextContent(sentence);
  });

  it('is left out in words when a sheet is very long', async () => {
    const { choose } = await openPage();
    const lines = Array.from({ length: 3000 }, (_, index) => `Rad ${index};Ja`);
    await choose(new File([['Rad;2019', ...lines].join('\n')], 'matris.csv'));
    expect(
      await screen.findByText(
        /Bladet har 3\s001 rader\. Vi har läst de första 2\s000, till och med rad 2\s000\./,
      ),
    ).toBeVisible();
  });

  it('writes nothing of a year when one reason in the file is too much', async () => {
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    const long = { item: 'A2', response: null, comment: 'x'.repeat(100_001), seen: [] };
    const saved = await storage.commands.importAnswers('matris.csv', [
      {
        key: keyOf('2024'),
        answers: [
          { item: 'A1', response: { kind: 'level', level: 2 }, comment: null, seen: [] },
          long,
        ],
      },
    ]);
    expect(saved).toMatchObject({ ok: false, error: { kind: 'too-long', limit: 100_000 } });
    expect(await answersIn(storage)).toEqual({});
  });
});

describe('the matrix as a spreadsheet', () => {
  it.each(['Spara för Excel (.xlsx)', 'Spara som CSV'])(
    'reads back the same in an empty store: %s',
    async (button) => {
      const { user, storage, choose } = await openPage();
      await choose(older());
      await user.click(await readButton(/^Läs in/));
      await screen.findByRole('heading', { name: 'Klart' });
      const blobs: Blob[] = [];
      vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
        blobs.push(blob as Blob);
        return 'blob:test';
      });
      vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
      await user.click(await screen.findByRole('button', { name: button }));
      expect(
        await screen.findByText(/Inventeringsmatris Gävle kommun.* är sparad\./),
      ).toBeVisible();
      const before = await answersIn(storage);
      expect(Object.keys(before).length).toBeGreaterThan(40);
      cleanup();

      const empty = await openPage();
      await empty.choose(new File(blobs, 'tillbaka.csv'));
      await empty.user.click(await readButton(/^Läs in/));
      await screen.findByRole('heading', { name: 'Klart' });
      expect(await answersIn(empty.storage)).toEqual(before);
    },
  );
});

describe('the page', () => {
  it('asks for a party first', async () => {
    await renderApp({ path: '/utbyte/kalkylblad' });
    expect(await screen.findByRole('link', { name: 'Kom i gång' })).toBeVisible();
  });

  it.each([
    ['nb', 'Les inn et regneark', 'Dette leses inn'],
    ['en', 'Import a spreadsheet', 'This will be imported'],
  ] as const)('speaks %s', async (language, title, preview) => {
    const { choose } = await openPage(undefined, language);
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await choose(older());
    expect(await screen.findByRole('heading', { name: preview })).toBeVisible();
  });
});
