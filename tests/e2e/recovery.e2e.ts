import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { launch } from '../support/browser.ts';
import { answerRow, openMatrix, openRow, reasonField } from './support/matrix.ts';
import { oldStore, putOldStore } from './support/old-store.ts';
import { openApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';
import { databaseNames, dumpDatabase, raiseVersion } from './support/store.ts';

const url = inject('appUrl');
/** Of the same origin, and without the app: what is done there is done behind its back. */
const bare = `${url}icons/icon.svg`;

let context: BrowserContext;

beforeEach(async () => {
  context = await launch();
});

afterEach(async () => {
  await context.close();
});

async function beginWithWork(): Promise<Page> {
  const { page } = await openApp(context, url);
  await beginAs(page, 'Gävle kommun');
  await openMatrix(page, url, 2026);
  await answerRow(page, { row: 'A1', answer: 'Ja', reason: 'Fullmäktige har beslutat.' });
  await waitUntilSaved(page);
  return page;
}

async function openRecovery(page: Page): Promise<void> {
  await page.goto(`${url}#/raddning`);
  await page.getByRole('heading', { level: 1, name: 'Räddningssidan' }).waitFor();
}

async function download(
  page: Page,
  button: string | RegExp,
): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** Changes one stored row behind the app's back. */
async function spoil(page: Page, change: 'fields' | 'network'): Promise<void> {
  await page.goto(bare);
  await page.evaluate(
    ([name, what]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction('records', 'readwrite');
          const records = transaction.objectStore('records');
          if (what === 'network') records.put({ id: 'network', kind: 'network', fields: null });
          else
            records.openCursor().onsuccess = (event) => {
              const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
              if (cursor === null) return;
              const row = cursor.value as { kind: string; fields: unknown };
              if (row.kind === 'assessment') cursor.update({ ...row, fields: 'sönder' });
              cursor.continue();
            };
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
          transaction.onerror = () => reject(new Error('not spoilt'));
        };
      }),
    [databaseNames.real, change] as const,
  );
}

describe('The rescue page', () => {
  test('shows what is here, saves it as an ordinary file, and changes nothing', async () => {
    const page = await beginWithWork();
    await openRecovery(page);
    await page.getByText(/Parter: 1/).waitFor();
    const before = await dumpDatabase(page, databaseNames.real);
    const { name, text } = await download(page, 'Spara allt');
    expect(name).toMatch(/^Nyckelring räddning .*\.nyckelring\.json$/);
    expect(JSON.parse(text)).toMatchObject({ format: 'nyckelring', schema: schemaNumber });
    expect(text).toContain('Fullmäktige har beslutat.');
    expect(await dumpDatabase(page, databaseNames.real)).toEqual(before);
    await page.getByRole('link', { name: 'Till Nyckelring' }).click();
    await page.getByRole('heading', { level: 1, name: 'Översikt' }).waitFor();
  });

  test('is where a record that keeps the app from starting leads to, and puts it aside', async () => {
    const page = await beginWithWork();
    await spoil(page, 'network');
    await page.goto(url);
    // Either a page of the app or the last resort says so; both lead here.
    await page
      .getByRole('link', { name: /räddningssidan/i })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Räddningssidan' }).waitFor();

    await page.getByRole('button', { name: 'Kontrollera' }).click();
    await page.getByText(/^Trasiga uppgifter: 1 av/).waitFor();
    const remove = page.getByRole('button', { name: 'Ta bort de trasiga uppgifterna' });
    expect(await remove.isVisible()).toBe(false);
    const { name, text } = await download(page, 'Spara de trasiga uppgifterna i en fil');
    expect(name).toMatch(/\.nyckelring-broken\.json$/);
    expect(JSON.parse(text)).toMatchObject({ records: [{ id: 'network', fields: null }] });
    await remove.click();
    await page.getByText(/^De trasiga uppgifterna är borttagna/).waitFor();
    await page.getByText(/innan trasiga uppgifter ställdes åt sidan/).waitFor();

    await page.getByRole('link', { name: 'Till Nyckelring' }).first().click();
    await openMatrix(page, url, 2026);
    expect(await reasonField(await openRow(page, 'A1')).inputValue()).toBe(
      'Fullmäktige har beslutat.',
    );
  });

  test('saves what no ordinary file may hold as it is, and takes it back', async () => {
    const page = await beginWithWork();
    await spoil(page, 'fields');
    await openRecovery(page);
    const { name, text } = await download(page, 'Spara allt');
    expect(name).toMatch(/\.nyckelring-raw\.json$/);
    expect(text).toContain('sönder');

    // Mended by somebody who knows how: the file takes the place of everything.
    const mended = JSON.parse(text) as { stores: { records: { rows: { kind: string }[] } } };
    mended.stores.records.rows = mended.stores.records.rows.filter(
      ({ kind }) => kind !== 'assessment',
    );
    await page.getByLabel('Välj räddningsfil').setInputFiles({
      name: 'lagad.nyckelring-raw.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(mended)),
    });
    await page.getByRole('button', { name: 'Byt ut allt', exact: true }).click();
    await page.getByText(/^Klart\. Nyckelring är nu som/).waitFor();
    const after = await dumpDatabase(page, databaseNames.real);
    expect((after?.['records'] as { kind: string }[]).map(({ kind }) => kind)).not.toContain(
      'assessment',
    );
    // The machine still knows itself.
    expect(JSON.stringify(after?.['meta'])).toContain('Kim Berg');
    await page.getByText(/innan en säkerhetskopia lades tillbaka/).waitFor();
  });

  test('refuses a file that it has not written', async () => {
    const page = await beginWithWork();
    await openRecovery(page);
    const before = await dumpDatabase(page, databaseNames.real);
    await page.getByLabel('Välj räddningsfil').setInputFiles({
      name: 'annat.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"format":"nyckelring"}'),
    });
    await page.getByText(/^Filen är ingen räddningsfil/).waitFor();
    expect(await dumpDatabase(page, databaseNames.real)).toEqual(before);
  });

  test('reads data of a newer schema than the app does, and saves them', async () => {
    const page = await beginWithWork();
    await page.goto(bare);
    await raiseVersion(page, databaseNames.real, (schemaNumber + 1) * 10);
    await page.goto(url);
    await page.getByText(/sparade med en nyare version/).waitFor();
    await page.getByRole('link', { name: 'Öppna räddningssidan' }).click();
    await page.getByText(/Formatet är nyare än det här programmet/).waitFor();
    const { name, text } = await download(page, 'Spara allt');
    expect(name).toMatch(/\.nyckelring-raw\.json$/);
    expect(text).toContain('Fullmäktige har beslutat.');
    expect(JSON.parse(text)).toMatchObject({ schema: schemaNumber + 1 });
  });

  test('fetches the app again without touching the data, and only with a network', async () => {
    const page = await beginWithWork();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await openRecovery(page);
    const before = await dumpDatabase(page, databaseNames.real);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Hämta appen på nytt' }).click();
    await page.getByText(/^Det går inte att nå sidan just nu/).waitFor();
    const cached = () => page.evaluate(async () => (await caches.keys()).length);
    expect(await cached()).toBeGreaterThan(0);

    await context.setOffline(false);
    await page.getByRole('button', { name: 'Hämta appen på nytt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Översikt' }).waitFor();
    expect(await dumpDatabase(page, databaseNames.real)).toEqual(before);
  });
});

