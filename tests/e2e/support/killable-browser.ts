import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type BrowserContext } from 'playwright-core';
import { browserFlags, findBrowser } from '../../support/browser.ts';

export interface KillableBrowser {
  context: BrowserContext;
  /** Ends every process of the browser at once, as when the power goes: nothing is flushed, nobody is asked. */
  kill: () => Promise<void>;
}

/** A browser in a process group of our own making, over a profile that outlives it. */
export async function openKillable(profile: string): Promise<KillableBrowser> {
  const browser = spawn(
    findBrowser(),
    [
      ...browserFlags,
      '--headless=new',
      // Its crash reporter would leave the group and outlive it.
      '--disable-breakpad',
      '--hide-crash-restore-bubble',
      '--accept-lang=sv-SE',
      '--window-size=1280,900',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const connection = await chromium.connectOverCDP(await debuggingAddress(browser));
  const [context] = connection.contexts();
  if (context === undefined) throw new Error('The browser has no window.');
  return {
    context,
    kill: async () => {
      const ended = once(browser, 'exit');
      killTree(browser);
      await ended;
      await connection.close().catch(() => undefined);
    },
  };
}

async function debuggingAddress({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('The browser was started without its messages.');
  const messages: string[] = [];
  return new Promise((resolve, reject) => {
    // The interface keeps reading afterwards, so that a full pipe never holds the browser up.
    createInterface(stderr)
      .on('line', (line) => {
        const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
        else messages.push(line);
      })
      .on('close', () => reject(new Error(`The browser did not start:\n${messages.join('\n')}`)));
  });
}

function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) throw new Error('The browser never started.');
  if (process.platform === 'win32') {
    execFileSync('taskkill', ['/PID', String(pid), '/T', '/F']);
    return;
  }
  // A negative number means the whole group.
  process.kill(-pid, 'SIGKILL');
}
