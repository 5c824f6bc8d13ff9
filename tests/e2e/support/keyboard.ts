import type { Locator, Page } from 'playwright-core';
import { settleAnimations } from './axe.ts';

interface Stop {
  /** Place in the page's list of what can be reached, or -1 for something that is not in it. */
  index: number;
  /** The element as a person would point it out. */
  what: string;
  /** Whether one sees where one is: an outline, on the element or on the label that stands for it. */
  isVisible: boolean;
}

/** Presses Tab until `target` has the focus. Fails after a whole round without it. */
export async function tabTo(
  page: Page,
  target: Locator,
  direction: 'forwards' | 'backwards' = 'forwards',
): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  await target.waitFor({ state: 'attached' });
  for (let presses = 0; presses <= 400; presses += 1) {
    if (await isThere()) {
      await requireVisibleFocus(page);
      return;
    }
    await page.keyboard.press(direction === 'forwards' ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`The Tab key does not reach ${target.toString()}`);
}

export async function requireVisibleFocus(page: Page): Promise<void> {
  await installReader(page);
  const stop = await currentStop(page);
  if (!stop?.isVisible)
    throw new Error(`One does not see the focus at ${stop?.what ?? 'the page'}`);
}

/**
 * Goes through the whole page with the Tab key, from its beginning to its end. Gives what is wrong: a place
 * that can't be reached, a place where one does not see where one is, a place that one does not get out of.
 */
export async function keyboardFindings(page: Page, where: string): Promise<string[]> {
  await installReader(page);
  // What has just appeared may still be taking the focus.
  await settleAnimations(page);
  const expected = await page.evaluate(() => {
    window.scrollTo(0, 0);
    const selection = document.getSelection();
    selection?.removeAllRanges();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // Tab begins where the page begins, not where something was clicked last.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    return window.keyboardReader.list();
  });
  const findings: string[] = [];
  const reached = new Set<number>();
  let first: string | undefined;
  let last: string | undefined;
  for (let presses = 0; ; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await currentStop(page);
    // Past the last stop the focus leaves the page or begins again.
    if (stop === undefined || (stop.index !== -1 && reached.has(stop.index) && stop.what === first))
      break;
    if (stop.what === last && reached.has(stop.index)) {
      findings.push(`${where}: the Tab key does not get out of ${stop.what}`);
      break;
    }
    if (presses > expected.length + 100) {
      findings.push(`${where}: the Tab key goes in a circle, last at ${stop.what}`);
      break;
    }
    first ??= stop.what;
    last = stop.what;
    reached.add(stop.index);
    if (!stop.isVisible) findings.push(`${where}: one does not see the focus at ${stop.what}`);
  }
  expected.forEach((what, index) => {
    if (!reached.has(index)) findings.push(`${where}: the Tab key does not reach ${what}`);
  });
  if (expected.length === 0) findings.push(`${where}: nothing can be reached with the Tab key`);
  return findings;
}

declare global {
  interface Window {
    keyboardReader: { list: () => string[]; current: () => Stop | undefined };
  }
}

async function currentStop(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => window.keyboardReader.current());
}

async function installReader(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (Reflect.has(window, 'keyboardReader')) return;
    let stops: Element[] = [];

    const describe = (element: Element) => {
      const label =
        element.getAttribute('aria-label') ??
        (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined) ??
        element.textContent;
      const role = element.getAttribute('role') ?? element.getAttribute('type') ?? '';
      return `<${element.tagName.toLowerCase()} ${role}> “${label.trim().slice(0, 60)}” #${String(stops.indexOf(element))}`;
    };

    const isShown = (element: Element) =>
      // Sees through what is folded away, too.
      element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert]') === null;

    /** Of a group of radio buttons the Tab key reaches the chosen one, else the first. */
    const standsForItsGroup = (element: Element) => {
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.name === '')
        return true;
      const group = [
        ...document.querySelectorAll<HTMLInputElement>(
          `input[type=radio][name="${CSS.escape(element.name)}"]`,
        ),
      ].filter((radio) => !radio.disabled && isShown(radio));
      return element === (group.find((radio) => radio.checked) ?? group[0]);
    };

    const hasOutline = (element: Element | null | undefined) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    };

    window.keyboardReader = {
      list: () => {
        stops = [
          ...document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, [tabindex]',
          ),
        ].filter(
          (element) =>
            (element as HTMLElement).tabIndex >= 0 &&
            !element.matches(':disabled') &&
            isShown(element) &&
            standsForItsGroup(element),
        );
        return stops.map(describe);
      },
      current: () => {
        const element = document.activeElement;
        if (element === null || element === document.body) return undefined;
        const box = element.getBoundingClientRect();
        const standIns = [
          element,
          element.parentElement,
          element.closest('label'),
          ...(element instanceof HTMLInputElement ? (element.labels ?? []) : []),
        ];
        return {
          index: stops.indexOf(element),
          what: describe(element),
          isVisible:
            standIns.some(hasOutline) &&
            box.bottom > 0 &&
            box.top < innerHeight &&
            box.right > 0 &&
            box.left < innerWidth,
        };
      },
    };
  });
}