describe('An upgrade', () => {
  test('begins with a backup, by which the rescue page brings back the data as they were', async () => {
    const page = await context.newPage();
    await page.goto(bare);
    await putOldStore(page, databaseNames.real, oldStore(1, 1));
    const before = await dumpDatabase(page, databaseNames.real);
    await page.goto(url);
    await page.getByRole('heading', { level: 1, name: 'Översikt' }).waitFor();
    expect(await dumpDatabase(page, databaseNames.real)).not.toEqual(before);

    await openRecovery(page);
    await page.getByText(/innan en ny version av Nyckelring gjorde om uppgifterna/).waitFor();
    const { text } = await download(page, /^Spara som fil: /);
    expect(JSON.parse(text)).toMatchObject({
      format: expect.stringMatching(/^nyckelring/) as string,
    });
    await page.getByRole('button', { name: /^Lägg tillbaka: / }).click();
    await page.getByText(/^Allt som finns i Nyckelring nu byts ut/).waitFor();
    await page.getByRole('button', { name: 'Byt ut allt', exact: true }).click();
    await page.getByText(/^Klart\. Nyckelring är nu som/).waitFor();
    expect(await dumpDatabase(page, databaseNames.real)).toEqual(before);
    // The app brings them up once more.
    await page.getByRole('link', { name: 'Till Nyckelring' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Översikt' }).waitFor();
  });
});

describe('Replacing everything', () => {
  test('asks first, keeps what was there, and takes it back', async () => {
    const page = await beginWithWork();
    await page.goto(`${url}#/utbyte/sakerhetskopia`);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Spara allt', exact: true }).click();
    const saved = await coming;
    const path = await saved.path();
    await page.getByText(/är skriven och kontrollerad/).waitFor();

    await openMatrix(page, url, 2026);
    await answerRow(page, { row: 'A2', answer: 'Nej', reason: 'Skrivet efteråt.' });
    await waitUntilSaved(page);
    await page.goto(`${url}#/utbyte/sakerhetskopia`);
    await page.getByLabel('Fil med säkerhetskopia').setInputFiles(path);
    await page.getByRole('radio', { name: 'Ersätt allt som finns här' }).check();
    await page.getByText('1 uppgift som ni har ändrat efter att filen sparades').waitFor();
    await page.getByRole('button', { name: 'Ersätt allt' }).click();
    await page.getByText(/^Klart\. Nu finns/).waitFor();
    expect(JSON.stringify(await dumpDatabase(page, databaseNames.real))).not.toContain(
      'Skrivet efteråt.',
    );
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByText('Klart. Allt är som det var innan.').waitFor();
    expect(JSON.stringify(await dumpDatabase(page, databaseNames.real))).toContain(
      'Skrivet efteråt.',
    );
  });
});

test('A start that fails says so and leads to the rescue page', async () => {
  const page = await context.newPage();
  await page.route('**/assets/start-*.js', (route) => route.abort());
  await page.goto(url);
  await page.getByText(/Nyckelring kommer inte igång/).waitFor();
  await page.getByRole('link', { name: 'öppna räddningssidan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Räddningssidan' }).waitFor();
  await page.getByText('Det finns inga uppgifter från Nyckelring i den här webbläsaren.').waitFor();
});
