// Answers for: exactly what a file would tell of each assessment, row by row, with the very texts.
import { Details, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#domain/answer.ts';
import {
  itemOfField,
  lockOf,
  type Assessment,
  type AssessmentDetails,
} from '#domain/assessment.ts';
import { hasAnswers } from '#domain/comparison-pack.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { comparePeriods } from '#domain/period.ts';
import { fieldsOf, type KeptRecord } from '#domain/record.ts';
import type { Revision } from '#domain/revision.ts';
import type { SignOffContent } from '#domain/sign-off.ts';
import {
  answerWord,
  evidenceLine,
  fieldWords,
  instrumentName,
  namesOf,
  useWords,
  type Words,
} from './words.ts';
import styles from './exchange.module.css';

interface ToldSheetsProps {
  /** All that would be in the file. */
  records: readonly KeptRecord[];
  /** Told before each assessment where several parties are in the file. */
  withParty?: boolean;
}

export function ToldSheets({ records, withParty = false }: ToldSheetsProps) {
  const words = useWords(...namesOf(records));
  const assessments = records
    .filter((record) => record.kind === 'assessment')
    .filter(hasAnswers)
    .sort(
      (a, b) =>
        comparePeriods(b.period, a.period) ||
        words.partyName(a.party).localeCompare(words.partyName(b.party), words.format.language),
    );
  return (
    <ul className={styles.folds}>
      {assessments.map((assessment) => (
        <li key={assessment.id}>
          <Sheet
            assessment={assessment}
            records={records}
            words={words}
            party={withParty ? words.partyName(assessment.party) : undefined}
          />
        </li>
      ))}
    </ul>
  );
}

interface SheetProps {
  assessment: Assessment;
  records: readonly KeptRecord[];
  words: Words;
  party: string | undefined;
}

function Sheet({ assessment, records, words, party }: SheetProps) {
  const { t } = useTranslation('sending');
  // Hundreds of rows are laid out only for the one who wants to read them.
  const [isOpen, setOpen] = useState(false);
  const { format } = words;
  const answers = answersIn(assessment);
  const title = t(lockOf(assessment) === null ? 'told.preliminary' : 'told.signedOff', {
    instrument: instrumentName({ format }, assessment.instrument, assessment.version),
    period: format.period(assessment.period),
  });
  const comments = answers.filter(({ value }) => value.comment.trim() !== '').length;
  return (
    <Details
      className={styles.fold}
      open={isOpen}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <Details.Summary>
        {party === undefined ? title : t('told.ofParty', { party, title })}{' '}
        {comments === 0
          ? t('told.levels', { count: answers.length })
          : t('told.levelsAndComments', {
              levels: t('told.levels', { count: answers.length }),
              count: comments,
            })}
      </Details.Summary>
      <Details.Content>
        {isOpen && <Rows assessment={assessment} records={records} words={words} />}
      </Details.Content>
    </Details>
  );
}

function Rows({ assessment, records, words }: Omit<SheetProps, 'party'>) {
  const { t } = useTranslation('sending');
  const instrument = assessmentInstrument(assessment.instrument, assessment.version);
  const order = new Map(instrument?.items.map(({ key }, index) => [key, index]));
  const place = (field: string) => order.get(itemOfField(field) ?? '') ?? -1;
  const details = assessment.fields.details?.heads ?? [];
  const decision = records.find(
    (record) => record.kind === 'sign-off' && record.assessment === assessment.id,
  );
  return (
    <dl className={styles.told}>
      {details.length > 0 && (
        <ToldField
          name={t('told.details')}
          lines={details.flatMap((head) => [
            ...detailLines(head.value, t, words),
            ...writer(head, t('told.by')),
          ])}
        />
      )}
      {decision?.kind === 'sign-off' && (
        <ToldField
          name={t('told.decision')}
          lines={decision.fields.content.heads.flatMap((head) => [
            ...decisionLines(head.value, t, words),
          ])}
        />
      )}
      {answersIn(assessment)
        .toSorted((a, b) => place(a.field) - place(b.field))
        .map((head) => (
          <ToldField
            key={head.id}
            name={fieldWords(words, assessment, head.field)}
            lines={[...answerLines(assessment, head, t, words), ...writer(head, t('told.by'))]}
          />
        ))}
    </dl>
  );
}

function ToldField({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      {lines.map((line, index) => (
        <dd key={index}>
          <Paragraph className={styles.line}>{line}</Paragraph>
        </dd>
      ))}
    </div>
  );
}

function answersIn(assessment: Assessment): (Revision<Answer> & { field: string })[] {
  return Object.entries(fieldsOf(assessment)).flatMap(([field, register]) =>
    itemOfField(field) === undefined
      ? []
      : (register.heads as Revision<Answer>[]).flatMap((head) =>
          head.value.response === null && head.value.comment === '' ? [] : [{ ...head, field }],
        ),
  );
}

type Tell = ReturnType<typeof useTranslation<'sending'>>['t'];

/** The answer, and each part of what was written to it under its name: they are read before they are sent. */
function answerLines(
  assessment: Assessment,
  { field, value }: { field: string; value: Answer },
  t: Tell,
  words: Words,
): string[] {
  const { comment, certainty, followUp } = value;
  return written([
    answerWord(words, assessment, itemOfField(field) ?? '', value),
    named(comment, (text) => t('told.comment', { text })),
    evidenceLine(words, value),
    certainty === null ? undefined : t(`told.certainty.${certainty}`),
    named(followUp?.date, (date) => t('told.followedUp', { date: words.format.looseDate(date) })),
    named(followUp?.change, (text) => t('told.change', { text })),
  ]);
}

function detailLines(
  { participants, place, date, note }: AssessmentDetails,
  t: Tell,
  { format }: Words,
): string[] {
  return written([
    named(format.list(participants), (names) => t('told.participants', { names })),
    named(place, (text) => t('told.place', { text })),
    named(date, (day) => t('told.date', { date: format.looseDate(day) })),
    named(note, (text) => t('told.note', { text })),
  ]);
}

function decisionLines(
  { body, date, paragraph, note }: SignOffContent,
  t: Tell,
  { format }: Words,
): string[] {
  return written([
    named(body, (text) => t('told.body', { text })),
    named(date, (day) => t('told.date', { date: format.looseDate(day) })),
    named(paragraph, (text) => t('told.paragraph', { text })),
    named(note, (text) => t('told.note', { text })),
  ]);
}

function named(
  text: string | null | undefined,
  line: (text: string) => string,
): string | undefined {
  return text === null || text === undefined || text.trim() === '' ? undefined : line(text);
}

function written(lines: readonly (string | undefined)[]): string[] {
  return lines.filter((line) => line !== undefined);
}

function writer({ author }: Revision, by: string): string[] {
  return author === '' ? [] : [`${by} ${author}`];
}
