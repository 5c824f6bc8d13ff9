// Answers for: choosing which years and meetings a file is about.
import { Checkbox } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { Sheet } from '#domain/comparison-pack.ts';
import type { Summary } from '#domain/summary.ts';
import { instruments } from '#instruments/index.ts';
import { useAllSummaries } from '#storage/queries.ts';
import { withMember } from '#ui/with-member.ts';
import { ByInstrument, SheetLabel } from './by-instrument.tsx';

export interface AnsweredSheet extends Sheet {
  /** Of each party that has answered something. */
  summaries: Summary[];
}

/** Every year and meeting that anyone has answered, the newest first within each instrument. */
export function useAnsweredSheets(): AnsweredSheet[] | undefined {
  const summaries = useAllSummaries();
  if (summaries === undefined) return undefined;
  const sheets = new Map<string, AnsweredSheet>();
  for (const summary of summaries) {
    if (Object.keys(summary.marks).length === 0) continue;
    const { instrument, period } = summary;
    const sheet = sheets.get(sheetKey(summary)) ?? { instrument, period, summaries: [] };
    sheet.summaries.push(summary);
    sheets.set(sheetKey(summary), sheet);
  }
  const place = ({ instrument }: Sheet) => instruments.findIndex(({ id }) => id === instrument);
  return [...sheets.values()].sort((a, b) => place(a) - place(b) || (a.period < b.period ? 1 : -1));
}

export function sheetKey({ instrument, period }: Sheet): string {
  return `${instrument} ${period}`;
}

/** The newest of each instrument: what is most likely asked for. */
export function newestOfEach(sheets: readonly AnsweredSheet[]): Set<string> {
  const newest = new Map<string, Sheet>();
  for (const sheet of sheets)
    if (!newest.has(sheet.instrument)) newest.set(sheet.instrument, sheet);
  return new Set([...newest.values()].map(sheetKey));
}

interface SheetChoiceProps {
  sheets: readonly AnsweredSheet[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

export function SheetChoice({ sheets, chosen, onChange }: SheetChoiceProps) {
  const { t } = useTranslation('sending');
  return (
    <ByInstrument
      entries={sheets}
      render={(sheet) => (
        <Checkbox
          key={sheetKey(sheet)}
          value={sheetKey(sheet)}
          label={<SheetLabel {...sheet} />}
          description={t('sheets.parties', { count: sheet.summaries.length })}
          checked={chosen.has(sheetKey(sheet))}
          onChange={(event) => onChange(withMember(chosen, sheetKey(sheet), event.target.checked))}
        />
      )}
    />
  );
}
