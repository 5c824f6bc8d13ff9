// Answers for: everything there is to look over on the sheet, kind by kind, each with the way to its row.
import { Button } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { answerOf, type Assessment } from '#domain/assessment.ts';
import type { Item } from '#domain/instrument.ts';
import { byWarning, type CheckedRow, type SheetWarning } from '#domain/sheet-check.ts';
import { paths } from '#pages/paths.ts';
import styles from './check-list.module.css';
import { markWord, warningSentence, warningTag, type Sheet } from './sheet.ts';

interface CheckListProps {
  sheet: Sheet;
  assessment: Assessment | null;
  check: readonly CheckedRow[];
  /** The row one comes back from. */
  cameFrom: string | undefined;
  /** The query that opens a row. */
  linkTo: (item: Item) => string;
}

export function CheckList({ sheet, assessment, check, cameFrom, linkTo }: CheckListProps) {
  const { t, format, instrument, period } = sheet;
  const kinds = byWarning(check);
  useEffect(() => {
    if (cameFrom !== undefined)
      document.querySelector<HTMLElement>(`[data-check="${CSS.escape(cameFrom)}"]`)?.focus();
  }, [cameFrom]);
  return (
    <section aria-labelledby="att-se-over" className={styles.list}>
      <h2 className={styles.title} id="att-se-over">
        {t('check.title')}
      </h2>
      <p className={styles.intro}>{t(kinds.length === 0 ? 'check.none' : 'check.intro')}</p>
      {kinds.map(({ kind, rows }) => (
        <section key={kind} className={styles.kind} aria-labelledby={`att-se-over-${kind}`}>
          <h3 id={`att-se-over-${kind}`}>
            {t('check.kind', { kind: t(`check.kinds.${kind}`), number: rows.length })}
          </h3>
          <ul>
            {rows.map(({ item, warning }) => (
              <li key={item.key}>
                <Link to={{ search: linkTo(item) }} data-check={item.key}>
                  <b>{item.key}</b> <span>{format.text(item.text)}</span>
                </Link>
                <p>{detailOf(sheet, assessment, item, warning)}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {!sheet.isReadOnly && (
        <Button asChild data-size="sm">
          <Link to={paths.signOff(instrument.id, period)}>{t('check.toSignOff')}</Link>
        </Button>
      )}
    </section>
  );
}

/** What the heading does not say; empty when it says it all. */
function detailOf(
  sheet: Sheet,
  assessment: Assessment | null,
  item: Item,
  warning: SheetWarning,
): string {
  const { instrument } = sheet;
  switch (warning.kind) {
    case 'conflict':
    case 'unanswered':
      return '';
    case 'change-unexplained': {
      const word = (level: number) => markWord(sheet, instrument, item, level);
      return sheet.t('check.changed', { from: word(warning.from), to: word(warning.to) });
    }
    default: {
      const answer = answerOf(assessment, item.key);
      return answer ? warningSentence(sheet, instrument, item, answer, warning) : '';
    }
  }
}

/** What a row lacks in a few words, for a place beside its answer. */
export function warningTags(sheet: Sheet, warnings: readonly SheetWarning[]): string {
  return warnings
    .map((warning) => {
      switch (warning.kind) {
        case 'conflict':
          return sheet.t('common:marks.conflict').toLowerCase();
        case 'unanswered':
          return '';
        case 'change-unexplained':
          return sheet.t('warningTag.change-unexplained');
        default:
          return warningTag(sheet, warning);
      }
    })
    .filter(Boolean)
    .join(', ');
}

interface CheckCountsProps {
  sheet: Sheet;
  check: readonly CheckedRow[];
  /** The query that shows the whole list. */
  toList: string;
}

/** The same in numbers, where the sheet is done. */
export function CheckCounts({ sheet: { t }, check, toList }: CheckCountsProps) {
  const kinds = byWarning(check);
  if (kinds.length === 0) return null;
  return (
    <ul className={styles.counts}>
      {kinds.map(({ kind, rows }) => (
        <li key={kind}>
          <Link to={{ search: toList }}>
            {t('check.kind', { kind: t(`check.kinds.${kind}`), number: rows.length })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
