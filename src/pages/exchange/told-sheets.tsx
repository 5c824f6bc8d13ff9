// Answers for: exactly what a file would tell of each assessment, row by row, with the very texts.
import { Details, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#domain/answer.ts';
import { itemOfField, lockOf, type Assessment } from '#domain/assessment.ts';
import { hasAnswers } from '#domain/comparison-pack.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { fieldsOf, type KeptRecord } from '#domain/record.ts';
import type { Revision } from '#domain/revision.ts';
import type { SignOffContent } from '#domain/sign-off.ts';
import { instrumentName, fieldWords, namesOf, useWords, valueLines, type Words } from './words.ts';
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
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  return (
    <ul className={styles.plain}>
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
  const details = fieldsOf(assessment).details?.heads ?? [];
  const decision = records.find(
    (record) => record.kind === 'sign-off' && record.assessment === assessment.id,
  );
  return (
    <dl className={styles.told}>
      {details.length > 0 && (
        <ToldField
          name={t('told.details')}
          lines={details.flatMap((head) => [
            ...valueLines(words, assessment, 'details', head.value),
            ...writer(head, t('told.by')),
          ])}
        />
      )}
      {decision?.kind === 'sign-off' && (
        <ToldField
          name={t('told.decision')}
          lines={decision.fields.content.heads.flatMap((head) => [
            ...valueLines(words, decision, 'content', head.value),
            ...noteOf(head.value),
          ])}
        />
      )}
      {answersIn(assessment)
        .toSorted((a, b) => place(a.field) - place(b.field))
        .map((head) => (
          <ToldField
            key={head.id}
            name={fieldWords(words, assessment, head.field)}
            lines={[
              ...valueLines(words, assessment, head.field, head.value),
              ...(head.value.certainty === null
                ? []
                : [t(`told.certainty.${head.value.certainty}`)]),
              ...followUpLines(head.value, words),
              ...writer(head, t('told.by')),
            ]}
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

function followUpLines({ followUp }: Answer, { format }: Words): string[] {
  if (followUp === null) return [];
  const date = followUp.date === null ? [] : [format.looseDate(followUp.date)];
  return [...date, followUp.change].filter((line) => line !== '');
}

function noteOf({ note }: SignOffContent): string[] {
  return note === '' ? [] : [note];
}

function writer({ author }: Revision, by: string): string[] {
  return author === '' ? [] : [`${by} ${author}`];
}
