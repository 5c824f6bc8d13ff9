// Answers for: what the same year's other instruments say about the same thing.
import { Details, Link as DesignLink } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, type Assessment } from '#domain/assessment.ts';
import { findItem, highestLevel, type Item } from '#domain/instrument.ts';
import { yearOf, type Period } from '#domain/period.ts';
import { markOf } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { useMarkWords } from '#pages/mark-words.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import styles from './key.module.css';
import { useRowAddress } from './row-address.ts';

interface RelatedRowsProps {
  item: Item;
  period: Period;
  related: readonly (Assessment | null)[];
}

/** One block for each instrument that looks at the same thing. */
export function RelatedRows({ item, period, related }: RelatedRowsProps) {
  const instruments = [...new Set(item.relatedItems.map(({ instrument }) => instrument))];
  return instruments.map((instrument) => (
    <RelatedInstrument
      key={instrument}
      id={instrument}
      items={item.relatedItems.filter((other) => other.instrument === instrument)}
      period={period}
      assessment={related.find((other) => other?.instrument === instrument) ?? undefined}
    />
  ));
}

interface RelatedInstrumentProps {
  id: string;
  items: Item['relatedItems'];
  period: Period;
  assessment: Assessment | undefined;
}

function RelatedInstrument({ id, items, period, assessment }: RelatedInstrumentProps) {
  const { t } = useTranslation('key');
  const format = useFormat();
  const words = useMarkWords();
  const rowAddress = useRowAddress();
  const instrument = assessmentInstrument(id, assessment?.version);
  const rows = items.flatMap((other) => (instrument && findItem(instrument, other.item)) ?? []);
  if (instrument === undefined || rows.length === 0) return null;
  return (
    <Details className={styles.related}>
      <Details.Summary>
        {t('related', {
          name: format.text(instrument.name),
          year: yearOf(period),
          count: rows.length,
        })}
      </Details.Summary>
      <Details.Content>
        <ul className={styles.rows}>
          {rows.map((row) => {
            const mark = markOf(answerOf(assessment, row.key));
            return (
              <li key={row.key} className={styles.row}>
                <span className={styles.rowKey}>{row.key}</span>
                <DesignLink asChild className={styles.rowText}>
                  <Link to={rowAddress(id, period, row.key)}>{format.text(row.text)}</Link>
                </DesignLink>
                <span className={styles.rowMark}>
                  <LevelMark mark={mark} highest={highestLevel(instrument, row) ?? 1} />
                  {words(instrument, row, mark)}
                </span>
              </li>
            );
          })}
        </ul>
      </Details.Content>
    </Details>
  );
}
