// Two municipalities and a server: both write and read through it, in real browsers, as their people would.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { builtFolder } from '../support/built-app.ts';
import { account, startApache, type ApacheServer } from './support/apache.ts';
import { axeFindings } from './support/axe.ts';
import { answerRow, openMatrix, openRow, reasonField } from './support/matrix.ts';
import { beginAs } from './support/start.ts';
import { databaseNames, dumpDatabase } from './support/store.ts';

let server: ApacheServer;
const opened: BrowserContext[] = [];

beforeAll(async () => {
  server = await startApache(builtFolder);
});

afterAll(async () => {
  await Promise.all(opened.map((context) => context.close()));
  await server.close();
});

interface Machine {
  page: Page;
  /** What the page has thrown or complained of, but for answers of the server that are told in words. */
  complaints: string[];
  /** Everything that went out, with the address it went to. */
  sent: string[];
}

async function machine(party: string, person: string): Promise<Machine> {
  const context = await launch();
  opened.push(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  const sent: string[] = [];
  page.on('pageerror', (error) => void complaints.push(error.message));
  page.on('console', (message) => {
    const isAnswer = /^Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
  context.on('request', (request) => void sent.push(request.url()));
  await page.goto(server.url);
  await beginAs(page, party, person);
  return { page, complaints, sent };
}

async function openFolderPage(page: Page) {
  await page.goto(`${server.url}#/utbyte/delad-mapp`);
  await page.getByRole('heading', { level: 1, name: 'Delad mapp' }).waitFor();
}

async function tryServer(page: Page, password: string) {
  await page.getByRole('textbox', { name: 'Mappens adress' }).fill(`${server.url}mapp/`);
  await page.getByRole('textbox', { name: 'Användarnamn' }).fill(account.user);
  await page.getByLabel('Applösenord').fill(password);
  await page.getByRole('button', { name: 'Prova anslutningen' }).click();
}

async function connect(page: Page) {
  await openFolderPage(page);
  await tryServer(page, account.password);
  await page.getByText('Anslutningen fungerar.').waitFor();
  await page.getByRole('button', { name: 'Använd mappen' }).click();
  await page.getByText('Allt är i fas.').waitFor();
}

async function lookNow(page: Page) {
  await openFolderPage(page);
  await page.getByRole('button', { name: 'Titta nu' }).click();
}

async function rowsOf(page: Page): Promise<string> {
  const store = await dumpDatabase(page, databaseNames.real);
  return JSON.stringify(store?.['records']);
}

/** The other's words are in this machine's own store. */
async function untilHere(page: Page, words: string) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await rowsOf(page)).includes(words)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`“${words}” has not come in:\n${await page.getByRole('main').innerText()}`);
}

function filesOnServer(): Map<string, string> {
  return new Map(
    readdirSync(server.folder).map((name) => [
      name,
      gunzipSync(readFileSync(join(server.folder, name))).toString(),
    ]),
  );
}

async function untilOnServer(words: string) {
  for (let tries = 0; tries < 400; tries += 1) {
    if ([...filesOnServer().values()].some((text) => text.includes(words))) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`“${words}” has not reached the server`);
}

test('two municipalities share a folder on a server, also when it goes away', async () => {
  const gavle = await machine('Gävle kommun', 'Kim Berg');
  await openMatrix(gavle.page, server.url, 2026);
  await answerRow(gavle.page, { row: 'A1', answer: 'Ja', reason: 'Fullmäktige beslutade i maj.' });

  // A foreign address, then a wrong password: each says what to do, and nothing is stored.
  await openFolderPage(gavle.page);
  await gavle.page
    .getByRole('textbox', { name: 'Mappens adress' })
    .fill('https://moln.kommun.example/remote.php/dav/files/kim/');
  await gavle.page.getByRole('button', { name: 'Prova anslutningen' }).click();
  await gavle.page
    .getByText(/Mappen ligger på https:\/\/moln\.kommun\.example\. Be den som/)
    .waitFor();
  expect(await axeFindings(gavle.page, 'the page for a shared folder, with faults')).toEqual([]);
  await tryServer(gavle.page, 'fel');
  await gavle.page.getByText('Servern godtar inte användarnamnet och lösenordet.').waitFor();

  await connect(gavle.page);
  await gavle.page.getByText(/^Skriven /).waitFor();
  expect(await axeFindings(gavle.page, 'the page for a shared folder, on a server')).toEqual([]);

  const orebro = await machine('Örebro kommun', 'Robin Lund');
  await openMatrix(orebro.page, server.url, 2026);
  await answerRow(orebro.page, { row: 'A1', answer: 'Nej', reason: 'Inte än i Örebro.' });
  await connect(orebro.page);
  await untilHere(orebro.page, 'Fullmäktige beslutade i maj.');
  await untilOnServer('Inte än i Örebro.');
  expect(filesOnServer().size).toBe(2);

  await lookNow(gavle.page);
  await untilHere(gavle.page, 'Inte än i Örebro.');
  await gavle.page
    .getByRole('listitem')
    .filter({ hasText: 'Örebro' })
    .getByText('Inläst')
    .waitFor();

  // The server is away: work goes on, the page says so, and what was written comes later.
  await server.stop();
  await openMatrix(gavle.page, server.url, 2026);
  await answerRow(gavle.page, {
    row: 'A2',
    answer: 'På väg',
    reason: 'Skrivet medan servern var borta.',
  });
  await lookNow(gavle.page);
  await gavle.page.getByText('Servern svarar inte.').waitFor({ timeout: 60_000 });
  await server.start();
  await gavle.page.getByRole('button', { name: 'Titta nu' }).click();
  await gavle.page.getByText('Allt är i fas.').waitFor();
  await untilOnServer('Skrivet medan servern var borta.');
  await lookNow(orebro.page);
  await untilHere(orebro.page, 'Skrivet medan servern var borta.');

  // Nobody's own answer has been touched.
  await openMatrix(orebro.page, server.url, 2026);
  expect(await reasonField(await openRow(orebro.page, 'A1')).inputValue()).toBe(
    'Inte än i Örebro.',
  );

  // The password lies in one place on the machine, and in nothing that left it.
  for (const text of filesOnServer().values()) {
    expect(text).not.toContain(account.password);
    expect(text).not.toContain(`${server.url}mapp`);
  }
  for (const { sent, complaints } of [gavle, orebro]) {
    expect(
      sent.filter((address) => !address.startsWith(server.url) && !/^(blob|data):/.test(address)),
    ).toEqual([]);
    expect(
      sent.filter((address) => address.includes(encodeURIComponent(account.password))),
    ).toEqual([]);
    expect(complaints).toEqual([]);
  }
  const kept = (page: Page) => dumpDatabase(page, databaseNames.real);
  const before = await kept(gavle.page);
  expect(JSON.stringify(before?.['meta'])).toContain(account.password);
  expect(JSON.stringify({ ...before, meta: [] })).not.toContain(account.password);

  // Letting go forgets it, and leaves the files.
  await openFolderPage(gavle.page);
  await gavle.page.getByRole('button', { name: 'Sluta använda mappen' }).click();
  await gavle.page.getByRole('button', { name: 'Ja, sluta' }).click();
  await gavle.page.getByRole('textbox', { name: 'Mappens adress' }).waitFor();
  expect(JSON.stringify(await kept(gavle.page))).not.toContain(account.password);
  expect(filesOnServer().size).toBe(2);
});
