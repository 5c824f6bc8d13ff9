// Everything is kept in a file now and then, and taken back from one, without a word being lost on the way.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerOf, assessmentId } from '#domain/assessment.ts';
import { headIds } from '#domain/revision.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { listBackups } from '#storage/backups.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { transferOf } from '#transfer/provider.tsx';
import { beginAsGavle, openTestStorage, renderApp, today } from '../support/render-app.tsx';

const matrix = {
  party: 'party:2180',
  instrument: 'inventory-matrix',
  period: '2026',
  version: 1,
} as const;

const daysLater = (days: number) => new Date(today.getTime() + days * 86_400_000);

async function write({ commands, database }: Storage, item: string, comment: string) {
  const record = await database.records.get(assessmentId(matrix));
  const field = record?.kind === 'assessment' ? record.fields[`answer:${item}`] : undefined;
  const saved = await commands.setAnswer(matrix, item, { comment }, headIds(field));
  if (!saved.ok) throw new Error(`Not saved: ${saved.error.kind}`);
}

async function commentOf({ database }: Storage, item: string) {
  const record = await database.records.get(assessmentId(matrix));
  return record?.kind === 'assessment' ? answerOf(record, item)?.comment : undefined;
}

async function openWithWork(): Promise<Storage> {
  const storage = await openTestStorage();
  await beginAsGavle(storage);
  await write(storage, 'A1', 'Som i filen.');
  return storage;
}

async function fileOf(storage: Storage): Promise<File> {
  const written = await transferOf(storage).write({ kind: 'backup', attachments: true });
  if (!written.ok) throw new Error(`Not written: ${written.error.kind}`);
  return new File([await written.value.blob.arrayBuffer()], 'allt.nyckelring');
}

const openPage = (storage: Storage) => renderApp({ path: '/utbyte/sakerhetskopia', storage });

const part = (name: string) => screen.findByRole('region', { name });

afterEach(() => {
  Reflect.deleteProperty(navigator, 'storage');
});

describe('a file with everything', () => {
  it('is written, checked, and its date stands where one looks for it', async () => {
    const storage = await openWithWork();
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    const { user } = await openPage(storage);
    expect(await screen.findByText('Ni har inte sparat någon säkerhetskopia än.')).toBeVisible();
    const save = within(await part('Spara allt i en fil'));
    await user.click(await save.findByRole('button', { name: 'Spara allt' }));
    expect(await save.findByText(/är skriven och kontrollerad/)).toBeVisible();
    expect(names).toEqual(['Nyckelring säkerhetskopia 2026-11-22.nyckelring']);
    expect(await screen.findByText(/^Ni sparade en säkerhetskopia 22 november 2026/)).toBeVisible();
    expect(screen.getByText('Säkerhetskopia 22 november 2026')).toBeVisible();

    cleanup();
    await renderApp({ path: '/installningar', storage });
    expect(await screen.findByText('Ni sparade en säkerhetskopia 22 november 2026.')).toBeVisible();
    cleanup();
    await renderApp({ path: '/', storage });
    expect(await screen.findByText('Sparad 22 november 2026.')).toBeVisible();
  });

  it('is not what a file with one party is', async () => {
    const storage = await openWithWork();
    await storage.commands.noteFile(today.toISOString(), 'part');
    await openPage(storage);
    expect(await screen.findByText('Ni har inte sparat någon säkerhetskopia än.')).toBeVisible();
    expect(screen.getByText(/Den räcker inte som säkerhetskopia/)).toBeVisible();
  });
});

