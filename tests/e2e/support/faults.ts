// What can happen to a browser's storage while the app is open, brought about as the browser itself does it.
import type { BrowserContext, Page } from 'playwright-core';

/**
 * Leaves the page's origin no room for anything more, by the browser's own limit. Needs a page without the app.
 * Gives the way to take the limit away again.
 */
export async function leaveNoRoom(page: Page): Promise<() => Promise<void>> {
  // Made while there is room: a new database is refused sooner than a row more in one that is open.
  await page.evaluate(tryToStore);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  // The browser counts on the room it saw last for up to half a minute: until it has looked again.
  for (let tries = 0; !(await page.evaluate(tryToStore)); tries += 1) {
    if (tries === 120) throw new Error('The browser gives room though there is none.');
    await page.waitForTimeout(500);
  }
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await session.detach();
  };
}

/** In the page: whether the browser now refuses. */
async function tryToStore(): Promise<boolean> {
  const request = indexedDB.open('room', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('bytes');
  return new Promise((resolve) => {
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      const transaction = request.result.transaction('bytes', 'readwrite');
      transaction.objectStore('bytes').put('x', 1);
      transaction.oncomplete = () => resolve(false);
      transaction.onabort = () => resolve(transaction.error?.name === 'QuotaExceededError');
      request.result.close();
    };
  });
}

/** “Clear site data”, as a person, a cleaning program or the workplace does. */
export async function clearSiteData(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(page.url()).origin,
    storageTypes: 'all',
  });
  await session.detach();
}

interface WithConnections {
  openConnections: IDBDatabase[];
}

/** Before the first page: lets {@link cutConnections} reach what the app opens. */
export async function watchConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: IDBDatabase[] = [];
    Object.assign(globalThis, { openConnections: connections });
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (...args) => {
      const request = open(...args);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
  });
}

/**
 * Ends the page's connections as a browser does that takes them back from a page in the background: with the
 * event that the standard asks for, or in silence as on some tablets.
 */
export async function cutConnections(page: Page, how: 'told' | 'in silence'): Promise<void> {
  await page.evaluate((isTold) => {
    for (const connection of (globalThis as unknown as WithConnections).openConnections.splice(0)) {
      connection.close();
      if (isTold) connection.dispatchEvent(new Event('close'));
    }
  }, how === 'told');
}

/** Ends the connection of the worker that reads and writes files, once it has done something with it. */
export async function cutWorker(
  page: Page,
  how: 'told' | 'in silence',
  work: () => Promise<unknown>,
): Promise<void> {
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('The page has no worker');
  await worker.evaluate(() => {
    const objectStore = Reflect.get(IDBTransaction.prototype, 'objectStore');
    IDBTransaction.prototype.objectStore = function (name) {
      Object.assign(globalThis, { usedConnection: this.db });
      return objectStore.call(this, name);
    };
  });
  await work();
  await worker.evaluate((isTold) => {
    const { usedConnection } = globalThis as unknown as { usedConnection: IDBDatabase };
    usedConnection.close();
    if (isTold) usedConnection.dispatchEvent(new Event('close'));
  }, how === 'told');
}
