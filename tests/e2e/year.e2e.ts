// A network's year: three parties answer and send, the coordinator receives and sends a pack back, and each sees of
// the others what they agreed to, no more and no less.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { openKey, rateDimension } from './support/key.ts';
import { answerRow, openMatrix, type MatrixAnswer } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { beginAs } from './support/start.ts';
import { databaseNames, dumpDatabase } from './support/store.ts';

const url = inject('appUrl');
const folder = mkdtempSync(join(tmpdir(), 'nyckelring-year-'));

interface Member {
  party: string;
  answer: MatrixAnswer;
  reason: string;
  /** Of the first dimension of the key. */
  step: number;
  /** What the coordinator may show the others. */
  shares: 'Inget' | 'Nivåerna' | 'Nivåer och motiveringar';
  isSignedOff: boolean;
}

const gavle: Member = {
  party: 'Gävle kommun',
  answer: 'Ja',
  reason: 'Fullmäktige beslutade i maj.',
  step: 2,
  shares: 'Nivåer och motiveringar',
  isSignedOff: true,
};
const orebro: Member = {
  party: 'Örebro kommun',
  answer: 'På väg',
  reason: 'Ett förslag är ute på remiss.',
  step: 1,
  shares: 'Nivåerna',
  isSignedOff: false,
};
const uppsala: Member = {
  party: 'Uppsala kommun',
  answer: 'Nej',
  reason: 'Frågan har inte väckts hos oss.',
  step: 3,
  shares: 'Inget',
  isSignedOff: false,
};

const opened: BrowserContext[] = [];
const apps: OpenedApp[] = [];

afterAll(async () => {
  await Promise.all(opened.map((context) => context.close()));
});

async function newProfile(): Promise<Page> {
  const context = await launch({ reducedMotion: 'reduce' });
  opened.push(context);
  const app = await openApp(context, url);
  apps.push(app);
  return app.page;
}

