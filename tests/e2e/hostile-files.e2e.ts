import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { chooseFiles, openExchange, readIn } from './support/exchange.ts';
import { changedFile, realExample, writeLargeFile, writeTestFile } from './support/files.ts';
import { answerRow, openMatrix, openRow, reasonField } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { waitUntilSaved } from './support/shell.ts';
import { beginAs } from './support/start.ts';
import { databaseNames, dumpDatabase } from './support/store.ts';

const url = inject('appUrl');
const exampleText = () => readFileSync(realExample, 'utf8');

/** One window that has something to lose, for all tests of this file. */
let context: BrowserContext;
let app: OpenedApp;
let page: Page;

beforeAll(async () => {
  context = await launch();
  app = await openApp(context, url);
  page = app.page;
  await beginAs(page, 'Gävle kommun');
  await openMatrix(page, url, 2026);
  await answerRow(page, { row: 'A1', answer: 'Ja', reason: 'Fullmäktige har beslutat.' });
  await waitUntilSaved(page);
});

afterAll(async () => {
  app.assertQuiet();
  await context.close();
});

interface HostileFile {
  what: string;
  path: () => string;
  /** What is wrong, and what to do. */
  says: RegExp;
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const hostileFiles: HostileFile[] = [
  {
    what: 'is 200 MB large',
    path: () => writeLargeFile('stor.nyckelring', 200_000_000),
    says: /är 200\sMB stor\. Nyckelring läser filer upp till 100\sMB\. Kontrollera/,
  },
  {
    what: 'is a gzip bomb: 200 kB that become 200 MB',
    path: () => writeTestFile('bomb.nyckelring', gzipSync(Buffer.alloc(200_000_000, ' '))),
    says: /växer till mer än 100\sMB när den packas upp\. .*Öppna den inte\. Fråga avsändaren/,
  },
  {
    what: 'is a gzip file that was cut short',
    path: () => writeTestFile('kapad.nyckelring', gzipSync(exampleText()).subarray(0, 3000)),
    says: /gått sönder eller avbrutits på vägen hit\. Hämta den igen/,
  },
  {
    what: 'is nested a hundred thousand deep',
    path: () =>
      writeTestFile('djup.json', `{"format":"nyckelring","schema":3,"records":${nested(100_000)}}`),
    says: /inte byggd som en fil från Nyckelring.*Öppna den inte\. Fråga avsändaren/,
  },
  {
    what: 'is nested a million deep, and packed',
    path: () => writeTestFile('djup.nyckelring', gzipSync(nested(1_000_000))),
    says: /inte byggd som en fil från Nyckelring.*Öppna den inte\. Fråga avsändaren/,
  },
  {
    what: 'has keys named __proto__, packed',
    path: () =>
      writeTestFile(
        'proto.nyckelring',
        gzipSync(exampleText().replace('"response":', '"__proto__":{"polluted":1},"response":')),
      ),
    says: /”__proto__”.*Öppna den inte\. Fråga avsändaren/,
  },
  {
    what: 'has keys named constructor',
    path: () =>
      writeTestFile(
        'constructor.json',
        exampleText().replace(
          '"schema"',
          '"constructor": { "prototype": { "isAdmin": true } }, "schema"',
        ),
      ),
    says: /”constructor”.*Öppna den inte\. Fråga avsändaren/,
  },
  {
    what: 'has one record twice',
    path: () =>
      changedFile('dubbel.json', (file) => {
        const [first] = file.records.assessment;
        if (first !== undefined) file.records.assessment.push(structuredClone(first));
      }),
    says: /1 uppgift i filen kan inte stämma.*Be avsändaren/,
  },
  {
    what: 'has a thousand records of one id',
    path: () =>
      changedFile('tusen.json', (file) => {
        const [first] = file.records.party;
        file.records.party = Array.from({ length: 1000 }, () => first);
      }),
    says: /uppgifter i filen kan inte stämma.*Be avsändaren/,
  },
  {
    what: 'says that it is locked, and is not',
    path: () =>
      writeTestFile('las.nyckelring.age', 'age-encryption.org/v1\n-> X25519 abc\nxyz\n---\n'),
    says: /låst/,
  },
];

/** Work and pictures go on: the next frame comes, and a choice is saved. */
async function isAlive(): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

describe('A file that is made to do harm', () => {
  for (const { what, path, says } of hostileFiles)
    test(`${what}: a sentence says so, the store is as it was, and the page lives`, async () => {
      await openExchange(page, url);
      const before = await dumpDatabase(page, databaseNames.real);
      expect(JSON.stringify(before)).toContain('Fullmäktige har beslutat.');
      const cards = await chooseFiles(page, [path()]);
      await cards.getByText(says).first().waitFor();
      await isAlive();
      expect(await page.getByRole('button', { name: /^Läs in/ }).count()).toBe(0);
      expect(await dumpDatabase(page, databaseNames.real)).toEqual(before);
      expect(await page.evaluate(() => 'isAdmin' in {} || 'polluted' in {})).toBe(false);
      await page.getByRole('button', { name: /^Ta bort ur listan: / }).click();
    });

  test('leaves the page fit for work', async () => {
    await openMatrix(page, url, 2026);
    await answerRow(page, { row: 'A2', answer: 'Nej', reason: 'Efter alla filerna.' });
    await waitUntilSaved(page);
    expect(await reasonField(await openRow(page, 'A2')).inputValue()).toBe('Efter alla filerna.');
  });
});

describe('Markup in every text of a file', () => {
  const markup = (text: string) =>
    `<img src=x onerror="document.title='hit'"><script>document.title='hit'</script><b>${text}</b>`;

  /** Every text that somebody has written, wherever it stands. */
  function spoil(node: unknown): void {
    if (node === null || typeof node !== 'object') return;
    const holder = node as Record<string, unknown>;
    for (const [key, member] of Object.entries(holder)) {
      if (
        typeof member === 'string' &&
        ['name', 'comment', 'author', 'title', 'keptAt', 'note'].includes(key)
      )
        holder[key] = markup(member).slice(0, 190);
      else spoil(member);
    }
  }

  test('is shown as the text it is, before and after it is read in', async () => {
    const path = changedFile('markup.json', (file) => {
      spoil(file.records);
      spoil(file.history);
    });
    const noMarkup = async () => {
      expect(await page.locator('main :is(img[src=x], script)').count()).toBe(0);
      expect(await page.locator('main b').filter({ hasText: 'kommun' }).count()).toBe(0);
      expect(await page.title()).not.toContain('hit');
    };
    await openExchange(page, url);
    const cards = await chooseFiles(page, [path]);
    await cards.getByText('<img src=x').first().waitFor();
    await noMarkup();
    await readIn(page, 1);
    await noMarkup();
    for (const address of ['jamfor', 'utveckling', 'utbyte/ta-emot', 'utbyte']) {
      await page.goto(`${url}#/${address}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await isAlive();
      await noMarkup();
    }
  });
});
