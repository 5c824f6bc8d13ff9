// Answers for: last year's answer beside this year's, confirming it, and taking parts of it along one by one.
import { useRef } from 'react';
import type { Answer, Response } from '#domain/answer.ts';
import { isResponseFor, isSameResponse } from '#domain/answer-check.ts';
import { findItem, type Item } from '#domain/instrument.ts';
import type { Register } from '#domain/revision.ts';
import { AnswerReading } from './answer-reading.tsx';
import styles from './matrix.module.css';
import { documentTitle, type Sheet } from './sheet.ts';

interface LastAnswerProps {
  sheet: Sheet;
  item: Item;
  register: Register<Answer> | undefined;
  /** This year's answer as it stands; undefined when it is only read. */
  present?: {
    answer: Answer;
    confirm: (response: Response) => void;
    takeReason: (comment: string) => void;
    takeDocuments: (ids: readonly string[]) => void;
  };
}

export function LastAnswer({ sheet, item, register, present }: LastAnswerProps) {
  const { t, format } = sheet;
  const confirmed = useRef<HTMLParagraphElement>(null);
  const revision = register?.heads[0];
  if (!sheet.previous || !revision || revision.value.response === null) return null;
  const { instrument } = sheet.previous;
  const last = revision.value;
  const { response } = last;
  const mayConfirm =
    response !== null &&
    isResponseFor(item, response) &&
    (present?.answer.response === null || isSameResponse(present?.answer.response, response));
  const period = format.period(sheet.previous.period);

  const left = last.documents.filter(
    (id) => sheet.documents.has(id) && !present?.answer.documents.includes(id),
  );

  const buttons = present && [
    present.answer.confirmedUnchanged && (
      <p key="confirmed" ref={confirmed} tabIndex={-1} className={styles.confirmed}>
        {t('previous.confirmed', { period })}
      </p>
    ),
    mayConfirm && !present.answer.confirmedUnchanged && (
      <button
        key="confirm"
        type="button"
        className={styles.button}
        onClick={() => {
          present.confirm(response);
          setTimeout(() => confirmed.current?.focus());
        }}
      >
        {t('previous.confirm')}
      </button>
    ),
    last.comment.trim() !== '' && present.answer.comment.trim() === '' && (
      <button
        key="reason"
        type="button"
        className={styles.textButton}
        onClick={(event) => {
          event.currentTarget.closest('li')?.querySelector('textarea')?.focus();
          present.takeReason(last.comment);
        }}
      >
        {t('previous.takeReason')}
      </button>
    ),
    left.length > 1 && (
      <button
        key="evidence"
        type="button"
        className={styles.textButton}
        onClick={(event) => {
          // The button goes away when there is nothing left to take.
          event.currentTarget
            .closest('li')
            ?.querySelector<HTMLElement>('[data-focus="add"]')
            ?.focus();
          present.takeDocuments(left);
        }}
      >
        {t('previous.takeAllEvidence', { number: left.length })}
      </button>
    ),
  ];

  return (
    <AnswerReading
      className={styles.last}
      sheet={sheet}
      instrument={instrument}
      item={findItem(instrument, item.key) ?? item}
      revision={revision}
      prefix={`${period}: `}
      besideDocument={(id) =>
        present && (
          <TakeDocument
            sheet={sheet}
            id={id}
            isTaken={present.answer.documents.includes(id)}
            onTake={() => present.takeDocuments([id])}
          />
        )
      }
    >
      {buttons?.some(Boolean) && <div className={styles.lastButtons}>{buttons}</div>}
    </AnswerReading>
  );
}

interface TakeDocumentProps {
  sheet: Sheet;
  id: string;
  isTaken: boolean;
  onTake: () => void;
}

/** Stays in place when it has been used, so that the focus does too. */
function TakeDocument({ sheet, id, isTaken, onTake }: TakeDocumentProps) {
  const { t } = sheet;
  const document = sheet.documents.get(id);
  if (!document) return null;
  const title = documentTitle(sheet, document);
  return (
    <button
      type="button"
      className={isTaken ? styles.taken : styles.textButton}
      aria-disabled={isTaken || undefined}
      aria-label={t(isTaken ? 'previous.takenNamed' : 'previous.takeEvidenceNamed', { title })}
      onClick={() => {
        if (!isTaken) onTake();
      }}
    >
      {isTaken ? t('previous.taken') : t('previous.takeEvidence')}
    </button>
  );
}
