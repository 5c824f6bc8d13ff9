// What can go wrong around the app, one fault at a time: the words that a person sees, and what has become of the data.
// Two windows that write at once: together.e2e.ts. A new version of the app in the middle of writing, and data that
// a newer version has written before the app starts: app.e2e.ts. Sudden death: kill.e2e.ts.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { launch } from '../support/browser.ts';
import { moveClock } from '../support/clock.ts';
import { axeFindings } from './support/axe.ts';
import { chooseFiles, readIn, workFor } from './support/exchange.ts';
import {
  clearSiteData,
  cutConnections,
  cutWorker,
  leaveNoRoom,
  watchConnections,
} from './support/faults.ts';
import { answerRow, openMatrix, openRow, reasonField } from './support/matrix.ts';
import { letGo, oldStore, putOldStore, upgraded } from './support/old-store.ts';
import { openApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';
import { databaseNames, dumpDatabase, raiseVersion, type Dump } from './support/store.ts';

const url = inject('appUrl');
const opened: BrowserContext[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

async function profile(): Promise<BrowserContext> {
  const context = await launch();
  opened.push(context);
  return context;
}

/** A page of the same origin without the app in it. */
async function plainPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}manifest.webmanifest`);
  return page;
}

const dumpOf = async (page: Page): Promise<Dump> => {
  const dump = await dumpDatabase(page, databaseNames.real);
  if (dump === null) throw new Error('There is no database.');
  return dump;
};

const alertIn = (page: Page, text: string | RegExp) =>
  page.getByRole('banner').getByRole('alert').filter({ hasText: text });

/** A municipality that has answered one row and is about to write about another. */
async function inTheMiddleOfIt(context: BrowserContext) {
  const app = await openApp(context, url);
  await beginAs(app.page, 'Gävle kommun');
  await openMatrix(app.page, url, 2026);
  await answerRow(app.page, { row: 'A1', answer: 'Ja', reason: 'Fullmäktige har beslutat.' });
  const row = await openRow(app.page, 'A2');
  return { ...app, field: reasonField(row), first: reasonField(await openRow(app.page, 'A1')) };
}

/** Where the words in the field end. */
async function typeOn(field: Locator, words: string): Promise<void> {
  await field.press('Control+End');
  await field.pressSequentially(words);
}

/** What the browser asks before it throws away words; the answer is no, or yes. */
async function nextQuestion(page: Page, isAccepted = false): Promise<string> {
  const dialog = await page.waitForEvent('dialog');
  await (isAccepted ? dialog.accept() : dialog.dismiss());
  return dialog.type();
}

describe('A newer version in another window', () => {
  test('takes over the data under an open window: the last words are saved, later ones can be copied, nothing is written', async () => {
    const context = await profile();
    const { page, field } = await inTheMiddleOfIt(context);
    const plain = await plainPage(context);
    await page.bringToFront();
    await field.pressSequentially('Skrivet i sista stund.');
    // The browser's number is Dexie's times ten.
    await raiseVersion(plain, databaseNames.real, (schemaNumber + 1) * 10);

    await alertIn(
      page,
      'En nyare version av Nyckelring är öppen i ett annat fönster och har tagit över uppgifterna. Det här fönstret kan inte spara mer. Ladda om sidan.',
    ).waitFor();
    const taken = await dumpOf(plain);
    expect(JSON.stringify(taken)).toContain('Skrivet i sista stund.');
    expect(JSON.stringify(taken)).toContain('Fullmäktige har beslutat.');
    expect(await axeFindings(page, 'data taken over')).toEqual([]);

    await typeOn(field, ' Och lite till.');
    await field.blur();
    await alertIn(page, 'Något ni har skrivit här är inte sparat. Kopiera det först.').waitFor();
    await page.waitForTimeout(1500);
    expect(await field.inputValue()).toBe('Skrivet i sista stund. Och lite till.');
    expect(await dumpOf(plain)).toEqual(taken);

    const asked = nextQuestion(page, true);
    await page.getByRole('banner').getByRole('button', { name: 'Ladda om' }).click();
    await page
      .getByText('Uppgifterna på den här datorn är sparade med en nyare version av Nyckelring')
      .waitFor();
    expect(await asked).toBe('beforeunload');
    expect(await dumpOf(plain)).toEqual(taken);
  });

  test('waits for a window that holds the older data open, says so, and goes on by itself when it is closed', async () => {
    const context = await profile();
    const plain = await plainPage(context);
    const store = oldStore(schemaNumber - 1, 3);
    await putOldStore(plain, databaseNames.real, store, true);
    const before = await dumpOf(plain);

    const { page, assertQuiet } = await openApp(context, url);
    await page
      .getByRole('alert')
      .filter({
        hasText:
          'Nyckelring väntar på uppgifterna på den här datorn. Oftast är Nyckelring öppen i ett annat fönster, i en äldre version. Stäng de andra fönstren, så går den här sidan vidare av sig själv. Inget har ändrats.',
      })
      .waitFor();
    expect(await axeFindings(page, 'waiting for another window')).toEqual([]);
    // However long it takes.
    await page.waitForTimeout(7000);
    expect(await page.getByRole('navigation').count()).toBe(0);

    await letGo(plain);
    await page.getByRole('banner').getByText('Granliden').waitFor();
    const after = await dumpOf(plain);
    expect(after['records']).toEqual(byId(upgraded(store).records));
    expect(Object.keys(before).every((table) => table in after)).toBe(true);
    const backups = await dumpDatabase(plain, `${databaseNames.real}-backups`);
    // One for the one upgrade, however long it waited.
    expect(backups?.['facts']).toMatchObject([{ reason: 'upgrade', schema: schemaNumber - 1 }]);
    assertQuiet();
  });
});

function byId<T extends { id: string }>(rows: T[]): T[] {
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

describe('No room left', () => {
  test('in the middle of typing: says what to do, keeps the words on the screen and off it, and saves them when there is room', async () => {
    const context = await profile();
    const { page, field, first } = await inTheMiddleOfIt(context);
    await field.pressSequentially('Före.');
    await waitUntilSaved(page);
    const before = await dumpOf(page);

    const giveRoom = await leaveNoRoom(await plainPage(context));
    await page.bringToFront();
    await typeOn(field, ' Mitt i.');
    const message = alertIn(
      page,
      'Datorn har inget mer utrymme för Nyckelring. Det ni gjorde senast är inte sparat. Frigör utrymme på datorn. Text som ni har skrivit står kvar här och sparas då av sig själv, men val behöver ni göra om. Stäng inte fönstret innan dess.',
    );
    await message.waitFor();
    expect(await field.inputValue()).toBe('Före. Mitt i.');
    expect(await first.inputValue()).toBe('Fullmäktige har beslutat.');
    expect(await dumpOf(page)).toEqual(before);

    expect(await axeFindings(page, 'no room left')).toEqual([]);
    const asked = nextQuestion(page);
    await page.close({ runBeforeUnload: true });
    expect(await asked).toBe('beforeunload');

    // To another page and back, as one does who looks for what takes the room.
    await page.getByRole('navigation').getByRole('link', { name: 'Inställningar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Inställningar' }).waitFor();
    await message.waitFor();
    await giveRoom();
    await waitUntilSaved(page);
    expect(await message.count()).toBe(0);
    await openMatrix(page, url, 2026);
    expect(await reasonField(await openRow(page, 'A2')).inputValue()).toBe('Före. Mitt i.');
    await page.reload();
    expect(await reasonField(await openRow(page, 'A2')).inputValue()).toBe('Före. Mitt i.');
    expect(JSON.stringify(await dumpOf(page))).toContain('Före. Mitt i.');
  });
});

describe('Data cleared away under an open window', () => {
  test('is said at once, what is on the screen stays, nothing half is begun, and a backup brings it back', async () => {
    const context = await profile();
    const { page, field, first } = await inTheMiddleOfIt(context);
    await field.pressSequentially('Skrivet före rensningen.');
    await waitUntilSaved(page);
    const file = await backupFile(page);
    await openMatrix(page, url, 2026);
    await openRow(page, 'A1');
    await openRow(page, 'A2');
    await typeOn(field, ' Skrivet efter kopian.');
    await waitUntilSaved(page);

    await clearSiteData(page);
    await alertIn(
      page,
      'Uppgifterna på den här datorn har rensats bort eller bytts ut medan fönstret var öppet. Inget mer sparas här. Det ni ser finns bara på skärmen: kopiera det ni behöver. Ladda sedan om sidan och öppna er senaste säkerhetskopia.',
    ).waitFor();
    await typeOn(field, ' Skrivet efteråt.');
    await page.waitForTimeout(1500);
    expect(await first.inputValue()).toBe('Fullmäktige har beslutat.');
    expect(await field.inputValue()).toBe(
      'Skrivet före rensningen. Skrivet efter kopian. Skrivet efteråt.',
    );
    await alertIn(page, 'Något ni har skrivit här är inte sparat. Kopiera det först.').waitFor();
    // No new database in which one row stands alone and is called saved.
    expect(JSON.stringify(await dumpDatabase(page, databaseNames.real))).not.toContain('Skrivet');
    expect(await page.getByText(/^Sparat på den här datorn/).count()).toBe(0);

    const asked = nextQuestion(page, true);
    await page.getByRole('banner').getByRole('button', { name: 'Ladda om' }).click();
    expect(await asked).toBe('beforeunload');
    await page.getByRole('link', { name: 'Kom i gång' }).click();
    await page.getByRole('heading', { name: 'Välkommen till Nyckelring' }).waitFor();
    await page.getByRole('link', { name: 'Öppna en fil' }).click();
    await chooseFiles(page, [file]);
    await readIn(page, 1);
    await workFor(page, 'Gävle kommun', 'Kim Berg');
    await openMatrix(page, url, 2026);
    expect(await reasonField(await openRow(page, 'A1')).inputValue()).toBe(
      'Fullmäktige har beslutat.',
    );
    expect(await reasonField(await openRow(page, 'A2')).inputValue()).toBe(
      'Skrivet före rensningen.',
    );
  });
});

async function backupFile(page: Page): Promise<string> {
  await page.goto(`${url}#/utbyte/sakerhetskopia`);
  const download = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Spara/ })
    .first()
    .click();
  return (await download).path();
}

