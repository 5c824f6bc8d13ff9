import { mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { demoPlaces, goToPlace, type Place } from '../tests/e2e/support/places.ts';
import { waitUntilOfflineReady } from '../tests/e2e/support/shell.ts';
import { launch } from '../tests/support/browser.ts';
import { serveBuiltApp } from '../tests/support/built-app.ts';

// npm run screenshots [folder]          every page of the example, to be looked at
// npm run screenshots -- --readme       the pictures of README.md, into docs/images

const widths = [1280, 820, 360] as const;
const height = 800;
type Language = 'sv' | 'nb' | 'en';
type Scheme = 'light' | 'dark';

const readmeFolder = fileURLToPath(new URL('../docs/images', import.meta.url));
const readmeLimit = 200_000;
const readmePictures: Record<string, Place> = {
  matrix: {
    name: 'matrix',
    address: '/demo/matris/2026?rad=A1',
    // A link to a row goes to the row; the picture begins where the page does.
    prepare: (page) =>
      page.locator(':focus').evaluate((row: HTMLElement) => {
        row.blur();
        scrollTo(0, 0);
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
  for (const [name, place] of Object.entries(readmePictures)) {
    await show(page, place, { width: 1280, language: 'sv', scheme: 'light' });
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    const { size } = statSync(path);
    if (size > readmeLimit)
      throw new Error(`${path} has ${String(size)} bytes, more than ${String(readmeLimit)}.`);
  }
}

async function takeEveryPage(page: Page): Promise<void> {
  for (const place of demoPlaces)
    for (const view of views()) {
      await show(page, place, view);
      const { width, language, scheme } = view;
      const name = `${place.name.replace(/[, ]+/g, '-')} ${String(width)} ${language} ${scheme}.png`;
      await page.screenshot({ path: join(folder, name), fullPage: true, animations: 'disabled' });
    }
}

interface View {
  width: number;
  language: Language;
  scheme: Scheme;
}

/** Swedish in every width, light and dark; the other languages in the widest. */
function views(): View[] {
  const swedish = widths.flatMap((width) =>
    (['light', 'dark'] as const).map((scheme): View => ({ width, language: 'sv', scheme })),
  );
  const others = (['nb', 'en'] as const).map((language): View => ({
    width: 1280,
    language,
    scheme: 'light',
  }));
  return [...swedish, ...others];
}

/** Brought to its state in Swedish, in which the places are described, and then into the language asked for. */
async function show(page: Page, place: Place, { width, language, scheme }: View): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
  await goToPlace(page, app.url, place);
  await page.locator('header select').selectOption(language);
  await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
}
