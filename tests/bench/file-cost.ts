// Answers for: what a large file costs: in time beside raw work of the same size, in long tasks, and in memory.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { beginAs } from '../e2e/support/start.ts';
import { launch, newProfile } from '../support/browser.ts';
import { writeLargeExchangeFile, type LargeFile } from './large-file.ts';

export interface FileCost {
  /** Milliseconds: ours, then the reference. */
  merge: [number, number];
  withPreview: [number, number];
  write: [number, number];
  /** Milliseconds of the longest task in the app's window meanwhile. */
  longestTask: number;
  /** Bytes above what the window held before: reading in, and writing. */
  memory: { reading: number; writing: number };
  plainSize: number;
}

const rounds = 3;
/** Longer than the slowest machine takes. */
const patience = 600_000;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export async function fileCost(appUrl: string, filesUrl: string): Promise<FileCost> {
  const file = writeLargeExchangeFile();
  const times = await timesOf(file, filesUrl);
  const seen = await inTheApp(file, appUrl);
  return { ...times, ...seen, plainSize: file.plainSize };
}

async function timesOf({ path }: LargeFile, url: string) {
  const context = await launch({ clock: 'machine' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(url);
    await page.waitForFunction(() => document.title === 'Ready');
    await page.getByLabel('File').setInputFiles(path);
    const ours: { open: number; merge: number; write: number }[] = [];
    const raw: { puts: number; text: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await page.evaluate(() => window.fileJobs.ours()));
      raw.push(await page.evaluate(() => window.fileJobs.raw()));
    }
    const puts = median(raw.map((one) => one.puts));
    const merge: [number, number] = [median(ours.map((one) => one.merge)), puts];
    const withPreview: [number, number] = [median(ours.map((one) => one.open + one.merge)), puts];
    const write: [number, number] = [
      median(ours.map((one) => one.write)),
      median(raw.map((one) => one.text)),
    ];
    return { merge, withPreview, write };
  } finally {
    await context.close();
  }
}

/** As a person does it: on the page where files are read in, and the one where everything is saved. */
async function inTheApp({ path }: LargeFile, url: string) {
  const profile = newProfile();
  const context = await launch({ profile, clock: 'machine' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(url);
    await beginAs(page, 'Gävle kommun');
    await page.goto(`${url}#/utbyte/ta-emot`);
    const input = page.getByLabel('Filer från Nyckelring');
    await input.waitFor({ state: 'attached' });
    await page.waitForTimeout(2000);
    const longest = await watchTasks(page);
    const reading = await peakOf(profile, async () => {
      await input.setInputFiles(path);
      await page.getByRole('button', { name: 'Läs in filen' }).click();
      await page.getByText('Inläst', { exact: true }).waitFor();
    });
    const longestTask = await longest();
    const writing = await writingPeak(context, profile, url);
    return { longestTask, memory: { reading, writing } };
  } finally {
    await context.close();
  }
}

/** In a new window: what reading in has left behind is not counted. */
async function writingPeak(context: BrowserContext, profile: string, url: string) {
  for (const page of context.pages()) await page.close();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(`${url}#/utbyte/sakerhetskopia`);
  const save = page.getByRole('button', { name: 'Spara allt', exact: true });
  await save.waitFor();
  await page.waitForTimeout(2000);
  return peakOf(profile, async () => {
    const download = page.waitForEvent('download');
    await save.click();
    await download;
  });
}

/** Begins to watch; the answer is the longest task so far, in milliseconds. */
async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  return () =>
    page.evaluate(() => {
      const { tasks } = window as unknown as { tasks: number[] };
      return Math.max(0, ...tasks);
    });
}

/**
 * Bytes that the window's process, page and worker together, came to hold above what it held before: the
 * system's own high-water mark of resident memory, which includes what nobody uses any more. Linux only; elsewhere
 * not a number.
 */
async function peakOf(profile: string, work: () => Promise<void>): Promise<number> {
  if (process.platform !== 'linux') {
    await work();
    return Number.NaN;
  }
  const before = new Map<string, number>();
  for (const pid of renderersOf(profile)) {
    // Sets the high-water mark back to what is held now.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    before.set(pid, memoryOf(pid, 'VmRSS'));
  }
  await work();
  const grown = [...before].map(([pid, held]) => memoryOf(pid, 'VmHWM') - held);
  return Math.max(...grown);
}

function renderersOf(profile: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    const commands = commandOf(pid);
    return commands.includes('--type=renderer') && isUnder(pid, profile);
  });
}

/** Whether the process, or one that started it, works on the profile: windows do not name it themselves. */
function isUnder(pid: string, profile: string): boolean {
  for (let at = pid; at !== '0' && at !== ''; at = parentOf(at))
    if (commandOf(at).includes(profile)) return true;
  return false;
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

function parentOf(pid: string): string {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

function memoryOf(pid: string, fact: 'VmRSS' | 'VmHWM'): number {
  try {
    const found = new RegExp(`^${fact}:\\s*(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    );
    return Number(found?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
