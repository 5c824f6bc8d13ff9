import type { Locator, Page } from 'playwright-core';

/** A table as it is read: the head, then the rows, each cell a text. */
export type TableTexts = string[][];

export interface Chart {
  /** What it tells those who do not see it. */
  sentence: string;
  /** The texts drawn in it, such as the years on its axis. */
  drawn: string[];
  table: TableTexts;
}

/** Every chart of one instrument, by its heading. */
export async function charts(
  page: Page,
  appUrl: string,
  view: 'matris' | 'nyckel',
): Promise<Record<string, Chart>> {
  await page.goto(`${appUrl}#/utveckling?visa=${view}`);
  const figures = page.getByRole('figure');
  const drawing = (figure: Locator) => figure.getByRole('img', { name: /./ });
  await drawing(figures.first()).locator('svg text').first().waitFor();
  const found: Record<string, Chart> = {};
  for (const figure of await figures.all()) {
    const title = (await figure.getByRole('heading').textContent()) ?? '';
    const table = figure.getByRole('table');
    // A chart that is still settling can move what lies under the pointer: press again as a person would.
    await pressUntilShown(figure.getByText('Tabell och filer'), table);
    found[title] = {
      sentence: (await drawing(figure).getAttribute('aria-label')) ?? '',
      drawn: await drawing(figure).locator('svg text').allTextContents(),
      table: await table.evaluate((element) =>
        [...element.querySelectorAll('tr')].map((row) =>
          [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()),
        ),
      ),
    };
  }
  return found;
}

async function pressUntilShown(control: Locator, shown: Locator): Promise<void> {
  for (let turn = 0; turn < 5 && !(await shown.isVisible()); turn += 1) {
    await control.click();
    await shown.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  await shown.waitFor({ timeout: 3000 });
}
