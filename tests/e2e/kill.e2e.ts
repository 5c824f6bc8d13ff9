// Fifty sudden deaths of the browser (kill -9 of all its processes) at random moments. What was measured: docs/reliability.md.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { batchesOf } from '#storage/history.ts';
import { newProfile } from '../support/browser.ts';
import { readBackups, removeBackups } from './support/backups.ts';
import { chooseFiles, readIn } from './support/exchange.ts';
import { openKillable, type KillableBrowser } from './support/killable-browser.ts';
import { largeFile } from './support/large-file.ts';
import { choiceOf, levels, openRow, reasonField } from './support/matrix.ts';
import { openApp } from './support/page.ts';
import { oldStore, putOldStore, upgraded, type OldStore } from './support/old-store.ts';
import { beginAs } from './support/start.ts';
import { databaseNames, dumpDatabase, type Dump } from './support/store.ts';

const url = inject('appUrl');
const kills = { typing: 24, importing: 16, upgrading: 10 };

/** One row: on the screen, or as it was meant. */
interface RowState {
  level: string;
  reason: string;
}

interface Moment {
  isSaved: boolean;
  rows: Record<string, RowState>;
}

/** Everything on the screen, read in one go, so that the header and the fields belong to the same moment. */
async function look(page: Page): Promise<Moment> {
  return page.evaluate(() => {
    const header = document.querySelector('header')?.textContent ?? '';
    const rows: Moment['rows'] = {};
    for (const row of document.querySelectorAll<HTMLElement>('li[data-item]')) {
      const reason = row.querySelector('textarea');
      if (reason === null) continue;
      rows[row.dataset['item'] ?? ''] = {
        level: row.querySelector<HTMLInputElement>('input[type=radio]:checked')?.value ?? '',
        reason: reason.value,
      };
    }
    return { isSaved: header.includes('Sparat på den här datorn'), rows };
  });
}

