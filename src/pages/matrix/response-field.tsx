// Answers for: choosing or typing the answer to one row, whatever kind of row it is.
import { useState } from 'react';
import { newAnswer, type Response } from '#domain/answer.ts';
import { isSameResponse, parseTypedNumber, type NumberProblem } from '#domain/answer-check.ts';
import type { Item, ItemOfKind } from '#domain/instrument.ts';
import { markOf, type Mark } from '#domain/summary.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { levelDot } from '#ui/level-dot.ts';
import styles from './matrix.module.css';
import { highestMark, markWord, percentDecimals, type Sheet } from './sheet.ts';

interface ResponseFieldProps {
  sheet: Sheet;
  item: Item;
  response: Response | null;
  /** Last year's, to be marked where it stands among the choices. */
  previous: Response | null | undefined;
  seen: readonly string[];
  onChoose: (response: Response | null) => void;
  /** For what is typed: resolves to false when it could not be saved. */
  onType: (response: Response | null, seen: readonly string[]) => Promise<boolean>;
}

export function ResponseField(props: ResponseFieldProps) {
  const { sheet, item, onChoose } = props;
  // What is typed but cannot be saved gives way to an answer that is chosen instead.
  const [turn, setTurn] = useState(0);
  const chooseInstead = (response: Response | null) => {
    setTurn(turn + 1);
    onChoose(response);
  };
  switch (item.kind) {
    case 'level':
    case 'choice':
      return (
        // A label of its own rather than a legend: the design system watches every fieldset with a legend.
        <fieldset className={styles.answers} aria-label={sheet.t('row.answer', { key: item.key })}>
          <div className={item.kind === 'level' ? styles.cards : styles.specials}>
            {choicesOf(sheet, item).map((choice) => choiceCard(props, choice))}
          </div>
          <SpecialAnswers {...props} />
        </fieldset>
      );
    case 'number':
    case 'percent':
    case 'text':
      return (
        <div className={styles.answers}>
          {item.kind === 'text' ? (
            <TextAnswer key={turn} {...props} item={item} />
          ) : (
            <NumberAnswer key={turn} {...props} item={item} />
          )}
          {sheet.instrument.specialAnswers.length > 0 && (
            <fieldset
              className={styles.answers}
              aria-label={sheet.t('row.cannotAnswer', { key: item.key })}
            >
              <SpecialAnswers {...props} onChoose={chooseInstead} />
            </fieldset>
          )}
        </div>
      );
  }
}

interface ChoiceOffered {
  id: string;
  given: Response;
  label: string;
  text: string | undefined;
}

function choicesOf(
  sheet: Sheet,
  item: ItemOfKind<'level'> | ItemOfKind<'choice'>,
): ChoiceOffered[] {
  const { format, instrument } = sheet;
  return item.kind === 'level'
    ? item.levels.map(({ value, text }) => ({
        id: String(value),
        given: { kind: 'level', level: value },
        label: markWord(sheet, instrument, item, value),
        text: format.text(text),
      }))
    : item.options.map(({ key, label }) => ({
        id: key,
        given: { kind: 'choice', option: key },
        label: format.text(label),
        text: undefined,
      }));
}

function SpecialAnswers(props: ResponseFieldProps) {
  const { sheet, response } = props;
  return (
    <div className={styles.specials}>
      {sheet.instrument.specialAnswers.map(({ key, label }) =>
        choiceCard(props, {
          id: key,
          given: { kind: key },
          label: sheet.format.text(label),
          text: undefined,
        }),
      )}
      {response !== null && (
        <button
          type="button"
          className={styles.textButton}
          onClick={(event) => {
            // The button goes away with the answer.
            event.currentTarget.parentElement?.querySelector('input')?.focus();
            props.onChoose(null);
          }}
        >
          {sheet.t('row.clear')}
        </button>
      )}
    </div>
  );
}

/**
 * A native radio that covers its card: arrow keys, labels and forced colours come with it. A function, not
 * a component: 48 open rows have 288 of them.
 */
