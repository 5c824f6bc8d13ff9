// Answers for: the button that writes a file, reads it back, hands it over, and says how it went.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#domain/attachment.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import type { Snapshot } from '#domain/record.ts';
import { fileExtension } from '#exchange/envelope.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import type { Saved } from '#storage/commands.ts';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import styles from './exchange.module.css';

type WriteState =
  | { step: 'ready' }
  | { step: 'writing' }
  | { step: 'saved'; file: string }
  /** What was written could not be read again. */
  | { step: 'failed'; detail: string };

interface Taken extends Snapshot {
  /** Small files that somebody has chosen to take along. */
  attachments?: readonly Attachment[];
  device: string;
  takenAt: string;
}

interface WriteButtonProps {
  label: string;
  /** What the file is named after. */
  name: string;
  take: () => Saved<Taken>;
  /** Called once the file has been written, read back and handed over. */
  onWritten?: (takenAt: string) => Promise<unknown>;
}

export function WriteButton({ label, name, take, onWritten }: WriteButtonProps) {
  const { t } = useTranslation(['exchange', 'common']);
  const [state, setState] = useState<WriteState>({ step: 'ready' });

  async function save() {
    setState({ step: 'writing' });
    const taken = await take();
    // The header says why, in the words of saving.
    if (!taken.ok) {
      setState({ step: 'ready' });
      return;
    }
    try {
      const { device, takenAt, records, history, attachments = [] } = taken.value;
      // The writer reads its own text back before it gives it out.
      const text = writeExchangeFile({
        snapshot: { records, history },
        attachments,
        device,
        appVersion: __APP_VERSION__,
        createdAt: takenAt,
        instruments: instrumentFacts(instruments, instrumentRefs()),
      });
      const day = new Date(takenAt).toLocaleDateString('sv-SE');
      const title = `${t('common:appName')} ${name.slice(0, 90)} ${day}`;
      const fileName = safeFileName(title) + fileExtension;
      saveFile(new Blob([text], { type: 'application/json' }), fileName);
      await onWritten?.(takenAt);
      setState({ step: 'saved', file: fileName });
    } catch (error) {
      // A bug of ours; but nobody may believe that they have a file when they have none.
      setState({ step: 'failed', detail: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <div className={styles.action}>
      <Button onClick={save} loading={state.step === 'writing'}>
        {label}
      </Button>
      <div role="status">
        {state.step === 'writing' && <Paragraph data-size="sm">{t('save.writing')}</Paragraph>}
        {state.step === 'saved' && (
          <Paragraph data-size="sm">{t('save.done', { file: state.file })}</Paragraph>
        )}
        {state.step === 'failed' && (
          <Alert data-color="danger">
            <Paragraph>{t('save.failed')}</Paragraph>
            <Paragraph data-size="sm">{state.detail}</Paragraph>
          </Alert>
        )}
      </div>
    </div>
  );
}
