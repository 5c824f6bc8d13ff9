import type { Page } from 'playwright-core';
import { waitUntilSaved } from './shell.ts';

export type ReviewPart =
  | 'Upplägg'
  | 'Frågor'
  | 'Anteckningar'
  | 'Fynd'
  | 'Rapportens texter'
  | 'Rekommendationer'
  | 'Värdkommunens svar';

export async function beginReview(
  page: Page,
  appUrl: string,
  given: { title: string; theme: string; visitDate: string },
): Promise<void> {
  await page.goto(`${appUrl}#/granskning`);
  await page.getByRole('button', { name: 'Ny granskning' }).click();
  const form = page.getByRole('form', { name: 'Ny granskning' });
  await form.getByRole('textbox', { name: 'Titel' }).fill(given.title);
  await form.getByRole('combobox', { name: 'Tema' }).selectOption(given.theme);
  await form.getByRole('textbox', { name: 'När börjar besöket?' }).fill(given.visitDate);
  await form.getByRole('button', { name: 'Börja granskningen' }).click();
  await page.getByRole('heading', { level: 1, name: given.title }).waitFor();
}

export async function openPart(page: Page, part: ReviewPart): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Granskningens delar' });
  // The number of entries may follow the name.
  const link = parts.getByRole('link', { name: new RegExp(`^${part}`) });
  await link.click();
  await parts.locator('[aria-current=page]').filter({ hasText: part }).waitFor();
}

export async function addTeamMember(
  page: Page,
  given: { name: string; party: string },
): Promise<void> {
  await openPart(page, 'Upplägg');
  await page.getByRole('button', { name: 'Lägg till deltagare' }).click();
  await page.getByRole('textbox', { name: 'Namn', exact: true }).last().fill(given.name);
  await page.getByRole('textbox', { name: 'Kommun', exact: true }).last().fill(given.party);
  await waitUntilSaved(page);
}

export async function writeNote(
  page: Page,
  given: { group: string; text: string; people: string },
): Promise<void> {
  await openPart(page, 'Anteckningar');
  await page.getByRole('radio', { name: given.group, exact: true }).first().check();
  await page.getByRole('textbox', { name: 'Vad ni hörde eller såg' }).first().fill(given.text);
  await page.getByRole('textbox', { name: 'Vem ni talade med' }).first().fill(given.people);
  await waitUntilSaved(page);
  await page.getByRole('button', { name: 'Spara och börja nytt samtal' }).click();
  await page.getByText(`Ni talade med ${given.people}.`).waitFor();
}

export async function writeFinding(
  page: Page,
  given: { text: string; type: string; strength: string },
): Promise<void> {
  await openPart(page, 'Fynd');
  await page.getByRole('button', { name: 'Nytt fynd' }).click();
  await page.getByRole('textbox', { name: 'Fyndet' }).fill(given.text);
  await page
    .getByRole('group', { name: 'Vad är det?' })
    .getByRole('radio', { name: given.type, exact: true })
    .check();
  await page
    .getByRole('group', { name: 'Hur säkert är det?' })
    .getByRole('radio', { name: given.strength, exact: true })
    .check();
  await waitUntilSaved(page);
  await page.getByRole('main').getByRole('button', { name: 'Klar', exact: true }).click();
}

export async function writeRecommendation(
  page: Page,
  given: { text: string; owner: string; due: string; finding: string },
): Promise<void> {
  await openPart(page, 'Rekommendationer');
  await page.getByRole('button', { name: 'Ny rekommendation' }).click();
  await page.getByRole('textbox', { name: 'Vad som ska göras' }).last().fill(given.text);
  await page.getByRole('textbox', { name: 'Vem som ansvarar' }).last().fill(given.owner);
  await page.getByRole('textbox', { name: 'Klart senast' }).last().fill(given.due);
  await page.getByRole('checkbox', { name: given.finding }).last().check();
  await waitUntilSaved(page);
}

export async function writeReply(page: Page, text: string): Promise<void> {
  await openPart(page, 'Värdkommunens svar');
  await page.getByRole('textbox', { name: /^Svar från / }).fill(text);
  await page.getByRole('checkbox', { name: 'Vi har faktagranskat rapporten' }).check();
  await waitUntilSaved(page);
}

/** Opens the report and saves it; gives the path at which the browser has put the file. */
export async function saveWordReport(page: Page): Promise<{ path: string; name: string }> {
  await page.getByRole('link', { name: 'Rapport', exact: true }).click();
  const button = page.getByRole('button', { name: /^Spara som Word/ });
  await button.waitFor();
  const download = page.waitForEvent('download');
  await button.click();
  const file = await download;
  await page.getByText(/^Sparad som /).waitFor();
  return { path: await file.path(), name: file.suggestedFilename() };
}
