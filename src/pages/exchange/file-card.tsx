// Answers for: one file: from whom and when, what it would change or has changed, or why it is refused.
import { Alert, Button, Card, Heading, List, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { FieldOutcome, MergePlan } from '#domain/merge.ts';
import { contentsOf } from '#exchange/contents.ts';
import type { ExchangeFile } from '#exchange/parse.ts';
import { useFormat } from '#i18n/format.ts';
import type { SaveProblem } from '#storage/save-state.ts';
import { ConflictList } from './conflict-list.tsx';
import { ContentsList } from './contents-list.tsx';
import styles from './exchange.module.css';
import { bringsSomething, type IncomingFile } from './incoming.ts';
import { MergedLinks } from './merged-links.tsx';
import { ProblemSentence } from './problem-sentence.tsx';
import { recordWords, type Words } from './words.ts';

interface FileCardProps {
  file: IncomingFile;
  words: Words;
  onRemove: (() => void) | undefined;
}

export function FileCard({ file: { name, state }, words, onRemove }: FileCardProps) {
  const { t } = useTranslation('exchange');
  return (
    <Card className={styles.file}>
      <div className={styles.fileHead}>
        <div className={styles.fileWords}>
          <Heading level={3} data-size="2xs">
            {state.step === 'refused' ? name : <From file={state.file} words={words} />}
          </Heading>
          {state.step !== 'refused' && <Written name={name} file={state.file} />}
        </div>
        {state.step === 'merged' && <Tag data-color="success">{t('file.merged')}</Tag>}
        {onRemove && (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={onRemove}
            aria-label={t('file.removeNamed', { file: name })}
          >
            {t('file.remove')}
          </Button>
        )}
      </div>
      {state.step === 'refused' && <ProblemSentence problem={state.problem} />}
      {state.step === 'failed' && (
        <Alert data-color="danger">
          <Paragraph>{t(`failed.${failureOf(state.problem)}`)}</Paragraph>
        </Alert>
      )}
      {state.step === 'ready' && (
        <>
          <ContentsList contents={contentsOf(state.file.snapshot)} />
          {bringsSomething(state) ? (
            <Outcomes plan={state.plan} isDone={false} />
          ) : (
            <Paragraph>{t('file.nothingNew')}</Paragraph>
          )}
        </>
      )}
      {state.step === 'ready' && state.newAttachments > 0 && (
        <Paragraph>{t('file.attachments', { count: state.newAttachments })}</Paragraph>
      )}
      {state.step === 'merged' && <Outcomes plan={state.plan} isDone />}
      {state.step === 'merged' && state.attachments > 0 && (
        <Paragraph>{t('file.attachmentsStored', { count: state.attachments })}</Paragraph>
      )}
      {state.step !== 'refused' && <Clashes file={state.file} plan={state.plan} words={words} />}
      {state.step === 'ready' && (
        <ConflictList plan={state.plan} file={state.file} words={words} isMerged={false} />
      )}
      {state.step === 'merged' && (
        <>
          <ConflictList plan={state.plan} file={state.file} words={words} isMerged />
          <MergedLinks file={state.file} />
        </>
      )}
    </Card>
  );
}

/** More parties than this are told by their number. */
const partiesNamed = 3;

function From({ file, words: { partyName } }: { file: ExchangeFile; words: Words }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const names = contentsOf(file.snapshot)
    .parties.map(({ id }) => partyName(id))
    .sort((a, b) => a.localeCompare(b, format.language));
  if (names.length === 0) return t('file.fromNobody');
  return names.length <= partiesNamed
    ? format.list(names)
    : t('file.fromMany', {
        names: names.slice(0, partiesNamed - 1).join(', '),
        count: names.length - partiesNamed + 1,
      });
}

function Written({ name, file }: { name: string; file: ExchangeFile }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  return (
    <Paragraph data-size="sm" className={styles.quiet}>
      {t('file.written', { when: format.dateTime(file.createdAt), file: name })}
    </Paragraph>
  );
}

/** Reading in asks for nothing but room and an open database. */
function failureOf({ kind }: SaveProblem): 'storage-full' | 'storage-closed' | 'other' {
  return kind === 'storage-full' || kind === 'storage-closed' ? kind : 'other';
}

const outcomes = ['new', 'newer', 'conflict', 'same', 'older'] as const satisfies FieldOutcome[];

/** How many of the file's fields are new, replace, or change nothing. */
function Outcomes({ plan: { counts }, isDone }: { plan: MergePlan; isDone: boolean }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const words = (count: number) => ({ count, number: format.number(count) });
  return (
    <ul className={styles.outcomes}>
      {outcomes
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => (
          <li key={outcome} data-outcome={outcome}>
            {isDone
              ? t(`outcome.done.${outcome}`, words(counts[outcome]))
              : t(`outcome.planned.${outcome}`, words(counts[outcome]))}
          </li>
        ))}
    </ul>
  );
}

interface ClashesProps {
  file: ExchangeFile;
  plan: MergePlan;
  words: Words;
}

function Clashes({ file, plan: { clashes }, words }: ClashesProps) {
  const { t } = useTranslation('exchange');
  if (clashes.length === 0) return null;
  const records = new Map(file.snapshot.records.map((record) => [record.id, record]));
  return (
    <Alert data-color="warning">
      <Paragraph>{t('clash.title', { count: clashes.length })}</Paragraph>
      <List.Unordered>
        {clashes.map(({ record: id, reason }) => {
          const record = records.get(id);
          const place = record === undefined ? id : recordWords(words, record);
          return <List.Item key={id}>{t(`clash.${reason}`, { place })}</List.Item>;
        })}
      </List.Unordered>
    </Alert>
  );
}
