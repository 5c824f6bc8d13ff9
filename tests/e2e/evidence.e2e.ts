// One document is found for three rows, runs out, and shows so on all three; its small file leaves only when chosen.
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { openWholeParty, saveFileOf } from './support/exchange.ts';
import { addEvidence, chooseAnswer, findEvidence, openMatrix, openRow } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';

const appUrl = inject('appUrl');
const rows = ['A1', 'A2', 'B1'] as const;
const title = 'Program för barnets rättigheter';

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

async function openRegister(): Promise<void> {
  await page.goto(`${appUrl}#/underlag`);
  await page.getByRole('heading', { level: 1, name: 'Underlag' }).waitFor();
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
}

describe('a document of the register', () => {
  test('is entered on one row and found on two more', async () => {
    await openMatrix(page, appUrl, 2026);
    for (const [index, row] of rows.entries()) {
      const opened = await openRow(page, row);
      await chooseAnswer(opened, 'Ja');
      if (index === 0) await addEvidence(opened, { title, date: '2024-11-20' });
      else await findEvidence(opened, title);
      await waitUntilSaved(page);
    }
    const last = await openRow(page, 'B1');
    await last.getByText('Används på 3 rader 2026').waitFor();
    expect(await page.getByText('gäller inte längre').count()).toBe(0);
  });

  test('is done when its button is pressed, though the page moves under the pointer as the words are saved', async () => {
    const opened = await openRow(page, 'C1');
    await chooseAnswer(opened, 'Ja');
    await opened.getByRole('button', { name: 'Lägg till underlag' }).click();
    await opened.getByRole('button', { name: 'Nytt underlag' }).click();
    await opened.getByRole('textbox', { name: 'Vad heter underlaget?' }).fill('Utbildningsplan');
    const done = opened.getByRole('button', { name: 'Klar' });
    const moveThePage = (pixels: number) =>
      page.evaluate((top) => {
        document.querySelector('main')?.style.setProperty('padding-top', `${String(top)}px`);
      }, pixels);

    // Whoever moves away before letting go has changed their mind.
    await done.hover();
    await page.mouse.down();
    await page.mouse.move(0, 0);
    await page.mouse.up();
    await done.waitFor();

    await opened.getByRole('textbox', { name: 'Datum' }).fill('2025');
    await done.hover();
    await page.mouse.down();
    await moveThePage(300);
    await page.mouse.up();
    await moveThePage(0);
    await opened.getByRole('button', { name: 'Ändra underlaget: Utbildningsplan' }).waitFor();
    await waitUntilSaved(page);
  });

  test('runs out in the register, and says so on all three rows, open and closed', async () => {
    await openRegister();
    expect(await axeFindings(page, 'underlag')).toEqual([]);
    await page.getByRole('button', { name: `Ändra underlaget: ${title}` }).click();
    await page.getByRole('textbox', { name: 'Gäller till' }).fill('2025');
    expect(await axeFindings(page, 'underlag, öppet')).toEqual([]);
    await page.getByRole('button', { name: 'Klar' }).click();
    await waitUntilSaved(page);
    // Shown once the address has changed, which may be a moment after the press.
    const expired = page.getByRole('radio', { name: 'Gäller inte längre (1)' });
    await expired.click();
    await expect.poll(() => expired.isChecked()).toBe(true);

    await openMatrix(page, appUrl, 2026);
    for (const row of rows) {
      const line = page.getByRole('button', { name: new RegExp(`^${row}\\b`) });
      await line.getByText('underlag som inte gäller längre').waitFor();
    }
    for (const row of rows) {
      const opened = await openRow(page, row);
      await opened.getByText(`Underlaget ”${title}” gällde till 2025.`).waitFor();
      await opened.getByText('gäller inte längre', { exact: true }).waitFor();
    }
  });

  test('has a small file that leaves the machine only when somebody chooses so', async () => {
    await openRegister();
    await page.getByRole('button', { name: `Ändra underlaget: ${title}` }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByLabel('Lägg till bilagor').click();
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
    await (
      await chooser
    ).setFiles({ name: 'Program.pdf', mimeType: 'application/pdf', buffer: bytes });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Spara bilagan Program.pdf' }).click();
    expect(readFileSync(await (await download).path())).toEqual(bytes);

    await openWholeParty(page, appUrl);
    const without = readFileSync((await saveFileOf(page)).path, 'utf8');
    expect(without).not.toContain('"attachments"');
    await page.getByRole('checkbox', { name: /^Ta med 1 bilaga/ }).check();
    const withFile = readFileSync((await saveFileOf(page)).path, 'utf8');
    expect(withFile).toContain(bytes.toString('base64'));
  });

  test('is taken away with a word about where it is used, and can be taken back', async () => {
    await openRegister();
    await page.getByRole('button', { name: `Ta bort ur registret: ${title}` }).click();
    await page.getByText('Underlaget används på 3 ställen').waitFor();
    await page.getByRole('button', { name: 'Ta bort ur registret', exact: true }).click();
    await page.getByRole('button', { name: `Ångra borttagningen: ${title}` }).click();
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
    await page.getByRole('button', { name: /^Spara bilagan Program\.pdf/ }).waitFor();
  });
});
