// Answers for: telling a colleague who has been sent rows which ones they are, and how to send them back.
import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { Assessment } from '#domain/assessment.ts';
import { rowsOf } from '#domain/contribution.ts';
import { paths } from '#pages/paths.ts';
import people from './people.module.css';
import styles from './matrix.module.css';
import type { Sheet } from './sheet.ts';

interface OwnRowsProps {
  sheet: Sheet;
  /** The name by which this machine has been sent rows; undefined when it has not. */
  answersFor: string | undefined;
  assessment: Assessment | null;
  /** The query that shows one's own rows; undefined where they are shown already. */
  toOwn: string | undefined;
}

/** Only on a machine that has been sent rows: the others have the whole year before them. */
export function OwnRows({ sheet: { t }, answersFor, assessment, toOwn }: OwnRowsProps) {
  const own = answersFor ? rowsOf(assessment, [answersFor]) : undefined;
  if (own === undefined || assessment === null) return null;
  const left = own.unanswered.length;
  return (
    <section className={people.own} aria-label={t('ownRows.label')}>
      <p>
        <strong>{t('ownRows.title', { count: own.items.length })}</strong>{' '}
        <span className={styles.subtle}>
          {left === 0 ? t('ownRows.done') : t('ownRows.left', { count: left })}
        </span>
      </p>
      <div className={people.ownWays}>
        {toOwn !== undefined && (
          <Link to={{ search: toOwn }} className={styles.textLink}>
            {t('ownRows.show')}
          </Link>
        )}
        <Button asChild variant={left === 0 ? 'primary' : 'secondary'} data-size="sm">
          <Link to={paths.returnRows(assessment.id)}>{t('ownRows.send')}</Link>
        </Button>
      </div>
    </section>
  );
}
