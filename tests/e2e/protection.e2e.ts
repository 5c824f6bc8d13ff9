// A file on its way: locked, opened elsewhere, and seen to come from the same place as before, or not.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { runAge } from '../support/age.ts';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { answerRow, openMatrix } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';

const url = inject('appUrl');
const opened: BrowserContext[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

async function newProfile(width = 1280): Promise<OpenedApp> {
  const context = await launch({ viewport: { width, height: 900 } });
  opened.push(context);
  return openApp(context, url);
}

/** A profile that has something to send. */
async function gavle(): Promise<OpenedApp> {
  const app = await newProfile();
  await beginAs(app.page, 'Gävle kommun');
  await openMatrix(app.page, url, 2026);
  await answerRow(app.page, { row: 'A1', answer: 'Ja', reason: 'Vi har en plan.' });
  await waitUntilSaved(app.page);
  return app;
}

async function goTo(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(`${url}#${address}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

async function toSend(page: Page): Promise<void> {
  await goTo(page, '/utbyte/skicka', 'Skicka till samordnaren');
  await page.getByRole('checkbox', { name: /^Inventeringsmatris/ }).check();
}

async function saved(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Spara filen till samordnaren' }).click();
  const file = await download;
  await page.getByText('är skriven och kontrollerad').waitFor();
  // Under its own name, as it would lie in somebody's folder.
  const path = join(mkdtempSync(join(tmpdir(), 'nyckelring-file-')), file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

async function choose(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Filer från Nyckelring').click();
  await (await chooser).setFiles([path]);
}

async function ownNumber(page: Page): Promise<string> {
  await goTo(page, '/installningar', 'Inställningar');
  const number = page
    .getByRole('region', { name: 'Datorns kontrollnummer' })
    .getByText(/^\d{4}( \d{4}){7}$/);
  return (await number.textContent()) ?? '';
}

describe('A file on its way', () => {
  test('is locked, opened by the program age and by the coordinator, and by nobody with another password', async () => {
    const sender = await gavle();
    await toSend(sender.page);
    await sender.page.getByRole('checkbox', { name: 'Lås filen med ett lösenord' }).check();
    const password = await sender.page
      .getByRole('textbox', { name: 'Lösenord till filen' })
      .inputValue();
    expect(await axeFindings(sender.page, 'sending a locked file')).toEqual([]);
    const file = await saved(sender.page);
    expect(file).toMatch(/\.nyckelring\.age$/);
    const shown = sender.page.getByText('Datorns kontrollnummer, om mottagaren ringer och frågar:');
    expect(await shown.textContent()).toMatch(/( \d{4}){8}$/);

    const unlocked = `${file}.gz`;
    const { isContent, terminal } = runAge(['-d', '-o', unlocked, file], [password]);
    expect(isContent, terminal).toBe(true);
    expect(gunzipSync(readFileSync(unlocked)).toString('utf8')).toContain('Vi har en plan.');

    // On a narrow screen: what stands here is long.
    const hub = await newProfile(360);
    await goTo(hub.page, '/utbyte/ta-emot', 'Ta emot filer');
    await choose(hub.page, file);
    const field = hub.page.getByRole('textbox', { name: /^Lösenord till / });
    await field.fill('något helt annat');
    await hub.page.getByRole('button', { name: 'Lås upp' }).click();
    await hub.page.getByText('Lösenordet stämmer inte.').waitFor();
    await hub.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    expect(await field.inputValue()).toBe('något helt annat');
    expect(await axeFindings(hub.page, 'a wrong password')).toEqual([]);

    await field.fill(password);
    await field.press('Enter');
    const first = hub.page.getByText('Ni har inte läst in någon fil från den här avsändaren');
    await first.waitFor();
    expect(await first.textContent()).toContain(await ownNumber(sender.page));
    const overflow = await hub.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await hub.page.getByRole('button', { name: 'Läs in filen' }).click();
    await hub.page.getByText('Inläst', { exact: true }).waitFor();
    sender.assertQuiet();
    hub.assertQuiet();
  });

  test('comes from the same computer as before, from another one, or has been altered', async () => {
    const sender = await gavle();
    await toSend(sender.page);
    const one = await saved(sender.page);
    await sender.page.getByText('Fler val').click();
    await sender.page.getByRole('checkbox', { name: /läsa i en textredigerare/ }).check();
    const two = await saved(sender.page);

    const hub = await newProfile();
    await goTo(hub.page, '/utbyte/ta-emot', 'Ta emot filer');
    await choose(hub.page, one);
    await hub.page.getByRole('button', { name: 'Läs in filen' }).click();
    await hub.page.getByText('Inläst', { exact: true }).waitFor();
    await choose(hub.page, two);
    await hub.page.getByText('Filen kommer från samma dator som förut.').waitFor();

    const text = readFileSync(two, 'utf8');
    const altered = `${two.slice(0, -'.nyckelring.json'.length)} 2.nyckelring.json`;
    writeFileSync(altered, text.replace(/"createdAt": "\d{4}/, '"createdAt": "2031'));
    await choose(hub.page, altered);
    await hub.page.getByText('Filen har ändrats efter att avsändaren skrev under den.').waitFor();

    // The same name, the same municipality, another browser.
    const stranger = await gavle();
    await toSend(stranger.page);
    await choose(hub.page, await saved(stranger.page));
    const warning = hub.page
      .locator('.ds-alert')
      .filter({ hasText: 'Filen kommer från en annan dator än förut.' });
    await warning.waitFor();
    expect(await axeFindings(hub.page, 'a file from another computer')).toEqual([]);
    const numbers = await warning.getByRole('definition').allTextContents();
    expect(numbers).toEqual([await ownNumber(stranger.page), await ownNumber(sender.page)]);
    hub.assertQuiet();
  });
});
