// Answers for: one sealed answer to be read: the answer, its follow-up, its documents.
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { highestLevel } from '#domain/instrument.ts';
import type { SealedAnswer, SealedDocument } from '#domain/sign-off.ts';
import { markOf } from '#domain/summary.ts';
import { answerWord } from '#reports/answer-words.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import type { Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

interface AnswerInWordsProps {
  sheet: Sheet;
  /** The version the answer was given in. */
  instrument: AssessmentInstrument;
  item: Item;
  answer: SealedAnswer | undefined;
  /** With the row's own words for the level. */
  isWhole?: boolean;
}

export function AnswerInWords(props: AnswerInWordsProps) {
  const { sheet, instrument, item, answer, isWhole = false } = props;
  const { format } = sheet;
  const response = answer?.response;
  const level =
    item.kind === 'level' && response?.kind === 'level'
      ? item.levels.find(({ value }) => value === response.level)
      : undefined;
  return (
    <span className={styles.answer}>
      <LevelMark mark={markOf(answer)} highest={highestLevel(instrument, item) ?? 1} />
      <span>
        <strong>{answerWord(instrument, item, response, format)}</strong>
        {isWhole && level && ` ${format.text(level.text)}`}
      </span>
    </span>
  );
}

interface FollowUpProps {
  sheet: Sheet;
  answer: SealedAnswer | undefined;
}

export function FollowUpInWords({ sheet: { t, format }, answer }: FollowUpProps) {
  const { date = null, change = '' } = answer?.followUp ?? {};
  if (date === null && change.trim() === '') return null;
  return (
    <div>
      <p className={styles.label}>
        {date === null
          ? t('answer.followUpUndated')
          : t('answer.followUp', { date: format.looseDate(date) })}
      </p>
      <p className={styles.words}>{change.trim()}</p>
    </div>
  );
}

interface DocumentsProps {
  sheet: Sheet;
  title: string;
  documents: readonly SealedDocument[];
}

export function DocumentsInWords({ sheet, title, documents }: DocumentsProps) {
  const { t, format } = sheet;
  if (documents.length === 0) return null;
  return (
    <div>
      <p className={styles.label}>{title}</p>
      <ul className={styles.documents}>
        {documents.map((document, index) => {
          const facts = [
            document.date === null ? t('answer.undated') : format.looseDate(document.date),
            t(`answer.kinds.${document.kind}`),
            document.keptAt,
          ];
          return (
            <li key={index}>
              {`${document.title.trim() || t('answer.untitled')} `}
              <span className={styles.subtle}>
                {facts.filter((fact) => fact.trim() !== '').join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
