// Answers for: taking everything back out of a file: what it would do, merged or in place of everything, and one yes.
import {
  Alert,
  Button,
  EXPERIMENTAL_FileUpload as FileUpload,
  Field,
  Fieldset,
  Label,
  List,
  Paragraph,
  Radio,
} from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Loss } from '#domain/loss.ts';
import { useFormat } from '#i18n/format.ts';
import { ContentsList } from '#pages/exchange/contents-list.tsx';
import styles from '#pages/exchange/exchange.module.css';
import { ProblemSentence } from '#pages/exchange/problem-sentence.tsx';
import { PassphrasePrompt } from '#pages/exchange/protection/passphrase-prompt.tsx';
import { Section } from '#pages/exchange/section.tsx';
import { UndoImport } from '#pages/exchange/undo-import.tsx';
import { useWords } from '#pages/exchange/words.ts';
import { WorkProgress } from '#pages/exchange/work-progress.tsx';
import { useCommands } from '#storage/provider.tsx';
import { useAllAttachments } from '#storage/queries.ts';
import { useTransfer } from '#transfer/provider.tsx';
import type { FileProblem, MergeReport, OpenedFile } from '#transfer/transfer.ts';
import { useCountWords } from './count-words.ts';
import { ReplacingState } from './replacing-state.tsx';
import { useReplacing } from './use-replacing.ts';

type RestoreState =
  | { step: 'choose' }
  | { step: 'reading'; name: string; share: number }
  | { step: 'locked'; file: File; isWrong: boolean }
  | { step: 'refused'; problem: FileProblem }
  | { step: 'ready'; name: string; file: OpenedFile; loss: Loss }
  | { step: 'merging'; share: number }
  | { step: 'merged'; name: string; report: MergeReport }
  | { step: 'failed' };

