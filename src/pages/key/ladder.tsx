// Answers for: the steps of one dimension as a ladder, to choose on or only to read.
import { Chip } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { Response } from '#domain/answer.ts';
import { findScale, type AssessmentInstrument, type ItemOfKind } from '#domain/instrument.ts';
import type { Mark } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import styles from './key.module.css';

interface LadderProps {
  instrument: AssessmentInstrument;
  item: ItemOfKind<'level'>;
  name: string;
  mark: Mark | undefined;
  /** The step at the meeting before. */
  previous: number | undefined;
  isReadOnly: boolean;
  /** False where only a step can be given. */
  hasSpecialAnswers?: boolean;
  onChoose: (response: Response) => void;
}

export function stepId(item: string, step: number): string {
  return `step-${item}-${step}`;
}

export function Ladder(props: LadderProps) {
  const { instrument, item, name, mark, previous, isReadOnly, onChoose } = props;
  const { hasSpecialAnswers = true } = props;
  const { t } = useTranslation('key');
  const format = useFormat();
  const isCumulative = findScale(instrument, item)?.cumulative === true;
  const steps = item.levels.map(({ value }) => ({
    value,
    state: stateOf(value, mark, isCumulative),
    inside: (
      <StepInside
        instrument={instrument}
        item={item}
        step={value}
        isPrevious={value === previous}
        isChosen={isReadOnly && value === mark}
      />
    ),
  }));

  if (isReadOnly)
    return (
      <>
        <ol className={styles.steps} data-has-previous={previous !== undefined}>
          {steps.map(({ value, state, inside }) => (
            <li key={value} className={styles.step} data-state={state}>
              {inside}
            </li>
          ))}
        </ol>
        {instrument.specialAnswers.map(
          (special) =>
            markOfSpecial(special.key) === mark && (
              <p key={special.key} className={styles.special}>
                <LevelMark mark={mark} highest={item.levels.length - 1} />
                {format.text(special.label)}
              </p>
            ),
        )}
      </>
    );
  return (
    <fieldset className={styles.ladder}>
      <legend className="visually-hidden">{t('ladder.legend', { name })}</legend>
      <div className={styles.steps} data-has-previous={previous !== undefined}>
        {steps.map(({ value, state, inside }) => (
          <label key={value} className={styles.step} data-state={state}>
            <input
              type="radio"
              className={styles.radio}
              id={stepId(item.key, value)}
              name={`response-${item.key}`}
              checked={value === mark}
              onChange={() => onChoose({ kind: 'level', level: value })}
            />
            {inside}
          </label>
        ))}
      </div>
      {hasSpecialAnswers && instrument.specialAnswers.length > 0 && (
        <div className={styles.chips}>
          {instrument.specialAnswers.map((special) => (
            <Chip.Radio
              className={styles.chip}
              key={special.key}
              name={`response-${item.key}`}
              value={special.key}
              checked={markOfSpecial(special.key) === mark}
              onChange={() => onChoose({ kind: special.key })}
            >
              {format.text(special.label)}
            </Chip.Radio>
          ))}
        </div>
      )}
    </fieldset>
  );
}

interface StepInsideProps {
  instrument: AssessmentInstrument;
  item: ItemOfKind<'level'>;
  step: number;
  isPrevious: boolean;
  /** Told in words where no radio button tells it. */
  isChosen: boolean;
}

function StepInside({ instrument, item, step, isPrevious, isChosen }: StepInsideProps) {
  const { t } = useTranslation('key');
  const format = useFormat();
  const label = findScale(instrument, item)?.levels[step]?.label;
  const text = item.levels[step]?.text;
  return (
    <>
      <span className={styles.stepSign}>
        <LevelMark mark={step} highest={item.levels.length - 1} size="large" />
        <span className={styles.stepNumber}>{format.number(step)}</span>
      </span>
      <span className={styles.stepWords}>
        <span className={styles.stepLabel}>{label && format.text(label)}</span>
        <span className={styles.stepText}>{text && format.text(text)}</span>
      </span>
      {isPrevious && <span className={styles.previousMark}>{t('ladder.previous')}</span>}
      {isChosen && <span className="visually-hidden">{t('ladder.chosen')}</span>}
    </>
  );
}

function stateOf(step: number, mark: Mark | undefined, isCumulative: boolean) {
  if (typeof mark !== 'number') return undefined;
  if (step === mark) return 'chosen';
  return isCumulative && step < mark ? 'included' : undefined;
}

function markOfSpecial(key: 'unknown' | 'not-applicable'): Mark {
  return key === 'unknown' ? '?' : '-';
}
