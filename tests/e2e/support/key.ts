import type { Locator, Page } from 'playwright-core';
import { waitUntilSaved } from './shell.ts';

export interface DimensionAnswer {
  /** Its name, such as `Ledning och samordning`. */
  dimension: string;
  /** 0–4. */
  step: number;
  reason?: string;
  certainty?: 'Säkra' | 'Ganska säkra' | 'Osäkra';
}

/** `meeting` as it stands in the address: `2026-var`, `2026-host`. */
export async function openKey(page: Page, appUrl: string, meeting: string): Promise<void> {
  await page.goto(`${appUrl}#/nyckel/${meeting}?visa=alla`);
  await page
    .getByRole('heading', {
      level: 1,
      name: `Implementeringsnyckel, ${meeting.endsWith('var') ? 'våren' : 'hösten'} ${meeting.slice(0, 4)}`,
    })
    .waitFor();
}

export function dimensionOf(page: Page, dimension: string): Locator {
  return page.getByRole('group', { name: new RegExp(`^K\\d+\\. ${dimension}$`) });
}

export function stepsOf(dimension: Locator): Locator {
  return dimension.getByRole('group', { name: /^Steg för/ }).getByRole('radio');
}

export async function rateDimension(page: Page, given: DimensionAnswer): Promise<void> {
  const dimension = dimensionOf(page, given.dimension);
  await stepsOf(dimension).nth(given.step).check();
  if (given.reason !== undefined)
    await dimension.getByRole('textbox', { name: 'Varför?' }).fill(given.reason);
  if (given.certainty !== undefined)
    await dimension.getByRole('radio', { name: given.certainty, exact: true }).check();
  await waitUntilSaved(page);
}

export async function fillInMeeting(
  page: Page,
  meeting: { date: string; place: string; participants: string[] },
): Promise<void> {
  await page.getByRole('textbox', { name: 'Datum' }).fill(meeting.date);
  await page.getByRole('textbox', { name: 'Plats' }).fill(meeting.place);
  for (const name of meeting.participants) {
    await page.getByRole('textbox', { name: 'Vilka är med?' }).fill(name);
    await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
    await page.getByRole('list', { name: 'Deltagare' }).getByText(name).waitFor();
  }
  await waitUntilSaved(page);
}
