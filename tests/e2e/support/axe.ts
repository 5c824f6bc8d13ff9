import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA with everything it builds on, and axe's own list of good habits. */
const ruleSets = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, one line for each place; an empty list when it is fine. */
export async function axeFindings(
  page: Page,
  where: string,
  /** Only what is inside of this; the whole page otherwise. */
  part?: string,
): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy refuses what is not its own.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // A colour that is fading is measured as neither of its two ends.
  await settleAnimations(page);
  const results = await page.evaluate(
    async ([tags, selector]): Promise<AxeResults> =>
      (window as unknown as { axe: typeof axe }).axe.run(selector ?? document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      }),
    [ruleSets, part] as const,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${where}: ${id} (${help})\n  at ${target.join(' ')}\n  ${(failureSummary ?? '').replaceAll('\n', '\n  ')}`,
    ),
  );
}

/** A change of colours or of width reaches everything with the frames that are drawn next. */
export async function settleAnimations(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.race([
      (async () => {
        for (let frames = 0; frames < 2; frames += 1)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        await Promise.all(
          document
            .getAnimations()
            .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
            .map((animation) => animation.finished.catch(() => undefined)),
        );
      })(),
      // A window that draws nothing would keep everybody waiting: it is looked at as it stands.
      new Promise((resolve) => setTimeout(resolve, 5000)),
    ]),
  );
}
