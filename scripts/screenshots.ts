import { mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { settleAnimations } from '../tests/e2e/support/axe.ts';
import { demoPlaces, goToPlace, waitForHeading, type Place } from '../tests/e2e/support/places.ts';
import { waitUntilOfflineReady } from '../tests/e2e/support/shell.ts';
import { launch } from '../tests/support/browser.ts';
import { serveBuiltApp } from '../tests/support/built-app.ts';

// npm run screenshots [folder]          every page of the example, to be looked at
// npm run screenshots -- --readme       the pictures of README.md, into docs/images

const widths = [1280, 820, 360] as const;
const height = 800;

interface View {
  language: 'sv' | 'nb' | 'en';
  colorScheme: 'light' | 'dark';
}

const views: View[] = [
  { language: 'sv', colorScheme: 'light' },
  { language: 'sv', colorScheme: 'dark' },
  { language: 'nb', colorScheme: 'light' },
  { language: 'en', colorScheme: 'light' },
];

const readmeFolder = fileURLToPath(new URL('../docs/images', import.meta.url));
const readmeLimit = 200_000;
const readmePictures: Record<string, Place> = {
  matrix: {
    name: 'matrix',
    address: '/demo/matris/2026?rad=A1',
    // The picture is of the row and what stands beside it, with the areas above it.
    prepare: (page) =>
      page.locator(':focus').evaluate((row: HTMLElement) => {
        row.blur();
        row.scrollIntoView({ block: 'start' });
        scrollBy(0, -94);
      }),
  },
  progress: { name: 'progress', address: '/demo/utveckling?visa=matris' },
  compare: { name: 'compare', address: '/demo/jamfor' },
};

const args = process.argv.slice(2);
const isForReadme = args.includes('--readme');
const folder = isForReadme
  ? readmeFolder
  : resolve(args.find((arg) => !arg.startsWith('--')) ?? join(tmpdir(), 'nyckelring-screenshots'));
mkdirSync(folder, { recursive: true });

const app = await serveBuiltApp();
const context = await launch({ reducedMotion: 'reduce' });
try {
  const page = await context.newPage();
  await page.goto(app.url);
  // Once told, it is not told again: the pictures show the app as it is every day.
  await waitUntilOfflineReady(page);
  await page.reload();
  await (isForReadme ? takeReadmePictures(page) : takeEveryPage(page));
} finally {
  await context.close();
  await app.close();
}
console.log(`Pictures in ${folder}`);

async function takeReadmePictures(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height });
  for (const [name, place] of Object.entries(readmePictures)) {
    await goToPlace(page, app.url, place);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    const { size } = statSync(path);
    if (size > readmeLimit)
      throw new Error(`${path} has ${String(size)} bytes, more than ${String(readmeLimit)}.`);
  }
}

/** In every width and language, and in the dark in Swedish. */
async function takeEveryPage(page: Page): Promise<void> {
  for (const place of demoPlaces)
    for (const width of widths) {
      await page.setViewportSize({ width, height });
      await goToPlace(page, app.url, place);
      for (const view of views)
        await take(page, `${place.name.replace(/[, ]+/g, '-')} ${String(width)}`, view);
    }
}

async function take(page: Page, name: string, { language, colorScheme }: View): Promise<void> {
  await page.emulateMedia({ colorScheme });
  // Where a meeting has taken the whole window the choice is out of sight, and is taken all the same.
  await page.locator('header select').selectOption(language, { force: true });
  await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
  await waitForHeading(page);
  await settleAnimations(page);
  await page.screenshot({
    path: join(folder, `${name} ${language} ${colorScheme}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}
