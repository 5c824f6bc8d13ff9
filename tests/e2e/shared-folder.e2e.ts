// A folder that machines share: in the browser's private files, whose handles have the same interface as a real folder's.
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { answerRow, openMatrix, openRow, reasonField } from './support/matrix.ts';
import { openApp } from './support/page.ts';
import {
  carry,
  folderFiles,
  lookNow,
  openFolderPage,
  putFile,
  removeFile,
  shareFolder,
  standInFolder,
  type StandIn,
} from './support/shared-folder.ts';
import { beginAs } from './support/start.ts';

const url = inject('appUrl');
const opened: BrowserContext[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

async function profile(standIn?: StandIn): Promise<BrowserContext> {
  const context = await launch();
  opened.push(context);
  await standInFolder(context, standIn);
  return context;
}

const state = (page: Page) =>
  page.getByRole('region', { name: 'De andras filer' }).getByRole('listitem');

async function reasonOf(page: Page, row: string): Promise<string> {
  await openMatrix(page, url, 2026);
  return reasonField(await openRow(page, row)).inputValue();
}

describe('A shared folder', () => {
  test('carries words between two machines, waits with a conflict, and says what came in', async () => {
    const kim = await openApp(await profile(), url);
    const robin = await openApp(await profile(), url);
    await beginAs(kim.page, 'Gävle kommun', 'Kim Berg');
    await beginAs(robin.page, 'Gävle kommun', 'Robin Ek');
    await openMatrix(kim.page, url, 2026);
    await answerRow(kim.page, { row: 'A1', answer: 'På väg', reason: 'Kims ord.' });
    await shareFolder(kim.page, url);
    const files = await folderFiles(kim.page);
    expect(Object.keys(files)).toEqual([
      expect.stringMatching(/^nyckelring-gavle-kommun-[a-z0-9]{8}\.nyckelring$/),
    ]);

    // Into an empty machine, by itself.
    await carry(kim.page, robin.page);
    await shareFolder(robin.page, url);
    await state(robin.page).filter({ hasText: 'Inläst' }).waitFor();
    expect(await axeFindings(robin.page, 'the shared folder')).toEqual([]);
    expect(await reasonOf(robin.page, 'A1')).toBe('Kims ord.');

    // While one works on another page it comes in too, and a quiet line says so.
    await answerRow(robin.page, { row: 'A2', answer: 'Nej', reason: 'Robins ord.' });
    await openFolderPage(robin.page, url);
    await lookNow(robin.page);
    await kim.page.goto(`${url}#/`);
    await carry(robin.page, kim.page);
    const notice = kim.page.getByRole('status').filter({ hasText: 'den delade mappen: Gävle' });
    await notice.waitFor({ timeout: 60_000 });
    await notice.getByRole('button', { name: 'Stäng' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await reasonOf(kim.page, 'A2')).toBe('Robins ord.');

    // Both write in one place: nothing is decided without a person.
    await answerRow(kim.page, { row: 'A1', answer: 'Ja', reason: 'Kims senare ord.' });
    await openMatrix(robin.page, url, 2026);
    await answerRow(robin.page, { row: 'A1', answer: 'Nej', reason: 'Robins senare ord.' });
    await openFolderPage(robin.page, url);
    await lookNow(robin.page);
    await carry(robin.page, kim.page);
    await openFolderPage(kim.page, url);
    await lookNow(kim.page);
    const waiting = state(kim.page).filter({ hasText: 'Väntar på er' });
    await waiting.getByText('Ni och de har skrivit olika på samma ställe.').waitFor();
    expect(await axeFindings(kim.page, 'a file that waits')).toEqual([]);
    await waiting.getByRole('button', { name: /^Titta och välj/ }).click();
    await kim.page.getByRole('heading', { level: 1, name: 'Ta emot filer' }).waitFor();
    await kim.page.getByRole('button', { name: 'Läs in filen' }).click();
    await kim.page.getByText('Inläst', { exact: true }).waitFor();
    await openFolderPage(kim.page, url);
    await lookNow(kim.page);
    await state(kim.page).filter({ hasText: 'Inläst' }).waitFor();
    kim.assertQuiet();
    robin.assertQuiet();
  });

  test('goes on after a restart, and asks for leave by a button, never by itself', async () => {
    const context = await profile({ isAllowed: false });
    const { page, assertQuiet } = await openApp(context, url);
    await beginAs(page, 'Gävle kommun');
    await shareFolder(page, url);
    const [name = ''] = Object.keys(await folderFiles(page));

    await page.goto(`${url}#/`);
    await page.reload();
    const notice = page.getByRole('status').filter({ hasText: 'behöver er tillåtelse igen' });
    await notice.waitFor();
    expect(await page.evaluate(() => window.sharedFolder.asked)).toBe(0);
    await notice.getByRole('link', { name: 'Till mappen' }).click();
    await page.getByText('Webbläsaren vill att ni ger tillåtelse').waitFor();
    await removeFile(page, name);
    await page.getByRole('button', { name: 'Ge tillåtelse' }).click();
    await page.getByText(/^Allt är i fas/).waitFor();
    expect(await page.evaluate(() => window.sharedFolder.asked)).toBe(1);
    // Somebody had removed our file: it is there again.
    expect(Object.keys(await folderFiles(page))).toEqual([name]);
    assertQuiet();
  });

  test('is written to from one window only, and another takes over when that one is closed', async () => {
    const context = await profile();
    const first = await openApp(context, url);
    await beginAs(first.page, 'Gävle kommun');
    await shareFolder(first.page, url);
    const second = await openApp(context, url);
    await openMatrix(second.page, url, 2026);
    await answerRow(second.page, { row: 'A1', answer: 'Nej', reason: 'I det andra fönstret.' });
    const before = await folderFiles(first.page);
    await openFolderPage(second.page, url);
    await second.page.getByText(/^Allt är i fas/).waitFor();
    await second.page.getByRole('button', { name: 'Titta nu' }).click();
    await expect.poll(() => folderFiles(first.page), { timeout: 30_000 }).not.toEqual(before);
    expect(await second.page.evaluate(() => window.sharedFolder.written)).toBe(0);

    await first.page.close();
    await openMatrix(second.page, url, 2026);
    await answerRow(second.page, { row: 'A2', answer: 'Nej', reason: 'Efter att det stängdes.' });
    await openFolderPage(second.page, url);
    await second.page.getByRole('button', { name: 'Titta nu' }).click();
    await expect
      .poll(() => second.page.evaluate(() => window.sharedFolder.written), { timeout: 30_000 })
      .toBeGreaterThan(0);
    expect(Object.keys(await folderFiles(second.page))).toHaveLength(1);
    second.assertQuiet();
  });

  test('keeps the old file whole when the page is closed in the middle of a write', async () => {
    const context = await profile();
    const first = await openApp(context, url);
    await beginAs(first.page, 'Gävle kommun');
    await shareFolder(first.page, url);
    const before = await folderFiles(first.page);
    await openMatrix(first.page, url, 2026);
    // The next write gets its bytes out and never comes to its end.
    await first.page.evaluate(() => {
      type Write = (data: unknown) => Promise<unknown>;
      const stream = FileSystemWritableFileStream.prototype as unknown as Record<string, Write>;
      const write = stream['write'];
      stream['write'] = async function (this: unknown, data) {
        if (write !== undefined) await Reflect.apply(write, this, [data]);
        document.title = 'half written';
        return new Promise(() => undefined);
      };
    });
    await answerRow(first.page, { row: 'A1', answer: 'Nej', reason: 'Mitt i en skrivning.' });
    await openFolderPage(first.page, url);
    await first.page.getByRole('button', { name: 'Titta nu' }).click();
    await first.page.waitForFunction(() => document.title === 'half written');
    await first.page.close();

    const again = await openApp(context, url);
    const names = Object.keys(before);
    const whole = await folderFiles(again.page);
    expect(names.every((name) => whole[name] !== undefined && whole[name] !== '')).toBe(true);
    await openFolderPage(again.page, url);
    await expect.poll(() => folderFiles(again.page), { timeout: 30_000 }).not.toEqual(before);
    expect(await reasonOf(again.page, 'A1')).toBe('Mitt i en skrivning.');
    again.assertQuiet();
  });

  test('tells of a broken file calmly, and of what this browser cannot do', async () => {
    const context = await profile();
    const { page, assertQuiet } = await openApp(context, url);
    await beginAs(page, 'Gävle kommun');
    await shareFolder(page, url);
    await putFile(page, 'nyckelring-falun-abcdefgh.nyckelring', btoa('inte en fil från oss'));
    await putFile(page, 'protokoll.docx', btoa('något annat'));
    await lookNow(page);
    await state(page).filter({ hasText: 'Läses igen strax' }).waitFor();
    await lookNow(page);
    await state(page).filter({ hasText: 'Gick inte att läsa' }).waitFor();
    expect(await state(page).count()).toBe(1);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await axeFindings(page, 'a broken file')).toEqual([]);

    await page.getByRole('button', { name: 'Sluta använda mappen' }).click();
    await page.getByRole('button', { name: 'Ja, sluta' }).click();
    await page.getByRole('heading', { name: 'Välj en mapp på datorn' }).waitFor();
    expect(Object.keys(await folderFiles(page))).toHaveLength(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await axeFindings(page, 'choosing a folder')).toEqual([]);
    assertQuiet();
  });

  test('is done by hand in two clicks where a browser opens no folder', async () => {
    const sender = await openApp(await profile(), url);
    await beginAs(sender.page, 'Gävle kommun');
    await openMatrix(sender.page, url, 2026);
    await answerRow(sender.page, { row: 'A1', answer: 'På väg', reason: 'För hand.' });
    await shareFolder(sender.page, url);
    const [[name = '', bytes = ''] = []] = Object.entries(await folderFiles(sender.page));

    const context = await launch();
    opened.push(context);
    await context.addInitScript(() => {
      Reflect.deleteProperty(window, 'showDirectoryPicker');
    });
    const { page, assertQuiet } = await openApp(context, url);
    await beginAs(page, 'Gävle kommun', 'Robin Ek');
    await openFolderPage(page, url);
    await page.getByText('Den här webbläsaren kan inte öppna en mapp åt er.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Spara er fil' }).click();
    expect((await download).suggestedFilename()).toMatch(/Gävle kommun .*\.nyckelring$/);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Öppna de andras filer' }).click();
    const chosen = { name, mimeType: '', buffer: Buffer.from(bytes, 'base64') };
    await (await chooser).setFiles([chosen, { ...chosen, name: `2-${name}` }]);
    await page.getByRole('heading', { level: 1, name: 'Ta emot filer' }).waitFor();
    await page.getByRole('button', { name: /^Läs in/ }).click();
    await page.getByText('Inläst', { exact: true }).first().waitFor();
    expect(await reasonOf(page, 'A1')).toBe('För hand.');
    assertQuiet();
  });
});
