// Answers for: the rows and years that a document is used in, each a link to its row.
import { Link as DesignLink } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DocumentUse } from '#domain/document-uses.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import styles from './documents.module.css';

/** More years than this are folded. */
const shownAtFirst = 2;

interface UsesProps {
  /** Newest period first. */
  uses: readonly DocumentUse[];
  /** The party whose sheets the links lead to; undefined for one's own. */
  party: string | undefined;
  /** Every year, under a sentence that says what they are. */
  isWhole?: boolean;
}

export function Uses({ uses, party, isWhole = false }: UsesProps) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const [isUnfolded, setUnfolded] = useState(false);
  if (uses.length === 0) return null;
  const sheets = bySheet(uses);
  const shown = isWhole || isUnfolded ? sheets : sheets.slice(0, shownAtFirst);
  const rest = sheets.length - shownAtFirst;
  return (
    <div className={styles.uses}>
      {!isWhole && <p className={styles.usesTitle}>{t('uses.label')}</p>}
      <ul className={styles.sheets}>
        {shown.map((rows) => {
          const [{ instrument, version, period }] = rows;
          const known = assessmentInstrument(instrument, version);
          return (
            <li key={`${instrument} ${period}`}>
              {t('uses.year', {
                instrument: known ? format.text(known.name) : instrument,
                period: format.period(period),
              })}{' '}
              {rows.map(({ item }, index) => (
                <span key={item}>
                  {index > 0 && ', '}
                  <DesignLink asChild>
                    <Link to={rowPath(instrument, period, item, party)}>{item}</Link>
                  </DesignLink>
                </span>
              ))}
            </li>
          );
        })}
      </ul>
      {!isWhole && rest > 0 && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {isUnfolded ? t('uses.less') : t('uses.more', { count: rest })}
        </button>
      )}
    </div>
  );
}

function rowPath(instrument: string, period: string, item: string, party: string | undefined) {
  const path = paths.sheetItem(instrument, period, item);
  return party === undefined ? path : `${path}&part=${encodeURIComponent(party)}`;
}

type SheetUses = [DocumentUse, ...DocumentUse[]];

/** The uses come in the order of their periods; several instruments may share one. */
function bySheet(uses: readonly DocumentUse[]): SheetUses[] {
  const sheets = new Map<string, SheetUses>();
  for (const use of uses) {
    const name = `${use.period} ${use.instrument}`;
    const known = sheets.get(name);
    if (known === undefined) sheets.set(name, [use]);
    else known.push(use);
  }
  return [...sheets.values()];
}
