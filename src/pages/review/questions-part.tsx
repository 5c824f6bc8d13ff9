// Answers for: the protocol's questions by the group they are put to, each a way into a note.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { notesOf } from '#domain/review.ts';
import { useFormat } from '#i18n/format.ts';
import { CardSection } from './card-section.tsx';
import type { PartProps } from './parts.ts';
import styles from './review.module.css';

export function QuestionsPart({ review, protocol }: PartProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const notes = notesOf(review);
  return (
    <>
      <Paragraph className={styles.lead}>
        {t('questions.lead', { count: protocol.questions.length })}
      </Paragraph>
      <div className={styles.questionGroups}>
        {protocol.groups.map((group) => (
          <CardSection key={group.key} title={format.text(group.name)}>
            <ul className={styles.questions}>
              {protocol.questions
                .filter((question) => question.group === group.key)
                .map(({ key, text }) => {
                  const count = notes.filter(({ value }) => value.question === key).length;
                  const question = format.text(text);
                  return (
                    <li key={key} className={styles.question}>
                      <span>
                        {question}
                        {count > 0 && (
                          <span className={styles.noted}>{t('questions.noted', { count })}</span>
                        )}
                      </span>
                      <Button asChild variant="secondary" data-size="sm" className={styles.touch}>
                        <Link
                          to={{ search: `del=anteckningar&fraga=${encodeURIComponent(key)}` }}
                          aria-label={t('questions.useFor', { question })}
                        >
                          {t('questions.use')}
                        </Link>
                      </Button>
                    </li>
                  );
                })}
            </ul>
          </CardSection>
        ))}
      </div>
    </>
  );
}
