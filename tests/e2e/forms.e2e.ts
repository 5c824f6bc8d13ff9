import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { knownInstrument, knownProtocol } from '../support/instruments.ts';
import { openApp, type OpenedApp } from './support/page.ts';
import { printForm } from './support/paper.ts';

const url = inject('appUrl');

let app: OpenedApp;

beforeAll(async () => {
  app = await openApp(await launch(), url);
});

afterAll(async () => {
  await app.page.context().close();
});

const keysOf = (id: string) => knownInstrument(id, 1).items.map(({ key }) => key);
const matrix = '/instrument/inventory-matrix/1/blankett';
const key = '/instrument/implementation-key/1/blankett';

describe('A form on paper', () => {
  test.each([
    ['blank matrix', matrix, keysOf('inventory-matrix'), { least: 12, most: 16 }],
    [
      'short blank matrix',
      `${matrix}?langd=kort`,
      keysOf('inventory-matrix'),
      { least: 3, most: 5 },
    ],
    ['blank key', key, keysOf('implementation-key'), { least: 4, most: 6 }],
    ['short blank key', `${key}?langd=kort`, keysOf('implementation-key'), { least: 1, most: 1 }],
    [
      'blank add-on, in Norwegian words',
      '/instrument/child-welfare-no/1/blankett?sprak=nb',
      keysOf('child-welfare-no'),
      { least: 2, most: 4 },
    ],
    [
      'blank form of the review',
      '/instrument/peer-review/1/blankett',
      knownProtocol().questions.map(({ key: question }) => question),
      { least: 6, most: 9 },
    ],
    [
      'matrix with the answers of the example',
      `/demo${matrix}?tid=2026`,
      keysOf('inventory-matrix'),
      { least: 8, most: 16 },
    ],
    [
      'key with the answers of the example',
      `/demo${key}?tid=2026-host`,
      keysOf('implementation-key'),
      { least: 3, most: 6 },
    ],
  ])('has every row, whole and within the page: the %s', async (_, address, keys, pages) => {
    const printed = await printForm(app.page, url, address);
    expect(printed.keys).toEqual(keys);
    expect(printed.tooWide).toEqual([]);
    expect(printed.splittable).toEqual([]);
    expect(printed.pages).toBeGreaterThanOrEqual(pages.least);
    expect(printed.pages).toBeLessThanOrEqual(pages.most);
    app.assertQuiet();
  });

  test('has as many crosses as the example has answers, and only the form is printed', async () => {
    const { page } = app;
    await page.goto('about:blank');
    await page.goto(`${url}#/demo${matrix}?tid=2026&langd=kort`);
    const table = page.getByRole('table');
    await table.waitFor();
    const answered = await table.getByText('(kryssat)').count();
    expect(answered).toBeGreaterThan(20);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: /^Skriv ut/ }).isVisible()).toBe(false);
    expect(await page.getByRole('article').isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    app.assertQuiet();
  });
});
