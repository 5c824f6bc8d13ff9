// Answers for: asking the party itself whether a step and the same year's other answers both hold.
import { Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Assessment } from '#domain/assessment.ts';
import { contradictions } from '#domain/contradiction.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { yearOf, type Period } from '#domain/period.ts';
import { summaryOf, type Mark } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import styles from './key.module.css';
import { useMarkWords } from './mark-words.ts';
import { useRowAddress } from './row-address.ts';

interface ContradictionProps {
  instrument: AssessmentInstrument;
  item: Item;
  mark: Mark | undefined;
  period: Period;
  related: readonly (Assessment | null)[];
}

export function Contradiction({ instrument, item, mark, period, related }: ContradictionProps) {
  const { t } = useTranslation('key');
  const format = useFormat();
  const words = useMarkWords();
  const rowAddress = useRowAddress();
  if (mark === undefined) return null;
  return related.map((assessment) => {
    const other = assessment && assessmentInstrument(assessment.instrument, assessment.version);
    if (!assessment || !other) return null;
    const [found] = contradictions(
      { instrument, marks: { [item.key]: mark } },
      { instrument: other, marks: summaryOf(assessment).marks },
    );
    if (found === undefined) return null;
    return (
      <div key={assessment.id} className={styles.question}>
        <Paragraph>
          {t(`contradiction.${found.kind}.told`, {
            step: words(instrument, item, mark),
            year: yearOf(period),
          })}
        </Paragraph>
        <ul className={styles.rows}>
          {found.rows.map((row) => (
            <li key={row.item.key}>
              <DesignLink asChild>
                <Link to={rowAddress(other.id, period, row.item.key)}>
                  {format.text(row.item.text)}
                </Link>
              </DesignLink>{' '}
              <strong>{words(other, row.item, row.level)}</strong>
            </li>
          ))}
        </ul>
        <Paragraph>{t(`contradiction.${found.kind}.question`)}</Paragraph>
      </div>
    );
  });
}
