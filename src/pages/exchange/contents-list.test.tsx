import { render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Contents } from '#exchange/contents.ts';
import { allTexts, startI18n } from '#i18n/setup.ts';
import { ContentsList } from './contents-list.tsx';

beforeAll(async () => {
  await startI18n('sv');
  await allTexts();
});

function contents(parties: number, assessments: number, years: number[]): Contents {
  const periods = years.map((year) => `${year}` as const);
  return {
    parties: Array.from({ length: parties }, (_, index) => ({ id: String(index), name: 'Ale' })),
    instruments: [{ id: 'inventory-matrix', version: 1, assessments, periods }],
    reviews: 0,
    documents: 0,
    actions: 0,
    signOffs: 0,
    hasNetwork: false,
    replaced: 0,
  };
}

const lastLine = () => screen.getAllByRole('listitem').at(-1)?.textContent;

describe('what a file from several parties holds', () => {
  it('is told by the number of self-assessments, one as well as many', () => {
    const { rerender } = render(<ContentsList contents={contents(2, 1, [2026])} />);
    expect(lastLine()).toBe('Inventeringsmatris: 1 självskattning, 2026');
    rerender(<ContentsList contents={contents(2, 3, [2025, 2026])} />);
    expect(lastLine()).toBe('Inventeringsmatris: 3 självskattningar, 2025 och 2026');
  });

  it('names the first and the last of many occasions', () => {
    const years = [2021, 2022, 2023, 2024, 2025, 2026];
    const { rerender } = render(<ContentsList contents={contents(2, 12, years)} />);
    expect(lastLine()).toBe(
      'Inventeringsmatris: 12 självskattningar, 6 tillfällen från 2021 till 2026',
    );
    rerender(<ContentsList contents={contents(1, 6, years)} />);
    expect(lastLine()).toBe('Inventeringsmatris: 6 tillfällen från 2021 till 2026');
  });
});