describe('A connection cut in the background', () => {
  for (const how of ['told', 'in silence'] as const)
    test(`${how}: is opened again by itself, and every word is saved`, async () => {
      const context = await profile();
      await watchConnections(context);
      const { page, field, assertQuiet } = await inTheMiddleOfIt(context);
      const before = await dumpOf(page);
      await field.pressSequentially('Mitt i ordet');
      await cutConnections(page, how);
      await typeOn(field, ' fortsätter det.');
      await waitUntilSaved(page);
      await expect
        .poll(async () => JSON.stringify(await dumpOf(page)))
        .toContain('Mitt i ordet fortsätter det.');
      expect(await alertIn(page, /./).count()).toBe(0);

      // What another window writes shows here as before.
      const other = await openApp(context, `${url}#/matris/2026`);
      await reasonField(await openRow(other.page, 'A3')).fill('Från det andra fönstret.');
      await waitUntilSaved(other.page);
      await expect
        .poll(async () => reasonField(await openRow(page, 'A3')).inputValue())
        .toBe('Från det andra fönstret.');
      const after = await dumpOf(page);
      expect(after['records']?.length).toBe(before['records']?.length);
      assertQuiet();
    });

  for (const how of ['told', 'in silence'] as const)
    test(`of the worker for files, ${how}: the next file is written as if nothing had been`, async () => {
      const { page, assertQuiet } = await inTheMiddleOfIt(await profile());
      await backupFile(page);
      await cutWorker(page, how, () => backupFile(page));
      expect(await backupFile(page)).not.toBe('');
      expect(await alertIn(page, /./).count()).toBe(0);
      assertQuiet();
    });

  test('while a newer version brings the data up: this window does not write into them', async () => {
    const context = await profile();
    await watchConnections(context);
    const { page, field } = await inTheMiddleOfIt(context);
    const plain = await plainPage(context);
    await cutConnections(page, 'in silence');
    await raiseVersion(plain, databaseNames.real, (schemaNumber + 1) * 10);
    const taken = await dumpOf(plain);
    await page.bringToFront();
    await field.pressSequentially('Får inte skrivas.');
    await alertIn(page, 'En nyare version av Nyckelring är öppen i ett annat fönster').waitFor();
    await page.waitForTimeout(1500);
    expect(await field.inputValue()).toBe('Får inte skrivas.');
    expect(await dumpOf(plain)).toEqual(taken);
  });
});

