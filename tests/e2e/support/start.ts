import type { Page } from 'playwright-core';

/** From the first page of an empty profile to the overview, begun for a municipality of the suggested network. */
export async function beginAs(
  page: Page,
  municipality: string,
  person = 'Kim Berg',
): Promise<void> {
  await page.getByRole('heading', { name: 'Välkommen till Nyckelring' }).waitFor();
  await page.getByRole('link', { name: 'Börja', exact: true }).click();
  const field = page.getByRole('combobox', { name: 'Kommun' });
  await field.click();
  await field.pressSequentially(municipality.slice(0, 4));
  await page.getByRole('option', { name: municipality }).click();
  await page.getByRole('textbox', { name: 'Ditt namn' }).fill(person);
  await page.getByRole('button', { name: 'Börja' }).click();
  await page.getByRole('banner').getByText(municipality).waitFor();
}
