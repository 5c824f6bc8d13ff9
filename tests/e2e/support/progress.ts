import type { Page } from 'playwright-core';

/** A table as it is read: the head, then the rows, each cell a text. */
export type TableTexts = string[][];

/** The numbers behind every chart of one instrument: the chart's heading → its table. */
export async function chartTables(
  page: Page,
  appUrl: string,
  view: 'matris' | 'nyckel',
): Promise<Record<string, TableTexts>> {
  await page.goto(`${appUrl}#/utveckling?visa=${view}`);
  const figures = page.getByRole('figure');
  await figures.first().getByRole('img').waitFor();
  const tables: Record<string, TableTexts> = {};
  for (const figure of await figures.all()) {
    const title = (await figure.getByRole('heading').textContent()) ?? '';
    await figure.getByText('Tabell och filer').click();
    await figure.getByRole('table').waitFor();
    tables[title] = await figure
      .getByRole('table')
      .evaluate((table) =>
        [...table.querySelectorAll('tr')].map((row) =>
          [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim()),
        ),
      );
  }
  return tables;
}
