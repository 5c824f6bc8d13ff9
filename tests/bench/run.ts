// Measures what a person waits for, in real Chromium on the built app, each figure beside its reference in
// the same run: `npm run bench`, or `npm run bench -- import` for the rows of one subject. Prints a table and writes
// results.json; docs/performance.md explains each.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { launch } from '../support/browser.ts';
import { serveBuiltApp } from '../support/built-app.ts';
import { fileCost } from './file-cost.ts';
import { filledStore, type Filled } from './filled-store.ts';
import { typingCost } from './typing-cost.ts';

interface Figure {
  name: string;
  ours: number;
  reference: number;
  unit: 'ms' | 'kB' | 'MB';
  ratio: number;
  /** The ratio may not be above this. */
  limit: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = 9;
const typingRounds = 5;
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
    logLevel: 'error' as const,
    define: { __APP_VERSION__: JSON.stringify('bench') },
    worker: { format: 'es' as const },
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

/** The year that is opened beside the stored ones, with all its rows open. */
const openMatrix = '#/matris/2026?omrade=alla&rad=alla';

async function measureStored(large: Filled, small: Filled): Promise<Figure> {
  const times: Record<'large' | 'small', number[]> = { large: [], small: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const [size, store] of [['large', large] as const, ['small', small] as const]) {
      const page = await store.openOverview();
      times[size].push(await timeToType(page, openMatrix));
      await page.close();
    }
  return figure(
    'Open the matrix, 290 parties × 20 years stored',
    'ms',
    median(times.large),
    median(times.small),
    1.2,
  );
}

/** Milliseconds from the change of address to the frame in which 48 rows × 20 years stand. */
async function timeToTable(page: Page, hash: string): Promise<number> {
  return page.evaluate(
    (address) =>
      new Promise<number>((resolve, reject) => {
        const start = performance.now();
        location.hash = address;
        const look = () => {
          if (performance.now() - start > 30_000) {
            reject(new Error('The table never stood there'));
            return;
          }
          if (document.querySelectorAll('td').length < 48 * 20) {
            requestAnimationFrame(look);
            return;
          }
          // One more frame: what is measured has been painted.
          requestAnimationFrame(() => resolve(performance.now() - start));
        };
        look();
      }),
    hash,
  );
}

async function measureTable(large: Filled, referenceUrl: string): Promise<Figure> {
  const ours: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const app = await large.openOverview();
    // The newest of the 20 stored years: its own column is one of them.
    ours.push(await timeToTable(app, '#/matris/2025?vy=tabell'));
    await app.close();
    const bare = await large.context.newPage();
    await bare.goto(referenceUrl);
    await bare.getByRole('link').waitFor();
    await bare.waitForTimeout(readingTime);
    reference.push(await timeToTable(bare, '#table'));
    await bare.close();
  }
  return figure('Table of 48 rows × 20 years', 'ms', median(ours), median(reference), 3);
}

async function measureTyping(large: Filled, small: Filled): Promise<Figure[]> {
  const costs: Record<'large' | 'small', number[]> = { large: [], small: [] };
  const longest: number[] = [];
  for (let round = 0; round < typingRounds; round += 1)
    for (const [size, store] of [['large', large] as const, ['small', small] as const]) {
      const page = await store.openOverview();
      await timeToType(page, openMatrix);
      const cost = await typingCost(page);
      costs[size].push(cost.perKey);
      if (size === 'large') longest.push(cost.longestTask);
      await page.close();
    }
  return [
    figure(
      'A keystroke in a comment, 20 stored years (4 × slower)',
      'ms',
      median(costs.large),
      median(costs.small),
      1.2,
    ),
    figure('Longest task while typing (4 × slower)', 'ms', median(longest), 50, 1),
  ];
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

async function measureFiles(appUrl: string, filesUrl: string): Promise<Figure[]> {
  const { merge, withPreview, write, longestTask, memory, plainSize } = await fileCost(
    appUrl,
    filesUrl,
  );
  const what = '8,700 documents';
  return [
    figure(`Read in a file of ${what}`, 'ms', ...merge, 1.5),
    figure(`Open, compare and read in a file of ${what}`, 'ms', ...withPreview, 3),
    figure(`Write and prove a file of ${what}`, 'ms', ...write, 3),
    figure('Longest task in the window meanwhile', 'ms', longestTask, 100, 1),
    figure('Memory for opening and reading it in', 'MB', memory.reading / 1e6, plainSize / 1e6, 6),
    figure('Memory for writing it', 'MB', memory.writing / 1e6, plainSize / 1e6, 6),
  ];
}

function print(figures: readonly Figure[]): void {
  console.log(
    `${'what'.padEnd(58)}${'ours'.padStart(10)}${'reference'.padStart(11)}${'ratio'.padStart(8)}${'limit'.padStart(8)}`,
  );
  for (const { name, ours, reference, unit, ratio, limit } of figures)
    console.log(
      `${name.padEnd(58)}${`${ours} ${unit}`.padStart(10)}${`${reference} ${unit}`.padStart(11)}${String(ratio).padStart(8)}${String(limit).padStart(8)}${ratio > limit ? '  OVER' : ''}`,
    );
}

/** Rows by subject; a subject is opened only when it is asked for. */
async function measured(appUrl: string, isAsked: (subject: string) => boolean): Promise<Figure[]> {
  const figures: Figure[] = [];
  const closing: (() => Promise<void>)[] = [];
  const reference = async (folder: string) => {
    const served = await serveReference(folder);
    closing.push(served.close);
    return served.url;
  };
  const opened = <C extends BrowserContext>(context: C) => {
    closing.push(() => context.close());
    return context;
  };
  try {
    if (isAsked('opening') || isAsked('saving')) {
      const context = opened(await launch({ clock: 'machine' }));
      // tsx names functions through a helper that the page does not have.
      await context.addInitScript('globalThis.__name = (value) => value');
      if (isAsked('opening'))
        figures.push(await measureOpening(context, appUrl, await reference('reference')));
      if (isAsked('saving')) figures.push(await measureSaving(context, await reference('saving')));
    }
    if (isAsked('stored')) {
      const large = await filledStore(appUrl, { parties: 290, years: 20 }, readingTime);
      const small = await filledStore(appUrl, { parties: 1, years: 1 }, readingTime);
      opened(large.context);
      opened(small.context);
      figures.push(
        await measureStored(large, small),
        await measureTable(large, await reference('bare-table')),
        ...(await measureTyping(large, small)),
      );
    }
    if (isAsked('import')) figures.push(...(await measureFiles(appUrl, await reference('files'))));
    if (isAsked('size')) figures.push(measureFirstRoute());
  } finally {
    await Promise.all(closing.map((close) => close()));
  }
  return figures;
}

const resultsFile = join(here, 'results.json');
const asked = process.argv.slice(2);
const app = await serveBuiltApp();
try {
  const figures = await measured(
    app.url,
    (subject) => asked.length === 0 || asked.includes(subject),
  );
  print(figures);
  // The rows that were not asked for stay as they were.
  const kept = (JSON.parse(readFileSync(resultsFile, 'utf8')) as Figure[]).filter(
    ({ name }) => asked.length > 0 && figures.every((one) => one.name !== name),
  );
  writeFileSync(resultsFile, `${JSON.stringify([...kept, ...figures], null, 2)}\n`);
  if (figures.some(({ ratio, limit }) => ratio > limit)) process.exitCode = 1;
} finally {
  await app.close();
}
