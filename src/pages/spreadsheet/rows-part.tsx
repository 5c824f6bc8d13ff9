// Answers for: which of our rows each row of the spreadsheet is, asking only where it cannot be told.
import { Button, Details, Paragraph, Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { findItem, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import { itemOfRow, type NamedRow, type RowChoices } from '#exchange/spreadsheet/proposal.ts';
import { useFormat } from '#i18n/format.ts';
import { More } from './more.tsx';
import { Section } from './section.tsx';
import styles from './spreadsheet.module.css';

interface RowsPartProps {
  rows: readonly NamedRow[];
  choices: RowChoices;
  items: readonly Item[];
  instrument: AssessmentInstrument;
  onChoose: (chosen: readonly (readonly [row: number, item: string | null])[]) => void;
}

export function RowsPart(props: RowsPartProps) {
  const { t } = useTranslation('spreadsheet');
  const { rows, onChoose } = props;
  const sure = rows.filter(({ match }) => match.certainty === 'sure');
  const asked = rows.filter(({ match }) => match.certainty !== 'sure');
  const doubtful = rows.flatMap(({ number, match }) =>
    match.certainty === 'doubtful' ? [[number, match.item] as const] : [],
  );
  return (
    <Section title={t('rows.title')}>
      <Paragraph>
        {rows.length === 0
          ? t('rows.none')
          : t('rows.known', { count: sure.length, total: rows.length })}
      </Paragraph>
      {asked.length > 0 && (
        <div className={styles.part}>
          <Paragraph className={styles.label}>{t('rows.ask', { count: asked.length })}</Paragraph>
          {doubtful.length > 1 && (
            <div>
              <Button variant="secondary" data-size="sm" onClick={() => onChoose(doubtful)}>
                {t('rows.trustAll', { count: doubtful.length })}
              </Button>
            </div>
          )}
          <RowList {...props} label={t('rows.ask', { count: asked.length })} rows={asked} />
        </div>
      )}
      {sure.length > 0 && (
        <div>
          <Details>
            <Details.Summary>{t('rows.show', { count: sure.length })}</Details.Summary>
            <Details.Content>
              <RowList {...props} label={t('rows.show', { count: sure.length })} rows={sure} />
            </Details.Content>
          </Details>
        </div>
      )}
    </Section>
  );
}

function RowList({
  rows,
  choices,
  items,
  instrument,
  onChoose,
  label,
}: RowsPartProps & { label: string }) {
  const { t } = useTranslation('spreadsheet');
  return (
    <More entries={rows} step={20}>
      {(shown) => (
        <ul className={styles.list} aria-label={label}>
          {shown.map((row) => (
            <li key={row.number} className={styles.pair}>
              <div className={styles.columnName}>
                <span className={styles.label}>
                  {row.name === ''
                    ? t('rows.nameless', { number: row.number })
                    : t('rows.named', { number: row.number, name: row.name.slice(0, 300) })}
                </span>
                <Doubt row={row} instrument={instrument} />
              </div>
              <ItemChoice
                label={t('rows.choose', { number: row.number })}
                items={items}
                instrument={instrument}
                value={itemOfRow(row, choices)}
                onChange={(item) => onChoose([[row.number, item]])}
              />
            </li>
          ))}
        </ul>
      )}
    </More>
  );
}

/** Why the row is asked about. */
function Doubt({
  row: { match },
  instrument,
}: {
  row: NamedRow;
  instrument: AssessmentInstrument;
}) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  if (match.certainty === 'sure' || match.certainty === 'none') return null;
  const item = findItem(instrument, match.item);
  return item === undefined ? null : (
    <span className={styles.example}>
      {t(`rows.${match.certainty}`, { key: item.key, text: format.text(item.text) })}
    </span>
  );
}

interface ItemChoiceProps {
  label: string;
  items: readonly Item[];
  instrument: AssessmentInstrument;
  value: string | null;
  onChange: (item: string | null) => void;
}

function ItemChoice({ label, items, instrument, value, onChange }: ItemChoiceProps) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  return (
    <Select
      aria-label={label}
      data-size="sm"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      <Select.Option value="">{t('rows.leaveOut')}</Select.Option>
      {instrument.sections.map(({ key, name }) => (
        <Select.Optgroup key={key} label={`${key} ${format.text(name)}`}>
          {items
            .filter(({ section }) => section === key)
            .map((item) => (
              <Select.Option key={item.key} value={item.key}>
                {`${item.key} ${format.text(item.text)}`}
              </Select.Option>
            ))}
        </Select.Optgroup>
      ))}
    </Select>
  );
}