/** Repeatable chance: the same seed gives the same rows, words, pauses and moments of death. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const seed = Date.now() % 1_000_000;
const random = chance(seed);
const between = (low: number, high: number) => low + random() * (high - low);

const words = 'barnen deltar i beslut om skolgårdar budget och trafik sedan i våras'.split(' ');

test(`what the header called saved is there after each of ${String(kills.typing)} sudden deaths during typing`, async () => {
  const profile = newProfile();

  /** What was on the screen when the header last said that it was saved. */
  const saved: Record<string, RowState> = {};
  /** What was typed and chosen, saved or not: nothing else may ever be on the disk. */
  const meant: Record<string, { levels: string[]; reason: string }> = {};
  let diedWhileTyping = 0;
  let savedMoments = 0;

  const address = (rows: string[]) =>
    `${url}#/matris/2026?omrade=alla${rows.map((row) => `&rad=${row}`).join('')}`;

  const requireEverythingSaved = async (page: Page) => {
    const rows = Object.keys(saved);
    for (const row of rows) await openRow(page, row);
    const onDisk = (await look(page)).rows;
    for (const row of rows) {
      const before = saved[row];
      const now = onDisk[row];
      const where = `row ${row}, seed ${String(seed)}`;
      expect(
        now?.reason.startsWith(before?.reason ?? ''),
        `reason of ${where}: ${JSON.stringify({ before, now })}`,
      ).toBe(true);
      expect(
        meant[row]?.reason.startsWith(now?.reason ?? ' '),
        `words nobody typed in ${where}`,
      ).toBe(true);
      // Chosen after the last saved moment, a level may have reached the disk too.
      const since = meant[row]?.levels.slice(meant[row].levels.lastIndexOf(before?.level ?? ''));
      expect(since, `level of ${where}`).toContain(now?.level);
      // From here on this is what there is to lose.
      if (now === undefined) continue;
      saved[row] = now;
      meant[row] = { levels: [now.level], reason: now.reason };
    }
  };

  const work = async (page: Page, rows: string[]) => {
    for (const row of rows) {
      const aims = (meant[row] ??= { levels: [''], reason: '' });
      const opened = await openRow(page, row);
      const level = Math.floor(random() * levels.length);
      aims.levels.push(String(level));
      await choiceOf(opened, levels[level] ?? 'Nej').check();
      await reasonField(opened).focus();
      await page.keyboard.press('Control+End');
      for (let count = 0; count < 4; count += 1) {
        const word = `${words[Math.floor(random() * words.length)] ?? ''} `;
        aims.reason += word;
        await page.keyboard.type(word, { delay: 8 });
        // Short as between words, or long enough for the words to be saved.
        await pause(random() < 0.6 ? between(20, 80) : between(450, 700));
      }
    }
  };

  const watch = async (page: Page) => {
    for (;;) {
      const moment = await look(page);
      if (moment.isSaved) {
        savedMoments += 1;
        Object.assign(saved, moment.rows);
      }
      lastSeen = moment;
    }
  };
  let lastSeen: Moment = { isSaved: true, rows: {} };

  const keys = [...'ABCDEFGH'].flatMap((area) => [1, 2, 3, 4, 5].map((n) => `${area}${String(n)}`));
  for (let round = 0; round < kills.typing; round += 1) {
    const browser = await openKillable(profile);
    const { page, assertQuiet } = await openApp(
      browser.context,
      round === 0 ? url : address(Object.keys(saved)),
    );
    if (round === 0) {
      await beginAs(page, 'Gävle kommun');
      await page.goto(address([]));
    }
    await requireEverythingSaved(page);

    // New rows, and one that has been written in before.
    const old = Object.keys(saved)[Math.floor(random() * Object.keys(saved).length)];
    const rows = [...keys.slice(round * 2, round * 2 + 2), ...(old === undefined ? [] : [old])];
    const untilDeath = [work(page, rows), watch(page)].map((activity) =>
      activity.catch((error: unknown) => {
        if (!isDead) throw error;
      }),
    );
    let isDead = false;
    await Promise.race([Promise.all(untilDeath), pause(between(800, 4000))]);
    isDead = true;
    assertQuiet();
    if (!lastSeen.isSaved) diedWhileTyping += 1;
    await browser.kill();
    await Promise.all(untilDeath);
  }

  const browser = await openKillable(profile);
  const { page } = await openApp(browser.context, address(Object.keys(saved)));
  await requireEverythingSaved(page);
  await browser.kill();

  console.info(`Deaths during typing: ${JSON.stringify({ seed, savedMoments, diedWhileTyping })}`);
  // The test has tested something: there was much to lose, and it was lost in the middle of things.
  expect(savedMoments).toBeGreaterThan(kills.typing);
  expect(Object.values(saved).filter(({ reason }) => reason !== '').length).toBeGreaterThan(
    kills.typing / 2,
  );
  expect(diedWhileTyping).toBeGreaterThan(kills.typing / 4);
}, 600_000);

