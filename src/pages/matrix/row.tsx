// Answers for: one row of the sheet: closed as one line, open with everything about it.
import { memo, useLayoutEffect, useState } from 'react';
import { Link } from 'react-router';
import { newAnswer, type Answer, type Response } from '#domain/answer.ts';
import type { PlannedAction } from '#domain/action.ts';
import { answerWarnings, isSameResponse } from '#domain/answer-check.ts';
import type { Assignment } from '#domain/assessment.ts';
import { findItem, type Item } from '#domain/instrument.ts';
import { currentValue, hasConflict, headIds, type Register } from '#domain/revision.ts';
import { unexplainedChange } from '#domain/sheet-check.ts';
import { markOf } from '#domain/summary.ts';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { levelDot } from '#ui/level-dot.ts';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { paths } from '#pages/paths.ts';
import { Untold } from '#pages/untold.tsx';
import { AnswerReading } from './answer-reading.tsx';
import { assignmentWords } from './assignment.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { LastAnswer } from './last-answer.tsx';
import styles from './matrix.module.css';
import people from './people.module.css';
import { actionsShown, RowActions } from './row-actions.tsx';
import { RelatedItems, RowContradiction } from './row-contradiction.tsx';
import { RowEnd } from './row-end.tsx';
import { ResponseField } from './response-field.tsx';
import {
  highestMark,
  isSameSheet,
  responseWord,
  rowId,
  warningSentence,
  warningTag,
  type Sheet,
} from './sheet.ts';
import { act } from './undo.ts';

interface RowProps {
  sheet: Sheet;
  item: Item;
  register: Register<Answer> | undefined;
  /** The same row of the nearest earlier year. */
  last: Register<Answer> | undefined;
  assignment: Register<Assignment | null> | undefined;
  /** Undefined when there are none. */
  actions: readonly PlannedAction[] | undefined;
  isOpen: boolean;
  onToggle: (item: string) => void;
  onNext: (item: string) => void;
}

// Every read of the store makes new objects, so a row is told apart by the revisions it shows.
export const Row = memo(
  RowOf,
  (a, b) =>
    isSameSheet(a.sheet, b.sheet, documentsOf(b)) &&
    a.item === b.item &&
    a.isOpen === b.isOpen &&
    a.onToggle === b.onToggle &&
    a.onNext === b.onNext &&
    hasSameHeads(a.register, b.register) &&
    hasSameHeads(a.last, b.last) &&
    hasSameHeads(a.assignment, b.assignment) &&
    actionsShown(a.actions) === actionsShown(b.actions),
);

function documentsOf({ register, last }: RowProps): string[] {
  return [register, last].flatMap(
    (answers) => answers?.heads.flatMap(({ value }) => value.documents) ?? [],
  );
}

function hasSameHeads(a: Register | undefined, b: Register | undefined): boolean {
  return headIds(a).join() === headIds(b).join();
}

