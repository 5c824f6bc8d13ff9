import type { BrowserContext, Page } from 'playwright-core';

export interface OpenedApp {
  page: Page;
  /** Fails if the page complained in the console, threw, or asked any other origin for anything. */
  assertQuiet: () => void;
}

/** Opens the app in a new tab and listens from its first moment. */
export async function openApp(context: BrowserContext, url: string): Promise<OpenedApp> {
  const page = await context.newPage();
  const complaints = listen(context, page, new URL(url).origin);
  await page.goto(url);
  return {
    page,
    assertQuiet: () => {
      if (complaints.length > 0)
        throw new Error(`The page was not quiet:\n${complaints.join('\n')}`);
    },
  };
}

function listen(context: BrowserContext, page: Page, ownOrigin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console error: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    complaints.push(`uncaught: ${error.message}`);
  });
  page.on('crash', () => {
    complaints.push('the page crashed');
  });
  const noteForeign = (address: string) => {
    const { protocol, origin } = new URL(address);
    // What the page has made itself never leaves the machine.
    if (protocol === 'blob:' || protocol === 'data:') return;
    if (origin !== ownOrigin) complaints.push(`request to a foreign origin: ${address}`);
  };
  // On the context, because the service worker asks too.
  context.on('request', (request) => {
    noteForeign(request.url());
  });
  page.on('websocket', (socket) => {
    noteForeign(socket.url());
  });
  return complaints;
}
