import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { newProfile } from '../support/browser.ts';
import { openKillable } from './support/killable-browser.ts';
import { choiceOf, levels, openRow, reasonField } from './support/matrix.ts';
import { openApp } from './support/page.ts';
import { beginAs } from './support/start.ts';

const url = inject('appUrl');
const kills = 20;

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

const words = 'barnen deltar i beslut om skolgårdar budget och trafik sedan i våras'.split(' ');

test(`what the header called saved is there after each of ${String(kills)} sudden deaths during typing`, async () => {
  const profile = newProfile();
  const seed = Date.now() % 1_000_000;
  const random = chance(seed);
  const between = (low: number, high: number) => low + random() * (high - low);

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
  for (let round = 0; round < kills; round += 1) {
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

  // The test has tested something: there was much to lose, and it was lost in the middle of things.
  expect(savedMoments).toBeGreaterThan(kills);
  expect(Object.values(saved).filter(({ reason }) => reason !== '').length).toBeGreaterThan(
    kills / 2,
  );
  expect(diedWhileTyping).toBeGreaterThan(kills / 4);
}, 300_000);
