// Answers for: the end of an open row: going on, who changed it last, and what is asked for more seldom.
import { useState } from 'react';
import type { Answer } from '#domain/answer.ts';
import type { Assignment } from '#domain/assessment.ts';
import type { Item } from '#domain/instrument.ts';
import type { Register } from '#domain/revision.ts';
import { changedBy } from './answer-reading.tsx';
import styles from './matrix.module.css';
import people from './people.module.css';
import { newActionPath } from './row-actions.tsx';
import { RowAssignment } from './row-assignment.tsx';
import { RowHistory } from './row-history.tsx';
import { rowId, type Sheet } from './sheet.ts';

interface RowEndProps {
  sheet: Sheet;
  item: Item;
  register: Register<Answer> | undefined;
  assignment: Register<Assignment | null> | undefined;
  /** Undefined where the answers are only read. */
  onNext: ((item: string) => void) | undefined;
}

type Panel = 'assignment' | 'history';

/** Nothing of a panel is on the page, and nothing of it is read from the store, before it is asked for. */
export function RowEnd({ sheet, item, register, assignment, onNext }: RowEndProps) {
  const { t } = sheet;
  const [open, setOpen] = useState<Panel | undefined>(undefined);
  const id = `${rowId(item.key)}-mer`;
  const [newest] = register?.heads ?? [];
  const toggle = (panel: Panel, label: string) => (
    <button
      type="button"
      className={styles.textButton}
      aria-expanded={open === panel}
      aria-controls={open === panel ? id : undefined}
      onClick={() => setOpen(open === panel ? undefined : panel)}
    >
      {label}
    </button>
  );
  return (
    <>
      <div className={`${styles.rowEnd} ${people.end}`}>
        {onNext && (
          <button type="button" className={styles.button} onClick={() => onNext(item.key)}>
            {t('next')}
          </button>
        )}
        {!sheet.isReadOnly && toggle('assignment', t('people.title'))}
        {newest && toggle('history', t('history.title'))}
        {!sheet.isReadOnly && (
          <a href={sheet.href(newActionPath(sheet, item))} className={styles.textLink}>
            {t('rowActions.add')}
          </a>
        )}
        {onNext && newest && <p className={styles.small}>{changedBy(sheet, newest)}</p>}
      </div>
      {open !== undefined && (
        <div id={id}>
          {open === 'assignment' ? (
            <RowAssignment sheet={sheet} item={item} register={assignment} />
          ) : (
            <RowHistory sheet={sheet} item={item} register={register} />
          )}
        </div>
      )}
    </>
  );
}
