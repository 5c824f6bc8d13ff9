// Measures what a person waits for, in real Chromium on the built app, each figure beside its reference in
// the same run: `npm run bench`. Prints a table and writes results.json; docs/performance.md explains each.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { launch } from '../support/browser.ts';
import { serveBuiltApp } from '../support/built-app.ts';

interface Figure {
  name: string;
  ours: number;
  reference: number;
  unit: 'ms' | 'kB';
  ratio: number;
  /** The ratio may not be above this. */
  limit: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = 9;
/** Saves that warm up the database and the compiler, and saves that are measured. */
const [warmUps, saves] = [20, 150];
/** Milliseconds: nobody presses a link in the moment its page appears. */
const readingTime = 1000;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function figure(
  name: string,
  unit: Figure['unit'],
  ours: number,
  reference: number,
  limit: number,
): Figure {
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    name,
    ours: round(ours),
    reference: round(reference),
    unit,
    ratio: round(ours / reference),
    limit,
  };
}

/** Builds one of the reference pages with the app's own settings and serves it on a free port. */
async function serveReference(folder: string) {
  const outDir = mkdtempSync(join(tmpdir(), 'nyckelring-bench-'));
  const shared = {
    root: join(here, folder),
    configFile: false as const,
    logLevel: 'warn' as const,
  };
  await build({ ...shared, base: './', build: { outDir, emptyOutDir: true, target: 'esnext' } });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: {
      host: '127.0.0.1',
      port: 0,
      // A page on its own has a clock of 5 microseconds; any other has one of 100.
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The reference page has no address');
  return { url, close: () => server.close() };
}

/**
 * Milliseconds from the change of address to the frame in which all 48 rows stand with their inputs and the
 * last of them takes the focus.
 */
async function timeToType(page: Page, hash: string): Promise<number> {
  return page.evaluate(
    (address) =>
      new Promise<number>((resolve, reject) => {
        const start = performance.now();
        location.hash = address;
        const look = () => {
          if (performance.now() - start > 30_000) {
            reject(new Error('The 48 rows never stood there'));
            return;
          }
          const texts = document.querySelectorAll('textarea');
          const choices = document.querySelectorAll('input[type=radio]');
          const last = texts[texts.length - 1];
          if (texts.length < 48 || choices.length < 48 * 6 || last === undefined) {
            requestAnimationFrame(look);
            return;
          }
          last.focus();
          // One more frame: what is measured has been painted.
          requestAnimationFrame(() => {
            if (document.activeElement === last) resolve(performance.now() - start);
            else look();
          });
        };
        look();
      }),
    hash,
  );
}

async function measureOpening(
  context: BrowserContext,
  appUrl: string,
  referenceUrl: string,
): Promise<Figure> {
  const ours: number[] = [];
  const reference: number[] = [];
  const first = await context.newPage();
  // The example's first visit fills its database; the visits that are measured find it filled.
  await first.goto(`${appUrl}#/demo`);
  await first.getByRole('heading', { level: 1 }).waitFor();
  await first.close();
  for (let round = 0; round < rounds; round += 1) {
    const app = await context.newPage();
    await app.goto(`${appUrl}#/demo/`);
    await app.getByRole('heading', { level: 1 }).waitFor();
    await app.waitForTimeout(readingTime);
    ours.push(await timeToType(app, '#/demo/matris/2026?omrade=alla&rad=alla'));
    await app.close();
    const bare = await context.newPage();
    await bare.goto(referenceUrl);
    await bare.getByRole('link').waitFor();
    await bare.waitForTimeout(readingTime);
    reference.push(await timeToType(bare, '#table'));
    await bare.close();
  }
  return figure(
    'Open the matrix, ready to type (48 open rows)',
    'ms',
    median(ours),
    median(reference),
    2,
  );
}

async function measureSaving(context: BrowserContext, url: string): Promise<Figure> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => document.title === 'Ready');
  const ours: number[] = [];
  const reference: number[] = [];
  for (let turn = 0; turn < warmUps + saves; turn += 1) {
    const [own, raw] = await page.evaluate(
      async (number) => [await window.saveOurs(number), await window.saveRaw(number)] as const,
      turn,
    );
    if (turn < warmUps) continue;
    ours.push(own);
    reference.push(raw);
  }
  await page.close();
  return figure(
    'Save one answer (document of 48 answers)',
    'ms',
    median(ours),
    median(reference),
    2,
  );
}

function measureFirstRoute(): Figure {
  interface Chunk {
    file: string;
    isEntry?: boolean;
    imports?: string[];
  }
  const manifest = JSON.parse(
    readFileSync(join(root, 'dist/.vite/manifest.json'), 'utf8'),
  ) as Record<string, Chunk>;
  const files = new Set<string>();
  const collect = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no chunk for ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(collect);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) collect(key);
  collect('src/pages/start/start-page.tsx');
  collect('src/i18n/first-texts-sv.ts');
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(root, 'dist', file))).length,
    0,
  );
  return figure('JavaScript before the first page (gzip)', 'kB', bytes / 1000, 200, 1);
}

function print(figures: readonly Figure[]): void {
  console.log(
    `${'what'.padEnd(48)}${'ours'.padStart(10)}${'reference'.padStart(11)}${'ratio'.padStart(8)}${'limit'.padStart(8)}`,
  );
  for (const { name, ours, reference, unit, ratio, limit } of figures)
    console.log(
      `${name.padEnd(48)}${`${ours} ${unit}`.padStart(10)}${`${reference} ${unit}`.padStart(11)}${String(ratio).padStart(8)}${String(limit).padStart(8)}${ratio > limit ? '  OVER' : ''}`,
    );
}

const app = await serveBuiltApp();
const table = await serveReference('reference');
const saving = await serveReference('saving');
const context = await launch();
// tsx names functions through a helper that the page does not have.
await context.addInitScript('globalThis.__name = (value) => value');
try {
  const figures = [
    await measureOpening(context, app.url, table.url),
    await measureSaving(context, saving.url),
    measureFirstRoute(),
  ];
  print(figures);
  writeFileSync(join(here, 'results.json'), `${JSON.stringify(figures, null, 2)}\n`);
  if (figures.some(({ ratio, limit }) => ratio > limit)) process.exitCode = 1;
} finally {
  await context.close();
  await Promise.all([app.close(), table.close(), saving.close()]);
}
