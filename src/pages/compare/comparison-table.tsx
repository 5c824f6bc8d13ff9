// Answers for: the heat table: a row per item, a column per party, each cell a symbol, a word and a tint.
import { useTranslation } from 'react-i18next';
import { StepsKey } from '#charts/chart-key.tsx';
import { sectionTitle } from '#charts/chart-texts.ts';
import type { Comparison, ComparisonRow } from '#domain/comparison.ts';
import { highestLevel, type AssessmentInstrument } from '#domain/instrument.ts';
import { useFormat } from '#i18n/format.ts';
import { useMarkWords } from '#pages/mark-words.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import styles from './compare.module.css';

interface ComparisonTableProps {
  instrument: AssessmentInstrument;
  comparison: Comparison;
  columns: readonly { id: string; name: string }[];
  ownParty: string | undefined;
}

export function ComparisonTable({
  instrument,
  comparison,
  columns,
  ownParty,
}: ComparisonTableProps) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const hasSections = instrument.sections.length > 1;
  return (
    <>
      <Legend instrument={instrument} />
      {/* A wide table scrolls inside this region, which the keyboard can reach and scroll too. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a scrollable region must be focusable */}
      <div className={styles.scroller} role="region" aria-label={t('tableLabel')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.rowHead}>
                {t(`row.${instrument.rhythm}`)}
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col" data-own={column.id === ownParty || undefined}>
                  {column.name}
                  {column.id === ownParty && <span className={styles.own}>{t('own')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          {comparison.sections.map((section) => (
            <tbody key={section.key}>
              {hasSections && (
                <tr className={styles.section}>
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    <span className={styles.sectionName}>
                      {sectionTitle(instrument, section.key, format.language)}
                    </span>
                  </th>
                </tr>
              )}
              {section.rows.map((row) => (
                <Row
                  key={row.item.key}
                  instrument={instrument}
                  row={row}
                  columns={columns}
                  ownParty={ownParty}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

interface RowProps {
  instrument: AssessmentInstrument;
  row: ComparisonRow;
  columns: readonly { id: string; name: string }[];
  ownParty: string | undefined;
}

function Row({ instrument, row, columns, ownParty }: RowProps) {
  const format = useFormat();
  const markWord = useMarkWords();
  const { item } = row;
  const highest = highestLevel(instrument, item) ?? 0;
  return (
    <tr>
      <th scope="row" className={styles.rowHead}>
        <span className={styles.itemKey}>{item.key}</span>
        <span>{format.text(item.name ?? item.text)}</span>
      </th>
      {row.cells.map((cell, index) => (
        <td
          key={cell.party}
          data-level={typeof cell.mark === 'number' ? cell.mark : undefined}
          data-own={cell.party === ownParty || undefined}
          data-unanswered={cell.mark === undefined || undefined}
        >
          {/* Seen only on narrow screens, where a row becomes a list of parties. */}
          <span className={styles.cellParty}>{columns[index]?.name}</span>
          <LevelMark mark={cell.mark} highest={highest} />
          <span className={styles.word}>{markWord(instrument, item, cell.mark)}</span>
        </td>
      ))}
    </tr>
  );
}

function Legend({ instrument }: { instrument: AssessmentInstrument }) {
  const { t } = useTranslation('compare');
  const { language } = useFormat();
  const levelItem = instrument.items.find((item) => item.kind === 'level');
  if (levelItem === undefined) return null;
  return (
    <div className={styles.legend}>
      <StepsKey
        instrument={instrument}
        scale={levelItem.scale}
        language={language}
        label={t('legend')}
      />
    </div>
  );
}