describe('taking back from a file', () => {
  it('merges, and nothing that is here disappears', async () => {
    const other = await openWithWork();
    await write(other, 'A3', 'Bara i filen.');
    const file = await fileOf(other);
    const storage = await openTestStorage();
    await beginAsGavle(storage);
    await write(storage, 'A2', 'Bara här.');
    const { user } = await openPage(storage);
    await user.upload(await screen.findByLabelText('Fil med säkerhetskopia'), file);
    await user.click(await screen.findByRole('button', { name: 'Slå ihop' }));
    expect(await screen.findByText(/^Klart\. .* ändrats/)).toBeVisible();
    expect(await commentOf(storage, 'A2')).toBe('Bara här.');
    expect(await commentOf(storage, 'A3')).toBe('Bara i filen.');
    expect(await screen.findByText(/innan filer lästes in/)).toBeVisible();
  });

  it('replaces everything after having told what would be gone, and can be undone', async () => {
    const storage = await openWithWork();
    const file = await fileOf(storage);
    await write(storage, 'A1', 'Ändrat sedan dess.');
    await write(storage, 'A2', 'Nytt sedan dess.');
    await storage.commands.createDocument('party:2180', {
      title: 'Ny plan',
      date: null,
      kind: 'plan',
      keptAt: '',
      validUntil: null,
    });
    const { user } = await openPage(storage);
    await user.upload(await screen.findByLabelText('Fil med säkerhetskopia'), file);
    await user.click(await screen.findByRole('radio', { name: /^Ersätt allt som finns här/ }));
    expect(screen.getByText('1 underlag')).toBeVisible();
    expect(
      screen.getByText('2 uppgifter som ni har ändrat efter att filen sparades'),
    ).toBeVisible();
    expect(await commentOf(storage, 'A1')).toBe('Ändrat sedan dess.');

    await user.click(screen.getByRole('button', { name: 'Ersätt allt' }));
    expect(await screen.findByText(/^Klart\. Nu finns 2 uppgifter här/)).toBeVisible();
    expect(await commentOf(storage, 'A1')).toBe('Som i filen.');
    expect(await commentOf(storage, 'A2')).toBeUndefined();

    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    expect(await screen.findByText('Klart. Allt är som det var innan.')).toBeVisible();
    expect(await commentOf(storage, 'A2')).toBe('Nytt sedan dess.');
    expect(await storage.database.records.where({ kind: 'document' }).count()).toBe(1);
  });

  it('says why a file is no good, and changes nothing', async () => {
    const storage = await openWithWork();
    const { user } = await openPage(storage);
    const input = await screen.findByLabelText('Fil med säkerhetskopia');
    await user.upload(input, new File(['hej'], 'hej.json'));
    expect(await screen.findByText(/Inget har ändrats på datorn/)).toBeVisible();
    expect(await listBackups(storage.database.name)).toEqual([]);
  });

  it('asks before it goes on without a backup', async () => {
    const storage = await openWithWork();
    const file = await fileOf(storage);
    await write(storage, 'A1', 'Ändrat sedan dess.');
    const { user } = await openPage(storage);
    await user.upload(await screen.findByLabelText('Fil med säkerhetskopia'), file);
    await user.click(await screen.findByRole('radio', { name: /^Ersätt allt som finns här/ }));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    await user.click(screen.getByRole('button', { name: 'Ersätt allt' }));
    expect(await screen.findByText(/Det finns inte plats för den säkerhetskopia/)).toBeVisible();
    expect(await commentOf(storage, 'A1')).toBe('Ändrat sedan dess.');
    await user.click(screen.getByRole('button', { name: 'Fortsätt utan säkerhetskopia' }));
    expect(await screen.findByText(/^Klart\. Nu finns/)).toBeVisible();
    expect(await commentOf(storage, 'A1')).toBe('Som i filen.');
  });
});

describe('an automatic backup', () => {
  it('stands in a list, is put back after a yes, and saved as a file', async () => {
    const storage = await openWithWork();
    const file = await fileOf(storage);
    await write(storage, 'A1', 'Ändrat sedan dess.');
    const replaced = await transferOf(storage)
      .open(file)
      .then((opened) => transferOf(storage).replace(opened.ok ? opened.value.id : ''));
    expect(replaced.ok).toBe(true);
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    const { user } = await openPage(storage);
    const list = within(await part('Automatiska säkerhetskopior'));
    expect(await list.findByText(/innan allt ersattes/)).toBeVisible();
    await user.click(list.getByRole('button', { name: /^Spara som fil/ }));
    expect(await list.findByText(/är sparad bland era hämtade filer/)).toBeVisible();
    expect(names).toEqual(['Nyckelring automatisk säkerhetskopia 2026-11-22.nyckelring.json']);

    await user.click(list.getByRole('button', { name: /^Lägg tillbaka/ }));
    await user.click(list.getByRole('button', { name: 'Avbryt' }));
    expect(await commentOf(storage, 'A1')).toBe('Som i filen.');
    await user.click(list.getByRole('button', { name: /^Lägg tillbaka/ }));
    await user.click(list.getByRole('button', { name: 'Ersätt allt' }));
    expect(await list.findByText(/^Klart\. Nu finns/)).toBeVisible();
    expect(await commentOf(storage, 'A1')).toBe('Ändrat sedan dess.');
  });
});

