import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { tabTo } from './support/keyboard.ts';
import { dimensionOf, rateDimension } from './support/key.ts';
import { answerRow, openMatrix, openRow } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';

const url = inject('appUrl');
const question = 'Har ni kommit så långt ändå, eller är det något som saknas?';

const labels = ['Inte börjat', 'Påbörjat', 'På väg', 'På plats', 'I vardagen'];
/** Each person's own steps, K1 to K12; null is left blank. */
const people = [
  { name: 'Anna', steps: [1, 3, 2, 2, null, 0, 1, 1, 1, 1, 1, 1] },
  { name: '', steps: [2, 3, 2, 2, null, 1, 1, 3, 1, null, 1, 1] },
  { name: 'Bo Ek', steps: [1, 3, 4, 2, null, 0, 1, 2, 1, 1, 1, null] },
];
const agreed = [1, 3, 3, 2, 0, 0, 1, 2, 1, 1, 1, 4];

let context: BrowserContext;
let app: OpenedApp;
let page: Page;

beforeAll(async () => {
  context = await launch({ reducedMotion: 'reduce' });
  app = await openApp(context, url);
  page = app.page;
  await beginAs(page, 'Gävle kommun');
});
afterAll(async () => {
  await context.close();
});

const press = (key: string) => page.keyboard.press(key);
const place = (number: number) =>
  page
    .getByRole('progressbar', { name: `Dimension ${String(number)} av 12`, exact: true })
    .waitFor();

/** Rates from the first dimension to the last with digits and arrows. */
async function rateAll(steps: readonly (number | null)[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    await place(index + 1);
    if (step !== null) {
      await press(String(step));
      await expect
        .poll(() => page.getByRole('radio', { name: new RegExp(labels[step] ?? '') }).isChecked())
        .toBe(true);
    }
    if (index < steps.length - 1) await press('ArrowRight');
  }
  await waitUntilSaved(page);
}

/** What the spread of one dimension should say: how many stand on each step. */
function counts(dimension: number): string[] {
  return labels.map((label, step) => {
    const count = people.filter(({ steps }) => steps[dimension] === step).length;
    return `${label}: ${String(count)}`;
  });
}

describe('A meeting of three people', () => {
  test('rates twelve dimensions one by one, and agrees, by keyboard alone', async () => {
    await page.goto(`${url}#/nyckel/2026-host`);
    await page.getByRole('heading', { level: 1, name: /^Implementeringsnyckel/ }).waitFor();
    await tabTo(page, page.getByRole('link', { name: 'Bedöm var för sig först' }));
    await press('Enter');

    for (const { name, steps } of people) {
      await tabTo(page, page.getByRole('textbox', { name: 'Ditt namn' }));
      await page.keyboard.type(name);
      await press('Enter');
      await place(1);
      // Nothing of the others: no step is chosen, and no spread is shown.
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
      expect(await page.getByText('Var för sig:').count()).toBe(0);
      await rateAll(steps);
      await tabTo(page, page.getByRole('button', { name: 'Jag är klar' }));
      await press('Enter');
      await page.getByRole('heading', { level: 2, name: /^Tack, / }).waitFor();
      expect(await page.getByRole('radio').count()).toBe(0);
    }
    expect(
      await page.getByRole('list', { name: 'De som har börjat' }).getByRole('listitem').count(),
    ).toBe(3);

    await tabTo(page, page.getByRole('link', { name: /^Alla är klara/ }));
    await press('Enter');
    for (const [index, step] of agreed.entries()) {
      await place(index + 1);
      const spread = page.getByRole('region', { name: 'Var för sig:' });
      await spread.waitFor();
      if (people.some(({ steps }) => steps[index] !== null))
        expect(
          (await spread.getByRole('listitem').allTextContents()).slice(0, labels.length),
        ).toEqual(counts(index));
      else await spread.getByText('Alla har lämnat den här tom.').waitFor();
      await press(String(step));
      await expect
        .poll(() => page.getByRole('radio', { name: new RegExp(labels[step] ?? '') }).isChecked())
        .toBe(true);
      if (index < agreed.length - 1) await press('ArrowRight');
    }
    await waitUntilSaved(page);
    await press('Escape');
    await page.getByText('12 av 12 dimensioner är bedömda').waitFor();
  });

  test('finds everything there after the window has been loaded anew', async () => {
    await page.goto(`${url}#/nyckel/2026-host?lage=mote`);
    await page.reload();
    await place(1);
    for (const [index, step] of agreed.entries()) {
      await place(index + 1);
      expect(
        await page.getByRole('radio', { name: new RegExp(labels[step] ?? '') }).isChecked(),
      ).toBe(true);
      if (index < agreed.length - 1) await press('ArrowRight');
    }
    await press('ArrowLeft');
    await place(11);
    const spread = page.getByRole('region', { name: 'Var för sig:' });
    expect(await spread.getByText(/^Person 2:/).isVisible()).toBe(false);
    await tabTo(page, spread.getByText('Visa vem som valde vad'));
    await press('Enter');
    await spread.getByText(/^Person 2: ?Påbörjat/).waitFor();
    expect(await axeFindings(page, 'the spread with names')).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await axeFindings(page, 'the spread, 320 px')).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    app.assertQuiet();
  });
});

describe('A key and a matrix that disagree', () => {
  test('are answered on the row, on the dimension and on the overview, and asked anew', async () => {
    // The meeting above agreed on step 3.
    await openMatrix(page, url, 2026);
    await answerRow(page, { row: 'A5', answer: 'Nej' });
    const row = await openRow(page, 'A5');
    await row.getByRole('radio', { name: 'Båda stämmer' }).check();
    await row
      .getByRole('textbox', { name: 'Hur hänger det ihop?' })
      .fill('Skolan prövar redan sin budget.');
    await row.getByText(/^Besvarad av Kim Berg/).waitFor();
    await waitUntilSaved(page);

    await row.getByRole('link', { name: 'K3 Budget och resurser' }).click();
    const dimension = dimensionOf(page, 'Budget och resurser');
    await dimension.getByText(/Besvarad: Båda stämmer/).click();
    expect(
      await dimension.getByRole('textbox', { name: 'Hur hänger det ihop?' }).inputValue(),
    ).toBe('Skolan prövar redan sin budget.');

    // Another step: the answer was about something else.
    await rateDimension(page, { dimension: 'Budget och resurser', step: 4 });
    await dimension.getByText(/Då svarade ni ”Båda stämmer”/).waitFor();
    await page.goto(`${url}#/`);
    const asked = page.getByRole('group', { name: question });
    await asked.getByRole('radio', { name: 'Vi ändrar steget' }).check();
    await page.getByText(/^Besvarad av Kim Berg/).waitFor();
    await waitUntilSaved(page);
    await page.reload();
    await page.getByText('1 besvarad').waitFor();
    expect(await asked.isVisible()).toBe(false);
    app.assertQuiet();
  });
});
