import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { realExample } from './support/files.ts';
import { keyboardFindings, requireVisibleFocus, tabTo } from './support/keyboard.ts';
import { dimensionOf, stepsOf } from './support/key.ts';
import { choiceOf, reasonField, rowButton, rowOf } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import {
  conflictPlaces,
  demoPlaces,
  emptyPlaces,
  goToPlace,
  openFiles,
  waitForHeading,
  writeConflicts,
  type Place,
} from './support/places.ts';
import { waitUntilSaved } from './support/shell.ts';

const url = inject('appUrl');

const languages = [
  { value: 'sv', tag: 'sv-SE' },
  { value: 'nb', tag: 'nb-NO' },
  { value: 'en', tag: 'en-GB' },
] as const;
const wide = { width: 1280, height: 900 };
/** A page at 1280 px and 400 %, as WCAG 1.4.10 counts it. */
const narrow = { width: 320, height: 640 };

let context: BrowserContext;
let app: OpenedApp;
let page: Page;

function withOwnWindow() {
  beforeAll(async () => {
    context = await launch({ reducedMotion: 'reduce' });
    app = await openApp(context, url);
    page = app.page;
  });
  afterEach(() => {
    app.assertQuiet();
  });
  afterAll(async () => {
    await context.close();
  });
}

async function goTo(place: Place): Promise<void> {
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: 'light' });
  await goToPlace(page, url, place);
}

async function choose(language: (typeof languages)[number]): Promise<void> {
  // Where a meeting has taken the whole window the choice is out of sight, and the page is read all the same.
  await page.locator('header select').selectOption(language.value, { force: true });
  await page.locator(`html[lang=${language.tag}]`).waitFor({ state: 'attached' });
  await waitForHeading(page);
}

/** Charts and menus take a moment to follow the window; what is still too wide after it is too wide. */
async function isScrolledSideways(): Promise<boolean> {
  return page
    .waitForFunction(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      undefined,
      { timeout: 3000 },
    )
    .then(
      () => false,
      () => true,
    );
}

/** Everything at once, so that one run tells all there is to mend. */
async function everyFinding(place: Place): Promise<string[]> {
  await goTo(place);
  // A menu closes when the focus leaves it, so it has keys of its own, tried below.
  const findings = place.layer === undefined ? await keyboardFindings(page, place.name) : [];
  await goTo(place);
  for (const language of languages) {
    await choose(language);
    const where = `${place.name}, ${language.value}`;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      findings.push(...(await axeFindings(page, `${where}, ${colorScheme}`, place.layer)));
    }
    await page.setViewportSize(narrow);
    if (await isScrolledSideways()) findings.push(`${where}: scrolls sideways at 320 px`);
    if (language.value === 'sv')
      findings.push(...(await axeFindings(page, `${where}, 320 px`, place.layer)));
    await page.setViewportSize(wide);
  }
  await choose(languages[0]);
  return findings;
}

describe.each([
  { title: 'Each page of the example', places: demoPlaces },
  { title: 'Each page of an empty machine', places: emptyPlaces },
])('$title, in every language, light and dark, wide and narrow, by keyboard', ({ places }) => {
  withOwnWindow();
  test.each(places.map((place) => [place.name, place] as const))('%s', async (_, place) => {
    expect(await everyFinding(place)).toEqual([]);
  });
});

describe('Each page with two versions to choose between', () => {
  withOwnWindow();
  beforeAll(async () => {
    await page.goto(`${url}#/demo/utbyte`);
    await page.getByRole('heading', { level: 1, name: 'Utbyte' }).waitFor();
    await openFiles(page, [writeConflicts()]);
    await page.getByRole('button', { name: 'Läs in filen' }).click();
    await page.getByText('Inläst', { exact: true }).waitFor();
  });
  test.each(conflictPlaces.map((place) => [place.name, place] as const))('%s', async (_, place) => {
    expect(await everyFinding(place)).toEqual([]);
  });
});

