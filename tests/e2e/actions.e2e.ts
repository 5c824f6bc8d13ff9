// An action is born from a contradiction, followed up, seen in every view, and goes to a calendar.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';

const appUrl = inject('appUrl');
const what = 'Pröva socialnämndens budget; fråga barn, unga och föräldrar i förväg';

let context: BrowserContext;
let app: OpenedApp;
let page: Page;

beforeAll(async () => {
  context = await launch({ reducedMotion: 'reduce' });
  app = await openApp(context, appUrl);
  page = app.page;
});
afterEach(() => {
  app.assertQuiet();
});
afterAll(async () => {
  await context.close();
});

async function open(address: string, heading: string): Promise<void> {
  await page.goto(`${appUrl}#/demo/handlingsplan${address}`);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}

test('a contradiction becomes an action, with its reason written beforehand', async () => {
  await open('?ny=motsagelse&dimension=K3&period=2026-var', 'Ny åtgärd');
  expect(await page.getByLabel('Varför?').inputValue()).toContain('svaret ”Nej” på A5');
  await page.getByLabel('Vad ska ni göra?').pressSequentially(what);
  await page.getByLabel('Ansvarig').fill('Ekonomichefen');
  await page.getByLabel('Klart senast').fill('2024-02');
  await page.getByLabel('Kostnad').fill('250 000');
  await page.getByLabel('Hur ser ni att det lyckades?').fill('Prövningen är en bilaga.');
  await waitUntilSaved(page);
  await page.getByRole('heading', { level: 1, name: what }).waitFor();
  await page.getByText('Försenad').waitFor();

  // What was written is there after a reload, at the same address.
  await page.reload();
  await page.getByRole('heading', { level: 1, name: what }).waitFor();
  expect(await page.getByLabel('Vad ska ni göra?').inputValue()).toBe(what);
  expect(await page.getByLabel('Kostnad').inputValue()).toMatch(/^250\s000$/);
});

test('it is followed up in its log, and its state follows', async () => {
  await page.getByRole('button', { name: 'Skriv i loggen' }).click();
  const entry = page.getByRole('group', { name: 'Ny anteckning' });
  await entry.getByLabel('Vad har hänt?').fill('Nämnden har börjat.');
  await entry.getByRole('radio', { name: 'Pågår' }).check();
  await entry.getByRole('button', { name: 'Spara i loggen' }).click();
  await page.getByRole('list', { name: 'Logg' }).getByText('Nämnden har börjat.').waitFor();
  const state = page.getByRole('group', { name: 'Läge', exact: true });
  await expect.poll(() => state.getByRole('radio', { name: 'Pågår' }).isChecked()).toBe(true);
  await waitUntilSaved(page);
});

test('it stands in the list, on the board and in the timeline', async () => {
  await page.getByRole('link', { name: 'Till handlingsplanen' }).last().click();
  const late = page.getByRole('region', { name: /^Försenade/ });
  await late.getByRole('link', { name: what }).waitFor();

  await page.getByRole('link', { name: 'Tavla' }).click();
  const started = page.getByRole('region', { name: /^Pågår/ });
  await started.getByRole('link', { name: what }).waitFor();
  const mover = page.getByLabel(`Läge för ${what}`);
  await mover.focus();
  await mover.selectOption('Stoppad');
  const stopped = page.getByRole('region', { name: /^Stoppad/ });
  await stopped.getByRole('link', { name: what }).waitFor();
  await expect
    .poll(() => mover.evaluate((element) => element === document.activeElement))
    .toBe(true);
  await mover.selectOption('Pågår');
  await started.getByRole('link', { name: what }).waitFor();

  await page.getByRole('link', { name: 'Tidslinje' }).click();
  const year = page.getByRole('region', { name: '2024' });
  const february = year.getByRole('listitem').filter({ hasText: /^februari/ });
  await february.getByRole('link', { name: what }).waitFor();
  await february.getByText('Försenad').waitFor();
  await page.getByText(/^I dag, /).waitFor();
});

test('it goes to a calendar, which another program reads', async () => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Spara kalenderfil' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Handlingsplan Granliden kommun .*\.ics$/);
  const calendar = new ICAL.Component(
    ICAL.parse(readFileSync(await file.path(), 'utf8')) as never[],
  );
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const event = events.find(({ summary }) => summary === what);
  expect(event?.startDate.toString()).toBe('2024-02-29');
  expect(event?.startDate.isDate).toBe(true);
  expect(event?.description).toContain('Ekonomichefen');
  expect(event?.description).toContain('I planen står februari 2024.');
});

test('it is taken away, and brought back', async () => {
  await page.getByRole('link', { name: what }).click();
  await page.getByRole('heading', { level: 1, name: what }).waitFor();
  await page.getByRole('button', { name: 'Ta bort', exact: true }).click();
  await page.getByText(`”${what}” är borttagen ur planen.`).waitFor();
  expect(await page.getByRole('link', { name: what }).count()).toBe(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await page.getByRole('link', { name: what }).waitFor();
});

test('an empty plan is accessible in every language', async () => {
  await page.goto(`${appUrl}#/demo/handlingsplan?lage=stoppad&fran=rad`);
  await page.getByText('Ingen åtgärd stämmer med det ni har valt.').waitFor();
  const found: string[] = [];
  for (const language of ['nb', 'en', 'sv']) {
    await page.locator('header select').selectOption(language);
    await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
    found.push(...(await axeFindings(page, `nothing shown, ${language}`)));
  }
  expect(found).toEqual([]);
});
