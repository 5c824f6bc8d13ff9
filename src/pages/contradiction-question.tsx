// Answers for: one contradiction as a question to the party, and the party's answer. Overview, key and matrix show it.
import { Button, Chip, Link as DesignLink } from '@digdir/designsystemet-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerNames, itemTitle } from '#charts/chart-texts.ts';
import { assessmentId, verdicts, type Assessment, type Explanation } from '#domain/assessment.ts';
import { comparedIn, isExplained, type Contradiction } from '#domain/contradiction.ts';
import { highestLevel, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import { yearOf, yearPeriod, type Period } from '#domain/period.ts';
import { currentValue, hasConflict, headIds, type Register } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LevelMark } from '#ui/level-mark.tsx';
import styles from './contradiction-question.module.css';
import { paths } from './paths.ts';

export type ExplanationRegister = Register<Explanation | null> | undefined;

/** A contradiction with everything that is needed to show it and to answer it. */
export interface PutContradiction {
  contradiction: Contradiction;
  party: string;
  /** The meeting whose key it is about. */
  period: Period;
  keyInstrument: AssessmentInstrument;
  matrix: AssessmentInstrument;
  explanation: ExplanationRegister;
}

export function explanationRegister(
  key: Assessment | null | undefined,
  dimension: string,
): ExplanationRegister {
  return key?.fields[`explanation:${dimension}`];
}

export function isAnswered({ contradiction, explanation }: PutContradiction): boolean {
  return !hasConflict(explanation) && isExplained(contradiction, currentValue(explanation));
}

interface ContradictionProps {
  put: PutContradiction;
  /** The dimension or row that one is looking at, which needs no link to itself. */
  here?: string;
}

/** Answered ones are folded, but never while one answers: that would be a trap. */
export function FoldedContradiction({ put, here }: ContradictionProps & { here: string }) {
  const { t } = useTranslation('contradiction');
  const [wasAnswered] = useState(() => isAnswered(put));
  const question = (
    <ContradictionQuestion put={put} here={here}>
      <ComparisonRule />
    </ContradictionQuestion>
  );
  const verdict = currentValue(put.explanation)?.verdict;
  if (!wasAnswered || !isAnswered(put) || verdict === undefined) return question;
  return (
    <details className={styles.answered}>
      <summary>
        {t('title')}{' '}
        {t('answered', {
          verdict: t(`verdict.${verdict}`, { count: put.contradiction.rows.length }),
        })}
      </summary>
      {question}
    </details>
  );
}

export function ContradictionQuestion({
  put,
  here,
  children,
}: ContradictionProps & { children?: ReactNode }) {
  const { contradiction, period, keyInstrument, matrix } = put;
  const { kind, dimension, step, rows } = contradiction;
  const { t } = useTranslation('contradiction');
  const format = useFormat();
  const levelName = (instrument: AssessmentInstrument, item: Item, level: number) =>
    item.kind === 'level' ? answerNames(instrument, item.scale, format).levels[level] : undefined;
  const title = (instrument: AssessmentInstrument, item: Item, to: string) => {
    const name = itemTitle(instrument, item.key, format.language);
    if (item.key === here) return name;
    return (
      <DesignLink asChild>
        <Link to={to}>{name}</Link>
      </DesignLink>
    );
  };
  return (
    <div className={styles.question}>
      <p>
        {t('told', {
          step: levelName(keyInstrument, dimension, step),
          period: format.period(period),
        })}{' '}
        {title(keyInstrument, dimension, paths.keyDimension(period, dimension.key))}
      </p>
      <p>{t(`rows.${kind}`, { year: yearOf(period) })}</p>
      <ul className={styles.rows}>
        {rows.map(({ item, level }) => (
          <li key={item.key}>
            <span className={styles.rowText}>
              {title(matrix, item, paths.matrixRow(yearPeriod(yearOf(period)), item.key))}
            </span>
            <span className={styles.level}>
              <LevelMark mark={level} highest={highestLevel(matrix, item) ?? 1} />
              {levelName(matrix, item, level)}
            </span>
          </li>
        ))}
      </ul>
      {hasConflict(put.explanation) ? <Versions put={put} /> : <AnswerForm put={put} />}
      {children}
    </div>
  );
}

