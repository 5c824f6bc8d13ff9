// Answers for: one row with answers that did not know of each other: all shown, one chosen by a person.
import { Alert, Checkbox, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Answer } from '#domain/answer.ts';
import { answerField } from '#domain/assessment.ts';
import { joinedValue } from '#domain/conflict-choice.ts';
import type { Item } from '#domain/instrument.ts';
import { headIds, type Register, type Revision } from '#domain/revision.ts';
import { AnswerReading } from './answer-reading.tsx';
import styles from './matrix.module.css';
import { responseWord, rowId, type Sheet } from './sheet.ts';

interface ConflictChoiceProps {
  sheet: Sheet;
  item: Item;
  register: Register<Answer>;
}

export function ConflictChoice({ sheet, item, register }: ConflictChoiceProps) {
  const { t, format, commands, instrument } = sheet;
  const [isTakingBoth, setTakingBoth] = useState(true);
  const answers = register.heads.map(({ value }) => value);
  const by = (head: Revision<Answer>) =>
    t('conflict.by', {
      author: head.author === '' ? t('conflict.unknownAuthor') : head.author,
      when: format.dateTime(head.at),
    });
  const keep = (chosen: Answer) => {
    // The button goes away with the choice.
    document.getElementById(rowId(item.key))?.focus();
    void commands.resolveConflict(
      sheet.assessment,
      answerField(item.key),
      isTakingBoth
        ? joinedValue(
            'assessment',
            answerField(item.key),
            chosen,
            answers.filter((answer) => answer !== chosen),
          )
        : chosen,
      headIds(register),
    );
  };

  return (
    <Alert data-color="warning" className={styles.conflict}>
      <Heading level={4} data-size="2xs">
        {t('conflict.title')}
      </Heading>
      <Paragraph>{t('conflict.text')}</Paragraph>
      <ul className={styles.versions}>
        {register.heads.map((head) => (
          <li key={head.id} className={styles.version}>
            <AnswerReading sheet={sheet} instrument={instrument} item={item} revision={head} />
            {!sheet.isReadOnly && (
              <button
                type="button"
                className={styles.button}
                aria-label={t('conflict.keepNamed', {
                  answer: responseWord(sheet, instrument, item, head.value.response),
                  by: by(head),
                })}
                onClick={() => keep(head.value)}
              >
                {t('conflict.keep')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!sheet.isReadOnly && (
        <Checkbox
          label={t('conflict.both')}
          checked={isTakingBoth}
          onChange={(event) => setTakingBoth(event.target.checked)}
        />
      )}
    </Alert>
  );
}
