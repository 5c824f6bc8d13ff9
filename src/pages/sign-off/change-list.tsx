// Answers for: changed rows area by area: from what to what, and why. Falls are shown as plainly as rises.
import { Heading, Tag } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { changesByArea, type AnswerChange } from '#domain/changes.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { SealedAnswer } from '#domain/sign-off.ts';
import { AnswerInWords, DocumentsInWords, FollowUpInWords } from './answer-in-words.tsx';
import { areaTitle, rowAddress, type Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

interface ChangeListProps {
  sheet: Sheet;
  /** The version that the earlier answers were given in. */
  instrumentBefore: AssessmentInstrument;
  rows: readonly AnswerChange[];
  /** Two versions of the same answers: the words before are told too, not only the new ones. */
  hasWordsBefore: boolean;
}

export function ChangeList({ sheet, rows, ...props }: ChangeListProps) {
  return changesByArea(sheet.instrument, rows).map(({ section, rows: ofArea }) => (
    <section key={section} className={styles.section} aria-labelledby={`area-${section}`}>
      <Heading level={2} data-size="xs" id={`area-${section}`}>
        {areaTitle(sheet, section)}
      </Heading>
      <ul className={styles.rows}>
        {ofArea.map((change) => (
          <Change key={change.item.key} sheet={sheet} change={change} {...props} />
        ))}
      </ul>
    </section>
  ));
}

interface ChangeProps extends Omit<ChangeListProps, 'rows'> {
  change: AnswerChange;
}

function Change({ sheet, change, instrumentBefore, hasWordsBefore }: ChangeProps) {
  const { t, format, instrument } = sheet;
  const { item, kind, from, to } = change;
  const askedBefore = instrumentBefore.items.find(({ key }) => key === item.key) ?? item;
  return (
    <li className={styles.row}>
      <p className={styles.rowTitle}>
        <Link className={styles.key} to={rowAddress(sheet, item.key)}>
          {item.key}
        </Link>
        <span>{format.text(item.name ?? item.text)}</span>
        <Tag data-color="neutral" data-size="sm" className={styles.tag}>
          {t(`list.tag.${kind}`)}
        </Tag>
      </p>
      <div className={styles.rowBody}>
        <p className={styles.move}>
          {kind !== 'same' && (
            <>
              <AnswerInWords
                sheet={sheet}
                instrument={instrumentBefore}
                item={askedBefore}
                answer={from}
              />
              <span aria-hidden="true" className={styles.arrow} />
              <span className="visually-hidden">{t('list.becomes')}</span>
            </>
          )}
          <AnswerInWords sheet={sheet} instrument={instrument} item={item} answer={to} />
        </p>
        {hasWordsBefore ? (
          <WordsBeforeAndAfter sheet={sheet} change={change} />
        ) : (
          <Reason sheet={sheet} change={change} />
        )}
      </div>
    </li>
  );
}

/** Why it has changed, and what it rests on now that it did not before. */
function Reason({ sheet, change }: { sheet: Sheet; change: AnswerChange }) {
  const { t } = sheet;
  const { kind, to, newDocuments } = change;
  const comment = to?.comment.trim() ?? '';
  return (
    <>
      {comment !== '' && <p className={styles.words}>{comment}</p>}
      {comment === '' && (kind === 'raised' || kind === 'lowered') && (
        <p className={styles.subtle}>{t('list.noReason')}</p>
      )}
      <DocumentsInWords sheet={sheet} title={t('list.newDocuments')} documents={newDocuments} />
    </>
  );
}

function WordsBeforeAndAfter({ sheet, change }: { sheet: Sheet; change: AnswerChange }) {
  const { t } = sheet;
  const { from, to, newDocuments, goneDocuments, hasOtherWords } = change;
  if (!hasOtherWords) return null;
  const isReworded = reasonOf(from) !== reasonOf(to);
  const isFollowedUp = JSON.stringify(from?.followUp) !== JSON.stringify(to?.followUp);
  return (
    <>
      {(isReworded || isFollowedUp) && (
        <div className={styles.beforeAfter}>
          {[
            { label: t('list.before'), answer: from },
            { label: t('list.after'), answer: to },
          ].map(({ label, answer }) => (
            <div key={label}>
              <p className={styles.label}>{label}</p>
              {isReworded && (
                <p className={reasonOf(answer) === '' ? styles.subtle : styles.words}>
                  {reasonOf(answer) || t('list.noReason')}
                </p>
              )}
              {isFollowedUp && <FollowUpInWords sheet={sheet} answer={answer} />}
            </div>
          ))}
        </div>
      )}
      <DocumentsInWords sheet={sheet} title={t('list.newDocuments')} documents={newDocuments} />
      <DocumentsInWords sheet={sheet} title={t('list.documentsGone')} documents={goneDocuments} />
    </>
  );
}

function reasonOf(answer: SealedAnswer | undefined): string {
  return answer?.comment.trim() ?? '';
}