export function RestoreFile({ onReplaced }: { onReplaced: () => void }) {
  const { t } = useTranslation('backup');
  const commands = useCommands();
  const transfer = useTransfer();
  const [state, setState] = useState<RestoreState>({ step: 'choose' });
  const acts = useReplacing(onReplaced);
  const job = useRef<AbortController | undefined>(undefined);
  const openId = useRef<string | undefined>(undefined);

  // Whoever leaves the page lets go of the file.
  useEffect(
    () => () => {
      job.current?.abort();
      if (openId.current !== undefined) transfer.close(openId.current);
    },
    [transfer],
  );

  function letGo() {
    if (openId.current !== undefined) transfer.close(openId.current);
    openId.current = undefined;
  }

  async function open(file: File, passphrase?: string) {
    letGo();
    acts.reset();
    job.current = new AbortController();
    const { signal } = job.current;
    setState({ step: 'reading', name: file.name, share: 0 });
    const opened = await transfer.open(file, {
      passphrase,
      signal,
      onProgress: ({ share }) => setState({ step: 'reading', name: file.name, share }),
    });
    if (!opened.ok) {
      const { kind } = opened.error;
      if (kind === 'cancelled') setState({ step: 'choose' });
      else if (kind === 'passphrase-needed' || kind === 'wrong-passphrase')
        setState({ step: 'locked', file, isWrong: kind === 'wrong-passphrase' });
      else setState({ step: 'refused', problem: opened.error });
      return;
    }
    openId.current = opened.value.id;
    const loss = await transfer.loss(opened.value.id, { signal });
    if (loss.ok) setState({ step: 'ready', name: file.name, file: opened.value, loss: loss.value });
    else setState({ step: 'failed' });
  }

  async function merge(name: string, file: OpenedFile) {
    job.current = new AbortController();
    setState({ step: 'merging', share: 0 });
    const merged = await transfer.merge(file.id, [], {
      signal: job.current.signal,
      onProgress: ({ share }) => setState({ step: 'merging', share }),
    });
    if (merged.ok) setState({ step: 'merged', name, report: merged.value });
    else setState(merged.error.kind === 'cancelled' ? { step: 'choose' } : { step: 'failed' });
    letGo();
    onReplaced();
    if (merged.ok) await commands.askToPersist();
  }

  async function replace(file: OpenedFile) {
    await acts.begin((options) => transfer.replace(file.id, options));
    await commands.askToPersist();
  }

  const isReplacing = acts.state.step !== 'ready';
  return (
    <Section title={t('restore.title')} lead={t('restore.lead')}>
      {(state.step === 'choose' || state.step === 'refused' || state.step === 'failed') && (
        <ChooseFile onChoose={(file) => void open(file)} />
      )}
      {state.step === 'reading' && (
        <WorkProgress
          label={t('restore.reading')}
          share={state.share}
          onCancel={() => job.current?.abort()}
        />
      )}
      {state.step === 'locked' && (
        <PassphrasePrompt
          file={state.file.name}
          isWrong={state.isWrong}
          onUnlock={(passphrase) => void open(state.file, passphrase)}
        />
      )}
      {state.step === 'refused' && <ProblemSentence problem={state.problem} />}
      {state.step === 'failed' && (
        <Alert data-color="danger">
          <Paragraph>{t('problem.failed')}</Paragraph>
        </Alert>
      )}
      {state.step === 'ready' && !isReplacing && (
        <Preview
          name={state.name}
          file={state.file}
          loss={state.loss}
          onMerge={() => void merge(state.name, state.file)}
          onReplace={() => void replace(state.file)}
          onCancel={() => {
            letGo();
            setState({ step: 'choose' });
          }}
        />
      )}
      {state.step === 'merging' && (
        <WorkProgress
          label={t('restore.working')}
          share={state.share}
          onCancel={() => job.current?.abort()}
        />
      )}
      {state.step === 'merged' && <Merged name={state.name} report={state.report} />}
      <ReplacingState acts={acts} />
      {(state.step === 'merged' || acts.state.step === 'done' || acts.state.step === 'failed') && (
        <div>
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => {
              letGo();
              acts.reset();
              setState({ step: 'choose' });
            }}
          >
            {t('restore.another')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function ChooseFile({ onChoose }: { onChoose: (file: File) => void }) {
  const { t } = useTranslation('backup');
  return (
    <Field>
      <Label>{t('restore.choose')}</Label>
      <FileUpload>
        <Field.Description>{t('restore.drop')}</Field.Description>
        <Button asChild variant="secondary">
          <span>{t('restore.browse')}</span>
        </Button>
        <input
          type="file"
          accept=".nyckelring,.age,.json,application/json"
          onChange={(event) => {
            const input = event.currentTarget;
            const [file] = input.files ?? [];
            // The same file can be chosen again, after it has been mended.
            input.value = '';
            if (file !== undefined) onChoose(file);
          }}
        />
      </FileUpload>
    </Field>
  );
}

interface PreviewProps {
  name: string;
  file: OpenedFile;
  loss: Loss;
  onMerge: () => void;
  onReplace: () => void;
  onCancel: () => void;
}

function Preview({ name, file, loss, onMerge, onReplace, onCancel }: PreviewProps) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const [how, setHow] = useState<'merge' | 'replace'>('merge');
  const isMerge = how === 'merge';
  return (
    <>
      <div>
        <Paragraph className={styles.label}>
          {t('restore.written', { file: name, when: format.dateTime(file.createdAt) })}
        </Paragraph>
        <ContentsList contents={file.contents} />
      </div>
      <Fieldset>
        <Fieldset.Legend>{t('restore.how')}</Fieldset.Legend>
        <Radio
          name="restore"
          value="merge"
          checked={isMerge}
          onChange={() => setHow('merge')}
          label={t('restore.merge')}
          description={t('restore.mergeHint')}
        />
        <Radio
          name="restore"
          value="replace"
          checked={!isMerge}
          onChange={() => setHow('replace')}
          label={t('restore.replace')}
          description={t('restore.replaceHint')}
        />
      </Fieldset>
      {isMerge ? <Brings file={file} /> : <Lost loss={loss} />}
      <Paragraph data-size="sm" className={styles.quiet}>
        {t('restore.backupFirst')}
      </Paragraph>
      <div className={styles.buttons}>
        {isMerge ? (
          <Button disabled={!file.bringsSomething} onClick={onMerge}>
            {t('restore.doMerge')}
          </Button>
        ) : (
          <Button data-color="danger" onClick={onReplace}>
            {t('restore.doReplace')}
          </Button>
        )}
        <Button variant="tertiary" onClick={onCancel}>
          {t('restore.cancel')}
        </Button>
      </div>
    </>
  );
}

function Brings({ file: { bringsSomething, counts, conflictCount } }: { file: OpenedFile }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  if (!bringsSomething) return <Paragraph>{t('restore.nothingNew')}</Paragraph>;
  return (
    <>
      <Paragraph>
        {t('restore.brings', { count: format.number(counts.new + counts.newer) })}
      </Paragraph>
      {conflictCount > 0 && (
        <Paragraph>{t('restore.conflicts', { count: conflictCount })}</Paragraph>
      )}
    </>
  );
}

function Lost({ loss: { records, fields } }: { loss: Loss }) {
  const { t } = useTranslation('backup');
  const countWords = useCountWords();
  const attachments = useAllAttachments() ?? [];
  const lines = [
    ...countWords(records),
    ...(fields > 0 ? [t('restore.lossFields', { count: fields })] : []),
    ...((records.document ?? 0) > 0 && attachments.length > 0 ? [t('restore.lossFiles')] : []),
  ];
  if (lines.length === 0) return <Paragraph>{t('restore.lossNone')}</Paragraph>;
  return (
    <Alert data-color="warning">
      <Paragraph>{t('restore.lossTitle')}</Paragraph>
      <List.Unordered>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List.Unordered>
    </Alert>
  );
}

function Merged({ name, report }: { name: string; report: MergeReport }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const words = useWords({}, []);
  const { records, conflictCount, importId } = report;
  return (
    <>
      <Alert data-color="success" role="status">
        <Paragraph>
          {t('restore.merged', { count: records, number: format.number(records) })}
        </Paragraph>
        {conflictCount > 0 && (
          <Paragraph>{t('restore.conflicts', { count: conflictCount })}</Paragraph>
        )}
      </Alert>
      {importId !== undefined && <UndoImport importId={importId} file={name} words={words} />}
    </>
  );
}
