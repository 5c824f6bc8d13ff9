// A year's matrix filled in by keyboard alone, in the table of all rows and years.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { requireVisibleFocus, tabTo } from './support/keyboard.ts';
import { matrixTable, rowButton } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';

const url = inject('appUrl');

/** What is pressed on one row after the other, over and over. */
const keys = ['0', '1', '2', 'v', '3', 'g'];
const words: Record<string, string> = {
  '0': 'Nej',
  '1': 'På väg',
  '2': 'Ja',
  '3': 'Ja, och vi följer upp',
  v: 'Vet inte',
  g: 'Gäller inte oss',
};

describe('A year in table view, by keyboard alone', () => {
  let context: BrowserContext;
  let app: OpenedApp;
  let page: Page;

  beforeAll(async () => {
    context = await launch({ reducedMotion: 'reduce' });
    app = await openApp(context, url);
    page = app.page;
    await beginAs(page, 'Gävle kommun');
  });
  afterEach(() => {
    app.assertQuiet();
  });
  afterAll(async () => {
    await context.close();
  });

  const press = (key: string) => page.keyboard.press(key);
  const cell = (name: string | RegExp) => page.getByRole('gridcell', { name });
  const rows = () =>
    page
      .getByRole('grid')
      .locator('tr[data-item]')
      .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['item'] ?? ''));
  const focused = () => page.locator(':focus').getAttribute('aria-label');

  test('all 48 rows are answered with one key each, and are there after a reload', async () => {
    await page.goto(`${url}#/matris/2026?vy=tabell`);
    await cell(/^A1, 2026/).waitFor();
    await tabTo(page, page.getByRole('checkbox', { name: 'Gå till nästa rad efter varje svar' }));
    await press('Space');
    await tabTo(page, cell(/^A1, 2026/));
    const all = await rows();
    expect(all).toHaveLength(48);
    for (let row = 0; row < all.length; row += 1) {
      await press(keys[row % keys.length] ?? '');
      // One always sees where one is, whatever has scrolled.
      if (row % 12 === 0) await requireVisibleFocus(page);
    }
    await cell(/^H5, 2026: Gäller inte oss/).waitFor();
    await waitUntilSaved(page);
    await page.getByText('48 av 48 rader besvarade').waitFor();

    await page.reload();
    const stored = await matrixTable(page, url, 2026);
    expect(all.map((row) => stored[row]?.['2026'])).toEqual(
      all.map((_, row) => words[keys[row % keys.length] ?? '']),
    );
  });

  test('answers are changed, cleared and taken back', async () => {
    await tabTo(page, cell(/^A1, 2026/));
    await press('Control+End');
    expect(await focused()).toMatch(/^H5, 2026: Gäller inte oss/);
    await press('Delete');
    await cell('H5, 2026: Inte besvarad').waitFor();
    await press('ArrowUp');
    await press('1');
    await cell('H4, 2026: På väg').waitFor();
    await press('Control+z');
    await cell(/^H4, 2026: Ja, och vi följer upp/).waitFor();
    await press('Control+z');
    await cell(/^H5, 2026: Gäller inte oss/).waitFor();
    await waitUntilSaved(page);
  });

  test('a row is opened with Enter, and Escape leads back to its cell', async () => {
    await press('Control+Home');
    await press('ArrowRight');
    await press('ArrowDown');
    expect(await focused()).toMatch(/^A2, 2026: På väg/);
    await press('Enter');
    await expect
      .poll(() => rowButton(page, 'A2').evaluate((row) => row === document.activeElement))
      .toBe(true);
    await requireVisibleFocus(page);
    await press('Escape');
    await expect.poll(focused).toMatch(/^A2, 2026: På väg/);
    await requireVisibleFocus(page);
  });

  test('rows are chosen and searched for, and the hits are marked', async () => {
    await tabTo(page, page.getByRole('checkbox', { name: 'Vet inte 8' }), 'backwards');
    await press('Space');
    await page.getByText('8 rader av 48 passar.').waitFor();
    expect(await rows()).toHaveLength(8);
    await press('Space');
    await tabTo(page, page.getByRole('searchbox', { name: 'Sök bland raderna' }), 'backwards');
    await page.keyboard.type('radslag skola');
    await page.getByText('0 träffar på ”radslag skola”.').waitFor();
    await page.getByText('Ingen rad innehåller ”radslag skola”.').waitFor();
    await press('Control+a');
    await page.keyboard.type('barnratt');
    await page.getByText(/^\d+ träff(ar)? på ”barnratt”\.$/).waitFor();
    const found = await rows();
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(48);
    expect(await page.evaluate(() => CSS.highlights.get('matrix-hit')?.size ?? 0)).toBeGreaterThan(
      0,
    );
    expect(page.url()).toContain('sok=barnratt');
    expect(await axeFindings(page, 'the table with a search')).toEqual([]);
    await tabTo(page, page.getByRole('button', { name: 'Visa alla rader' }));
    await press('Enter');
    await expect.poll(async () => (await rows()).length).toBe(48);
  });

  test('the table and the list of what to look over have no faults that axe finds', async () => {
    expect(await axeFindings(page, 'the table')).toEqual([]);
    await page.goto(`${url}#/matris/2026?vy=att-se-over`);
    await page.getByRole('heading', { name: 'Saknar underlag (16)' }).waitFor();
    expect(await axeFindings(page, 'what to look over')).toEqual([]);
  });
});
