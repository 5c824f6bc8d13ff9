// Answers for: one dimension with its ladder, its reason and how sure the party is.
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { levelOf, newAnswer, type Answer } from '#domain/answer.ts';
import { isResponseFor } from '#domain/answer-check.ts';
import { answerField, type Assessment } from '#domain/assessment.ts';
import { findScale, type AssessmentInstrument, type ItemOfKind } from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import type { ExplanationRegister } from '#pages/contradiction-question.tsx';
import { Untold } from '#pages/untold.tsx';
import { currentValue, hasConflict, headIds, type Register } from '#domain/revision.ts';
import { markOf } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { useMarkWords } from '#pages/mark-words.ts';
import { useCommands } from '#storage/provider.tsx';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LevelMark } from '#ui/level-mark.tsx';
import { CertaintyChoice } from './certainty-choice.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { Contradiction } from './contradiction.tsx';
import styles from './key.module.css';
import { Ladder, stepId } from './ladder.tsx';
import { reasonLacks } from './reason.ts';
import { RelatedRows } from './related-rows.tsx';
import type { SaveAnswer } from './save.ts';

interface DimensionProps {
  /** The record that the answer is in. */
  assessment: string;
  party: string;
  instrument: AssessmentInstrument;
  item: ItemOfKind<'level'>;
  register: Register<Answer> | undefined;
  period: Period;
  /** The last meeting before this one that has a key, and what it said about this dimension. */
  previousPeriod: Period | undefined;
  previous: Answer | undefined;
  /** The same year's other instruments, where they have been begun. */
  related: readonly (Assessment | null)[];
  /** What the party has said of a contradiction here. */
  explanation: ExplanationRegister;
  save: SaveAnswer;
  isReadOnly: boolean;
  /** One's own party's, though it may be locked: only the party itself is asked about contradictions. */
  isOwn: boolean;
  /** Alone on the screen, drawn larger. */
  isAlone: boolean;
  /** Under the ladder: how each person's own rating lies. */
  spread?: ReactNode;
}

export function dimensionHeadingId(item: string): string {
  return `dimension-${item}`;
}

/**
 * Saving any answer reads the whole key anew, so that every register is a new object. Only the dimension
 * whose revisions have changed is drawn again.
 */
export const Dimension = memo(DimensionCard, (before, after) =>
  (Object.keys(after) as (keyof DimensionProps)[]).every((name) =>
    name === 'register' || name === 'explanation'
      ? headIds(before[name]).join() === headIds(after[name]).join()
      : before[name] === after[name],
  ),
);

function DimensionCard(props: DimensionProps) {
  const { instrument, item, register, isAlone, period, related } = props;
  const { t } = useTranslation('key');
  const format = useFormat();
  const name = format.text(item.name ?? item.text);
  const isCumulative = findScale(instrument, item)?.cumulative === true;
  return (
    <div
      className={styles.dimension}
      data-alone={isAlone}
      role="group"
      aria-labelledby={dimensionHeadingId(item.key)}
    >
      <DimensionHead
        item={item}
        isAlone={isAlone}
        instruction={
          isAlone && isCumulative && !props.isReadOnly ? t('ladder.instruction') : undefined
        }
      />
      {register !== undefined && hasConflict(register) ? (
        <>
          <Conflict {...props} register={register} />
          <Previous {...props} />
        </>
      ) : (
        <Rating {...props} name={name} />
      )}
      <RelatedRows item={item} period={period} related={related} />
    </div>
  );
}

interface DimensionHeadProps {
  item: ItemOfKind<'level'>;
  isAlone: boolean;
  instruction: string | undefined;
}

export function DimensionHead({ item, isAlone, instruction }: DimensionHeadProps) {
  const format = useFormat();
  return (
    <div className={styles.dimensionHead}>
      <Heading
        level={2}
        data-size={isAlone ? 'xl' : 'sm'}
        id={dimensionHeadingId(item.key)}
        tabIndex={-1}
      >
        {`${item.key}. ${format.text(item.name ?? item.text)}`}
      </Heading>
      {item.name !== undefined && (
        <Paragraph className={styles.lead}>
          {format.text(item.text)} {isAlone && item.why && format.text(item.why)}
        </Paragraph>
      )}
      {instruction !== undefined && (
        <Paragraph className={styles.instruction}>{instruction}</Paragraph>
      )}
    </div>
  );
}

