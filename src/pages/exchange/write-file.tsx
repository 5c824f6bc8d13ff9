// Answers for: the button that has a file gathered, written, locked if wished and proved, and hands it over.
import { Alert, Button, Checkbox, Details, Paragraph } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnCheckNumber } from '#pages/check-number.tsx';
import type { Saved } from '#storage/commands.ts';
import { useTransfer } from '#transfer/provider.tsx';
import type { FileOrder, WriteProblem, WrittenFile } from '#transfer/transfer.ts';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import styles from './exchange.module.css';
import { noPassphrase, usablePassphrase } from './protection/chosen-passphrase.ts';
import { PassphraseChoice } from './protection/passphrase-choice.tsx';
import { WorkProgress } from './work-progress.tsx';

type WriteState =
  | { step: 'ready' }
  | { step: 'writing'; share: number }
  | { step: 'saved'; file: string }
  | { step: 'failed'; problem: WriteProblem };

interface WriteFileProps {
  label: string;
  /** What the file is named after. */
  name: string;
  order: FileOrder;
  /** What anyone may read is not locked. */
  canBeLocked?: boolean;
  /** What must be stored first. When it cannot be, the header says why and nothing is written. */
  before?: () => Saved;
  /** Called once the file has been proved and handed over. */
  onWritten?: (file: WrittenFile) => Promise<unknown>;
}

export function WriteFile({
  label,
  name,
  order,
  canBeLocked = true,
  before,
  onWritten,
}: WriteFileProps) {
  const { t } = useTranslation(['sending', 'common', 'protection']);
  const transfer = useTransfer();
  const [state, setState] = useState<WriteState>({ step: 'ready' });
  const [lock, setLock] = useState(noPassphrase);
  const [isAsked, setAsked] = useState(false);
  const [isPlain, setPlain] = useState(false);
  const job = useRef<AbortController | undefined>(undefined);

  async function write() {
    setAsked(true);
    const passphrase = usablePassphrase(canBeLocked ? lock : noPassphrase);
    if (!passphrase.ok) return;
    job.current = new AbortController();
    setState({ step: 'writing', share: 0 });
    const prepared = await before?.();
    if (prepared?.ok === false) {
      setState({ step: 'ready' });
      return;
    }
    const written = await transfer.write(order, {
      packing: isPlain ? 'plain' : 'gzip',
      passphrase: passphrase.value,
      signal: job.current.signal,
      onProgress: ({ share }) => setState({ step: 'writing', share }),
    });
    if (!written.ok) {
      setState(
        written.error.kind === 'cancelled'
          ? { step: 'ready' }
          : { step: 'failed', problem: written.error },
      );
      return;
    }
    const day = new Date(written.value.takenAt).toLocaleDateString('sv-SE');
    const title = `${t('common:appName')} ${name.slice(0, 90)} ${day}`;
    const file = safeFileName(title) + written.value.extension;
    saveFile(written.value.blob, file);
    await onWritten?.(written.value);
    setState({ step: 'saved', file });
  }

  return (
    <div className={styles.action}>
      {canBeLocked && <PassphraseChoice chosen={lock} onChange={setLock} isAsked={isAsked} />}
      {!lock.isWanted && (
        <Details className={styles.more}>
          <Details.Summary>{t('write.more')}</Details.Summary>
          <Details.Content>
            <Checkbox
              label={t('write.plain')}
              description={t('write.plainHint')}
              checked={isPlain}
              onChange={(event) => setPlain(event.target.checked)}
            />
          </Details.Content>
        </Details>
      )}
      <Button onClick={write} loading={state.step === 'writing'}>
        {label}
      </Button>
      {state.step === 'writing' && (
        <WorkProgress
          label={t('write.writing')}
          share={state.share}
          onCancel={() => job.current?.abort()}
        />
      )}
      <div role="status">
        {state.step === 'saved' && (
          <Paragraph data-size="sm">{t('write.done', { file: state.file })}</Paragraph>
        )}
        {state.step === 'failed' && <Failed problem={state.problem} />}
      </div>
      {canBeLocked && state.step === 'saved' && <OwnCheckNumber lead={t('protection:own.short')} />}
    </div>
  );
}

function Failed({ problem }: { problem: WriteProblem }) {
  const { t } = useTranslation('sending');
  return (
    <Alert data-color="danger">
      <Paragraph>{t(`write.problem.${sentenceOf(problem)}`)}</Paragraph>
      {'detail' in problem && <Paragraph data-size="sm">{problem.detail}</Paragraph>}
    </Alert>
  );
}

function sentenceOf({ kind }: WriteProblem) {
  switch (kind) {
    case 'storage-full':
    case 'storage-closed':
    case 'nothing':
    case 'not-proved':
    case 'transfer-failed':
      return kind;
    // Nothing but room and an open database is asked for when a file is written.
    default:
      return 'nothing';
  }
}