function AnswerForm({ put }: { put: PutContradiction }) {
  const { contradiction, party, period, keyInstrument, explanation } = put;
  const { kind, dimension, rows } = contradiction;
  const { t } = useTranslation('contradiction');
  const format = useFormat();
  const commands = useCommands();
  const name = useId();
  const stored = currentValue(explanation) ?? null;
  const seen = headIds(explanation);
  const [last] = explanation?.heads ?? [];
  const present = isExplained(contradiction, stored) ? stored : null;

  const save = async (given: Partial<Explanation>, seenThen: readonly string[]) => {
    const { ok } = await commands.setExplanation(
      { party, instrument: keyInstrument.id, period, version: keyInstrument.version },
      dimension.key,
      (before) => ({
        verdict: 'both-hold',
        text: '',
        // What was answered about something else is not carried over.
        ...(isExplained(contradiction, before) ? before : {}),
        ...comparedIn(contradiction),
        ...given,
      }),
      seenThen,
    );
    if (ok) void commands.askToPersist();
    return ok;
  };
  const { value: verdict, choose } = useChoice(present?.verdict, seen, (value, seenThen) =>
    save(value === undefined ? {} : { verdict: value }, seenThen),
  );

  return (
    <>
      {stored !== null && present === null && (
        <div className={styles.quiet}>
          <p>{t('before', { verdict: t(`verdict.${stored.verdict}`, { count: rows.length }) })}</p>
          {stored.text.trim() !== '' && <p className={styles.said}>{stored.text}</p>}
        </div>
      )}
      <fieldset className={styles.verdicts}>
        <legend>{t(`question.${kind}`)}</legend>
        <div className={styles.chips}>
          {verdicts.map((value) => (
            <Chip.Radio
              className={styles.chip}
              data-wrap="wrap"
              key={value}
              name={name}
              value={value}
              checked={verdict === value}
              onChange={() => choose(value)}
            >
              {t(`verdict.${value}`, { count: rows.length })}
            </Chip.Radio>
          ))}
        </div>
      </fieldset>
      {verdict !== undefined && (
        <DraftField
          className={styles.text}
          label={t(`text.${verdict}`)}
          multiline
          rows={2}
          value={present?.text ?? ''}
          seen={seen}
          onSave={(text, seenThen) => save({ verdict, text }, seenThen)}
        />
      )}
      <div className={styles.foot}>
        <span className={styles.quiet}>
          {last !== undefined &&
            (last.author === ''
              ? t('at', { when: format.dateTime(last.at) })
              : t('by', { author: last.author, when: format.dateTime(last.at) }))}
        </span>
        <DesignLink asChild className={styles.action}>
          <Link to={paths.newAction({ kind: 'contradiction', dimension: dimension.key, period })}>
            {t('newAction')}
          </Link>
        </DesignLink>
      </div>
    </>
  );
}

/** Two people have answered without knowing of each other. */
function Versions({ put }: { put: PutContradiction }) {
  const { contradiction, party, period, keyInstrument, explanation } = put;
  const { t } = useTranslation('contradiction');
  const format = useFormat();
  const commands = useCommands();
  const id = assessmentId({ party, instrument: keyInstrument.id, period });
  return (
    <>
      <p>{t('conflict.text')}</p>
      <div className={styles.versions}>
        {explanation?.heads.map(({ id: head, at, author, value }) => {
          const when = format.dateTime(at);
          return (
            <div key={head} className={styles.version}>
              <p id={`${head}-head`} className={styles.head}>
                {author === '' ? t('at', { when }) : t('by', { author, when })}
              </p>
              {value !== null && (
                <>
                  <p>{t(`verdict.${value.verdict}`, { count: contradiction.rows.length })}</p>
                  <p className={styles.said}>{value.text}</p>
                </>
              )}
              <Button
                variant="secondary"
                aria-describedby={`${head}-head`}
                onClick={() =>
                  void commands.resolveConflict(
                    id,
                    `explanation:${contradiction.dimension.key}`,
                    value,
                    headIds(explanation),
                  )
                }
              >
                {t('conflict.keep')}
              </Button>
            </div>
          );
        })}
      </div>
    </>
  );
}

/** The rule in the party's own words, folded. */
export function ComparisonRule() {
  const { t } = useTranslation('contradiction');
  return (
    <details className={styles.rule}>
      <summary>{t('rule.title')}</summary>
      <p>{t('rule.what')}</p>
      <ul>
        <li>{t('rule.high')}</li>
        <li>{t('rule.low')}</li>
      </ul>
      <p>{t('rule.not')}</p>
      <p>{t('rule.again')}</p>
    </details>
  );
}
