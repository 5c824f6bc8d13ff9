// Answers for: the small files of one document: saved from here, added and removed, with the limits said beforehand.
import {
  Button,
  EXPERIMENTAL_FileUpload as FileUpload,
  Field,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  attachmentEndings,
  attachmentLimits,
  attachmentProblem,
  totalSize,
  type Attachment,
  type AttachmentProblem,
} from '#domain/attachment.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import { useAllAttachments, useAttachmentReader, useAttachments } from '#storage/queries.ts';
import { saveFile } from '#ui/save-file.ts';
import styles from './documents.module.css';

interface AttachmentsProps {
  /** The document's id. */
  document: string;
  /** Whether the document is being changed; otherwise the files can only be saved from here. */
  isOpen: boolean;
}

export function Attachments({ document, isOpen }: AttachmentsProps) {
  const { t } = useTranslation(['documents', 'common']);
  const format = useFormat();
  const commands = useCommands();
  const read = useAttachmentReader();
  const attachments = useAttachments(document) ?? [];
  const [removed, setRemoved] = useState<Attachment | undefined>(undefined);
  const part = useRef<HTMLDivElement>(null);
  if (attachments.length === 0 && !isOpen) return null;
  const focusOn = (selector: string) =>
    setTimeout(() => part.current?.querySelector<HTMLElement>(selector)?.focus());

  return (
    <div ref={part} className={styles.attachments}>
      {isOpen && <h3 className={styles.askTitle}>{t('attachments.title')}</h3>}
      {attachments.length > 0 && (
        <ul className={styles.files} aria-label={t('attachments.title')}>
          {attachments.map(({ id, name, size: bytes }) => (
            <li key={id}>
              <Button
                variant="tertiary"
                data-size="sm"
                className={styles.file}
                aria-label={t('attachments.download', { name, size: format.size(bytes) })}
                onClick={async () => {
                  const [file] = await read([id]);
                  if (file) saveFile(new Blob([file.bytes], { type: file.type }), file.name);
                }}
              >
                {name} <span className={styles.facts}>{format.size(bytes)}</span>
              </Button>
              {isOpen && (
                <Button
                  variant="tertiary"
                  data-color="danger"
                  data-size="sm"
                  aria-label={t('attachments.remove', { name })}
                  onClick={async () => {
                    const gone = await commands.removeAttachment(id);
                    if (gone.ok && gone.value !== null) setRemoved(gone.value);
                    focusOn('[data-focus="undo"]');
                  }}
                >
                  {t('common:actions.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOpen && removed !== undefined && (
        <p className={styles.removed} role="status">
          {t('attachments.removed', { name: removed.name })}{' '}
          <Button
            variant="tertiary"
            data-size="sm"
            data-focus="undo"
            aria-label={t('attachments.restore', { name: removed.name })}
            onClick={() => {
              setRemoved(undefined);
              void commands.addAttachment(document, removed);
              focusOn('input');
            }}
          >
            {t('common:actions.undo')}
          </Button>
        </p>
      )}
      {isOpen && <AddAttachments document={document} />}
    </div>
  );
}

function AddAttachments({ document }: { document: string }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const commands = useCommands();
  const stored = totalSize(useAllAttachments() ?? []);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const sentence = (name: string, problem: AttachmentProblem): string => {
    switch (problem.kind) {
      case 'too-large':
        return t('attachments.problem.too-large', {
          name,
          size: format.size(problem.size),
          limit: format.size(problem.limit),
        });
      case 'no-room':
        return t('attachments.problem.no-room', {
          name,
          left: format.size(problem.left),
          limit: format.size(problem.limit),
        });
      case 'name-too-long':
        return t('attachments.problem.name-too-long', { limit: problem.limit });
      case 'empty':
      case 'unknown-type':
      case 'not-what-it-says':
        return t(`attachments.problem.${problem.kind}`, { name });
    }
  };

  async function add(files: readonly File[]) {
    const told: string[] = [];
    let sum = stored;
    for (const file of files) {
      // Looked at before anything is read: a file may be larger than the memory.
      const problem =
        attachmentProblem(file, sum) ??
        (await file.arrayBuffer().then(
          async (content) => {
            const added = await commands.addAttachment(document, {
              name: file.name,
              bytes: new Uint8Array(content),
            });
            // What the browser cannot store is told in the header.
            return added.ok ? added.value : null;
          },
          () => ({ kind: 'not-what-it-says' as const }),
        ));
      if (problem === null) sum += file.size;
      else told.push(sentence(file.name, problem));
    }
    setProblems(told);
    void commands.askToPersist();
  }

  return (
    <Field>
      <Label>{t('attachments.add')}</Label>
      <FileUpload>
        <Field.Description>
          {t('attachments.hint', {
            each: format.size(attachmentLimits.bytes),
            total: format.size(attachmentLimits.total),
          })}
          {stored > 0 &&
            ` ${t('attachments.used', {
              size: format.size(stored),
              total: format.size(attachmentLimits.total),
            })}`}
        </Field.Description>
        <Button asChild variant="secondary" data-size="sm">
          <span>{t('attachments.browse')}</span>
        </Button>
        <input
          type="file"
          multiple
          accept={attachmentEndings.join(',')}
          aria-invalid={problems.length > 0 || undefined}
          onChange={(event) => {
            const { files } = event.target;
            const chosen = [...(files ?? [])];
            // The same file can then be chosen again.
            event.target.value = '';
            void add(chosen);
          }}
        />
      </FileUpload>
      {problems.map((problem) => (
        <ValidationMessage key={problem}>{problem}</ValidationMessage>
      ))}
    </Field>
  );
}
