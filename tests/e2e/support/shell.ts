import type { Locator, Page } from 'playwright-core';

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