function RowOf(props: RowProps) {
  const { sheet, item, register, last, assignment, actions, isOpen, onToggle, onNext } = props;
  const { t, format, instrument } = sheet;
  const answer = currentValue(register);
  const lastResponse = currentValue(last)?.response;
  const warnings = sheet.isReadOnly ? [] : answerWarnings(instrument, answer, sheet);
  const unexplained = !sheet.isReadOnly && isUnexplained(sheet, item, answer, currentValue(last));
  const assigned = assignmentWords(sheet, assignment, answer);
  const id = rowId(item.key);
  const dot = levelDot(markOf(answer), highestMark(instrument, item));
  return (
    <li className={isOpen ? styles.rowOpen : styles.row} data-item={item.key}>
      <h3 className={styles.rowHeading}>
        <button
          type="button"
          id={id}
          className={styles.rowButton}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-svar` : undefined}
          onClick={() => onToggle(item.key)}
        >
          {/* Spaces between the parts, for those who hear them read as one name. */}
          <span className={styles.rowKey}>{item.key}</span>{' '}
          <span className={styles.rowText}>{format.text(item.text)}</span>{' '}
          <span className={styles.rowState}>
            {(hasConflict(register) || hasConflict(assignment)) && (
              <span className={styles.tag}>{t('common:marks.conflict')}</span>
            )}{' '}
            {assigned && (
              <span className={people.assigned}>
                {assigned.words}
                {assigned.isOverdue && (
                  <span className={`${styles.tag} ${people.overdue}`}>{t('people.overdue')}</span>
                )}{' '}
              </span>
            )}
            {!isOpen && unexplained && (
              <span className={styles.tag}>{`${t('warningTag.change-unexplained')} `}</span>
            )}
            {!isOpen &&
              warnings.map((warning) => (
                <span key={warning.kind} className={styles.tag}>
                  {`${warningTag(sheet, warning)} `}
                </span>
              ))}
            {!isOpen && !answer?.response && sheet.previous && lastResponse && (
              <span className={styles.before}>
                {t('row.before', {
                  period: format.period(sheet.previous.period),
                  answer: responseWord(
                    sheet,
                    sheet.previous.instrument,
                    findItem(sheet.previous.instrument, item.key) ?? item,
                    lastResponse,
                  ),
                })}
              </span>
            )}{' '}
            <span {...dot} className={`${styles.rowWord} ${dot.className}`}>
              {responseWord(sheet, instrument, item, answer?.response)}
            </span>
          </span>
        </button>
      </h3>
      {isOpen && (
        // A form of its own: a browser that looks for fields to fill in then looks at this row only.
        <form id={`${id}-svar`} className={styles.inner} onSubmit={stay}>
          <Facts sheet={sheet} item={item} />
          {actions && <RowActions sheet={sheet} actions={actions} />}
          {register && hasConflict(register) ? (
            <ConflictChoice sheet={sheet} item={item} register={register} />
          ) : sheet.isReadOnly ? (
            <>
              {register?.heads[0] && (
                <AnswerReading
                  sheet={sheet}
                  instrument={instrument}
                  item={item}
                  revision={register.heads[0]}
                />
              )}
              <LastAnswer sheet={sheet} item={item} register={last} />
            </>
          ) : (
            <RowForm sheet={sheet} item={item} register={register} last={last} />
          )}
          <RowContradiction item={item.key} />
          <RowEnd
            sheet={sheet}
            item={item}
            register={register}
            assignment={assignment}
            onNext={sheet.isReadOnly || hasConflict(register) ? undefined : onNext}
          />
        </form>
      )}
    </li>
  );
}

/** Everything saves itself: Enter in a field sends nothing anywhere. */
function stay(event: { preventDefault: () => void }) {
  event.preventDefault();
}

function Facts({ sheet, item }: { sheet: Sheet; item: Item }) {
  const { t, format } = sheet;
  const [isAboutOpen, setAbout] = useState(false);
  const list = format.list(item.articles.map(String));
  return (
    <>
      <p className={styles.facts}>
        {item.articles.length > 0 && t('row.articles', { count: item.articles.length, list })}
        <RelatedItems sheet={sheet} item={item} />
      </p>
      <details className={styles.about} onToggle={(event) => setAbout(event.currentTarget.open)}>
        <summary>{t('row.about')}</summary>
        {isAboutOpen && <About sheet={sheet} item={item} />}
      </details>
    </>
  );
}

/** Put on the page when it is asked for: most rows are answered without it. */
function About({ sheet, item }: { sheet: Sheet; item: Item }) {
  const { t, format, instrument } = sheet;
  // Beside a number the reference stands at the field itself.
  const reference = item.kind === 'number' || item.kind === 'percent' ? undefined : item.reference;
  const parts = [
    { term: t('row.why'), texts: item.why },
    { term: t('row.evidence'), texts: item.evidence },
    { term: t('row.reference'), texts: reference },
  ];
  return (
    <>
      <dl>
        {parts.map(
          ({ term, texts }) =>
            texts && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{format.text(texts)}</dd>
              </div>
            ),
        )}
      </dl>
      {item.principles.length > 0 && (
        <p>
          {t('row.principles', {
            count: item.principles.length,
            list: format.list(item.principles.map(String)),
          })}
        </p>
      )}
      <Link to={paths.instrument(instrument.id, instrument.version, item.key)}>
        {t('row.toInstrument')}
      </Link>
    </>
  );
}

/** Last year's level is compared only where both years ask the same thing. */
function isUnexplained(
  sheet: Sheet,
  item: Item,
  answer: Answer | undefined,
  last: Answer | undefined,
): boolean {
  return sheet.comparable.has(item.key) && unexplainedChange(answer, last) !== undefined;
}

type RowFormProps = Pick<RowProps, 'sheet' | 'item' | 'register' | 'last'>;

function RowForm({ sheet, item, register, last }: RowFormProps) {
  const { t, instrument } = sheet;
  useFocusPassedOn(item.key);
  const stored = currentValue(register) ?? emptyAnswer;
  const seen = headIds(register);
  const save = (change: Partial<Answer>, seenThen: readonly string[], over?: Partial<Answer>) =>
    sheet.save(item.key, change, seenThen, over);
  const given = { response: stored.response, confirmedUnchanged: stored.confirmedUnchanged };
  const choice = useChoice(given, seen, (chosen, seenThen) =>
    act(sheet, item.key, chosen, seenThen, given),
  );
  const { response, confirmedUnchanged } = choice.value;
  const answer: Answer = { ...stored, response, confirmedUnchanged };
  const lastResponse = currentValue(last)?.response;
  const warnings = answerWarnings(instrument, answer, sheet);
  const unexplained = isUnexplained(sheet, item, answer, currentValue(last));

  return (
    <>
      <ResponseField
        sheet={sheet}
        item={item}
        response={response}
        previous={lastResponse}
        seen={seen}
        onChoose={(chosen: Response | null) =>
          choice.choose({ response: chosen, confirmedUnchanged: false })
        }
        onType={(typed, seenThen) => save({ response: typed, confirmedUnchanged: false }, seenThen)}
      />
      <LastAnswer
        sheet={sheet}
        item={item}
        register={last}
        present={{
          answer,
          confirm: (confirmed) => choice.choose({ response: confirmed, confirmedUnchanged: true }),
          takeReason: (comment) => void act(sheet, item.key, { comment }, seen),
          takeDocuments: (ids) =>
            void act(
              sheet,
              item.key,
              ({ documents }) => ({ documents: [...new Set([...documents, ...ids])] }),
              seen,
            ),
        }}
      />
      {(warnings.length > 0 || unexplained) && (
        <ul className={styles.warnings}>
          {unexplained && sheet.previous && (
            <li>
              {t('warning.change-unexplained', {
                period: sheet.format.period(sheet.previous.period),
              })}
            </li>
          )}
          {warnings.map((warning) => (
            <li key={warning.kind}>{warningSentence(sheet, instrument, item, answer, warning)}</li>
          ))}
        </ul>
      )}
      <Untold revision={register?.heads[0]} where="matrix" isWritable className={styles.small} />
      <div className={styles.two}>
        <DraftField
          className={styles.words}
          label={reasonLabel(sheet, response, lastResponse)}
          value={stored.comment}
          seen={seen}
          multiline
          onSave={(comment, seenThen, over) => save({ comment }, seenThen, { comment: over })}
        />
        <EvidenceList sheet={sheet} item={item.key} documents={stored.documents} seen={seen} />
      </div>
      <FollowUp sheet={sheet} item={item} answer={answer} seen={seen} />
    </>
  );
}

/**
 * Another window's words can put a choice in the form's place while somebody writes in it. What was typed is
 * saved as it goes; the focus goes to the row, whose name tells that there are two answers.
 */
function useFocusPassedOn(item: string) {
  useLayoutEffect(() => {
    const id = rowId(item);
    return () => {
      if (!document.getElementById(`${id}-svar`)?.contains(document.activeElement)) return;
      setTimeout(() => {
        if (document.activeElement === document.body) document.getElementById(id)?.focus();
      });
    };
  }, [item]);
}

const emptyAnswer = newAnswer();

function reasonLabel(
  { t }: Sheet,
  response: Response | null,
  last: Response | null | undefined,
): string {
  if (response?.kind === 'not-applicable') return t('reason.notApplicable');
  return response && last && !isSameResponse(response, last)
    ? t('reason.changed')
    : t('reason.label');
}

interface FollowUpProps {
  sheet: Sheet;
  item: Item;
  answer: Answer;
  seen: readonly string[];
}

/** Asked for from the level that the instrument names; what has been written stays in sight below it too. */
function FollowUp({ sheet, item, answer, seen }: FollowUpProps) {
  const { t, instrument } = sheet;
  const { response } = answer;
  const from = instrument.rules.followUpFromLevel ?? Infinity;
  const followUp = answer.followUp ?? { date: null, change: '' };
  const isAsked = response?.kind === 'level' && response.level >= from;
  if (!isAsked && followUp.date === null && followUp.change === '') return null;
  const save = (change: Partial<typeof followUp>, seenThen: readonly string[]) =>
    sheet.save(
      item.key,
      (stored) => ({ followUp: { date: null, change: '', ...stored.followUp, ...change } }),
      seenThen,
    );
  return (
    <fieldset className={styles.followUp}>
      <legend className={styles.fieldTitle}>{t('followUp.title')}</legend>
      <div className={styles.two}>
        <DraftField
          className={styles.words}
          label={t('followUp.change')}
          value={followUp.change}
          seen={seen}
          multiline
          onSave={(change, seenThen) => save({ change }, seenThen)}
        />
        <LooseDateField
          label={t('followUp.date')}
          value={followUp.date}
          seen={seen}
          onSave={(date, seenThen) => save({ date }, seenThen)}
        />
      </div>
    </fieldset>
  );
}