async function goTo(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(`${url}#${address}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Answers the year's matrix and the autumn's key, and has the matrix decided where it is to be. */
async function answerTheYear(page: Page, member: Member): Promise<void> {
  await beginAs(page, member.party, `Kim i ${member.party.split(' ')[0] ?? ''}`);
  await openMatrix(page, url, 2026);
  await answerRow(page, { row: 'A1', answer: member.answer, reason: member.reason });
  await openKey(page, url, '2026-host');
  await rateDimension(page, { dimension: 'Beslut och strategi', step: member.step });
  if (!member.isSignedOff) return;
  await goTo(page, '/matris/2026/faststall', 'Fastställ svaren');
  await page.getByLabel('Vem har beslutat?').fill('Kommunstyrelsen');
  await page.getByLabel('När fattades beslutet?').fill('2026-11-12');
  await page.getByRole('button', { name: 'Fastställ version 1' }).click();
  await page.getByRole('heading', { level: 1, name: 'Svaren är fastställda' }).waitFor();
}

async function download(page: Page, button: string | RegExp, name: string): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await saved;
  await page.getByText('är skriven och kontrollerad').waitFor();
  const path = join(
    folder,
    `${name}${/\.nyckelring.*$/.exec(file.suggestedFilename())?.[0] ?? ''}`,
  );
  await file.saveAs(path);
  return path;
}

interface Sent {
  path: string;
  password: string | undefined;
}

async function send(page: Page, { shares }: Member, name: string, isLocked = false): Promise<Sent> {
  await goTo(page, '/utbyte/skicka', 'Skicka till samordnaren');
  for (const sheet of ['Inventeringsmatris 2026', /^Implementeringsnyckel/])
    await page.getByRole('checkbox', { name: sheet }).check();
  const sharing = page.getByRole('region', { name: 'Vad får samordnaren visa för de andra?' });
  await sharing.getByRole('radio', { name: shares, exact: true }).check();
  const lock = page.getByRole('checkbox', { name: 'Lås filen med ett lösenord' });
  if (isLocked) await lock.check();
  const password = isLocked
    ? await page.getByRole('textbox', { name: 'Lösenord till filen' }).inputValue()
    : undefined;
  return { path: await download(page, 'Spara filen till samordnaren', name), password };
}

function cardOf(page: Page, text: string | RegExp): Locator {
  return page
    .getByRole('region', { name: /^Filen ni har valt$|^Filerna ni har valt$/ })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^Ta bort ur listan: / }) })
    .filter({ hasText: text });
}

async function choose(page: Page, paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Filer från Nyckelring').click();
  await (await chooser).setFiles([...paths]);
  await page
    .getByRole('button', { name: /^Ta bort ur listan: / })
    .nth(paths.length - 1)
    .waitFor();
}

async function receive(page: Page): Promise<void> {
  await goTo(page, '/utbyte', 'Utbyte');
  await goTo(page, '/utbyte/ta-emot', 'Ta emot filer');
}

/** The row of the table of who has delivered what. */
async function delivered(page: Page, party: string): Promise<string[]> {
  const table = page.getByRole('region', { name: 'Vem som har skickat in vad' });
  return table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: party, exact: true }) })
    .getByRole('cell')
    .allTextContents();
}

interface StoredHead {
  author: string;
  value: { response: { level: number } | null; comment: string };
}
interface StoredRecord {
  id: string;
  kind: string;
  party: string;
  period: string;
  instrument: string;
  fields: Record<string, { heads: StoredHead[] }>;
}

async function recordsOf(page: Page): Promise<StoredRecord[]> {
  const dump = await dumpDatabase(page, databaseNames.real);
  return (dump?.['records'] ?? []) as StoredRecord[];
}

/** What is known here of a municipality's answer to the first row, by its code. */
async function knownOf(page: Page, code: string) {
  const matrix = (await recordsOf(page)).find(
    ({ id }) => id === `assessment:${code}/inventory-matrix/2026`,
  );
  const head = matrix?.fields['answer:A1']?.heads[0];
  return (
    head && { level: head.value.response?.level, comment: head.value.comment, author: head.author }
  );
}

const codes = { gavle: '2180', orebro: '1880', uppsala: '0380' };

describe('A year in the network', () => {
  const pages = {} as Record<'gavle' | 'orebro' | 'uppsala' | 'coordinator', Page>;
  const files = {} as Record<'early' | 'gavle' | 'orebro' | 'broken' | 'pack', string>;
  let locked: Sent;

  test('three parties fill in and send: one twice, one behind a password', async () => {
    pages.gavle = await newProfile();
    await answerTheYear(pages.gavle, { ...gavle, isSignedOff: false, answer: 'Nej', reason: '' });
    files.early = (await send(pages.gavle, gavle, 'tidig')).path;
    await openMatrix(pages.gavle, url, 2026);
    await answerRow(pages.gavle, { row: 'A1', answer: gavle.answer, reason: gavle.reason });
    await goTo(pages.gavle, '/matris/2026/faststall', 'Fastställ svaren');
    await pages.gavle.getByLabel('Vem har beslutat?').fill('Kommunstyrelsen');
    await pages.gavle.getByLabel('När fattades beslutet?').fill('2026-11-12');
    await pages.gavle.getByRole('button', { name: 'Fastställ version 1' }).click();
    await pages.gavle.getByRole('heading', { level: 1, name: 'Svaren är fastställda' }).waitFor();
    files.gavle = (await send(pages.gavle, gavle, 'gavle')).path;

    pages.orebro = await newProfile();
    await answerTheYear(pages.orebro, orebro);
    files.orebro = (await send(pages.orebro, orebro, 'orebro')).path;
    const whole = readFileSync(files.orebro);
    files.broken = join(folder, 'bruten.nyckelring');
    writeFileSync(files.broken, whole.subarray(0, Math.floor(whole.length / 2)));

    pages.uppsala = await newProfile();
    await answerTheYear(pages.uppsala, uppsala);
    locked = await send(pages.uppsala, uppsala, 'uppsala', true);
    expect(locked.path).toMatch(/\.nyckelring\.age$/);
  });

  test('the coordinator receives them: two that bring something, one locked, one broken', async () => {
    const page = await newProfile();
    pages.coordinator = page;
    await receive(page);
    await choose(page, [files.gavle, files.orebro, locked.path, files.broken]);
    await cardOf(page, 'bruten.nyckelring')
      .getByText(/Filen har gått sönder/)
      .waitFor();
    await page.getByRole('textbox', { name: /^Lösenord till / }).fill(locked.password ?? '');
    await page.getByRole('button', { name: 'Lås upp' }).click();
    await page.getByRole('button', { name: 'Läs in 3 filer' }).click();
    await page.getByText('Inläst', { exact: true }).nth(2).waitFor();
    await page.getByRole('radio', { name: 'Ingen av dem. Vi samordnar' }).check();
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Översikt' }).waitFor();

    // The same file once more, and one that Gävle had sent before.
    await receive(page);
    await choose(page, [files.gavle, files.early]);
    await page.getByText('Redan inläst', { exact: true }).waitFor();
    await page.getByText('Äldre än det som finns här', { exact: true }).waitFor();

    expect((await delivered(page, gavle.party))[0]).toMatch(/^Fastställd/);
    expect((await delivered(page, orebro.party))[0]).toMatch(/^Preliminär/);
    expect((await delivered(page, uppsala.party))[1]).toMatch(/^Preliminär/);
    // Whom to wait for, only the network's list can tell.
    await page.getByRole('link', { name: 'Till nätverket i Inställningar' }).waitFor();

    // Comments came along, names of people did not.
    expect(await knownOf(page, codes.gavle)).toEqual({
      level: 2,
      comment: gavle.reason,
      author: '',
    });
    expect(await knownOf(page, codes.uppsala)).toEqual({
      level: 0,
      comment: uppsala.reason,
      author: '',
    });
  });

  test('the coordinator sends a pack, and is told who is not in it and why', async () => {
    const page = pages.coordinator;
    await goTo(page, '/utbyte/jamforelsepaket', 'Jämförelsepaket');
    await page.getByText('Uppsala kommun har valt att inget får visas.').waitFor();
    await page.getByText('Gävle kommun: nivåer och motiveringar').waitFor();
    await page.getByText('Örebro kommun: nivåer', { exact: true }).waitFor();
    files.pack = await download(page, 'Spara paketet med 2 parter', 'paket');
  });

  test('each party sees of the others what they agreed to, and keeps its own words', async () => {
    for (const [name, member] of [
      ['gavle', gavle],
      ['orebro', orebro],
      ['uppsala', uppsala],
    ] as const) {
      const page = pages[name];
      const own = (records: StoredRecord[]) =>
        records.filter(({ id }) => id.startsWith(`assessment:${codes[name]}/`));
      const before = own(await recordsOf(page));
      await receive(page);
      await choose(page, [files.pack]);
      await cardOf(page, 'Jämförelsepaket').waitFor();
      await page.getByRole('button', { name: 'Läs in filen' }).click();
      await page.getByText('Inläst', { exact: true }).waitFor();

      expect(own(await recordsOf(page)), member.party).toEqual(before);
      if (name !== 'gavle')
        expect(await knownOf(page, codes.gavle)).toEqual({
          level: 2,
          comment: gavle.reason,
          author: '',
        });
      if (name !== 'orebro')
        expect(await knownOf(page, codes.orebro)).toEqual({ level: 1, comment: '', author: '' });
      if (name !== 'uppsala') expect(await knownOf(page, codes.uppsala)).toBeUndefined();

      await goTo(page, '/jamfor?ar=2026', 'Jämför');
      const table = page
        .getByRole('region', { name: 'Jämförelse, rad för rad' })
        .getByRole('table');
      await table.getByRole('columnheader', { name: /Gävle/ }).waitFor();
      const heads = await table.getByRole('columnheader').allTextContents();
      expect(heads.join('|')).toContain('Gävle');
      expect(heads.join('|')).toContain('Örebro');
      expect(heads.join('|').includes('Uppsala')).toBe(name === 'uppsala');
    }
    for (const app of apps) app.assertQuiet();
  });
});
