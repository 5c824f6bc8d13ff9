import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { freeParty, partyId } from '#domain/party.ts';
import type { Storage } from '#storage/provider.tsx';
import { narrowTheScreen } from '../support/narrow-screen.ts';
import { beginAsGavle, gavle, renderApp } from '../support/render-app.tsx';

const level = (value: number) => ({ response: { kind: 'level' as const, level: value } });

/** Gävle with two answered rows, and another party with one of them. */
async function putTwoParties(storage: Storage): Promise<void> {
  const { commands } = storage;
  const matrix = { instrument: 'inventory-matrix', version: 1, period: '2026' };
  const other = freeParty('Åsvik kommun');
  await commands.chooseOwnParty(other);
  await commands.setAnswer({ ...matrix, party: partyId(other) }, 'A1', level(3), []);
  await beginAsGavle(storage);
  const gavle = { ...matrix, party: 'party:2180' };
  await commands.setAnswer(gavle, 'A1', level(0), []);
  await commands.setAnswer(gavle, 'B1', { response: { kind: 'unknown' } }, []);
}

const rowOf = (key: string) => screen.findByRole('row', { name: new RegExp(`^${key}`) });

describe('comparing parties', () => {
  afterEach(() => vi.restoreAllMocks());

  test('says what to do when there is nothing to compare', async () => {
    await renderApp({ path: '/jamfor', prepare: beginAsGavle });
    expect(await screen.findByRole('link', { name: 'Öppna filer från andra' })).toBeVisible();
  });

  test('shows each row with every party in the order of their names, in words', async () => {
    await renderApp({ path: '/jamfor', prepare: putTwoParties });
    // Which party is one's own is read on its own and stands a moment later.
    await screen.findByRole('columnheader', { name: /^Gävle.*vi$/ });
    const headings = (await screen.findAllByRole('columnheader')).map((cell) => cell.textContent);
    expect(headings).toEqual(['Rad', 'Gävlevi', 'Åsvik']);
    const cells = within(await rowOf('A1')).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      'GävleNej',
      'ÅsvikJa, och vi följer upp',
    ]);
    const unknown = within(await rowOf('B1')).getAllByRole('cell');
    expect(unknown.map((cell) => cell.textContent)).toEqual([
      'GävleVet inte',
      'ÅsvikInte besvarad',
    ]);
  });

  test('says who of the network there is nothing from', async () => {
    await renderApp({
      path: '/jamfor',
      prepare: async (storage) => {
        await putTwoParties(storage);
        const members = [
          { ...gavle, municipalityCodes: [...gavle.municipalityCodes] },
          freeParty('Åsvik kommun'),
          freeParty('Norrtuna kommun'),
        ];
        await storage.commands.setNetworkProfile(
          { name: 'Nätverket', members, meetingsPerYear: 2 },
          [],
        );
      },
    });
    expect(
      await screen.findByText('2 av 3 i nätverket har svarat. Svar saknas från Norrtuna kommun.'),
    ).toBeVisible();
  });

  test('shows one area at a time on a narrow screen, and all of them when asked to', async () => {
    narrowTheScreen();
    const { user } = await renderApp({ path: '/jamfor', prepare: putTwoParties });
    const area = await screen.findByRole('combobox', { name: 'Område' });
    expect(area).toHaveDisplayValue('A. Beslut och styrning');
    expect(await rowOf('A1')).toBeVisible();
    expect(screen.queryByRole('row', { name: /^B1/ })).toBeNull();
    await user.selectOptions(area, 'Alla områden');
    expect(await rowOf('B1')).toBeVisible();
    expect(window.location.hash).toContain('omrade=alla');
  });

  test('gives neither totals nor places', async () => {
    await renderApp({ path: '/jamfor', prepare: putTwoParties });
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 8 + 48);
    expect(table).not.toHaveTextContent(/summa|totalt|plats|medel|\d+ %/i);
  });

  test('leaves out rows and parties when asked to, and keeps the choice in the address', async () => {
    const { user } = await renderApp({ path: '/jamfor', prepare: putTwoParties });
    await user.click(
      await screen.findByRole('checkbox', { name: 'Bara rader som någon har besvarat' }),
    );
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(1 + 2 + 2);
    await user.click(screen.getByText(/Välj kommuner och parter/));
    await user.click(screen.getByRole('checkbox', { name: 'Åsvik' }));
    expect(screen.queryByRole('columnheader', { name: 'Åsvik' })).not.toBeInTheDocument();
    expect(window.location.hash).toContain('rader=besvarade');
    expect(window.location.hash).toContain('utan=');
  });
});