describe('the reminder', () => {
  /** As it is some days after a first day on which much was written. */
  async function openLater(days: number, changes = 12): Promise<Storage> {
    const first = await openTestStorage();
    await beginAsGavle(first);
    const rows = assessmentInstrument(matrix.instrument, 1)?.items.slice(0, changes) ?? [];
    for (const { key } of rows)
      await first.commands.setAnswer(matrix, key, { comment: 'Skrivet.' }, []);
    first.database.close();
    let ids = 0;
    const later = await openStorage(first.database.name, {
      now: () => daysLater(days),
      newId: () => `later${String((ids += 1)).padStart(6, '0')}`,
    });
    if (!later.ok) throw new Error(later.error.kind);
    return later.value;
  }

  it('comes on the overview after real work, and is put off for a week', async () => {
    const storage = await openLater(1);
    const { user } = await renderApp({ path: '/', storage });
    const reminder = within(await part('Dags att spara en säkerhetskopia'));
    expect(reminder.getByRole('link', { name: 'Spara en säkerhetskopia' })).toHaveAttribute(
      'href',
      '#/utbyte/sakerhetskopia',
    );
    await user.click(reminder.getByRole('button', { name: 'Påminn om en vecka' }));
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'Dags att spara en säkerhetskopia' })).toBeNull(),
    );
  });

  it('never comes on the first day, nor for a little work, nor when a file has been saved', async () => {
    const settled = () => screen.findByText(/Senaste säkerhetskopian/);
    await renderApp({ path: '/', storage: await openLater(0) });
    await settled();
    expect(screen.queryByText('Dags att spara en säkerhetskopia')).toBeNull();
    cleanup();
    await renderApp({ path: '/', storage: await openLater(30, 9) });
    await settled();
    expect(screen.queryByText('Dags att spara en säkerhetskopia')).toBeNull();
    cleanup();
    const saved = await openLater(30);
    await fileOf(saved);
    await saved.commands.noteFile(daysLater(20).toISOString());
    await renderApp({ path: '/', storage: saved });
    await settled();
    expect(screen.queryByText('Dags att spara en säkerhetskopia')).toBeNull();
  });
});

describe('the browser’s promise to keep the data', () => {
  it('is asked for after the first save, never before, and told in words', async () => {
    const persist = vi.fn(() => Promise.resolve(true));
    Object.defineProperty(navigator, 'storage', {
      configurable: true,
      value: {
        persist,
        persisted: () => Promise.resolve(persist.mock.calls.length > 0),
        estimate: () => Promise.resolve({ usage: 5_000_000, quota: 60_000_000 }),
      },
    });
    const storage = await openTestStorage();
    const { user } = await renderApp({ path: '/start?vag=borja', storage });
    await screen.findByRole('textbox', { name: 'Ditt namn' });
    expect(persist).not.toHaveBeenCalled();
    const field = screen.getByRole('combobox', { name: 'Kommun' });
    await user.type(field, 'Gävl');
    await user.click(await screen.findByRole('option', { name: /^Gävle kommun/ }));
    expect(persist).not.toHaveBeenCalled();
    await user.type(screen.getByRole('textbox', { name: 'Ditt namn' }), 'Kim Berg');
    await user.click(screen.getByRole('button', { name: 'Börja' }));
    await waitFor(() => expect(persist).toHaveBeenCalledTimes(1));

    cleanup();
    await renderApp({ path: '/installningar', storage });
    expect(await screen.findByText(/Webbläsaren har lovat att behålla uppgifterna/)).toBeVisible();
    expect(
      screen.getByText(/tar ungefär 5\sMB\..*plats för ungefär 55\sMB till\. Det är ont om plats/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: /^Räddningssidan/ })).toHaveAttribute(
      'href',
      '#/raddning',
    );
  });
});
