import type { BrowserContext } from 'playwright-core';

/**
 * When it is in every browser test, as the test begins: what the app says of this year, of last year and of
 * what is late is the same whenever the tests are run.
 */
export const testMoment = new Date('2026-11-24T09:30:00+01:00');

/** Moves the clock of every page opened from now on, and of the workers of those pages, by so many milliseconds. */
export async function moveClock(context: BrowserContext, shift: number): Promise<void> {
  const script = movedBy(shift);
  await context.addInitScript({ content: script });
  context.on('page', (page) => {
    page.on('worker', (worker) => {
      // One that has ended already has no clock to move.
      worker.evaluate(script).catch(() => undefined);
    });
  });
}

/** As text: what compiles the tests puts helpers into functions that a page does not have. */
function movedBy(shift: number): string {
  return `globalThis.Date = new Proxy(Date, {
    construct: (date, given, made) =>
      Reflect.construct(date, given.length === 0 ? [date.now() + ${String(shift)}] : given, made),
    get: (date, name) =>
      name === 'now' ? () => date.now() + ${String(shift)} : Reflect.get(date, name),
  });`;
}
