// Answers for: every version of one row's answer in words, and bringing an earlier one back.
import { useState } from 'react';
import type { Answer } from '#domain/answer.ts';
import { answerField } from '#domain/assessment.ts';
import { answerVersions, type AnswerPart, type AnswerVersion } from '#domain/field-versions.ts';
import type { Item } from '#domain/instrument.ts';
import { hasConflict, headIds, type Register } from '#domain/revision.ts';
import { useDocuments, useFieldHistory } from '#storage/queries.ts';
import { AnswerReading } from './answer-reading.tsx';
import { assessmentKeyOf } from './assignment.ts';
import styles from './matrix.module.css';
import people from './people.module.css';
import { responseWord, sheetDocuments, type Sheet } from './sheet.ts';

interface RowHistoryProps {
  sheet: Sheet;
  item: Item;
  register: Register<Answer> | undefined;
}

export function RowHistory({ sheet: shown, item, register }: RowHistoryProps) {
  const { t, format, commands, instrument } = shown;
  const [restored, setRestored] = useState('');
  const history = useFieldHistory(shown.assessment, answerField(item.key));
  const documents = useDocuments(shown.party);
  if (history === undefined || documents === undefined) return null;
  // Earlier versions may rest on documents that the sheet itself no longer needs to know.
  const sheet = { ...shown, documents: new Map(sheetDocuments(documents, null)) };
  const versions = answerVersions(register, history);
  const isTorn = hasConflict(register);
  const isOpenToChange = !shown.isReadOnly && !isTorn;

  const restore = async ({ revision }: AnswerVersion) => {
    const key = assessmentKeyOf(shown);
    const saved = await commands.restoreAnswer(key, item.key, revision.value, headIds(register));
    if (saved.ok) setRestored(t('history.restored', { when: format.dateTime(revision.at) }));
  };

  return (
    <div className={people.panel}>
      <h4 className={styles.fieldTitle}>{t('history.title')}</h4>
      <p className={styles.subtle} role="status">
        {restored === '' ? t('history.lead', { count: versions.length }) : restored}
      </p>
      <ol className={people.versions}>
        {versions.map((version) => (
          <li key={version.revision.id} className={people.version}>
            <p className={people.changed}>
              {changeSentence(sheet, item, version)}{' '}
              {version.isPresent && !isTorn && (
                <span className={people.present}>{t('history.present')}</span>
              )}
            </p>
            <AnswerReading
              sheet={sheet}
              instrument={instrument}
              item={item}
              revision={version.revision}
            >
              {isOpenToChange && !version.isPresent && (
                <button
                  type="button"
                  className={styles.button}
                  aria-label={t('history.restoreNamed', {
                    when: format.dateTime(version.revision.at),
                    answer: responseWord(sheet, instrument, item, version.revision.value.response),
                  })}
                  onClick={() => void restore(version)}
                >
                  {t('history.restore')}
                </button>
              )}
            </AnswerReading>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** `Ändrat: svaret från ”Nej” till ”Ja” och motiveringen.` */
function changeSentence(sheet: Sheet, item: Item, { before, changed, revision }: AnswerVersion) {
  const { t, format, instrument } = sheet;
  if (before === undefined) return t('history.first');
  if (changed.length === 0) return t('history.nothing');
  const word = (answer: Answer) => responseWord(sheet, instrument, item, answer.response);
  const partWords = (part: AnswerPart) =>
    part === 'response'
      ? t('history.part.response', { from: word(before), to: word(revision.value) })
      : part === 'confirmedUnchanged' && !revision.value.confirmedUnchanged
        ? t('history.part.unconfirmed')
        : t(`history.part.${part}`);
  return t('history.changed', { list: format.list(changed.map(partWords)) });
}
