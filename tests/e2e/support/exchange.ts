import type { Locator, Page } from 'playwright-core';

/** Where files are taken in, and where it stands what is on the machine. */
export async function openExchange(page: Page, appUrl: string): Promise<void> {
  await page.goto(`${appUrl}#/utbyte/ta-emot`);
  await page.getByRole('heading', { level: 1, name: 'Ta emot filer' }).waitFor();
  // The last part of the page: when it stands there, everything has been read from the store.
  await page.getByRole('heading', { name: 'Det här finns på datorn' }).waitFor();
}

/** Where everything of one's own party is saved. */
export async function openWholeParty(page: Page, appUrl: string): Promise<void> {
  await page.goto(`${appUrl}#/utbyte/allt`);
  await page.getByRole('heading', { level: 1, name: 'Allt till en kollega' }).waitFor();
  await page.getByRole('heading', { name: 'Det här lämnar datorn' }).waitFor();
}

/** Saves everything of one's own party as readable text, and gives the path at which the browser has put it. */
export async function saveFileOf(page: Page): Promise<{ path: string; name: string }> {
  const plain = page.getByRole('checkbox', { name: /går att läsa i en textredigerare/ });
  if (!(await plain.isVisible())) await page.getByText('Fler val', { exact: true }).click();
  await plain.check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Spara allt från/ }).click();
  const file = await download;
  await page.getByText('är skriven och kontrollerad').waitFor();
  return { path: await file.path(), name: file.suggestedFilename() };
}

/** Chooses files as a person does, and waits until each has its card. */
export async function chooseFiles(page: Page, paths: string[]): Promise<Locator> {
  const cards = page.getByRole('region', { name: /^Filen ni har valt$|^Filerna ni har valt$/ });
  const before = await cards.getByRole('listitem').count();
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Filer från Nyckelring').click();
  await (await chooser).setFiles(paths);
  await cards
    .getByRole('button', { name: /^Ta bort ur listan: / })
    .nth(before + paths.length - 1)
    .waitFor();
  return cards;
}

/** Says yes to what the preview has told. */
export async function readIn(page: Page, count: number): Promise<void> {
  await page
    .getByRole('button', { name: count === 1 ? 'Läs in filen' : `Läs in ${String(count)} filer` })
    .click();
  await page
    .getByText('Inläst', { exact: true })
    .nth(count - 1)
    .waitFor();
}

/** After a first file on an empty machine: whom it works for from now on. */
export async function workFor(page: Page, party: string, person: string): Promise<void> {
  await page.getByRole('radio', { name: party }).check();
  await page.getByRole('textbox', { name: 'Ditt namn (frivilligt)' }).fill(person);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByRole('banner').getByText(party).waitFor();
}

/** “What is on this machine”, cell by cell. */
export async function holdings(page: Page): Promise<string[][]> {
  return page
    .getByRole('region', { name: 'Det här finns på datorn' })
    .last()
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    );
}
