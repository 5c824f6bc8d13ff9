// The two charts of one moment, drawn as a report draws them.
import { beforeAll, expect, it } from 'vitest';
import { loadLanguage, startI18n } from '#i18n/setup.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { AreaCountsChart } from './area-counts-chart.tsx';
import { chartSvg } from './chart-image.ts';
import { DimensionStepsChart } from './dimension-steps-chart.tsx';

beforeAll(async () => {
  await startI18n('sv');
  await loadLanguage('sv');
  await loadLanguage('en');
});

function known(id: string) {
  const instrument = assessmentInstrument(id, 1);
  if (instrument === undefined) throw new Error(`No instrument ${id}`);
  return { instrument, scale: instrument.scales[0]?.key ?? '' };
}

function parsed(svg: string): Document {
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(drawing.querySelector('parsererror')).toBeNull();
  return drawing;
}

it('draws the matrix as a bar for each area, and tells the numbers in words', async () => {
  const chart = (
    <AreaCountsChart
      {...known('inventory-matrix')}
      language="en"
      marks={{ A1: 3, A2: 3, A3: '?' }}
    />
  );
  const drawing = parsed(await chartSvg(chart, 640, 360));
  const sentence = drawing.querySelector('desc')?.textContent ?? '';
  expect(sentence).toMatch(/^A\. [^:]+: Yes, and we follow up 2; Don.t know 1; Not answered 3\./);
  const texts = [...drawing.querySelectorAll('text')].map((text) => text.textContent);
  for (const area of ['A. ', 'B. ', 'H. '])
    expect(texts.some((text) => text?.startsWith(area))).toBe(true);
});

it('draws the key as a line to the step of each dimension', async () => {
  const chart = (
    <DimensionStepsChart
      {...known('implementation-key')}
      language="sv"
      marks={{ K1: 4, K2: 0, K3: '?' }}
    />
  );
  const drawing = parsed(await chartSvg(chart, 640, 430));
  const sentence = drawing.querySelector('desc')?.textContent ?? '';
  expect(sentence).toContain('K1. Beslut och strategi: I vardagen.');
  expect(sentence).toContain('K2. Ledning och samordning: Inte börjat.');
  expect(sentence).toContain('K3. Budget och resurser: Vet inte.');
  expect(sentence).toContain('K12. Lärande och spridning hemma: Inte bedömd.');
  const texts = [...drawing.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toContain('I vardagen');
});
