// Answers for: finding one's way among the dimensions, and seeing which ones are rated.
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { AssessmentInstrument, ItemOfKind } from '#domain/instrument.ts';
import type { Mark } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { useMarkWords } from '#pages/mark-words.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import { withDimension } from './address.ts';
import styles from './key.module.css';

export interface IndexEntry {
  item: ItemOfKind<'level'>;
  mark: Mark | undefined;
  hasConflict: boolean;
}

interface DimensionIndexProps {
  instrument: AssessmentInstrument;
  entries: readonly IndexEntry[];
  /** The dimension alone on the screen, if one is. */
  current?: string;
}

export function DimensionIndex({ instrument, entries, current }: DimensionIndexProps) {
  const { t } = useTranslation(['key', 'common']);
  const format = useFormat();
  const words = useMarkWords();
  const [search] = useSearchParams();
  const isAlone = current !== undefined;
  return (
    <nav aria-label={t('index.label')}>
      <ol className={isAlone ? styles.dots : styles.index}>
        {entries.map(({ item, mark, hasConflict }) => (
          <li key={item.key}>
            <Link
              to={withDimension(search, item.key)}
              className={isAlone ? styles.dot : styles.entry}
              aria-current={item.key === current ? 'step' : undefined}
            >
              {hasConflict ? (
                <span className={styles.conflictSign} aria-hidden="true" />
              ) : (
                <LevelMark mark={mark} highest={item.levels.length - 1} />
              )}
              <span className={isAlone ? 'visually-hidden' : styles.entryWords}>
                <span className={styles.entryName}>
                  {`${item.key}. ${format.text(item.name ?? item.text)}`}
                </span>
                <span className={hasConflict ? styles.quiet : 'visually-hidden'}>
                  {hasConflict ? t('common:marks.conflict') : words(instrument, item, mark)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