/** A page of the same origin without the app in it. */
async function plainPage({ context }: KillableBrowser): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}manifest.webmanifest`);
  return page;
}

async function dumpOf(page: Page): Promise<Dump> {
  const dump = await dumpDatabase(page, databaseNames.real);
  if (dump === null) throw new Error(`There is no database, seed ${String(seed)}.`);
  return dump;
}

/** Which records and summaries there are, and what is kept of imports; the records themselves would be too many. */
async function readKeys(page: Page) {
  return page.evaluate(async (name) => {
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const database = await finished(indexedDB.open(name));
    try {
      const transaction = database.transaction(['records', 'summaries', 'imports']);
      const [records, summaries, imports] = await Promise.all([
        finished(transaction.objectStore('records').getAllKeys()),
        finished(
          transaction.objectStore('summaries').getAll() as IDBRequest<
            { summaries: { id: string }[] }[]
          >,
        ),
        finished(
          transaction.objectStore('imports').getAll() as IDBRequest<
            { id: string; importId?: string }[]
          >,
        ),
      ]);
      return { records, summaries, imports };
    } finally {
      database.close();
    }
  }, databaseNames.real);
}

const byId = <T extends { id: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));

test(`a file is read in whole or not at all, and can be read in again, through ${String(kills.importing)} sudden deaths`, async () => {
  const profile = newProfile();
  const size = { parties: 20, years: 14 };
  const receive = async (browser: KillableBrowser, path: string) => {
    const app = await openApp(browser.context, `${url}#/utbyte/ta-emot`);
    await chooseFiles(app.page, [path]);
    return app;
  };

  /** Everything that one import leaves behind, or nothing of it. Gives whether it is there. */
  const requireAllOrNothing = async (page: Page, file: ReturnType<typeof largeFile>) => {
    const where = `${file.name}, seed ${String(seed)}`;
    const kept = await readKeys(page);
    const stored = new Set(kept.records);
    const here = file.ids.filter((id) => stored.has(id));
    const isHere = here.length > 0;
    expect(here.length, `records of ${where}`).toBe(isHere ? file.ids.length : 0);
    const assessments = file.ids.filter((id) => id.startsWith('assessment:'));
    const summaries = new Set(kept.summaries.flatMap((row) => row.summaries.map(({ id }) => id)));
    expect(assessments.filter((id) => summaries.has(id)).length, `summaries of ${where}`).toBe(
      isHere ? assessments.length : 0,
    );
    // What there is to undo it by: one head for it, and every part under a head.
    const told = kept.imports.filter((row) => JSON.stringify(row).includes(file.ids[0] ?? where));
    expect(told.length > 0, `what there is to undo of ${where}`).toBe(isHere);
    const heads = kept.imports.flatMap(({ importId }) => importId ?? []);
    for (const { id, importId } of kept.imports)
      if (importId === undefined) expect(heads.some((head) => id.includes(head))).toBe(true);
    // What was here before it was backed up before it came.
    const backups = await readBackups(page);
    if (isHere) {
      expect(backups).toMatchObject([{ reason: 'import', schema: schemaNumber }]);
      expect(backups[0]?.recordIds.some((id) => file.ids.includes(id))).toBe(false);
    }
    return isHere;
  };

  // The first import is left in peace: it tells how long one takes.
  let number = 0;
  let file = largeFile(number, size);
  let browser = await openKillable(profile);
  const first = await openApp(browser.context, url);
  await beginAs(first.page, 'Gävle kommun');
  const peaceful = await receive(browser, file.path);
  const begunAt = Date.now();
  await readIn(peaceful.page, 1);
  const usualTime = Date.now() - begunAt;
  expect(await requireAllOrNothing(peaceful.page, file)).toBe(true);
  await browser.kill();

  let isDone = true;
  let diedInside = 0;
  const outcomes = { all: 0, none: 0 };
  for (let round = 0; round < kills.importing; round += 1) {
    browser = await openKillable(profile);
    const plain = await plainPage(browser);
    if (round > 0) {
      const isHere = await requireAllOrNothing(plain, file);
      outcomes[isHere ? 'all' : 'none'] += 1;
      if (isDone) expect(isHere, `called read in, seed ${String(seed)}`).toBe(true);
      isDone = isHere;
    }
    // What is not here is read in again.
    if (isDone) file = largeFile((number += 1), size);
    await removeBackups(plain);
    const { page, assertQuiet } = await receive(browser, file.path);
    // Not waited for: the moment of death is counted from the very press.
    const pressed = page.getByRole('button', { name: 'Läs in filen' }).click();
    pressed.catch(() => undefined);
    await pause(between(0.1, 0.9) * usualTime);
    isDone = (await page.getByText('Inläst', { exact: true }).count()) > 0;
    if (!isDone) diedInside += 1;
    assertQuiet();
    await browser.kill();
  }

  browser = await openKillable(profile);
  const last = await plainPage(browser);
  const isHere = await requireAllOrNothing(last, file);
  outcomes[isHere ? 'all' : 'none'] += 1;
  if (isDone) expect(isHere).toBe(true);
  if (!isHere) {
    await removeBackups(last);
    await readIn((await receive(browser, file.path)).page, 1);
    expect(await requireAllOrNothing(last, file)).toBe(true);
  }
  await browser.kill();
  console.info(
    `Deaths during import: ${JSON.stringify({ seed, usualTime, diedInside, outcomes })}`,
  );
  expect(diedInside).toBeGreaterThan(kills.importing / 4);
  expect(outcomes.none).toBeGreaterThan(0);
}, 600_000);

