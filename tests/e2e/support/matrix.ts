import type { Locator, Page } from 'playwright-core';
import { waitUntilSaved } from './shell.ts';

export const levels = ['Nej', 'På väg', 'Ja', 'Ja, och vi följer upp'] as const;
export type Level = (typeof levels)[number];
export type MatrixAnswer = Level | 'Vet inte' | 'Gäller inte oss';

export interface RowAnswer {
  /** Such as `A1`. */
  row: string;
  answer: MatrixAnswer;
  reason?: string;
  evidence?: { title: string; date?: string; keptAt?: string };
  followUp?: { change: string; date: string };
}

/** Goes to a year's matrix as an address from a colleague does: with the area in it. */
export async function openMatrix(page: Page, appUrl: string, year: number): Promise<void> {
  await page.goto(`${appUrl}#/matris/${String(year)}?omrade=alla`);
  await page
    .getByRole('heading', { level: 1, name: `Inventeringsmatris ${String(year)}` })
    .waitFor();
  await rowButton(page, 'A1').waitFor();
}

/** The line of a row: its key, its text and how it is answered. */
export function rowButton(page: Page, row: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^${row}\\b`) });
}

/** The row with everything in it. */
export function rowOf(page: Page, row: string): Locator {
  return page.getByRole('listitem').filter({ has: rowButton(page, row) });
}

export async function openRow(page: Page, row: string): Promise<Locator> {
  const button = rowButton(page, row);
  await button.waitFor();
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  const opened = rowOf(page, row);
  await opened.getByRole('group', { name: `Ert svar på ${row}` }).waitFor();
  return opened;
}

/** One choice of an open row. */
export function choiceOf(opened: Locator, answer: MatrixAnswer): Locator {
  // The row's own words for the level follow its label.
  return opened.getByRole('radio', { name: new RegExp(`^${answer}(?!,)`) });
}

export async function chooseAnswer(opened: Locator, answer: MatrixAnswer): Promise<void> {
  await choiceOf(opened, answer).check();
}

export function reasonField(opened: Locator): Locator {
  return opened.getByRole('textbox', {
    name: /^(Motivering|Varför har svaret ändrats\?|Varför gäller raden inte er\?)$/,
  });
}

/** Answers one row as a person does, and waits until it is on the disk. */
export async function answerRow(page: Page, given: RowAnswer): Promise<void> {
  const opened = await openRow(page, given.row);
  await chooseAnswer(opened, given.answer);
  if (given.reason !== undefined) await reasonField(opened).fill(given.reason);
  if (given.evidence !== undefined) await addEvidence(opened, given.evidence);
  if (given.followUp !== undefined) {
    await opened.getByRole('textbox', { name: 'Vad ändrade ni då?' }).fill(given.followUp.change);
    await opened.getByRole('textbox', { name: 'När följde ni upp?' }).fill(given.followUp.date);
  }
  await waitUntilSaved(page);
}

export async function addEvidence(
  opened: Locator,
  { title, date, keptAt }: NonNullable<RowAnswer['evidence']>,
): Promise<void> {
  await opened.getByRole('button', { name: 'Lägg till underlag' }).click();
  const name = opened.getByRole('textbox', { name: 'Vad heter underlaget?' });
  // With documents in the register one may look for them first.
  const anew = opened.getByRole('button', { name: 'Nytt underlag' });
  await name.or(anew).waitFor();
  if (await anew.isVisible()) await anew.click();
  await name.fill(title);
  if (date !== undefined) await opened.getByRole('textbox', { name: 'Datum' }).fill(date);
  if (keptAt !== undefined)
    await opened.getByRole('textbox', { name: 'Var finns det?' }).fill(keptAt);
  await opened.getByRole('button', { name: 'Klar' }).click();
  await opened.getByRole('button', { name: `Ändra underlaget: ${title}` }).waitFor();
}

/** Takes a document that the register has already. */
export async function findEvidence(opened: Locator, title: string): Promise<void> {
  await opened.getByRole('button', { name: 'Lägg till underlag' }).click();
  await opened.getByRole('combobox', { name: 'Sök bland era underlag' }).fill(title.slice(0, 5));
  await opened.getByRole('option', { name: title }).click();
  await opened.getByRole('button', { name: `Ändra underlaget: ${title}` }).waitFor();
}

/** How the whole matrix is answered, as its table shows it: row → year → the answer in words. */
export async function matrixTable(
  page: Page,
  appUrl: string,
  year: number,
): Promise<Record<string, Record<string, string>>> {
  await page.goto(`${appUrl}#/matris/${String(year)}?vy=tabell`);
  const region = page.getByRole('region', { name: 'Svar rad för rad och år för år' });
  await region.getByRole('columnheader', { name: String(year) }).waitFor();
  return region.getByRole('grid').evaluate((table) => {
    const text = (element: Node | null | undefined) => (element?.textContent ?? '').trim();
    const years = [...table.querySelectorAll('thead th')]
      .slice(1)
      .map((th) => text(th).slice(0, 4));
    return Object.fromEntries(
      [...table.querySelectorAll('tbody tr')]
        .filter((row) => row.querySelector('th[scope=row]') !== null)
        .map((row) => [
          /^\S+/.exec(text(row.querySelector('th')))?.[0] ?? '',
          Object.fromEntries(
            // What an answer lacks follows it in an element of its own.
            [...row.querySelectorAll('td')].map((cell, index) => [
              years[index] ?? '',
              text(cell.firstChild),
            ]),
          ),
        ]),
    );
  });
}