function Rating(props: DimensionProps & { name: string }) {
  const { instrument, item, register, previous, save, isReadOnly, name } = props;
  const { t } = useTranslation('key');
  const format = useFormat();
  const words = useMarkWords();
  const stored = currentValue(register) ?? newAnswer();
  const seen = headIds(register);
  const response = useChoice(stored.response, seen, (value, seenThen) =>
    save(item.key, { response: value }, seenThen),
  );
  const certainty = useChoice(stored.certainty, seen, (value, seenThen) =>
    save(item.key, { certainty: value }, seenThen),
  );
  const answer = { ...stored, response: response.value, certainty: certainty.value };
  const mark = markOf(answer);
  const from = previousLevel(item, previous);
  const to = levelOf(answer);
  const special = instrument.specialAnswers.find(({ key }) => key === answer.response?.kind);
  const [last] = register?.heads ?? [];

  const lacks = reasonLacks(instrument.rules, from, to, answer.comment);
  const note =
    lacks > 0
      ? t('reason.large', {
          from: words(instrument, item, from),
          to: words(instrument, item, to),
          count: lacks,
        })
      : special?.asksReason === true && answer.comment.trim() === ''
        ? format.text(special.meaning)
        : undefined;

  const clear = () => {
    void save(item.key, { response: null, certainty: null }, seen);
    // The button goes away with the answer; the reader goes on at the ladder.
    document.getElementById(stepId(item.key, 0))?.focus();
  };

  return (
    <>
      <Ladder
        instrument={instrument}
        item={item}
        name={name}
        mark={mark}
        previous={from}
        isReadOnly={isReadOnly}
        onChoose={response.choose}
      />
      {props.spread}
      <Previous {...props} />
      <Untold revision={last} where="key" isWritable={!isReadOnly} className={styles.quiet} />
      {isReadOnly ? (
        <AnswerWords answer={answer} />
      ) : (
        <div className={styles.fields}>
          <DraftField
            label={t('reason.label')}
            {...(note === undefined ? {} : { description: note })}
            multiline
            rows={3}
            value={answer.comment}
            seen={seen}
            onSave={(comment, seenThen) => save(item.key, { comment }, seenThen)}
          />
          <CertaintyChoice item={item.key} value={answer.certainty} onChoose={certainty.choose} />
        </div>
      )}
      {props.isOwn && <Contradiction {...props} mark={mark} />}
      {last !== undefined && (
        <div className={styles.foot}>
          <span>
            {last.author === ''
              ? t('changed.at', { when: format.dateTime(last.at) })
              : t('changed.by', { author: last.author, when: format.dateTime(last.at) })}
          </span>
          {!isReadOnly && (answer.response !== null || answer.certainty !== null) && (
            <Button variant="tertiary" data-size="sm" className={styles.clear} onClick={clear}>
              {t('clear')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Conflict(props: DimensionProps & { register: Register<Answer> }) {
  const { assessment, instrument, item, register, isReadOnly } = props;
  const commands = useCommands();
  const words = useMarkWords();
  const keep = (answer: Answer) =>
    void commands.resolveConflict(assessment, answerField(item.key), answer, headIds(register));
  return (
    <ConflictChoice register={register} onKeep={isReadOnly ? undefined : keep}>
      {(answer) => (
        <>
          <p className={styles.stepName}>
            <LevelMark mark={markOf(answer)} highest={item.levels.length - 1} />
            {words(instrument, item, markOf(answer))}
          </p>
          <AnswerWords answer={answer} />
        </>
      )}
    </ConflictChoice>
  );
}

/** The reason and the certainty of an answer that is only read. */
function AnswerWords({ answer }: { answer: Answer }) {
  const { t } = useTranslation('key');
  return (
    <>
      {answer.comment.trim() !== '' && <p className={styles.said}>{answer.comment}</p>}
      {answer.certainty !== null && (
        <p className={styles.quiet}>{t(`certainty.told.${answer.certainty}`)}</p>
      )}
    </>
  );
}

function Previous({ instrument, item, previousPeriod, previous }: DimensionProps) {
  const { t } = useTranslation('key');
  const format = useFormat();
  const words = useMarkWords();
  if (previousPeriod === undefined || previous === undefined) return null;
  const mark = markOf(previous);
  if (mark === undefined && previous.comment.trim() === '') return null;
  return (
    <div className={styles.previous}>
      <p className={styles.previousHead}>
        {t('previous', {
          period: format.period(previousPeriod),
          step: words(instrument, item, mark),
        })}
      </p>
      {previous.comment.trim() !== '' && (
        <blockquote className={styles.quote}>{previous.comment}</blockquote>
      )}
    </div>
  );
}

/** The step before, if this version of the instrument has such a step. */
export function previousLevel(
  item: ItemOfKind<'level'>,
  previous: Answer | undefined,
): number | undefined {
  const response = previous?.response;
  return response && isResponseFor(item, response) ? levelOf(previous) : undefined;
}
