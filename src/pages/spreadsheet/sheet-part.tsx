// Answers for: which sheet is read, where its headings stand, and what each column holds.
import { Details, Field, Label, Paragraph, Select, Textfield } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { isPeriod } from '#domain/period.ts';
import { columnName, type Sheet, type Workbook } from '#exchange/spreadsheet/grid.ts';
import {
  columnCount,
  headingOf,
  layoutWithHeader,
  type ColumnUse,
  type Layout,
} from '#exchange/spreadsheet/layout.ts';
import type { RowMatcher } from '#exchange/spreadsheet/row-match.ts';
import { useCellText } from './cell-text.ts';
import { LeftOut } from './left-out.tsx';
import { Section } from './section.tsx';
import styles from './spreadsheet.module.css';

const kinds = ['unused', 'key', 'text', 'answer', 'comment'] as const satisfies ColumnUse['kind'][];

interface SheetPartProps {
  workbook: Workbook;
  sheet: Sheet;
  layout: Layout;
  instrument: AssessmentInstrument;
  matcher: RowMatcher;
  fileName: string;
  onSheet: (index: number) => void;
  onLayout: (layout: Layout) => void;
  reasons: {
    /** Other sheets in which our rows are found. */
    names: readonly string[];
    chosen: string | null;
    choose: (name: string | null) => void;
  };
}

/** How far down the headings can be. */
const headerRows = 40;