function choiceCard(props: ResponseFieldProps, { id, given, label, text }: ChoiceOffered) {
  const { sheet, item, response, previous, onChoose } = props;
  const isChosen = isSameResponse(response, given);
  const mark: Mark | undefined = markOf({ ...newAnswer(), response: given });
  const before = isSameResponse(previous, given) ? sheet.previous?.period : undefined;
  const dot = levelDot(mark, highestMark(sheet.instrument, item));
  return (
    <label
      key={id}
      {...(text === undefined ? dot : {})}
      className={text === undefined ? `${styles.option} ${dot.className}` : styles.card}
      data-chosen={isChosen || undefined}
    >
      <input
        type="radio"
        className={styles.radio}
        name={`${sheet.assessment}/${item.key}`}
        value={id}
        checked={isChosen}
        onChange={() => onChoose(given)}
      />
      {text === undefined ? label : <b {...dot}>{label}</b>}
      {text !== undefined && ` ${text} `}
      {before !== undefined && (
        <span className={styles.cardBefore}>
          {sheet.t('row.chosenBefore', { period: sheet.format.period(before) })}
        </span>
      )}
    </label>
  );
}

function NumberAnswer(
  props: ResponseFieldProps & { item: ItemOfKind<'number'> | ItemOfKind<'percent'> },
) {
  const { sheet, item, response, seen, onType } = props;
  const { t, format } = sheet;
  const [problem, setProblem] = useState<NumberProblem | undefined>(undefined);
  const bounds =
    item.kind === 'number' ? item : { minimum: 0, maximum: 100, decimals: percentDecimals };
  const value =
    response?.kind === 'number'
      ? response.number
      : response?.kind === 'percent'
        ? response.percent
        : undefined;
  const unit = item.kind === 'number' ? format.text(item.unit) : t('number.percentUnit');
  return (
    <DraftField
      className={styles.numberField}
      label={t('number.label', { key: item.key, unit })}
      description={
        item.reference && t('number.reference', { reference: format.text(item.reference) })
      }
      error={problem && numberProblemSentence(sheet, problem, bounds.decimals)}
      value={value === undefined ? '' : format.number(value, bounds.decimals)}
      seen={seen}
      inputMode="decimal"
      autoComplete="off"
      onSave={(typed, seenThen) => {
        const read = parseTypedNumber(typed, bounds);
        setProblem(read.ok ? undefined : read.error);
        if (!read.ok) return Promise.resolve(false);
        if (read.value === null)
          // An emptied field takes back a number, never a special answer that was chosen instead.
          return value === undefined ? Promise.resolve(true) : onType(null, seenThen);
        return onType(
          item.kind === 'number'
            ? { kind: 'number', number: read.value }
            : { kind: 'percent', percent: read.value },
          seenThen,
        );
      }}
    />
  );
}

function numberProblemSentence({ t, format }: Sheet, problem: NumberProblem, decimals: number) {
  switch (problem.kind) {
    case 'not-a-number':
      return t('number.example', { example: format.number(decimals === 0 ? 12 : 12.5, decimals) });
    case 'too-small':
      return t('number.tooSmall', { minimum: format.number(problem.minimum, decimals) });
    case 'too-large':
      return t('number.tooLarge', { maximum: format.number(problem.maximum, decimals) });
    case 'too-many-decimals':
      return problem.decimals === 0
        ? t('number.whole')
        : t('number.tooManyDecimals', { count: problem.decimals });
  }
}

function TextAnswer({
  sheet,
  item,
  response,
  seen,
  onType,
}: ResponseFieldProps & { item: ItemOfKind<'text'> }) {
  const value = response?.kind === 'text' ? response.text : '';
  return (
    <DraftField
      className={styles.words}
      label={sheet.t('row.answer', { key: item.key })}
      value={value}
      seen={seen}
      multiline={item.longText}
      onSave={(typed, seenThen) => {
        if (typed.trim() !== '') return onType({ kind: 'text', text: typed }, seenThen);
        return value === '' ? Promise.resolve(true) : onType(null, seenThen);
      }}
    />
  );
}
