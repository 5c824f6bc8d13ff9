// Answers for: asking who decided and when, telling what will be locked, and locking it.
import {
  Button,
  Heading,
  Paragraph,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { dayIsAfter, dayOf } from '#domain/answer-check.ts';
import { isLooseDate, textLimit } from '#domain/answer.ts';
import { sealedAnswers, type SealedAnswers } from '#domain/sealed-answers.ts';
import { signOffContent, signOffLimits } from '#domain/sign-off.ts';
import { useCommands, useNow } from '#storage/provider.tsx';
import { markFormFilled } from '#ui/unsaved-drafts.ts';
import { useWarnings } from './checks.tsx';
import { answeredOrRated, rowsInWords, tooLong, type Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

interface DecisionFormProps {
  sheet: Sheet;
  /** What would be locked at this moment. */
  answers: SealedAnswers;
  number: number;
}

const empty = { body: '', date: '', paragraph: '', note: '' };
type FieldName = keyof typeof empty;
const fieldNames: readonly FieldName[] = ['body', 'date', 'paragraph', 'note'];
type Faults = Partial<Record<FieldName, string | undefined>>;

export function DecisionForm({ sheet, answers, number }: DecisionFormProps) {
  const { t, assessment, documents, signOffs } = sheet;
  const commands = useCommands();
  const now = useNow();
  const id = useId();
  const [draft, setDraft] = useState(empty);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const warnings = useWarnings(sheet).filter(
    ({ kind }) => kind !== 'unanswered' && kind !== 'conflict',
  );
  useFilled(JSON.stringify(draft) !== JSON.stringify(empty));

  const date = draft.date.trim();
  const isFuture = isLooseDate(date) && dayIsAfter(date, dayOf(now));
  const long: Faults = {
    body: tooLong(sheet, draft.body, signOffLimits.body),
    paragraph: tooLong(sheet, draft.paragraph, signOffLimits.paragraph),
    note: tooLong(sheet, draft.note, textLimit),
  };
  const missing: Faults = {
    body: draft.body.trim() === '' ? t('form.bodyMissing') : undefined,
    date:
      date === ''
        ? t('form.dateMissing')
        : isLooseDate(date)
          ? undefined
          : t('common:looseDate.invalid'),
  };
  /** What is missing is not asked for before one has tried. */
  const faultOf = (name: FieldName, isAsked = isTried) =>
    long[name] ?? (isAsked ? missing[name] : undefined);
  const bodies = [...new Set(signOffs.map((signOff) => signOffContent(signOff).body))].filter(
    Boolean,
  );

  async function submit() {
    setTried(true);
    const atFault = fieldNames.find((name) => faultOf(name, true) !== undefined);
    if (atFault !== undefined)
      form.current?.querySelector<HTMLElement>(`[name="${atFault}"]`)?.focus();
    if (assessment === null || atFault !== undefined) return;
    const locked = await commands.signOff(assessment.id, (stored) => ({
      body: draft.body.trim(),
      date,
      paragraph: draft.paragraph.trim(),
      note: draft.note.trim(),
      lockedAt: now.toISOString(),
      warnings: warnings.reduce((sum, { rows }) => sum + rows.length, 0),
      answers: sealedAnswers(stored, documents),
    }));
    if (!locked.ok) return;
    void commands.askToPersist();
    // The form is gone: one goes on at the heading, which now says that it is done.
    document.getElementById('page-heading')?.focus();
    window.scrollTo(0, 0);
  }

  const field = (name: FieldName) => ({
    name,
    value: draft[name],
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [name]: event.target.value }),
  });
  return (
    <form
      ref={form}
      className={styles.card}
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Heading level={2} data-size="xs" id={`${id}-title`}>
        {t('form.title')}
      </Heading>
      <div className={styles.fields}>
        <Textfield
          {...field('body')}
          label={t('form.body')}
          description={t('form.bodyHint')}
          error={faultOf('body')}
          list={`${id}-bodies`}
          autoComplete="off"
          className={styles.wide}
        />
        <datalist id={`${id}-bodies`}>
          {bodies.map((body) => (
            <option key={body} value={body} />
          ))}
        </datalist>
        <div className={`${styles.field} ${styles.warned}`}>
          <Textfield
            {...field('date')}
            label={t('form.date')}
            description={t('common:looseDate.hint')}
            error={faultOf('date')}
            autoComplete="off"
            aria-describedby={isFuture ? `${id}-future` : undefined}
          />
          {isFuture && (
            <ValidationMessage id={`${id}-future`} data-color="warning">
              {t('form.dateFuture')}
            </ValidationMessage>
          )}
        </div>
        <Textfield
          {...field('paragraph')}
          label={t('form.paragraph')}
          description={t('form.paragraphHint')}
          error={faultOf('paragraph')}
          autoComplete="off"
          className={styles.field}
        />
        <Textfield
          {...field('note')}
          label={t('form.note')}
          description={t('form.noteHint')}
          multiline
          rows={3}
          error={faultOf('note')}
          className={styles.wide}
        />
      </div>
      <Summary sheet={sheet} answers={answers} number={number} />
      <Button type="submit">{t('summary.submit', { number })}</Button>
    </form>
  );
}

function Summary({ sheet, answers, number }: DecisionFormProps) {
  const { t, instrument } = sheet;
  const all = Object.values(answers);
  const answered = all.filter(({ response }) => response !== null);
  const unknown = answered.filter(({ response }) => response?.kind === 'unknown').length;
  const reasons = all.filter(({ comment }) => comment.trim() !== '').length;
  // One document is often the evidence of several rows.
  const documents = new Set(all.flatMap((one) => one.documents.map((two) => JSON.stringify(two))));
  const unanswered = instrument.items.length - answered.length;
  const inWords = (count: number) => ({ rows: rowsInWords(sheet, count), count });
  return (
    <div className={styles.summary}>
      <Heading level={3} data-size="2xs">
        {t('summary.title')}
      </Heading>
      <ul>
        <li>
          {t(
            answeredOrRated(sheet, 'summary.answers', 'summary.ratings'),
            inWords(answered.length),
          )}
          {unknown > 0 && ` ${t('summary.unknown', { count: unknown })}`}
        </li>
        {unanswered > 0 && (
          <li>
            {t(
              answeredOrRated(sheet, 'summary.unanswered', 'summary.unrated'),
              inWords(unanswered),
            )}
          </li>
        )}
        <li>{t('summary.reasons', { count: reasons })}</li>
        {instrument.rules.evidenceFromLevel !== undefined && (
          <li>{t('summary.documents', { count: documents.size })}</li>
        )}
      </ul>
      <Paragraph>{t('summary.text', { number })}</Paragraph>
    </div>
  );
}

/** While words stand in the form that nothing has been made of, a new version of the app waits. */
function useFilled(isFilled: boolean): void {
  const id = useId();
  useEffect(() => {
    markFormFilled(id, isFilled);
    return () => markFormFilled(id, false);
  }, [id, isFilled]);
}
