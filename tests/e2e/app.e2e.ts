import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { launch } from '../support/browser.ts';
import { builtFolder, serveFolder } from '../support/built-app.ts';
import { axeFindings } from './support/axe.ts';
import { addEvidence, chooseAnswer, choiceOf, openMatrix, openRow } from './support/matrix.ts';
import { openApp } from './support/page.ts';
import { waitUntilOfflineReady, waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';
import { databaseNames, dumpDatabase, raiseVersion } from './support/store.ts';

const url = inject('appUrl');
const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function browser(): Promise<BrowserContext> {
  const context = await launch();
  opened.push(() => context.close());
  return context;
}

/** A copy of the built app, served on its own, so that a test can end or change it. */
async function serveCopy() {
  const folder = mkdtempSync(join(tmpdir(), 'nyckelring-build-'));
  cpSync(builtFolder, folder, { recursive: true });
  const served = await serveFolder(folder);
  let isServed = true;
  const close = async () => {
    if (isServed) await served.close();
    isServed = false;
  };
  opened.push(close);
  return { folder, url: served.url, close };
}

describe('The app on a machine', () => {
  test('can be installed: the browser finds nothing missing, and every icon has the size it says', async () => {
    const { page, assertQuiet } = await openApp(await browser(), url);
    await waitUntilOfflineReady(page);
    await page.reload();
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const manifest = await session.send('Page.getAppManifest');
    expect(manifest.errors).toEqual([]);

    const icons = await page.evaluate(async (address) => {
      const { icons: listed } = (await (await fetch(address)).json()) as {
        icons: { src: string; sizes: string }[];
      };
      return Promise.all(
        listed.map(async ({ src, sizes }) => {
          const image = new Image();
          image.src = new URL(src, address).href;
          await image.decode();
          return { sizes, actual: `${String(image.naturalWidth)}x${String(image.naturalHeight)}` };
        }),
      );
    }, manifest.url);
    expect(icons.length).toBeGreaterThan(1);
    for (const { sizes, actual } of icons) expect(actual).toBe(sizes);
    assertQuiet();
  });

  test('is served from the machine itself once it has been opened, also when the server is gone', async () => {
    const copy = await serveCopy();
    const { page, assertQuiet } = await openApp(await browser(), copy.url);
    await waitUntilOfflineReady(page);
    await copy.close();
    await expect(fetch(copy.url)).rejects.toThrow();

    await page.reload();
    await page.getByRole('heading', { name: 'Välkommen till Nyckelring' }).waitFor();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await page.getByRole('link', { name: 'Visa exemplet' }).click();
    await page.getByText('Det här är ett påhittat exempel.').waitFor();
    assertQuiet();
  });

  test('a new version waits and asks, never reloads under a draft, and has everything after the reload', async () => {
    const copy = await serveCopy();
    const { page, assertQuiet } = await openApp(await browser(), copy.url);
    await waitUntilOfflineReady(page);
    await beginAs(page, 'Gävle kommun');
    publishSecondBuild(copy.folder);
    await page.reload();
    await openMatrix(page, copy.url, 2026);

    const row = await openRow(page, 'A1');
    await addEvidence(row, { title: 'Policy för barnets rättigheter' });
    await row
      .getByRole('button', { name: 'Ändra underlaget: Policy för barnets rättigheter' })
      .click();
    // Half a date can't be saved, so it stays in the field as a draft.
    await row.getByRole('textbox', { name: 'Datum' }).fill('2026-1');
    const notice = page.getByRole('status').filter({ hasText: 'Skriv klart först.' });
    await notice.waitFor({ timeout: 60_000 });
    const reload = notice.getByRole('button', { name: 'Ladda om nu' });
    expect(await reload.isDisabled()).toBe(true);
    expect(await isSecondBuild(page)).toBe(false);

    await row.getByRole('textbox', { name: 'Datum' }).fill('2026-12');
    await page.getByText('Det finns en ny version av Nyckelring.').waitFor();
    expect(await isSecondBuild(page)).toBe(false);
    await page.getByRole('button', { name: 'Ladda om nu' }).click();
    await expect.poll(() => isSecondBuild(page), { timeout: 20_000 }).toBe(true);
    await openRow(page, 'A1');
    await page.getByText('december 2026 · Annat').waitFor();
    assertQuiet();
  });

  test('a yes to the new version in one window takes the other along, once its words are saved', async () => {
    const copy = await serveCopy();
    const context = await browser();
    const first = await openApp(context, copy.url);
    await waitUntilOfflineReady(first.page);
    await beginAs(first.page, 'Gävle kommun');
    const second = await openApp(context, `${copy.url}#/matris/2026`);
    const row = await openRow(second.page, 'A1');
    await row.getByRole('button', { name: 'Lägg till underlag' }).click();
    await row.getByRole('textbox', { name: 'Datum' }).fill('2026-1');

    publishSecondBuild(copy.folder);
    await first.page.reload();
    await first.page.getByRole('button', { name: 'Ladda om nu' }).click({ timeout: 60_000 });
    await expect.poll(() => isSecondBuild(first.page), { timeout: 20_000 }).toBe(true);
    expect(await isSecondBuild(second.page)).toBe(false);
    expect(await row.getByRole('textbox', { name: 'Datum' }).inputValue()).toBe('2026-1');

    await row.getByRole('textbox', { name: 'Datum' }).fill('2026-12');
    await expect.poll(() => isSecondBuild(second.page), { timeout: 20_000 }).toBe(true);
    await openRow(second.page, 'A1');
    await second.page.getByText('december 2026 · Annat').waitFor();
    first.assertQuiet();
    second.assertQuiet();
  });

  test('the example has a database of its own: neither side ever holds anything of the other', async () => {
    const { page, assertQuiet } = await openApp(await browser(), url);
    await beginAs(page, 'Gävle kommun');
    const realBefore = await dumpDatabase(page, databaseNames.real);
    expect(await dumpDatabase(page, databaseNames.demo)).toBeNull();

    await page.goto(`${url}#/demo/matris/2026`);
    await page.getByText('Det här är ett påhittat exempel.').waitFor();
    await chooseAnswer(await openRow(page, 'A1'), 'Nej');
    await waitUntilSaved(page);
    const demo = JSON.stringify(await dumpDatabase(page, databaseNames.demo));
    expect(demo).not.toContain('Gävle');
    expect(await dumpDatabase(page, databaseNames.real)).toEqual(realBefore);

    await page.getByRole('link', { name: 'Lämna exemplet' }).click();
    await page.getByText('Ni har redan börjat för Gävle kommun.').waitFor();
    await openMatrix(page, url, 2026);
    await chooseAnswer(await openRow(page, 'A1'), 'Ja');
    await waitUntilSaved(page);
    expect(JSON.stringify(await dumpDatabase(page, databaseNames.demo))).toBe(demo);
    assertQuiet();
  });

  test('data newer than the app are shown by a message only, and stay as they were', async () => {
    const context = await browser();
    const { page, assertQuiet } = await openApp(context, url);
    await beginAs(page, 'Gävle kommun');
    await page.goto('about:blank');
    // A page of the same origin without the app in it.
    const plain = await context.newPage();
    await plain.goto(`${url}manifest.webmanifest`);
    // The browser's number is Dexie's times ten.
    await raiseVersion(plain, databaseNames.real, (schemaNumber + 1) * 10);
    const before = await dumpDatabase(plain, databaseNames.real);
    expect(JSON.stringify(before)).toContain('Gävle kommun');

    await page.goto(url);
    await page
      .getByText('Uppgifterna på den här datorn är sparade med en nyare version av Nyckelring')
      .waitFor();
    expect(await axeFindings(page, 'newer data')).toEqual([]);
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await dumpDatabase(plain, databaseNames.real)).toEqual(before);
    assertQuiet();
  });

  test('a change in one window shows in the other within a second', async () => {
    const context = await browser();
    const first = await openApp(context, url);
    await beginAs(first.page, 'Gävle kommun');
    await openMatrix(first.page, url, 2026);
    const second = await openApp(context, `${url}#/matris/2026`);
    const [here, there] = [await openRow(first.page, 'A1'), await openRow(second.page, 'A1')];
    expect(await choiceOf(there, 'Ja').isChecked()).toBe(false);

    await chooseAnswer(here, 'Ja');
    await waitUntilSaved(first.page);
    await expect.poll(() => choiceOf(there, 'Ja').isChecked(), { timeout: 1000 }).toBe(true);
    first.assertQuiet();
    second.assertQuiet();
  });
});

/** The next release: one file with another content, and the worker's list that says so. */
function publishSecondBuild(folder: string): void {
  const path = join(folder, 'index.html');
  const before = readFileSync(path);
  const after = before
    .toString()
    .replace('<html lang="sv">', '<html lang="sv" data-build="second">');
  const worker = join(folder, 'sw.js');
  const text = readFileSync(worker, 'utf8');
  const [old, next] = [before, after].map((content) =>
    createHash('md5').update(content).digest('hex'),
  );
  if (old === undefined || next === undefined || !text.includes(old) || after === before.toString())
    throw new Error('The second build would be the same as the first.');
  writeFileSync(path, after);
  writeFileSync(worker, text.replace(old, next));
}

async function isSecondBuild(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.dataset['build'] === 'second');
}
