// Answers for: one answer as it was given, to be read: the answer, the reason, the evidence, by whom and when.
import type { Answer } from '#domain/answer.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import type { Revision } from '#domain/revision.ts';
import { markOf } from '#domain/summary.ts';
import { Untold } from '#pages/untold.tsx';
import { levelDot } from '#ui/level-dot.ts';
import { useState, type ReactNode } from 'react';
import styles from './matrix.module.css';
import {
  documentFacts,
  documentTitle,
  highestMark,
  levelText,
  responseWord,
  type Sheet,
  type Translate,
} from './sheet.ts';

interface AnswerReadingProps {
  sheet: Sheet;
  /** The version the answer was given in. */
  instrument: AssessmentInstrument;
  item: Item;
  revision: Revision<Answer>;
  /** Stands before the answer, such as `2025: `. */
  prefix?: string;
  /** Something to do with one document. */
  besideDocument?: (id: string) => ReactNode;
  className?: string | undefined;
  /** Something to do with the answer. */
  children?: ReactNode;
}

/** Longer reasons are folded: the beginning is enough to recognise them. */
const foldedLength = 320;

export function AnswerReading(props: AnswerReadingProps) {
  const { sheet, instrument, item, revision, prefix = '', besideDocument } = props;
  const { t, format } = sheet;
  const answer = revision.value;
  const words = levelText(format, item, answer);
  return (
    <div className={`${styles.reading} ${props.className ?? ''}`}>
      <p>
        <strong
          {...levelDot(markOf(answer), highestMark(instrument, item))}
        >{`${prefix}${responseWord(sheet, instrument, item, answer.response)}`}</strong>
        {words !== undefined && ` ${words}`}
      </p>
      {answer.comment.trim() !== '' && <Quote text={answer.comment} t={t} />}
      {answer.followUp && (answer.followUp.date !== null || answer.followUp.change !== '') && (
        <p className={styles.readingLine}>
          <span className={styles.subtle}>
            {answer.followUp.date === null
              ? t('followUp.undated')
              : t('followUp.was', { date: format.looseDate(answer.followUp.date) })}
          </span>{' '}
          {answer.followUp.change}
        </p>
      )}
      {answer.documents.length > 0 && (
        <ul className={styles.plainList} aria-label={t('evidence.title')}>
          {answer.documents.map((id) => (
            <li key={id} className={styles.readingEvidence}>
              <DocumentWords sheet={sheet} id={id} />
              {besideDocument?.(id)}
            </li>
          ))}
        </ul>
      )}
      <Untold revision={revision} where="matrix" className={styles.small} />
      <p className={styles.small}>{changedBy(sheet, revision)}</p>
      {props.children}
    </div>
  );
}

/** A document that came without its record, or was taken away from the register, has no words here. */
export function DocumentWords({ sheet, id }: { sheet: Sheet; id: string }) {
  const document = sheet.documents.get(id);
  if (document === undefined)
    return <span className={styles.subtle}>{sheet.t('evidence.missing')}</span>;
  return (
    <>
      {`${documentTitle(sheet, document)} `}
      <span className={styles.subtle}>{documentFacts(sheet, document)}</span>
    </>
  );
}

export function changedBy({ t, format }: Pick<Sheet, 't' | 'format'>, revision: Revision): string {
  const when = format.dateTime(revision.at);
  return revision.author === ''
    ? t('row.changedByUnknown', { when })
    : t('row.changed', { when, author: revision.author });
}

function Quote({ text, t }: { text: string; t: Translate }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > foldedLength;
  return (
    <blockquote className={styles.quote}>
      {isLong && !isWhole ? `${text.slice(0, foldedLength).trimEnd()} …` : text}
      {isLong && (
        <button
          type="button"
          className={styles.textButton}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t('previous.showLess') : t('previous.showAll')}
        </button>
      )}
    </blockquote>
  );
}
