// Answers for: one file: from whom and when, what it would change or has changed, or why it is refused.
import { Alert, Button, Card, Heading, List, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { FieldOutcome } from '#domain/merge.ts';
import { useFormat } from '#i18n/format.ts';
import type { ClashToTell, MergeProblem, MergeReport, OpenedFile } from '#transfer/transfer.ts';
import { ConflictList } from './conflict-list.tsx';
import { ContentsList } from './contents-list.tsx';
import styles from './exchange.module.css';
import type { IncomingFile } from './incoming.ts';
import { MergedLinks } from './merged-links.tsx';
import { ProblemSentence } from './problem-sentence.tsx';
import { PassphrasePrompt } from './protection/passphrase-prompt.tsx';
import { SenderLine } from './protection/sender-line.tsx';
import { UndoImport } from './undo-import.tsx';
import { recordWords, type Words } from './words.ts';

interface FileCardProps {
  file: IncomingFile;
  words: Words;
  onUnlock: (passphrase: string) => void;
  onRemove: (() => void) | undefined;
}

export function FileCard({ file, words, onUnlock, onRemove }: FileCardProps) {
  const { name, state, choices } = file;
  const { t } = useTranslation('exchange');
  return (
    <Card className={styles.file}>
      <div className={styles.fileHead}>
        <div className={styles.fileWords}>
          <Heading level={3} data-size="2xs">
            {'file' in state ? <From file={state.file} words={words} /> : name}
          </Heading>
          {'file' in state && <Written name={name} file={state.file} />}
        </div>
        {state.step === 'merged' && <Tag data-color="success">{t('file.merged')}</Tag>}
        {state.step === 'ready' && <Tag>{t(`standing.${state.file.standing}`)}</Tag>}
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
      {state.step === 'locked' && (
        <PassphrasePrompt
          file={name}
          isWrong={state.isWrong}
          isBusy={state.isBusy}
          onUnlock={onUnlock}
        />
      )}
      {'file' in state && state.step !== 'merged' && <SenderLine check={state.file.signature} />}
      {state.step === 'failed' && (
        <Alert data-color="danger">
          <Paragraph>{t(`failed.${failureOf(state.problem)}`)}</Paragraph>
        </Alert>
      )}
      {state.step === 'ready' && (
        <>
          <ContentsList contents={state.file.contents} />
          {state.file.bringsSomething ? (
            <Outcomes counts={state.file.counts} isDone={false} />
          ) : (
            <Paragraph>
              {t(state.file.standing === 'older' ? 'file.older' : 'file.nothingNew')}
            </Paragraph>
          )}
        </>
      )}
      {state.step === 'ready' && state.file.newAttachments > 0 && (
        <Paragraph>{t('file.attachments', { count: state.file.newAttachments })}</Paragraph>
      )}
      {state.step === 'merged' && <Outcomes counts={state.report.counts} isDone />}
      {state.step === 'merged' && state.report.attachments > 0 && (
        <Paragraph>{t('file.attachmentsStored', { count: state.report.attachments })}</Paragraph>
      )}
      {state.step === 'merged' && <Choices report={state.report} />}
      {'file' in state && <Clashes clashes={state.file.clashes} words={words} />}
      {state.step === 'ready' && (
        <ConflictList
          conflicts={state.file.conflicts}
          count={state.file.conflictCount}
          words={words}
          choices={choices}
        />
      )}
      {state.step === 'merged' && (
        <>
          <ConflictList
            conflicts={state.report.conflicts}
            count={state.report.conflictCount}
            words={words}
            choices={undefined}
          />
          <MergedLinks contents={state.file.contents} />
          {state.report.importId !== undefined && (
            <UndoImport importId={state.report.importId} file={name} words={words} />
          )}
        </>
      )}
    </Card>
  );
}

/** More parties than this are told by their number. */
const partiesNamed = 3;

function From({ file, words: { partyName } }: { file: OpenedFile; words: Words }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const names = file.contents.parties
    .map(({ id }) => partyName(id))
    .sort((a, b) => a.localeCompare(b, format.language));
  if (names.length === 0) return t('file.fromNobody');
  if (names.length === 1) return names[0];
  // How many they are comes first, and no comma stands between them: a name may have one in it.
  const named = names.length > partiesNamed ? names.slice(0, partiesNamed - 1) : names;
  const listed = named.join('; ');
  return t('file.fromMany', {
    count: names.length,
    names:
      named.length === names.length
        ? listed
        : t('file.andMore', { names: listed, number: names.length - named.length }),
  });
}

function Written({ name, file }: { name: string; file: OpenedFile }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  return (
    <Paragraph data-size="sm" className={styles.quiet}>
      {file.kind !== undefined && `${t(`kind.${file.kind}`)} · `}
      {t('file.written', { when: format.dateTime(file.createdAt), file: name })}
    </Paragraph>
  );
}

/** Reading in asks for nothing but room and an open database. */
function failureOf({ kind }: MergeProblem): 'storage-full' | 'storage-closed' | 'other' {
  return kind === 'storage-full' || kind === 'storage-closed' ? kind : 'other';
}

const outcomes = [
  'new',
  'newer',
  'fuller',
  'conflict',
  'same',
  'older',
] as const satisfies FieldOutcome[];

/** How many of the file's fields are new, replace, or change nothing. */
function Outcomes({ counts, isDone }: { counts: OpenedFile['counts']; isDone: boolean }) {
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

/** What became of the choices that were made before. */
function Choices({ report: { chosen, notCarriedOut } }: { report: MergeReport }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  return (
    <>
      {chosen > 0 && (
        <Paragraph>
          {t('choice.chosen', { count: chosen, number: format.number(chosen) })}
        </Paragraph>
      )}
      {notCarriedOut > 0 && (
        <Alert data-color="warning">
          <Paragraph>
            {t('choice.notCarriedOut', {
              count: notCarriedOut,
              number: format.number(notCarriedOut),
            })}
          </Paragraph>
        </Alert>
      )}
    </>
  );
}

interface ClashesProps {
  clashes: readonly ClashToTell[];
  words: Words;
}

function Clashes({ clashes, words }: ClashesProps) {
  const { t } = useTranslation('exchange');
  if (clashes.length === 0) return null;
  return (
    <Alert data-color="warning">
      <Paragraph>{t('clash.title', { count: clashes.length })}</Paragraph>
      <List.Unordered>
        {clashes.map(({ record, reason }) => (
          <List.Item key={record.id}>
            {t(`clash.${reason}`, { place: recordWords(words, record) })}
          </List.Item>
        ))}
      </List.Unordered>
    </Alert>
  );
}
