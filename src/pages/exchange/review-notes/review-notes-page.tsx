// Answers for: a reviewer's notes and findings to the one who leads the review.
import {
  Alert,
  Field,
  Fieldset,
  Label,
  Link as DesignLink,
  Paragraph,
  Radio,
  Select,
} from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { findingsOf, notesOf, profileOf, type Review } from '#domain/review.ts';
import type { ReviewNotesChoice } from '#domain/review-notes.ts';
import { useFormat } from '#i18n/format.ts';
import styles from '#pages/exchange/exchange.module.css';
import { Section } from '#pages/exchange/section.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { useWords } from '#pages/exchange/words.ts';
import { WriteFile } from '#pages/exchange/write-file.tsx';
import { paths } from '#pages/paths.ts';
import { useReviewNotes } from '#storage/outgoing-queries.ts';
import { useReviews } from '#storage/queries.ts';

export function ReviewNotesPage() {
  const { t } = useTranslation('sending');
  const reviews = useReviews();
  if (reviews === undefined) return null;
  return (
    <SubPage title={t('ways.notes.title')} lead={t('notes.lead')}>
      {reviews.length === 0 ? (
        <Paragraph>
          {t('notes.nothing')}{' '}
          <DesignLink asChild>
            <Link to={paths.reviews}>{t('notes.toReviews')}</Link>
          </DesignLink>
        </Paragraph>
      ) : (
        <Choosing reviews={reviews} />
      )}
    </SubPage>
  );
}

const whose = ['own', 'all'] as const;

function Choosing({ reviews }: { reviews: readonly Review[] }) {
  const { t } = useTranslation('sending');
  const { partyName } = useWords();
  const [chosen, setChosen] = useState(reviews[0]?.id ?? '');
  const [who, setWho] = useState<ReviewNotesChoice['whose']>('own');
  const title = (review: Review) => {
    const name = profileOf(review).title;
    return name === '' ? partyName(review.party) : name;
  };
  const review = reviews.find(({ id }) => id === chosen) ?? reviews[0];
  if (review === undefined) return null;
  return (
    <>
      <Section title={t('notes.which')}>
        {reviews.length > 1 && (
          <Field>
            <Label>{t('notes.review')}</Label>
            <Select value={review.id} onChange={(event) => setChosen(event.target.value)}>
              {reviews.map((one) => (
                <Select.Option key={one.id} value={one.id}>
                  {title(one)}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        <Fieldset>
          <Fieldset.Legend>{t('notes.whose')}</Fieldset.Legend>
          {whose.map((value) => (
            <Radio
              key={value}
              name="whose"
              value={value}
              checked={who === value}
              onChange={() => setWho(value)}
              label={t(`notes.${value}`)}
            />
          ))}
        </Fieldset>
      </Section>
      <Leaving choice={{ review: review.id, whose: who }} title={title(review)} />
    </>
  );
}

function Leaving({ choice, title }: { choice: ReviewNotesChoice; title: string }) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  const file = useReviewNotes(choice);
  const review = file?.records.find((record) => record.kind === 'review');
  if (!file) return null;
  const held = [...new Set([...file.namesInTitle, ...file.heldBack.flatMap(({ names }) => names)])];
  const isEmpty = file.notes + file.findings === 0;
  return (
    <Section title={t('leaving.title')} {...(isEmpty ? {} : { lead: t('notes.lead') })}>
      {held.length > 0 && (
        <Alert data-color="warning">
          <Paragraph>
            {file.namesInTitle.length > 0
              ? t('notes.titleHeld', { names: format.list(held) })
              : t('notes.held', { count: file.heldBack.length, names: format.list(held) })}
          </Paragraph>
          <DesignLink asChild>
            <Link to={paths.review(choice.review)}>{t('notes.toReview')}</Link>
          </DesignLink>
        </Alert>
      )}
      {review === undefined || isEmpty ? (
        <Paragraph>{t('notes.none')}</Paragraph>
      ) : (
        <>
          <Texts
            title={t('notes.notes', { count: file.notes })}
            texts={notesOf(review).map(({ id, value }) => ({ id, text: value.text }))}
          />
          <Texts
            title={t('notes.findings', { count: file.findings })}
            texts={findingsOf(review).map(({ id, value }) => ({ id, text: value.text }))}
          />
          <Paragraph data-size="sm" className={styles.quiet}>
            {t('notes.also')}
          </Paragraph>
          <WriteFile
            label={t('notes.action')}
            name={t('notes.fileName', { title })}
            order={{ kind: 'review-notes', ...choice }}
          />
        </>
      )}
    </Section>
  );
}

function Texts({
  title,
  texts,
}: {
  title: string;
  texts: readonly { id: string; text: string }[];
}) {
  if (texts.length === 0) return null;
  return (
    <div>
      <Paragraph className={styles.label}>{title}</Paragraph>
      <ul className={styles.contents}>
        {texts.map(({ id, text }) => (
          <li key={id} className={styles.line}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
