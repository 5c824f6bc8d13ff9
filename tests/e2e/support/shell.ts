import type { Locator, Page } from 'playwright-core';

/** Pages as the menu names them in Swedish. */
export type MenuEntry =
  | 'Översikt'
  | 'Inventeringsmatris'
  | 'Implementeringsnyckel'
  | 'Utveckling'
  | 'Jämför'
  | 'Kollegial granskning'
  | 'Utbyte'
  | 'Inställningar';

async function openFromMenu(page: Page, entry: MenuEntry): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Huvudmeny' })
    .getByRole('link', { name: entry })
    .click();
  await page.getByRole('heading', { level: 1, name: headings[entry] }).waitFor();
}

const headings: Record<MenuEntry, RegExp> = {
  Översikt: /./,
  Inventeringsmatris: /^Inventeringsmatris/,
  Implementeringsnyckel: /^Implementeringsnyckel/,
  Utveckling: /^Utveckling/,
  Jämför: /^Jämför/,
  'Kollegial granskning': /^Kollegial granskning/,
  Utbyte: /^Utbyte/,
  Inställningar: /^Inställningar/,
};

/** What the header says when everything on the screen is on the disk. */
function savedState(page: Page): Locator {
  return page.getByRole('banner').getByText(/^Sparat på den här datorn/);
}

/** Waits until the header says that everything typed is saved. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await savedState(page).waitFor();
}

/** The app's own word that it is on this machine and needs no network any more. */
export async function waitUntilOfflineReady(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: 'Nyckelring är nu sparad på datorn och fungerar även utan nät.' })
    .waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
