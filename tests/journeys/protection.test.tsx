// A file is protected on its way: seen by the one who sends it, the one who opens it, and in the settings.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { rememberSender } from '#storage/senders.ts';
import { beginAsGavle, renderApp } from '../support/render-app.tsx';

const monday = '2026-11-02T08:00:00.000Z';
const friday = '2026-11-06T08:00:00.000Z';
const theirKey = { key: 'theirs', fingerprint: '1111 2222 3333 4444 5555 6666 7777 8888' };

const section = (name: string) => screen.findByRole('region', { name });

test('this computer’s check number is the same each time one looks', async () => {
  const first = await renderApp({ path: '/installningar', prepare: beginAsGavle });
  const own = await section('Datorns kontrollnummer');
  const number = (await within(own).findByText(/^\d{4}( \d{4}){7}$/)).textContent;
  first.unmount();

  await renderApp({ path: '/installningar', storage: first.storage });
  expect(await section('Datorns kontrollnummer')).toBeVisible();
  expect(await screen.findByText(number)).toBeVisible();
});

test('a sender is remembered by name, and can be forgotten', async () => {
  const { user, storage } = await renderApp({
    path: '/installningar',
    prepare: async (prepared) => {
      await beginAsGavle(prepared);
      const { database } = prepared;
      const gavle = { kind: 'party', party: 'party:2180', device: 'theirs' } as const;
      const pack = { kind: 'pack', party: undefined, device: 'hub' } as const;
      await rememberSender(database, gavle, theirKey, monday);
      await rememberSender(database, gavle, theirKey, friday);
      await rememberSender(database, pack, { ...theirKey, key: 'hub' }, monday);
    },
  });
  const senders = await section('Datorer som ni har läst in filer från');
  const [first, second] = await within(senders).findAllByRole('listitem');
  expect(first).toHaveTextContent('Gävle kommun');
  expect(first).toHaveTextContent(theirKey.fingerprint);
  expect(first).toHaveTextContent('Första filen 2 november 2026, senaste 6 november 2026');
  expect(second).toHaveTextContent('Samordnaren');

  await user.click(within(senders).getByRole('button', { name: /Glöm avsändaren Gävle/ }));
  await waitFor(() => expect(within(senders).getAllByRole('listitem')).toHaveLength(1));
  await user.click(within(senders).getByRole('button', { name: 'Glöm avsändaren Samordnaren' }));
  expect(
    await within(senders).findByText(/ingen underskriven fil|inte läst in någon/),
  ).toBeVisible();
  expect(await storage.database.meta.get('senders')).toMatchObject({ value: [] });
});
