import { expect, inject, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { doMainJob } from './support/main-job.ts';
import { openApp } from './support/page.ts';

const appUrl = inject('appUrl');

test('a municipality answers, sees its progress, is reviewed, and its file says the same elsewhere', async () => {
  const [one, other] = [await launch(), await launch()];
  try {
    const first = await openApp(one, appUrl);
    const second = await openApp(other, appUrl);
    await doMainJob({ first: first.page, second: second.page, appUrl });
    first.assertQuiet();
    second.assertQuiet();
  } finally {
    await one.close();
    await other.close();
  }
  expect.hasAssertions();
}, 300_000);
