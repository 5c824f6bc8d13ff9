import type { Page } from 'playwright-core';

/** The parties that stand side by side, as the head of the table names them, and how many cells have an answer. */
export async function comparedParties(
  page: Page,
  appUrl: string,
  address: string,
): Promise<{ parties: string[]; answers: Record<string, number> }> {
  await page.goto(`${appUrl}#/jamfor?${address}`);
  const table = page.getByRole('region', { name: 'Jämförelse, rad för rad' }).getByRole('table');
  await table.waitFor();
  return table.evaluate((element) => {
    const text = (cell: Element) => (cell.firstChild?.textContent ?? '').trim();
    const parties = [...element.querySelectorAll('thead th')].slice(1).map(text);
    const answers = Object.fromEntries(parties.map((party) => [party, 0]));
    for (const row of element.querySelectorAll('tbody tr'))
      [...row.querySelectorAll('td')].forEach((cell, index) => {
        const party = parties[index];
        if (party !== undefined && !(cell.textContent ?? '').includes('Inte besvarad'))
          answers[party] = (answers[party] ?? 0) + 1;
      });
    return { parties, answers };
  });
}
