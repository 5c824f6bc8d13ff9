import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { documentId, newDocumentProfile } from '#domain/document.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, renderApp } from '../support/render-app.tsx';

const matrix = { instrument: 'inventory-matrix', version: 1, party: 'party:2180' };
const level = (value: number) => ({ response: { kind: 'level' as const, level: value } });

/** Two years of Gävle's matrix: one row answered both years, with a reason and a document. */
async function answerTwoYears(storage: Storage): Promise<void> {
  const { commands } = storage;
  await beginAsGavle(storage);
  await commands.setAnswer({ ...matrix, period: '2025' }, 'A1', level(1), []);
  const document = documentId('party:2180', 'policy');
  await commands.setDocument(
    document,
    {
      ...newDocumentProfile(),
      title: 'Policy för barnets rättigheter',
      date: '2026-03',
    },
    [],
  );
  await commands.setAnswer(
    { ...matrix, period: '2026' },
    'A1',
    { ...level(2), comment: 'Fullmäktige har beslutat.', documents: [document] },
    [],
  );
}

const form = () => screen.findByRole('article', { name: /blankett$/ });
/** The part of the form that is one row. */
async function rowOnForm(name: RegExp): Promise<HTMLElement> {
  const row = within(await form())
    .getByRole('heading', { level: 3, name })
    .closest('section');
  if (row === null) throw new Error('The heading is in no row.');
  return row;
}

describe('reading instruments', () => {
  test('every instrument is listed with its question, when it is used and how large it is', async () => {
    await renderApp({ path: '/instrument' });
    const cards = await screen.findAllByRole('heading', { level: 2 });
    expect(cards.map((heading) => heading.textContent)).toEqual([
      'Inventeringsmatris',
      'Implementeringsnyckel',
      'Kollegial granskning',
      'Barnavården i norska kommuner',
    ]);
    expect(screen.getByText('Finns det?')).toBeVisible();
    expect(screen.getByText('48 rader i 8 områden')).toBeVisible();
    expect(screen.getByText('Vid varje möte')).toBeVisible();
    expect(screen.getByText('24 frågor till 7 grupper')).toBeVisible();
  });

  test('a row is read with its levels, why it matters, evidence, articles, and a way to its dimension', async () => {
    const { user } = await renderApp({ path: '/instrument' });
    await user.click(await screen.findByRole('link', { name: 'Läs frågorna: Inventeringsmatris' }));
    const row = await screen.findByRole('article', { name: /^A5 Budgeten prövas/ });
    expect(within(row).getByText('Någon nämnd prövar sitt budgetförslag.')).toBeVisible();
    expect(within(row).getByText('Varför det är viktigt')).toBeVisible();
    expect(within(row).getByText('Prövningen, som bilaga till budgeten.')).toBeVisible();
    expect(within(row).getByText(/^Artiklarna 3 och 4 i barnkonventionen/)).toBeVisible();

    await user.click(within(row).getByRole('link', { name: 'K3 Budget och resurser' }));
    const dimension = await screen.findByRole('heading', { name: 'K3 Budget och resurser' });
    await expect.poll(() => document.activeElement).toBe(dimension);
  });

  test('the review protocol is read with its questions and what may not enter the report', async () => {
    await renderApp({ path: '/instrument/peer-review/1' });
    expect(
      await screen.findByText('Berätta om ett ärende där ett barns åsikt gjorde skillnad.'),
    ).toBeVisible();
    expect(
      screen.getByText(/^En uppgift från ett enda samtal\..* Kommer inte med i rapporten\.$/),
    ).toBeVisible();
  });

  test('an unknown version says so and leads back', async () => {
    await renderApp({ path: '/instrument/inventory-matrix/99' });
    expect(
      await screen.findByRole('heading', { name: 'Instrumentet finns inte här' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Alla instrument' })).toBeVisible();
  });
});

describe('forms', () => {
  test('a blank form has every row, and every level of a row in words', async () => {
    await renderApp({ path: '/instrument/inventory-matrix/1/blankett' });
    expect(within(await form()).getAllByRole('heading', { level: 3 })).toHaveLength(48);
    const row = await rowOnForm(/^A5/);
    expect(
      within(row)
        .getAllByRole('listitem')
        .map((option) => option.textContent),
    ).toEqual([
      'Nej Budgeten beslutas utan att någon har prövat följderna för barn.',
      'På väg Någon nämnd prövar sitt budgetförslag.',
      'Ja Hela budgeten prövas före beslut.',
      'Ja, och vi följer upp Prövningen har ändrat budgeten, och vi följer upp utfallet.',
      'Vet inte',
      'Gäller inte oss',
    ]);
    expect(within(row).getByText('Motivering')).toBeVisible();
  });

  test('a filled form ticks the answer and gives reason, document and last year', async () => {
    const { user } = await renderApp({
      path: '/instrument/inventory-matrix/1/blankett',
      prepare: answerTwoYears,
    });
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Innehåll' }),
      'Ifylld, 2026',
    );
    const row = await rowOnForm(/^A1/);
    const ticked = within(row)
      .getAllByRole('listitem')
      .filter((option) => option.textContent.includes('kryssat'));
    expect(ticked.map((option) => option.textContent)).toEqual([
      expect.stringMatching(/^Ja \(kryssat\) Beslutet gäller alla/),
    ]);
    expect(within(row).getByText('Fullmäktige har beslutat.')).toBeVisible();
    expect(within(row).getByText('Policy för barnets rättigheter, mars 2026')).toBeVisible();
    expect(within(row).getByText('Förra gången, 2025: På väg')).toBeVisible();
    expect(within(await rowOnForm(/^B1/)).getByText('Inte besvarad')).toBeVisible();
    expect(window.location.hash).toContain('tid=2026');
  });

  test('the short form is one table with a box for each answer', async () => {
    const { user } = await renderApp({ path: '/instrument/implementation-key/1/blankett' });
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Längd' }),
      'Bara frågorna',
    );
    const table = await screen.findByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual(['Dimension', 'Inte börjat', 'Påbörjat', 'På väg', 'På plats', 'I vardagen']);
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 12);
  });

  test('the form is in another language than the page when one asks for it', async () => {
    const { user } = await renderApp({ path: '/instrument/inventory-matrix/1/blankett' });
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Språk på blanketten' }),
      'English',
    );
    const english = await screen.findByRole('article', { name: 'Inventory matrix, form' });
    expect(english).toHaveAttribute('lang', 'en-GB');
    expect(within(english).getAllByText('Reason')).toHaveLength(48);
    expect(screen.getByRole('button', { name: 'Skriv ut eller spara som PDF' })).toBeVisible();
  });

  test('a year without answers gives a blank form and says why', async () => {
    await renderApp({
      path: '/instrument/inventory-matrix/1/blankett?tid=2020',
      prepare: beginAsGavle,
    });
    expect(await screen.findByText(/Det finns inga svar från 2020/)).toBeVisible();
    expect(within(await form()).getAllByRole('heading', { level: 3 })).toHaveLength(48);
  });

  test('the form of the review says that nobody heard is named', async () => {
    await renderApp({ path: '/instrument/peer-review/1/blankett' });
    expect(within(await form()).getByText(/^Skriv inga namn på dem ni talar med/)).toBeVisible();
    expect(within(await form()).getAllByText(/^Rekommendation \d$/)).toHaveLength(6);
  });
});
