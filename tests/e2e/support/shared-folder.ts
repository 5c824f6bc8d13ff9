import type { BrowserContext, Page } from 'playwright-core';

/** The folder's name inside the browser's private files, where a handle has the same interface as a real one. */
const folderName = 'Delad med Gävle';

declare global {
  interface Window {
    /** How often the page has asked the browser for leave, and written a file. Kept by the stand-in. */
    sharedFolder: { asked: number; written: number; isAllowed: boolean };
  }
}

export interface StandIn {
  /** Whether the browser wants to be asked again, as after a restart. */
  isAllowed?: boolean;
}

/**
 * Lets every page of the profile choose a folder without the browser's own dialog, which no test can press: it is
 * one of the browser's private files.
 */
export async function standInFolder(
  context: BrowserContext,
  { isAllowed = true }: StandIn = {},
): Promise<void> {
  await context.addInitScript(
    ([name, allowed]) => {
      const count = { asked: 0, written: 0, isAllowed: allowed };
      window.sharedFolder = count;
      const handles = FileSystemHandle.prototype as unknown as Record<string, unknown>;
      handles['queryPermission'] = () => Promise.resolve(count.isAllowed ? 'granted' : 'prompt');
      handles['requestPermission'] = () => {
        count.asked += 1;
        count.isAllowed = true;
        return Promise.resolve('granted');
      };
      const files = FileSystemFileHandle.prototype as unknown as Record<string, () => unknown>;
      const createWritable = files['createWritable'] ?? (() => undefined);
      files['createWritable'] = function (this: unknown, ...options) {
        count.written += 1;
        return Reflect.apply(createWritable, this, options);
      };
      Object.assign(window, {
        showDirectoryPicker: async () =>
          (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true }),
      });
    },
    [folderName, isAllowed] as const,
  );
}

/** What lies in the folder: bytes as base64 by name. */
export async function folderFiles(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(name, { create: true });
    const files: Record<string, string> = {};
    for await (const handle of (
      folder as unknown as { values: () => AsyncIterable<FileSystemHandle> }
    ).values()) {
      const bytes = new Uint8Array(
        await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer(),
      );
      files[handle.name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }
    return files;
  }, folderName);
}

/** Puts a file into the folder, as the folder's own syncing does. */
export async function putFile(page: Page, file: string, base64: string): Promise<void> {
  await page.evaluate(
    async ([name, into, text]) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(name, { create: true });
      const handle = await folder.getFileHandle(into, { create: true });
      const writable = await handle.createWritable();
      await writable.write(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
      await writable.close();
    },
    [folderName, file, base64] as const,
  );
}

export async function removeFile(page: Page, file: string): Promise<void> {
  await page.evaluate(
    async ([name, from]) => {
      const root = await navigator.storage.getDirectory();
      await (await root.getDirectoryHandle(name)).removeEntry(from);
    },
    [folderName, file] as const,
  );
}

/** Carries each machine's own file to the other, as OneDrive does between two computers. */
export async function carry(from: Page, to: Page): Promise<void> {
  const own = (await memoryOf(to))?.own?.name;
  for (const [name, bytes] of Object.entries(await folderFiles(from)))
    if (name !== own) await putFile(to, name, bytes);
}

interface Memory {
  own: { name: string } | null;
  lookedAt: string | undefined;
}

/** What the machine remembers of the folder. */
async function memoryOf(page: Page): Promise<Memory | undefined> {
  return page.evaluate(
    () =>
      new Promise<Memory | undefined>((resolve, reject) => {
        const opening = indexedDB.open('nyckelring');
        opening.onerror = () => reject(new Error('The database does not open'));
        opening.onsuccess = () => {
          const { result: database } = opening;
          const asked = database.transaction('meta').objectStore('meta').get('folderMemory');
          asked.onsuccess = () => {
            resolve((asked.result as { value: Memory } | undefined)?.value);
            database.close();
          };
        };
      }),
  );
}

export async function openFolderPage(page: Page, appUrl: string): Promise<void> {
  await page.goto(`${appUrl}#/utbyte/delad-mapp`);
  await page.getByRole('heading', { level: 1, name: 'Delad mapp' }).waitFor();
}

/** Chooses the folder, and waits until this machine's own file is in it. */
export async function shareFolder(page: Page, appUrl: string): Promise<void> {
  await openFolderPage(page, appUrl);
  await page.getByRole('button', { name: 'Välj mapp' }).click();
  await page.getByRole('heading', { name: 'Mappen Delad med Gävle' }).waitFor();
  await page.getByText(/^Skriven /).waitFor();
}

/** Has the folder looked into and written to now, and waits until that is done. */
export async function lookNow(page: Page): Promise<void> {
  const before = (await memoryOf(page))?.lookedAt ?? '';
  await page.getByRole('button', { name: 'Titta nu' }).click();
  while (((await memoryOf(page))?.lookedAt ?? '') <= before) await page.waitForTimeout(50);
  await page.getByText(/Vi tittade senast/).waitFor();
}
