import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { builtFolder } from '../support/built-app.ts';
import {
  changedFile,
  firstAnswer,
  realExample,
  writeLargeFile,
  writeTestFile,
} from './support/files.ts';
import {
  chooseFiles,
  holdings,
  openExchange,
  openWholeParty,
  readIn,
  saveFileOf,
} from './support/exchange.ts';
import { answerRow, openMatrix, openRow, reasonField } from './support/matrix.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { beginReview, openPart, writeFinding, writeNote } from './support/review.ts';
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
});

afterAll(async () => {
  app.assertQuiet();
  await context.close();
});

interface BadFile {
  what: string;
  path: () => string;
  /** The sentence must say what is wrong and what to do. */
  says: RegExp;
}

const badFiles: BadFile[] = [
  {
    what: 'is not JSON',
    path: () => writeTestFile('bild.json', '\u0089PNG\r\n\u001a\n\u0000'),
    says: /kommer inte från Nyckelring\. Välj en fil med \.nyckelring i namnet/,
  },
  {
    what: 'is empty',
    path: () => writeTestFile('tom.json', ''),
    says: /är tom\. Be avsändaren/,
  },
  {
    what: 'is JSON of something else',
    path: () => writeTestFile('paket.json', '{"name":"something","version":"1.0.0"}'),
    says: /ett annat program än Nyckelring\. Välj en fil/,
  },
  {
    what: 'is cut off',
    path: () => writeTestFile('avbruten.json', exampleText().slice(0, -2000)),
    says: /tar slut för tidigt\. .*Hämta den igen/,
  },
  {
    what: 'was saved by a newer version',
    path: () => changedFile('nyare.json', (file) => (file.schema = 99)),
    says: /nyare version av Nyckelring \(format 99.*Ladda om sidan/,
  },
  {
    what: 'uses an instrument that is not here',
    path: () =>
      changedFile('okant.json', (file) => {
        for (const assessment of file.records.assessment) {
          assessment.instrument = 'moon-phases';
          assessment['id'] = String(assessment['id']).replace('inventory-matrix', 'moon-phases');
        }
      }),
    says: /använder moon-phases version 1, som inte finns här\. Ladda om sidan/,
  },
  {
    what: 'uses a version of an instrument that is not here',
    path: () =>
      changedFile('ny-version.json', (file) => {
        for (const assessment of file.records.assessment) assessment.version = 77;
      }),
    says: /använder .*version 77, som inte finns här\. Ladda om sidan/,
  },
  {
    what: 'has a level outside the scale',
    path: () =>
      changedFile('niva.json', (file) => {
        firstAnswer(file)['response'] = { kind: 'level', level: 8 };
      }),
    says: /1 uppgift i filen kan inte stämma.*Be avsändaren/,
  },
  {
    what: 'is 200 MB large',
    path: () => writeLargeFile('stor.json', 200_000_000),
    says: /är 200\sMB stor\. Nyckelring läser filer upp till \d+\sMB\. Kontrollera/,
  },
  {
    what: 'has keys named __proto__',
    path: () =>
      writeTestFile(
        'proto.json',
        exampleText().replace('"schema"', '"__proto__": { "isAdmin": true }, "schema"'),
      ),
    says: /”__proto__”.*Öppna den inte\. Fråga avsändaren/,
  },
  {
    what: 'has keys named __proto__ deep inside',
    path: () =>
      writeTestFile(
        'proto-djupt.json',
        exampleText().replace('"response":', '"__proto__": { "polluted": 1 }, "response":'),
      ),
    says: /”__proto__”.*Öppna den inte\. Fråga avsändaren/,
  },
  {
    what: 'has been changed on its way',
    path: () => writeTestFile('andrad.json', exampleText().replace('"level":1', '"level":2')),
    says: /har ändrats eller gått sönder på vägen hit\. Hämta den igen/,
  },
];

describe('A file that is no good', () => {
  for (const { what, path, says } of badFiles)
    test(`${what}: a sentence says so, and nothing has changed`, async () => {
      await openExchange(page, url);
      const before = await dumpDatabase(page, databaseNames.real);
      const shownBefore = await holdings(page);
      expect(JSON.stringify(before)).toContain('Fullmäktige har beslutat.');

      const cards = await chooseFiles(page, [path()]);
      await cards.getByText(says).waitFor();
      await cards.getByText('Inget har ändrats på datorn.').waitFor();
      expect(await page.getByRole('button', { name: /^Läs in/ }).count()).toBe(0);
      expect(await dumpDatabase(page, databaseNames.real)).toEqual(before);
      expect(await holdings(page)).toEqual(shownBefore);
      expect(await page.evaluate(() => 'isAdmin' in {} || 'polluted' in {})).toBe(false);
      await page.getByRole('button', { name: /^Ta bort ur listan: / }).click();
    });

  test('is refused in the language of the interface', async () => {
    await openExchange(page, url);
    const path = writeTestFile('another.json', 'no');
    try {
      await page.getByRole('combobox', { name: 'Språk' }).selectOption('nb');
      await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(path);
      await page.getByText(/kommer ikke fra Nyckelring/).waitFor();
      await page.getByRole('combobox', { name: 'Språk' }).selectOption('en');
      await page.getByText(/does not come from Nyckelring|is not from Nyckelring/).waitFor();
    } finally {
      await page.getByRole('combobox', { name: /./ }).first().selectOption('sv');
    }
  });
});

describe('What people write', () => {
  const markup =
    '<img src=x onerror="document.title=1"><b>fet</b> <script>document.title=2</script>';

  test('shows as the text it is, from the keyboard and from a file', async () => {
    await openMatrix(page, url, 2026);
    await answerRow(page, { row: 'A2', answer: 'Nej', reason: markup });
    const path = changedFile('taggar.json', (file) => {
      const [assessment] = file.records.assessment;
      const [profile] = file.records.party as {
        fields: { profile: { heads: { value: { name: string } }[] } };
      }[];
      firstAnswer(file)['comment'] = markup;
      if (assessment === undefined || profile?.fields.profile.heads[0] === undefined)
        throw new Error('The example has nothing to change.');
      profile.fields.profile.heads[0].value.name = '<i>Haninge</i> kommun';
    });
    await openExchange(page, url);
    await chooseFiles(page, [path]);
    await readIn(page, 1);
    await page.getByText('<i>Haninge</i> kommun').first().waitFor();

    await page.reload();
    await openMatrix(page, url, 2026);
    expect(await reasonField(await openRow(page, 'A2')).inputValue()).toBe(markup);
    // Next year it is quoted, as text.
    await openMatrix(page, url, 2027);
    const quoted = await openRow(page, 'A2');
    await quoted.getByText(markup).waitFor();
    expect(
      await page
        .locator('main :is(img[src=x], script, b:text-is("fet"), i:text-is("Haninge"))')
        .count(),
    ).toBe(0);
    expect(await page.title()).toMatch(/^Inventeringsmatris/);
  });
});

describe('A name that was heard', () => {
  test('stops the report and keeps the review out of the file as long as it stands in a text', async () => {
    const name = 'Alva Sundqvist';
    const title = 'Granskning med ett namn för mycket';
    await beginReview(page, url, {
      title,
      theme: 'Barns och ungas inflytande',
      visitDate: '2026-10',
    });
    await writeNote(page, { group: 'Medarbetare', text: 'Nämnden svarar sent.', people: name });
    await writeFinding(page, {
      text: `${name} säger att nämnden svarar sent.`,
      type: 'Undran',
      strength: 'Hört av flera',
    });
    await page.getByRole('link', { name: 'Rapport', exact: true }).click();
    await page.getByRole('heading', { name: 'Rapporten kan inte skapas än' }).waitFor();
    await page.getByText(`Namnet ${name} står i fynd 1.`).waitFor();
    expect(await page.getByRole('button', { name: /^Spara som/ }).count()).toBe(0);

    await openWholeParty(page, url);
    await page.getByText(`Granskningen ”${title}” följer inte med.`).waitFor();
    const withheld = readFileSync((await saveFileOf(page)).path, 'utf8');
    expect(withheld).toContain('Fullmäktige har beslutat.');
    expect(withheld).not.toContain('Sundqvist');
    expect(withheld).not.toContain(title);

    await page.getByRole('link', { name: 'Öppna granskningen' }).click();
    await openPart(page, 'Fynd');
    await page.getByRole('main').getByRole('button', { name: 'Ändra' }).click();
    await page.getByRole('textbox', { name: 'Fyndet' }).fill('Nämnden svarar sent.');
    await waitUntilSaved(page);
    await openWholeParty(page, url);
    const whole = readFileSync((await saveFileOf(page)).path, 'utf8');
    expect(whole).toContain(title);
    expect(whole).not.toContain('Sundqvist');
  });
});

describe('The built page', () => {
  const html = readFileSync(join(builtFolder, 'index.html'), 'utf8');

  test('has a policy that lets nothing in from elsewhere, and no script of its own in the text', async () => {
    const policy = await page
      .locator('meta[http-equiv=Content-Security-Policy]')
      .evaluate((meta: HTMLMetaElement) => meta.content);
    const directives = Object.fromEntries(
      policy.split(';').map((part) => {
        const [name = '', ...values] = part.trim().split(/\s+/);
        return [name, values];
      }),
    );
    expect(directives['default-src']).toEqual(["'none'"]);
    expect(directives['script-src']).toEqual(["'self'"]);
    expect(directives['connect-src']).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const [, attributes = '', body = ''] of html.matchAll(
      /<script\b([^>]*)>(.*?)<\/script>/gs,
    )) {
      expect(attributes).toContain('src="./');
      expect(body.trim()).toBe('');
    }
    expect(html).toMatch(/<script\b/);
    expect(html).not.toMatch(/\son\w+=|javascript:|<style\b/);
  });

  test('runs no script that is put into it, and reaches no other address', async () => {
    const other = await context.newPage();
    try {
      await other.goto(url);
      const outcome = await other.evaluate(async () => {
        const refused: string[] = [];
        const isRefusedTwice = new Promise<void>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => {
            if (refused.push(event.effectiveDirective) === 2) resolve();
          });
        });
        const script = document.createElement('script');
        script.textContent = 'document.documentElement.dataset.injected = "yes"';
        document.body.append(script);
        const fetched = await fetch('https://example.org/').then(
          () => 'fetched',
          () => 'refused',
        );
        await isRefusedTwice;
        return { injected: document.documentElement.dataset['injected'], fetched, refused };
      });
      expect(outcome.injected).toBeUndefined();
      expect(outcome.fetched).toBe('refused');
      expect(outcome.refused.toSorted()).toEqual(['connect-src', 'script-src-elem']);
    } finally {
      await other.close();
    }
  });
});
