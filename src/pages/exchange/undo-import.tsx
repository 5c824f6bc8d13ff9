// Answers for: taking back everything that one file brought, after asking once; or saying why it cannot be done.
import { Alert, Button, List, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTransfer } from '#transfer/provider.tsx';
import type { UndoProblem, UndoReport, WrittenPlace } from '#transfer/transfer.ts';
import styles from './exchange.module.css';
import { fieldWords, recordWords, type Words } from './words.ts';
import { WorkProgress } from './work-progress.tsx';

type UndoState =
  | { step: 'ready' }
  | { step: 'asking' }
  | { step: 'working'; share: number }
  | { step: 'done'; report: UndoReport }
  | { step: 'refused'; problem: UndoProblem };

interface UndoImportProps {
  importId: string;
  /** What the file is called, to tell one button from another. */
  file: string;
  words: Words;
  /** Called when everything is as it was. */
  onDone?: (report: UndoReport) => void;
}

export function UndoImport({ importId, file, words, onDone }: UndoImportProps) {
  const { t } = useTranslation('exchange');
  const transfer = useTransfer();
  const [state, setState] = useState<UndoState>({ step: 'ready' });
  const controller = useRef<AbortController | undefined>(undefined);
  const next = useRef<HTMLButtonElement>(null);
  const last = useRef(state.step);
  // The button that was pressed gives its place to another one: whoever pressed it goes along.
  useEffect(() => {
    if (last.current !== state.step) next.current?.focus();
    last.current = state.step;
  }, [state.step]);

  async function undo() {
    controller.current = new AbortController();
    setState({ step: 'working', share: 0 });
    const undone = await transfer.undoImport(importId, {
      signal: controller.current.signal,
      onProgress: ({ share }) => setState({ step: 'working', share }),
    });
    if (undone.ok) {
      setState({ step: 'done', report: undone.value });
      onDone?.(undone.value);
    } else if (undone.error.kind === 'cancelled') setState({ step: 'ready' });
    else setState({ step: 'refused', problem: undone.error });
  }

  return (
    <div className={styles.action}>
      {state.step === 'ready' && (
        <Button
          ref={next}
          variant="secondary"
          data-size="sm"
          aria-label={t('undo.startNamed', { file })}
          onClick={() => setState({ step: 'asking' })}
        >
          {t('undo.start')}
        </Button>
      )}
      {state.step === 'asking' && (
        <div className={styles.ask} role="group" aria-label={t('undo.startNamed', { file })}>
          <Paragraph>{t('undo.ask')}</Paragraph>
          <div className={styles.answers}>
            <Button ref={next} data-size="sm" onClick={() => void undo()}>
              {t('undo.yes')}
            </Button>
            <Button variant="tertiary" data-size="sm" onClick={() => setState({ step: 'ready' })}>
              {t('undo.no')}
            </Button>
          </div>
        </div>
      )}
      {state.step === 'working' && (
        <WorkProgress
          label={t('undo.working')}
          share={state.share}
          onCancel={() => controller.current?.abort()}
        />
      )}
      <div role="status">{state.step === 'done' && <Paragraph>{t('undo.done')}</Paragraph>}</div>
      {state.step === 'refused' && (
        <Alert data-color="warning">
          <Paragraph>{t(`undo.refused.${reasonOf(state.problem)}`)}</Paragraph>
          {state.problem.kind === 'written-since' && (
            <WrittenSince
              places={state.problem.written}
              count={state.problem.count}
              words={words}
            />
          )}
        </Alert>
      )}
    </div>
  );
}

function reasonOf({ kind }: UndoProblem) {
  switch (kind) {
    case 'written-since':
    case 'nothing-to-undo':
    case 'storage-full':
    case 'storage-closed':
      return kind;
    default:
      return 'other';
  }
}

interface WrittenSinceProps {
  places: readonly WrittenPlace[];
  count: number;
  words: Words;
}

function WrittenSince({ places, count, words }: WrittenSinceProps) {
  const { t } = useTranslation('exchange');
  const left = count - places.length;
  return (
    <>
      <List.Unordered>
        {places.map(({ record, field }) => (
          <List.Item key={`${record.id}|${field ?? ''}`}>
            {field === undefined
              ? recordWords(words, record)
              : t('place.field', {
                  where: recordWords(words, record),
                  field: fieldWords(words, record, field),
                })}
          </List.Item>
        ))}
      </List.Unordered>
      {left > 0 && (
        <Paragraph>
          {t('conflict.more', { count: left, number: words.format.number(left) })}
        </Paragraph>
      )}
      <Paragraph>{t('undo.instead')}</Paragraph>
    </>
  );
}