describe('A clock set back two years', () => {
  test('changes nothing in what is newest, repeats no revision, and makes no reminder strange', async () => {
    const context = await profile();
    const { page, assertQuiet } = await inTheMiddleOfIt(context);
    const early = await backupFile(page);
    await page.close();

    await moveClock(context, -730 * 86_400_000);
    const back = await openApp(context, `${url}#/matris/2026?omrade=alla`);
    expect(await back.page.evaluate(() => new Date().getFullYear())).toBe(2024);
    const row = await openRow(back.page, 'A1');
    await reasonField(row).fill('Fullmäktige har beslutat igen.');
    await waitUntilSaved(back.page);
    await row.getByRole('button', { name: 'Historik' }).click();
    await row.getByText('Fullmäktige har beslutat.', { exact: true }).waitFor();

    // One line of descent, whatever the clocks have said.
    const dump = JSON.stringify(await dumpOf(back.page));
    const ids = [...dump.matchAll(/"id":"([^":|/]+)","replaces":\[([^\]]*)\]/g)];
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
    expect(ids.some(([, , replaces]) => replaces !== '')).toBe(true);

    for (const place of ['', 'utbyte', 'utbyte/sakerhetskopia', 'handlingsplan', 'utveckling']) {
      await back.page.goto(`${url}#/${place}`);
      await back.page.getByRole('heading', { level: 1 }).waitFor();
      await back.page.waitForTimeout(300);
      const words = await back.page.getByRole('main').innerText();
      expect(words, place).not.toMatch(/NaN|undefined|Invalid|[-−]\d+ (dag|vecka|veckor|månad|år)/);
    }
    const late = await backupFile(back.page);
    back.assertQuiet();
    assertQuiet();

    // On a machine whose clock is right, in either order, the later words stand and nothing is asked.
    for (const files of [
      [early, late],
      [late, early],
    ]) {
      const other = await openApp(await profile(), url);
      await other.page.getByRole('link', { name: 'Öppna en fil' }).click();
      await chooseFiles(other.page, files);
      await readIn(other.page, 2);
      const merged = await dumpOf(other.page);
      const matrix = (merged['records'] as { id: string; fields: object }[]).find(({ id }) =>
        id.includes('inventory-matrix'),
      );
      expect(matrix).toMatchObject({
        fields: {
          'answer:A1': { heads: [{ value: { comment: 'Fullmäktige har beslutat igen.' } }] },
        },
      });
      other.assertQuiet();
    }
  });
});
