import { expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { builtFolder, serveFolder } from '../support/built-app.ts';
import { doMainJob } from './support/main-job.ts';
import { openApp } from './support/page.ts';
import { waitUntilOfflineReady } from './support/shell.ts';

test('the whole main job works when the network goes after the first load, reloads included', async () => {
  const server = await serveFolder(builtFolder);
  const [one, other] = [await launch(), await launch()];
  try {
    const first = await openApp(one, server.url);
    const second = await openApp(other, server.url);
    for (const { page } of [first, second]) await waitUntilOfflineReady(page);
    await server.close();
    for (const context of [one, other]) await context.setOffline(true);
    await expect(fetch(server.url)).rejects.toThrow();

    await doMainJob({ first: first.page, second: second.page, appUrl: server.url });
    first.assertQuiet();
    second.assertQuiet();
  } finally {
    await one.close();
    await other.close();
  }
}, 300_000);