export function SheetPart({
  workbook,
  sheet,
  layout,
  instrument,
  matcher,
  fileName,
  onSheet,
  onLayout,
  reasons,
}: SheetPartProps) {
  const { t } = useTranslation('spreadsheet');
  const hasAnswers = layout.columns.some(({ kind }) => kind === 'answer' || kind === 'comment');
  const hasNames = layout.columns.some(({ kind }) => kind === 'key' || kind === 'text');
  return (
    <Section title={t('sheet.title')} lead={t('sheet.lead')} isNext>
      <LeftOut workbook={workbook} sheet={sheet} />
      <div className={styles.choices}>
        {workbook.sheets.length > 1 && (
          <Field>
            <Label>{t('sheet.sheet')}</Label>
            <Select
              value={workbook.sheets.indexOf(sheet)}
              onChange={(event) => onSheet(Number(event.target.value))}
            >
              {workbook.sheets.map(({ name, isHidden }, index) => (
                <Select.Option key={name} value={index}>
                  {isHidden ? t('sheet.hidden', { name }) : name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        <HeaderChoice
          sheet={sheet}
          layout={layout}
          onHeader={(row) => onLayout(layoutWithHeader(sheet, row, instrument, matcher, fileName))}
        />
        {reasons.names.length > 0 && (
          <Field>
            <Label>{t('sheet.reasons')}</Label>
            <Select
              value={reasons.chosen ?? ''}
              onChange={({ target: { value } }) => reasons.choose(value === '' ? null : value)}
            >
              <Select.Option value="">{t('sheet.noReasons')}</Select.Option>
              {reasons.names.map((name) => (
                <Select.Option key={name} value={name}>
                  {name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <Columns sheet={sheet} layout={layout} onLayout={onLayout} />
      {!hasNames && <Paragraph role="alert">{t('sheet.missingNames')}</Paragraph>}
      {!hasAnswers && <Paragraph role="alert">{t('sheet.missingAnswers')}</Paragraph>}
      <div>
        <Details>
          <Details.Summary>{t('sheet.look')}</Details.Summary>
          <Details.Content>
            <FirstRows sheet={sheet} layout={layout} />
          </Details.Content>
        </Details>
      </div>
    </Section>
  );
}

interface HeaderChoiceProps {
  sheet: Sheet;
  layout: Layout;
  onHeader: (row: number) => void;
}

function HeaderChoice({ sheet, layout, onHeader }: HeaderChoiceProps) {
  const { t } = useTranslation('spreadsheet');
  const cellText = useCellText();
  return (
    <Field>
      <Label>{t('sheet.header')}</Label>
      <Select value={layout.headerRow} onChange={(event) => onHeader(Number(event.target.value))}>
        <Select.Option value={0}>{t('sheet.noHeader')}</Select.Option>
        {sheet.rows.slice(0, headerRows).map(({ number, cells }) => {
          const words = cells
            .flatMap((cell) => (cell ? [cellText(cell)] : []))
            .join(', ')
            .slice(0, 60);
          return (
            <Select.Option key={number} value={number}>
              {t('sheet.headerRow', { number, words })}
            </Select.Option>
          );
        })}
      </Select>
    </Field>
  );
}

interface ColumnsProps {
  sheet: Sheet;
  layout: Layout;
  onLayout: (layout: Layout) => void;
}

function Columns({ sheet, layout, onLayout }: ColumnsProps) {
  const { t } = useTranslation('spreadsheet');
  const change = (column: number, use: ColumnUse) => {
    const columns = layout.columns.map((other, index) => {
      if (index === column) return use;
      // A row has one key and one text.
      const isOnlyOne = use.kind === 'key' || use.kind === 'text';
      return isOnlyOne && other.kind === use.kind ? ({ kind: 'unused' } as const) : other;
    });
    onLayout({ ...layout, columns });
  };
  const filled = layout.columns.flatMap((use, column) =>
    sheet.rows.some(({ number, cells }) => number > layout.headerEnd && cells[column])
      ? [{ use, column }]
      : [],
  );
  return (
    <div>
      <Paragraph className={styles.label}>{t('column.title')}</Paragraph>
      <ul className={styles.columns} aria-label={t('column.title')}>
        {filled.map(({ use, column }) => (
          <Column
            key={column}
            sheet={sheet}
            layout={layout}
            use={use}
            column={column}
            onChange={(next) => change(column, next)}
          />
        ))}
      </ul>
    </div>
  );
}

interface ColumnProps {
  sheet: Sheet;
  layout: Layout;
  use: ColumnUse;
  column: number;
  onChange: (use: ColumnUse) => void;
}

function Column({ sheet, layout, use, column, onChange }: ColumnProps) {
  const { t } = useTranslation('spreadsheet');
  const cellText = useCellText();
  const letter = columnName(column);
  const heading = headingOf(sheet, layout.headerRow, layout.headerEnd, column);
  const examples = new Set<string>();
  for (const { number, cells } of sheet.rows) {
    const cell = cells[column];
    if (number > layout.headerEnd && cell) examples.add(shortened(cellText(cell)));
    if (examples.size === 3) break;
  }
  const year = use.kind === 'answer' || use.kind === 'comment' ? use.year : null;
  return (
    <li className={styles.column}>
      <div className={styles.columnName}>
        <span className={styles.label}>
          {heading === '' ? t('column.name', { letter }) : t('column.named', { letter, heading })}
        </span>
        <span className={styles.example}>{[...examples].join(' · ')}</span>
      </div>
      <Select
        aria-label={t('column.use', { letter })}
        data-size="sm"
        value={use.kind}
        onChange={({ target: { value } }) => {
          const kind = kinds.find((one) => one === value) ?? 'unused';
          onChange(kind === 'answer' || kind === 'comment' ? { kind, year } : { kind });
        }}
      >
        {kinds.map((kind) => (
          <Select.Option key={kind} value={kind}>
            {t(`column.kind.${kind}`)}
          </Select.Option>
        ))}
      </Select>
      {(use.kind === 'answer' || use.kind === 'comment') && (
        <Year
          label={t('column.year', { letter })}
          year={use.year}
          onYear={(next) => onChange({ kind: use.kind, year: next })}
        />
      )}
    </li>
  );
}

interface YearProps {
  label: string;
  year: string | null;
  onYear: (year: string | null) => void;
}

function Year({ label, year, onYear }: YearProps) {
  const { t } = useTranslation('spreadsheet');
  const isYear = year !== null && /^\d{4}$/.test(year) && isPeriod(year);
  return (
    <Textfield
      aria-label={label}
      data-size="sm"
      className={styles.year}
      inputMode="numeric"
      maxLength={4}
      autoComplete="off"
      value={year ?? ''}
      onChange={({ target: { value } }) => onYear(value.trim() === '' ? null : value.trim())}
      error={isYear ? undefined : t('column.whichYear')}
    />
  );
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

/** As many as show what kind of sheet it is. */
const shown = { rows: 15, columns: 20 };

function FirstRows({ sheet, layout }: { sheet: Sheet; layout: Layout }) {
  const { t } = useTranslation('spreadsheet');
  const cellText = useCellText();
  const columns = Array.from(
    { length: Math.min(columnCount(sheet), shown.columns) },
    (_, column) => column,
  );
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles.scroller} role="region" aria-label={t('sheet.first')} tabIndex={0}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnName(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.slice(0, shown.rows).map(({ number, cells }) => (
            <tr
              key={number}
              data-heading={number >= layout.headerRow && number <= layout.headerEnd}
            >
              <th scope="row">{number}</th>
              {columns.map((column) => {
                const cell = cells[column];
                return <td key={column}>{cell ? cellText(cell).slice(0, 80) : ''}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
