// A visit with three reviewers: they write at once on machines of their own, and whatever order their files come in,
// the one who leads and the one who does not end up with the same.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { openExchange } from './support/exchange.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { beginReview, openPart, writeFinding, writeNote } from './support/review.ts';
import { beginAs } from './support/start.ts';
import { databaseNames, dumpDatabase } from './support/store.ts';

const url = inject('appUrl');
const folder = mkdtempSync(join(tmpdir(), 'nyckelring-visit-'));
const title = 'Barns inflytande i Gävle';
const opened: BrowserContext[] = [];
const apps: OpenedApp[] = [];

afterAll(async () => {
  await Promise.all(opened.map((context) => context.close()));
});

async function newReviewer(municipality: string, name: string): Promise<Page> {
  const context = await launch({ reducedMotion: 'reduce' });
  opened.push(context);
  const app = await openApp(context, url);
  apps.push(app);
  await beginAs(app.page, municipality, name);
  return app.page;
}

async function sendNotes(page: Page, name: string, whose: RegExp): Promise<string> {
  await page.goto(`${url}#/utbyte/granskningsanteckningar`);
  await page.getByRole('heading', { level: 1, name: 'Granskningsanteckningar' }).waitFor();
  await page.getByRole('radio', { name: whose }).check();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Spara filen till den som leder' }).click();
  const file = await saved;
  await page.getByText('är skriven och kontrollerad').waitFor();
  const path = join(folder, `${name}.nyckelring`);
  await file.saveAs(path);
  return path;
}

async function readIn(page: Page, path: string): Promise<void> {
  // Away and back: an earlier file's card would be in the way.
  await page.goto(`${url}#/utbyte`);
  await page.getByRole('heading', { level: 1, name: 'Utbyte' }).waitFor();
  await openExchange(page, url);
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Filer från Nyckelring').click();
  await (await chooser).setFiles([path]);
  await page.getByRole('button', { name: 'Läs in filen' }).click();
  await page.getByText('Inläst', { exact: true }).waitFor();
}

async function openReview(page: Page): Promise<void> {
  await page.goto(`${url}#/granskning`);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** The review as it lies in the store. */
async function reviewIn(page: Page): Promise<{ fields: Record<string, unknown> }> {
  const dump = await dumpDatabase(page, databaseNames.real);
  const records = (dump?.['records'] ?? []) as { kind: string; fields: Record<string, unknown> }[];
  const review = records.find(({ kind }) => kind === 'review');
  if (review === undefined) throw new Error('There is no review here.');
  return review;
}

test('three reviewers write at once, and their files make the same review in any order', async () => {
  const leader = await newReviewer('Gävle kommun', 'Robin Lund');
  await beginReview(leader, url, {
    title,
    theme: 'Barns och ungas inflytande',
    visitDate: '2026-11-10',
  });
  await writeNote(leader, {
    group: 'Barn och unga',
    text: 'Elevrådet får svar inom en månad.',
    people: 'Alva Sand',
  });
  const start = await sendNotes(leader, 'start', /^Alla som finns här/);

  const others = [
    await newReviewer('Örebro kommun', 'Sam Ek'),
    await newReviewer('Uppsala kommun', 'Noor Berg'),
  ] as const;
  for (const page of others) await readIn(page, start);

  // All three go on at the same time, none knowing of the others.
  const texts = [
    'Ledningen frågar efter barns åsikter i varje ärende.',
    'Lärarna vet inte vart eleverna kan vända sig.',
    'Ungdomsrådet har egna pengar.',
  ];
  const files: string[] = [];
  for (const [index, page] of [leader, ...others].entries()) {
    await openReview(page);
    await writeNote(page, {
      group: 'Medarbetare',
      text: texts[index] ?? '',
      people: `Person ${String(index)}`,
    });
    await writeFinding(page, {
      text: `Fynd: ${texts[index] ?? ''}`,
      type: 'Styrka',
      strength: 'Hört av flera',
    });
    files.push(await sendNotes(page, `egna-${String(index)}`, /^De som är skrivna på den här/));
  }

  const [ofLeader, ofFirst, ofSecond] = files as [string, string, string];
  await readIn(leader, ofFirst);
  await readIn(leader, ofSecond);
  await readIn(others[0], ofSecond);
  await readIn(others[0], ofLeader);
  await readIn(others[1], ofLeader);
  await readIn(others[1], ofFirst);

  const reviews = await Promise.all([leader, ...others].map(reviewIn));
  const fields = reviews.map((review) => review.fields);
  expect(fields[1]).toEqual(fields[0]);
  expect(fields[2]).toEqual(fields[0]);
  expect(Object.keys(fields[0] ?? {}).filter((name) => name.startsWith('note:'))).toHaveLength(4);
  expect(JSON.stringify(fields)).not.toMatch(/Alva Sand|Person \d/);

  for (const page of [leader, ...others]) {
    await openReview(page);
    await openPart(page, 'Fynd');
    for (const text of texts) await page.getByText(`Fynd: ${text}`).first().waitFor();
  }
  for (const app of apps) app.assertQuiet();
});
