// Last year's answer holds: said by an act of its own, kept as such, told as such, and possible to take back.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { answerRow, choiceOf, openMatrix, openRow, reasonField } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';

const appUrl = inject('appUrl');
const confirmation = 'Ni har bekräftat att svaret är oförändrat sedan 2025.';

let context: BrowserContext;
let app: OpenedApp;
let page: Page;

beforeAll(async () => {
  context = await launch({ reducedMotion: 'reduce' });
  app = await openApp(context, appUrl);
  page = app.page;
  await beginAs(page, 'Gävle kommun');
  await openMatrix(page, appUrl, 2025);
  await answerRow(page, { row: 'A1', answer: 'På väg', reason: 'Programmet saknar mål.' });
  await answerRow(page, { row: 'A2', answer: 'På väg' });
  await answerRow(page, { row: 'A3', answer: 'Nej' });
  await answerRow(page, { row: 'A4', answer: 'Ja' });
});
afterEach(() => {
  app.assertQuiet();
});
afterAll(async () => {
  await context.close();
});

function confirmButton(opened: Locator): Locator {
  return opened.getByRole('button', { name: 'Oförändrat, bekräfta' });
}

/** Opens what is folded under these words, reads its rows, and folds it again. */
async function folded(words: string): Promise<string> {
  const fold = page.getByRole('group').filter({ hasText: words });
  await fold.getByText(words).click();
  await fold.getByRole('link').first().waitFor();
  const rows = (await fold.getByRole('link').allTextContents()).join('\n');
  await fold.getByText(words).click();
  return rows;
}

/** What the page of changes tells of this year: its terms with what stands at each of them. */
async function told(): Promise<[term: string, value: string][]> {
  await page.goto(`${appUrl}#/matris/2026/andringar`);
  await page.getByRole('heading', { level: 1, name: 'Vad har ändrats?' }).waitFor();
  await page.getByRole('term').first().waitFor();
  return page
    .getByRole('term')
    .evaluateAll((terms) =>
      terms.map((term) => [term.textContent ?? '', term.nextElementSibling?.textContent ?? '']),
    );
}

/** The rows that are told as changed, with the word for how. */
async function changedRows(): Promise<string[]> {
  const rows = page.getByRole('main').getByRole('listitem');
  return rows.evaluateAll((all) => all.map((row) => row.textContent ?? ''));
}

describe("last year's answer", () => {
  test('is confirmed with one act, which brings the answer and no words of it', async () => {
    await openMatrix(page, appUrl, 2026);
    const opened = await openRow(page, 'A1');
    expect(await choiceOf(opened, 'På väg').isChecked()).toBe(false);
    await opened.getByText('Programmet saknar mål.').waitFor();

    await confirmButton(opened).click();
    const word = opened.getByText(confirmation);
    await word.waitFor();
    await expect.poll(() => word.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await choiceOf(opened, 'På väg').isChecked()).toBe(true);
    expect(await reasonField(opened).inputValue()).toBe('');
    expect(await confirmButton(opened).count()).toBe(0);
    await waitUntilSaved(page);
    expect(await axeFindings(page, 'bekräftad rad')).toEqual([]);
  });

  test('is still confirmed after a reload', async () => {
    await page.reload();
    const opened = await openRow(page, 'A1');
    await opened.getByText(confirmation).waitFor();
    expect(await choiceOf(opened, 'På väg').isChecked()).toBe(true);
    expect(await reasonField(opened).inputValue()).toBe('');
    expect(await confirmButton(opened).count()).toBe(0);
  });

  test('is told apart from what has changed, and from what was chosen anew without a word', async () => {
    await answerRow(page, { row: 'A2', answer: 'Ja', reason: 'Beslutat i mars.' });
    await answerRow(page, { row: 'A3', answer: 'Nej' });
    const terms = await told();
    expect(terms).toContainEqual(['Har stigit', '1']);
    expect(terms).toContainEqual(['Oförändrade, bekräftade', '1']);
    expect(terms).toContainEqual(['Oförändrade, inte bekräftade', '1']);
    expect(await folded('Oförändrade, bekräftade (1)')).toMatch(/^A1/);
    expect(await folded('Oförändrade, inte bekräftade (1)')).toMatch(/^A3/);
    const changed = await changedRows();
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(/^A2.*Har stigit/);
  });

  test('is unanswered again when the act is taken back at once', async () => {
    await openMatrix(page, appUrl, 2026);
    const opened = await openRow(page, 'A4');
    await confirmButton(opened).click();
    await opened.getByText(confirmation).waitFor();
    await page.getByText('A4: bekräftat som oförändrat').waitFor();
    await page.getByRole('button', { name: 'Ångra', exact: true }).click();
    await page.getByText('A4 är tillbaka: Inte besvarad.').waitFor();
    expect(await opened.getByText(confirmation).count()).toBe(0);
    expect(await choiceOf(opened, 'Ja').isChecked()).toBe(false);
    await waitUntilSaved(page);

    await page.reload();
    const again = await openRow(page, 'A4');
    await confirmButton(again).waitFor();
    expect(await choiceOf(again, 'Ja').isChecked()).toBe(false);
  });

  test('is no longer confirmed when another level is chosen later, and comes back from the history', async () => {
    const opened = await openRow(page, 'A1');
    await choiceOf(opened, 'Ja').check();
    await opened.getByRole('textbox', { name: 'Varför har svaret ändrats?' }).waitFor();
    expect(await opened.getByText(confirmation).count()).toBe(0);
    await waitUntilSaved(page);
    const confirmed = (await told()).filter(([term]) => term === 'Oförändrade, bekräftade');
    expect(confirmed).toEqual([]);
    const changed = await changedRows();
    expect(changed.filter((row) => row.startsWith('A1'))).toHaveLength(1);

    await openMatrix(page, appUrl, 2026);
    const later = await openRow(page, 'A1');
    await later.getByRole('button', { name: 'Historik' }).click();
    await later.getByText(/inte längre bekräftat som oförändrat/).waitFor();
    await later.getByRole('button', { name: /^Återställ versionen från .*: På väg$/ }).click();
    await later.getByText(confirmation).waitFor();
    expect(await choiceOf(later, 'På väg').isChecked()).toBe(true);
    await waitUntilSaved(page);
    await told();
    expect(await folded('Oförändrade, bekräftade (1)')).toMatch(/^A1/);
  });
});
