// Answers for: what stands in a cell, as its own program shows it to the reader.
import { useTranslation } from 'react-i18next';
import type { Cell } from '#exchange/spreadsheet/grid.ts';

export function useCellText(): (cell: Cell) => string {
  const { t } = useTranslation('spreadsheet');
  return ({ kind, text }) => {
    if (kind === 'boolean') return t(text === 'true' ? 'cell.true' : 'cell.false');
    return text.replace(/\s+/g, ' ').trim();
  };
}
