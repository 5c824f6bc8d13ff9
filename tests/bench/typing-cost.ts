// Answers for: what typing in a comment costs the page's main thread, on a processor four times as slow.
import type { CDPSession, Page } from 'playwright-core';

interface TypingCost {
  /** Milliseconds of work for each key, the saving that follows it included. */
  perKey: number;
  /** Milliseconds of the longest task. */
  longestTask: number;
}

const slowness = 4;
/** Typed with pauses between the words, so that the field saves itself several times. */
const words = ['Fyra möten ', 'med alla ', 'förvaltningar ', 'under året.'];
const keyPause = 60;
const wordPause = 900;

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  dur?: number;
  args?: { name?: string };
}

/** The page stands with its rows open. The first comment is cleared first: its length is no part of the cost. */
export async function typingCost(page: Page): Promise<TypingCost> {
  const session = await page.context().newCDPSession(page);
  const comment = page.getByRole('textbox', { name: /^(Motivering|Varför har svaret ändrats\?)$/ });
  await comment.first().focus();
  // What the opening still does while the browser rests is not typing.
  await page.waitForTimeout(3000);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  await page.keyboard.type('Vi ');
  await page.waitForTimeout(wordPause);

  await session.send('Performance.enable');
  const before = await taskTime(session);
  await type(page);
  const perKey = ((await taskTime(session)) - before) / words.join('').length;
  // Traced in a turn of its own: the tracing is work too.
  const longestTask = await longestTaskDuring(session, () => type(page));
  await session.detach();
  return { perKey, longestTask };
}

async function type(page: Page): Promise<void> {
  for (const word of words) {
    await page.keyboard.type(word, { delay: keyPause });
    await page.waitForTimeout(wordPause);
  }
}

/** Milliseconds that the page's tasks have taken so far. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('The browser does not tell how long its tasks take');
  return seconds * 1000;
}

async function longestTaskDuring(session: CDPSession, work: () => Promise<void>): Promise<number> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  await work();
  await session.send('Tracing.end');
  await complete;
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && mains.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('No task has been traced');
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000;
}
