import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { moveClock, testMoment } from './clock.ts';
import { aptInstall, isDebianAsRoot, isExecutable, programOnPath } from './debian.ts';

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome.exe',
  'msedge.exe',
];

const macApplications = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium, Chrome or Edge; installs Chromium where that is possible without asking. */
export function findBrowser(): string {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, but there is no such file.`);
  }
  const found = lookForBrowser();
  if (found) return found;
  if (isDebianAsRoot()) {
    process.stderr.write('No browser found for the tests: installing chromium with apt-get.\n');
    aptInstall('chromium');
    const installed = lookForBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'The tests need Chromium, Chrome or Edge. Install one of them, or set CHROME_PATH to its program file.',
  );
}

function lookForBrowser(): string | undefined {
  return programOnPath(namesOnPath) ?? applications().find(isExecutable);
}

function applications(): string[] {
  if (process.platform === 'darwin') {
    const roots = ['/Applications', join(process.env['HOME'] ?? '', 'Applications')];
    return roots.flatMap((root) => macApplications.map((app) => join(root, app)));
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((root) => root !== undefined);
    return roots.flatMap((root) => windowsPrograms.map((app) => join(root, app)));
  }
  return [];
}

// Chromium's own traffic (updates, sync, probes) is turned off: a test that watches for requests
// should see those of the page only.
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface LaunchOptions {
  /** A folder to keep between launches; a fresh empty one otherwise. */
  profile?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** The language the browser asks for, such as `sv-SE`. */
  locale?: string;
  reducedMotion?: 'reduce' | 'no-preference';
  /** `'machine'` leaves the pages the machine's own clock, untouched and as fast as it is. */
  clock?: 'test' | 'machine';
}

/** Browsers that are started after one another have the same clock, as two machines have. */
const startedAt = Date.now();

/** A browser with a profile on disk, as a person has it: close the context to end it. */
export async function launch({
  profile = newProfile(),
  viewport = { width: 1280, height: 900 },
  colorScheme = 'light',
  locale = 'sv-SE',
  reducedMotion = 'no-preference',
  clock = 'test',
}: LaunchOptions = {}): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: browserFlags,
    viewport,
    colorScheme,
    locale,
    timezoneId: 'Europe/Stockholm',
    reducedMotion,
    acceptDownloads: true,
  });
  if (clock === 'test') await moveClock(context, testMoment.getTime() - startedAt);
  return context;
}

/** An empty profile folder, for a test that opens it more than once. */
export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'nyckelring-profile-'));
}
