import type { Page } from 'playwright-core';

/** A4 in CSS pixels, less the margins that the form's own style asks for (20 + 16 mm). */
const textWidth = ((210 - 20 - 16) / 25.4) * 96;

export interface Printed {
  pages: number;
  /** The instrument's keys, in the order they stand on paper. */
  keys: string[];
  /** What reaches outside of the text's width, as a person would point it out. */
  tooWide: string[];
  /** Rows that could be split between two pages: too high for one, or not held together. */
  splittable: string[];
}

/** Opens a form, prints it, and looks at it as it is laid out for paper. */
export async function printForm(page: Page, appUrl: string, address: string): Promise<Printed> {
  // From elsewhere, so that also a step between the example and one's own data begins anew.
  await page.goto('about:blank');
  await page.goto(`${appUrl}#${address}`);
  await page.locator('article h1').waitFor();
  await page.evaluate(() => document.fonts.ready);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const viewport = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: Math.floor(textWidth), height: 1000 });
  const laidOut = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const highest = ((297 - 14 - 16) / 25.4) * 96;
    const sheet = document.querySelector('article');
    const rows = [...(sheet?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const told = (element: Element) =>
      `${element.tagName} ${(element.textContent ?? '').trim().slice(0, 40)}`;
    const everything = [...(sheet?.querySelectorAll<HTMLElement>('*') ?? [])].filter(
      (element) => !element.matches('.visually-hidden, .visually-hidden *, svg *'),
    );
    return {
      keys: rows.map((row) => row.dataset['row'] ?? ''),
      tooWide: [
        ...(document.documentElement.scrollWidth > width ? ['the page itself'] : []),
        ...everything
          .filter((element) => element.getBoundingClientRect().right > width + 1)
          .map(told),
      ],
      splittable: rows
        .filter(
          (row) =>
            row.getBoundingClientRect().height > highest ||
            getComputedStyle(row).breakInside !== 'avoid',
        )
        .map((row) => row.dataset['row'] ?? ''),
    };
  });
  await page.emulateMedia({ media: null });
  if (viewport !== null) await page.setViewportSize(viewport);
  return { pages: pagesOf(pdf), ...laidOut };
}

/** A PDF names each of its pages once, in plain text. */
function pagesOf(pdf: Buffer): number {
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}