test(`a store of an earlier version is the old one or the new one, whole, after each of ${String(kills.upgrading)} sudden deaths`, async () => {
  const profile = newProfile();
  const stores = [oldStore(1, 80), oldStore(2, 80)];
  const storeOf = (round: number): OldStore => {
    const store = stores[round % stores.length];
    if (store === undefined) throw new Error('There is no old store.');
    return store;
  };

  /** Gives whether it has been brought up to date. */
  const requireWhole = async (page: Page, store: OldStore) => {
    const dump = await dumpOf(page);
    const version = await page.evaluate(async (name) => {
      const known = await indexedDB.databases();
      return known.find((one) => one.name === name)?.version;
    }, databaseNames.real);
    const isNew = version === schemaNumber * 10;
    const where = `schema ${String(store.schema)}, seed ${String(seed)}`;
    expect(version, where).toBe((isNew ? schemaNumber : store.schema) * 10);
    const { records, history } = isNew ? upgraded(store) : store;
    expect(dump['records'], where).toEqual(byId<{ id: string }>(records));
    expect(dump['history'], where).toEqual(byId(batchesOf(history)));
    const backups = await readBackups(page);
    if (isNew) expect(backups.length, `backups of ${where}`).toBeGreaterThan(0);
    for (const backup of backups) {
      expect(backup).toMatchObject({ reason: 'upgrade', schema: store.schema });
      expect(backup.recordIds.toSorted()).toEqual(store.records.map(({ id }) => id).toSorted());
    }
    return isNew;
  };
  /** The app starts, and brings up to date what is not. Gives how long it took, in milliseconds. */
  const requireUpgraded = async (browser: KillableBrowser, plain: Page, store: OldStore) => {
    const begunAt = Date.now();
    const { page, assertQuiet } = await openApp(browser.context, url);
    await page.getByRole('banner').getByText('Granliden').waitFor();
    const time = Date.now() - begunAt;
    expect(await requireWhole(plain, store)).toBe(true);
    assertQuiet();
    await page.close();
    return time;
  };

  let browser = await openKillable(profile);
  let plain = await plainPage(browser);
  // The first one is left in peace: it tells how long one takes.
  await putOldStore(plain, databaseNames.real, storeOf(0));
  const usualTime = await requireUpgraded(browser, plain, storeOf(0));
  await browser.kill();

  let diedBefore = 0;
  browser = await openKillable(profile);
  plain = await plainPage(browser);
  for (let round = 0; round < kills.upgrading; round += 1) {
    await removeBackups(plain);
    await putOldStore(plain, databaseNames.real, storeOf(round));
    const page = await browser.context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    await pause(between(0, usualTime));
    await browser.kill();

    browser = await openKillable(profile);
    plain = await plainPage(browser);
    if (!(await requireWhole(plain, storeOf(round)))) diedBefore += 1;
    await requireUpgraded(browser, plain, storeOf(round));
  }
  await browser.kill();
  console.info(`Deaths during upgrade: ${JSON.stringify({ seed, usualTime, diedBefore })}`);
  expect(diedBefore).toBeGreaterThan(0);
}, 600_000);
