// A file is protected on its way: seen by the one who sends it, the one who opens it, and in the settings.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { lock } from '#exchange/passphrase.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { readSenders, rememberSender } from '#storage/senders.ts';
import { transferOf } from '#transfer/provider.tsx';
import { beginAsGavle, renderApp, today } from '../support/render-app.tsx';

const monday = '2026-11-02T08:00:00.000Z';
const friday = '2026-11-06T08:00:00.000Z';
const theirKey = { key: 'theirs', fingerprint: '1111 2222 3333 4444 5555 6666 7777 8888' };

const section = (name: string) => screen.findByRole('region', { name });

const passphrase = 'bavimo-kelura-sitone-dafugi';

let machines = 0;

/** Another machine that works for Gävle. */
async function otherMachine(): Promise<Storage> {
  machines += 1;
  let count = 0;
  const newId = () => {
    count += 1;
    return `m${machines}x${String(count).padStart(6, '0')}`;
  };
  const opened = await openStorage(`protection-${process.pid}-${machines}`, {
    now: () => today,
    newId,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  await beginAsGavle(opened.value);
  return opened.value;
}

async function blobFrom(storage: Storage, packing: 'gzip' | 'plain' = 'gzip'): Promise<Blob> {
  const order = { kind: 'party', party: 'party:2180', attachments: false } as const;
  const written = await transferOf(storage).write(order, { packing });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value.blob;
}

/** Locked, quickly. */
async function lockedFrom(storage: Storage): Promise<File> {
  const packed = new Uint8Array(await (await blobFrom(storage)).arrayBuffer());
  const locked = await lock(packed, passphrase, { factor: 8 });
  return new File([locked], 'gavle.nyckelring.age');
}

const chooser = () => screen.findByLabelText<HTMLInputElement>(/Filer från Nyckelring/);

test('a locked file asks for its password, says when it is wrong, and loses nothing', async () => {
  const gavle = await otherMachine();
  const file = await lockedFrom(gavle);
  const { user, storage } = await renderApp({ path: '/utbyte' });
  await user.upload(await chooser(), file);

  const field = await screen.findByLabelText('Lösenord till gavle.nyckelring.age');
  await user.type(field, 'bavimo-kelura-sitone-dafuga');
  await user.click(screen.getByRole('button', { name: 'Lås upp' }));
  expect(await screen.findByText(/Lösenordet stämmer inte/)).toBeVisible();
  // What was written is there to be mended.
  expect(field).toHaveValue('bavimo-kelura-sitone-dafuga');
  expect(field).toHaveFocus();
  expect(await storage.database.records.count()).toBe(0);

  await user.type(field, '{Backspace}i{Enter}');
  expect(await screen.findByText(/inte läst in någon fil från den här avsändaren/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Läs in filen' }));
  expect(await screen.findByText('Inläst')).toBeVisible();
  expect(await storage.database.records.get('party:2180')).toBeDefined();
  expect(await readSenders(storage.database)).toHaveLength(1);
});

test('a second file is seen to come from the same place, and a third one not', async () => {
  const [gavle, stranger] = [await otherMachine(), await otherMachine()];
  const { user, storage } = await renderApp({ path: '/utbyte' });
  await user.upload(await chooser(), new File([await blobFrom(gavle)], 'ett.nyckelring'));
  await user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
  await screen.findByText('Inläst');

  await user.upload(await chooser(), new File([await blobFrom(gavle)], 'två.nyckelring'));
  expect(await screen.findByText(/samma dator som förut.*22 november 2026/)).toBeVisible();

  await user.upload(await chooser(), new File([await blobFrom(stranger)], 'tre.nyckelring'));
  expect(await screen.findByText(/en annan dator än förut/)).toBeVisible();
  const [known] = await readSenders(storage.database);
  expect(screen.getByText(known?.fingerprint ?? '')).toBeVisible();
});

test('a file that somebody has altered is refused', async () => {
  const file = JSON.parse(await (await blobFrom(await otherMachine(), 'plain')).text()) as object;
  const altered = JSON.stringify({ ...file, createdAt: '2027-01-01T00:00:00.000Z' });
  const { user, storage } = await renderApp({ path: '/utbyte' });
  await user.upload(await chooser(), new File([altered], 'gavle.nyckelring.json'));
  expect(await screen.findByText(/ändrats efter att avsändaren skrev under den/)).toBeVisible();
  expect(await storage.database.records.count()).toBe(0);
});

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

  await user.click(within(senders).getByRole('button', { name: /Ta bort avsändaren Gävle/ }));
  await waitFor(() => expect(within(senders).getAllByRole('listitem')).toHaveLength(1));
  await user.click(within(senders).getByRole('button', { name: 'Ta bort avsändaren Samordnaren' }));
  expect(
    await within(senders).findByText(/ingen underskriven fil|inte läst in någon/),
  ).toBeVisible();
  expect(await storage.database.meta.get('senders')).toMatchObject({ value: [] });
});
