// Several people at one matrix: rows that travel to a colleague and back, and two windows on one machine.
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { axeFindings } from './support/axe.ts';
import { chooseFiles, openExchange, readIn } from './support/exchange.ts';
import {
  answerRow,
  chooseAnswer,
  choiceOf,
  openMatrix,
  openRow,
  reasonField,
  rowButton,
  rowOf,
} from './support/matrix.ts';
import { openApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';

const url = inject('appUrl');
const opened: BrowserContext[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

async function profile(): Promise<BrowserContext> {
  const context = await launch();
  opened.push(context);
  return context;
}

/** Presses a button that hands a file over; gives where the browser has put it. */
async function download(page: Page, button: string | RegExp): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await waiting;
  await page.getByText('är skriven och kontrollerad').waitFor();
  return file.path();
}

describe('Rows for a colleague', () => {
  test('go out of one profile, are answered in an empty one, and come back with one choice to make', async () => {
    const owner = await openApp(await profile(), url);
    await beginAs(owner.page, 'Gävle kommun');
    await openMatrix(owner.page, url, 2025);
    await answerRow(owner.page, { row: 'B3', answer: 'På väg', reason: 'Så var det 2025.' });
    await openMatrix(owner.page, url, 2026);
    await answerRow(owner.page, { row: 'C1', answer: 'Ja', reason: 'Rör ingen annan.' });

    await owner.page.getByText('Fördela rader').click();
    await owner.page
      .getByRole('combobox', { name: 'Område' })
      .selectOption({ label: 'B. Ansvar och organisation' });
    await owner.page
      .getByRole('combobox', { name: 'Person eller förvaltning' })
      .fill('Socialförvaltningen');
    await owner.page.getByRole('textbox', { name: 'Senast' }).fill('2030-03-01');
    await owner.page.getByRole('button', { name: 'Fördela 5 rader' }).click();
    await owner.page.getByText('5 rader fördelades till Socialförvaltningen.').waitFor();
    expect(await axeFindings(owner.page, 'the matrix, rows being given out')).toEqual([]);
    await owner.page.getByRole('link', { name: 'Skicka raderna till Socialförvaltningen' }).click();
    await owner.page.getByText(/^5 rader ur Inventeringsmatris 2026: B1, B2/).waitFor();
    expect(await axeFindings(owner.page, 'the exchange page, sending rows')).toEqual([]);
    const sent = await download(owner.page, 'Spara fil med 5 rader');

    // Somebody who has never seen the app opens the file that came by mail.
    const colleague = await openApp(await profile(), url);
    await colleague.page.getByRole('link', { name: 'Öppna en fil' }).click();
    await chooseFiles(colleague.page, [sent]);
    await readIn(colleague.page, 1);
    await colleague.page
      .getByRole('heading', { name: 'Rader till Socialförvaltningen: 5' })
      .waitFor();
    expect(await axeFindings(colleague.page, 'the way to the rows one has been sent')).toEqual([]);
    await colleague.page.getByRole('textbox', { name: 'Ditt namn (frivilligt)' }).fill('Alex Lund');
    await colleague.page.getByRole('button', { name: 'Svara på raderna' }).click();
    await colleague.page.getByText('Rader till er: 5').waitFor();
    expect(await rowButton(colleague.page, 'C1').count()).toBe(0);
    const b3 = await openRow(colleague.page, 'B3');
    await b3.getByText('Så var det 2025.').waitFor();
    await answerRow(colleague.page, { row: 'B3', answer: 'Ja', reason: 'Alex om B3.' });
    await answerRow(colleague.page, { row: 'B4', answer: 'Nej', reason: 'Alex om B4.' });
    await colleague.page.getByText('Kvar att besvara: 3.').waitFor();
    await colleague.page.getByRole('link', { name: 'Skicka tillbaka' }).click();
    const answered = await download(colleague.page, 'Spara filen att skicka tillbaka');

    // Meanwhile the owner has answered one of the rows too.
    await openMatrix(owner.page, url, 2026);
    await answerRow(owner.page, { row: 'B4', answer: 'Ja', reason: 'Kim om B4.' });
    await openExchange(owner.page, url);
    const cards = await chooseFiles(owner.page, [answered]);
    await cards.getByText(/^1 uppgift är ändrad både här och i filen\./).waitFor();
    await readIn(owner.page, 1);
    await cards.getByText('Visa uppgiften').click();
    await cards.getByRole('link', { name: /^Gå dit och välj: .*B4/ }).click();
    const b4 = rowOf(owner.page, 'B4');
    await b4.getByText('Raden har fått olika svar').waitFor();
    await b4.getByRole('button', { name: /^Låt det här gälla: Nej, Alex Lund/ }).click();
    await choiceOf(b4, 'Nej').waitFor();
    expect(await choiceOf(b4, 'Nej').isChecked()).toBe(true);
    expect(await reasonField(b4).inputValue()).toContain('Alex om B4.');
    await openMatrix(owner.page, url, 2026);
    const back = await openRow(owner.page, 'B3');
    expect(await choiceOf(back, 'Ja').isChecked()).toBe(true);
    const untouched = await openRow(owner.page, 'C1');
    expect(await reasonField(untouched).inputValue()).toBe('Rör ingen annan.');
    owner.assertQuiet();
    colleague.assertQuiet();
  });
});

describe('Two windows on one matrix', () => {
  async function twoWindows() {
    const context = await profile();
    const one = await openApp(context, url);
    await beginAs(one.page, 'Gävle kommun');
    await openMatrix(one.page, url, 2026);
    const two = await openApp(context, `${url}#/matris/2026?rad=B3`);
    return {
      one,
      two,
      first: await openRow(one.page, 'B3'),
      second: await openRow(two.page, 'B3'),
    };
  }

  test('show each other’s changes within a second, and join what was written in different parts', async () => {
    const { one, two, first, second } = await twoWindows();
    await chooseAnswer(first, 'På väg');
    await expect.poll(() => choiceOf(second, 'På väg').isChecked(), { timeout: 1000 }).toBe(true);

    // A reason is being typed in one window, without a pause, while the level is changed in the other.
    const typing = reasonField(second).pressSequentially('Vi träffas varje månad nu.', {
      delay: 60,
    });
    await two.page.waitForTimeout(400);
    await chooseAnswer(first, 'Ja');
    await typing;
    expect(await reasonField(second).inputValue()).toBe('Vi träffas varje månad nu.');
    await waitUntilSaved(two.page);
    await expect
      .poll(() => reasonField(first).inputValue(), { timeout: 2000 })
      .toBe('Vi träffas varje månad nu.');
    expect(await choiceOf(first, 'Ja').isChecked()).toBe(true);
    expect(await choiceOf(second, 'Ja').isChecked()).toBe(true);
    expect(await one.page.getByText('Raden har fått olika svar').count()).toBe(0);
    one.assertQuiet();
    two.assertQuiet();
  });

  test('never let one text take the other’s place: typed in both, it ends as a choice with both', async () => {
    const { one, two, first, second } = await twoWindows();
    await chooseAnswer(first, 'Ja');
    await expect.poll(() => choiceOf(second, 'Ja').isChecked(), { timeout: 1000 }).toBe(true);

    // The first window's text is stored while the second is still typing, and stays out of its field.
    const slow = 'Skrivet långsamt i det andra fönstret';
    const typing = reasonField(second).pressSequentially(slow, { delay: 50 });
    await reasonField(first).fill('Skrivet i det första fönstret');
    await typing;
    for (const row of [first, second]) {
      await row.getByText('Raden har fått olika svar').waitFor();
      await row.getByText('Skrivet i det första fönstret').waitFor();
      await row.getByText(slow).waitFor();
    }
    expect(await axeFindings(two.page, 'a row with two answers')).toEqual([]);
    // Whoever was writing stands at the row, not at the top of the page.
    await expect.poll(() => two.page.evaluate(() => document.activeElement?.id)).toBe('rad-B3');

    await first
      .getByRole('checkbox', { name: 'Ta med motivering och underlag från alla svaren' })
      .uncheck();
    await first
      .getByRole('listitem')
      .filter({ hasText: slow })
      .getByRole('button', { name: /^Låt det här gälla/ })
      .click();
    for (const row of [first, second])
      await expect.poll(() => reasonField(row).inputValue(), { timeout: 2000 }).toBe(slow);

    // The other text is not gone: it is in the history, and can be brought back from either window.
    await second.getByRole('button', { name: 'Historik' }).click();
    await second
      .getByRole('listitem')
      .filter({ hasText: 'Skrivet i det första fönstret' })
      .getByRole('button', { name: /^Återställ versionen/ })
      .click();
    await expect
      .poll(() => reasonField(first).inputValue(), { timeout: 2000 })
      .toBe('Skrivet i det första fönstret');
    one.assertQuiet();
    two.assertQuiet();
  });
});