describe('With the keyboard alone', () => {
  withOwnWindow();

  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);
  const reach = (role: Parameters<Page['getByRole']>[0], name: string | RegExp) =>
    tabTo(page, page.getByRole(role, { name, exact: true }).first());

  /** From the top of a page through the menu to another one. */
  async function openFromMenu(entry: string, heading: RegExp): Promise<void> {
    const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
    await tabTo(page, menu.getByRole('link', { name: entry }));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  test('one begins for a municipality', async () => {
    await page.getByRole('heading', { name: 'Välkommen till Nyckelring' }).waitFor();
    await press('Tab');
    await requireVisibleFocus(page);
    expect(await page.locator(':focus').textContent()).toBe('Hoppa till innehållet');
    await press('Enter');
    await reach('link', 'Börja');
    await press('Enter');
    await reach('combobox', 'Kommun');
    await type('gävl');
    await page.getByRole('option', { name: 'Gävle kommun' }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    await reach('textbox', 'Ditt namn');
    await type('Kim Berg');
    await reach('button', 'Börja');
    await press('Enter');
    await page.getByRole('banner').getByText('Gävle kommun').waitFor();
  });

  test('one answers a row with a reason and evidence, and goes on to the next', async () => {
    await openFromMenu('Inventeringsmatris', /^Inventeringsmatris/);
    await tabTo(page, rowButton(page, 'A1'));
    await press('Enter');
    const row = rowOf(page, 'A1');
    await tabTo(page, choiceOf(row, 'Nej'));
    await press('Space');
    await press('ArrowRight');
    await press('ArrowRight');
    expect(await choiceOf(row, 'Ja').isChecked()).toBe(true);
    await tabTo(page, reasonField(row));
    await type('Fullmäktige har beslutat.');
    await reach('button', 'Lägg till underlag');
    await press('Enter');
    await reach('textbox', 'Vad heter underlaget?');
    await type('Protokoll');
    await reach('button', 'Klar');
    await press('Enter');
    await waitUntilSaved(page);
    await tabTo(page, reasonField(row), 'backwards');
    await press('Control+Enter');
    await rowOf(page, 'A2').getByRole('group', { name: 'Ert svar på A2' }).waitFor();
    await requireVisibleFocus(page);
    expect(await rowButton(page, 'A1').textContent()).toContain('Ja');
  });

  test('one goes to another year', async () => {
    await reach('button', 'År 2026');
    await press('Enter');
    await tabTo(page, page.getByRole('link', { name: /2025/ }));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Inventeringsmatris 2025' }).waitFor();
  });

  test('one rates a dimension, and another alone on the screen', async () => {
    await openFromMenu('Implementeringsnyckel', /^Implementeringsnyckel/);
    const dimension = dimensionOf(page, 'Beslut och strategi');
    await tabTo(page, stepsOf(dimension).first());
    await press('Space');
    await press('ArrowDown');
    await press('ArrowDown');
    await waitUntilSaved(page);
    expect(await stepsOf(dimension).nth(2).isChecked()).toBe(true);

    await tabTo(page, page.getByRole('link', { name: 'Mötesläge' }), 'backwards');
    await press('Enter');
    await page.getByText('2 av 12').waitFor();
    await press('4');
    await expect
      .poll(() => stepsOf(dimensionOf(page, 'Ledning och samordning')).nth(4).isChecked())
      .toBe(true);
    await press('ArrowRight');
    await page.getByText('3 av 12').waitFor();
    // The meeting has the whole window, the menu's place too, until one leaves it.
    await press('Escape');
    await page.getByRole('navigation', { name: 'Huvudmeny' }).waitFor();
  });

  test('one reads the numbers behind a chart', async () => {
    await openFromMenu('Utveckling', /^Utveckling/);
    const figure = page.getByRole('figure').first();
    await figure.waitFor();
    await tabTo(page, figure.locator('summary'));
    await press('Enter');
    await figure.getByRole('table').waitFor();
    await reach('button', 'Spara tabell (CSV)');
    const download = page.waitForEvent('download');
    await press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });

  test('one compares an area', async () => {
    await openFromMenu('Jämför', /^Jämför/);
    await reach('combobox', 'Område');
    await press('b');
    await expect.poll(() => page.getByRole('row', { name: /^A1/ }).count()).toBe(0);
    await tabTo(page, page.getByRole('region', { name: 'Jämförelse, rad för rad' }));
  });

  test('one begins a review and makes a finding', async () => {
    await openFromMenu('Kollegial granskning', /^Kollegial granskning/);
    await reach('button', 'Ny granskning');
    await press('Enter');
    await reach('textbox', 'Titel');
    await type('Granskning med tangenter');
    await reach('button', 'Börja granskningen');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Granskning med tangenter' }).waitFor();
    await reach('link', 'Fynd');
    await press('Enter');
    await reach('button', 'Nytt fynd');
    await press('Enter');
    await reach('textbox', 'Fyndet');
    await type('Barnen får svar inom en månad.');
    const strength = page.getByRole('group', { name: 'Hur säkert är det?' });
    await tabTo(page, strength.getByRole('radio', { checked: true }));
    await press('ArrowUp');
    await expect
      .poll(() => strength.getByRole('radio', { name: 'Hört av flera' }).isChecked())
      .toBe(true);
    await waitUntilSaved(page);
    await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Klar', exact: true }));
    await press('Enter');
    await page.getByText('1 fynd kommer med i rapporten.').waitFor();
  });

  test('one saves a file', async () => {
    await openFromMenu('Utbyte', /^Utbyte/);
    await reach('link', 'Skicka till samordnaren');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Skicka till samordnaren' }).waitFor();
    await tabTo(page, page.getByRole('checkbox', { name: /^Inventeringsmatris/ }).first());
    if (
      !(await page
        .getByRole('checkbox', { name: /^Inventeringsmatris/ })
        .first()
        .isChecked())
    )
      await press('Space');
    await reach('button', 'Spara filen till samordnaren');
    const download = page.waitForEvent('download');
    await press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.nyckelring$/);
    await reach('link', 'Tillbaka till Utbyte');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Utbyte' }).waitFor();
    // Waited for well before it opens: the browser is told in its own time that a test answers the dialog.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, page.getByLabel('Filer från Nyckelring'));
    await press('Enter');
    await (await chooser).setFiles([realExample]);
    await reach('button', 'Läs in filen');
    await press('Enter');
    await page.getByText('Inläst', { exact: true }).waitFor();
  });

  test('one changes the language and the look', async () => {
    await openFromMenu('Inställningar', /^Inställningar/);
    await tabTo(
      page,
      page
        .getByRole('radio', { name: 'Mörkt' })
        .or(page.getByRole('radio', { name: 'Som datorn' }))
        .first(),
    );
    await press('ArrowRight');
    await press('ArrowRight');
    await expect.poll(() => page.locator('html').getAttribute('data-color-scheme')).toBe('dark');
    await page.evaluate(() => window.scrollTo(0, 0));
    await reach('combobox', 'Språk');
    await press('e');
    await page.locator('html[lang=en-GB]').waitFor({ state: 'attached' });
  });

  test('one opens the menu on a telephone', async () => {
    await page.setViewportSize(narrow);
    await tabTo(page, page.getByRole('button', { name: 'Menu' }));
    await press('Enter');
    await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Overview' }));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });
});
