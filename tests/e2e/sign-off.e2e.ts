// A year is decided, locked, opened again, decided anew, and the two versions are compared.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { choiceOf, openMatrix, openRow } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';

const appUrl = inject('appUrl');
const languages = ['nb', 'en', 'sv'] as const;

let context: BrowserContext;
let app: OpenedApp;
let page: Page;

beforeAll(async () => {
  context = await launch({ reducedMotion: 'reduce' });
  app = await openApp(context, appUrl);
  page = app.page;
  await beginAs(page, 'Gävle kommun');
});
afterEach(() => {
  app.assertQuiet();
});
afterAll(async () => {
  await context.close();
});

const address = `${appUrl}#/matris/2026/faststall`;

async function openSignOff(heading: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

async function decide(version: number, body: string): Promise<void> {
  await page.getByLabel('Vem har beslutat?').fill(body);
  await page.getByLabel('När fattades beslutet?').fill('2026-11-12');
  await page.getByLabel('Paragraf (frivilligt)').fill('§ 87');
  await page.getByRole('button', { name: `Fastställ version ${String(version)}` }).click();
  await page.getByRole('heading', { level: 1, name: 'Svaren är fastställda' }).waitFor();
}

/** In each language, light and dark, and at 320 px. */
async function findings(where: string): Promise<string[]> {
  const found: string[] = [];
  for (const language of languages) {
    await page.locator('header select').selectOption(language);
    await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await axeFindings(page, `${where}, ${language}, ${colorScheme}`)));
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 320, height: 640 });
    const isTooWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    if (isTooWide) found.push(`${where}, ${language}: scrolls sideways at 320 px`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  return found;
}

describe('a sign-off', () => {
  test('locks the answers, also after a reload', async () => {
    await openMatrix(page, appUrl, 2026);
    for (const [row, answer] of [
      ['A1', 'På väg'],
      ['A2', 'Ja'],
      ['A3', 'Vet inte'],
    ] as const) {
      await choiceOf(await openRow(page, row), answer).check();
      await waitUntilSaved(page);
    }
    await openSignOff('Fastställ svaren');
    await page.getByText('45 rader är inte besvarade').waitFor();
    await decide(1, 'Kommunstyrelsen');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page-heading');

    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Svaren är fastställda' }).waitFor();
    await page
      .getByRole('region', { name: 'Version 1 är fastställd' })
      .getByText('Beslutat av Kommunstyrelsen, 12 november 2026, § 87')
      .waitFor();
    expect(await findings('låst')).toEqual([]);
  });

  test('is opened again with a reason, changed, and decided anew', async () => {
    await openSignOff('Svaren är fastställda');
    await page.getByRole('button', { name: 'Öppna igen …' }).click();
    await page.getByLabel('Varför öppnar ni igen?').fill('A1 hade fel nivå.');
    await page.getByRole('button', { name: 'Öppna igen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fastställ svaren' }).waitFor();

    await openMatrix(page, appUrl, 2026);
    await choiceOf(await openRow(page, 'A1'), 'Ja').check();
    await waitUntilSaved(page);
    await openSignOff('Fastställ svaren');
    await page.getByText('1 rad har ändrats sedan version 1.').waitFor();
    expect(await findings('öppnad igen')).toEqual([]);
    await decide(2, 'Socialnämnden');
    await page.getByText('A1 hade fel nivå.').waitFor();
  });

  test('leaves versions that can be read whole and compared', async () => {
    await openSignOff('Svaren är fastställda');
    await page.getByRole('link', { name: 'Jämför version 1 med version 2' }).click();
    await page.getByRole('heading', { level: 1, name: 'Jämför versioner' }).waitFor();
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'A1' }) });
    expect(await row.textContent()).toContain('Har stigit');
    expect(await row.textContent()).toContain('På väghar blivitJa');
    expect(await page.getByRole('link', { name: 'A2', exact: true }).count()).toBe(0);
    expect(await findings('jämförda')).toEqual([]);

    await page.getByRole('link', { name: 'Till alla versioner' }).click();
    await page.getByRole('link', { name: 'Läs version 1' }).click();
    await page
      .getByRole('heading', { level: 1, name: 'Inventeringsmatris 2026, version 1' })
      .waitFor();
    const first = page.getByRole('listitem').filter({ hasText: /^A1/ });
    expect(await first.textContent()).toContain('På väg');
    expect(await findings('version 1')).toEqual([]);
  });
});
