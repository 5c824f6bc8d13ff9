// Answers for: every chosen file with what it would bring, and the one yes that reads them in.
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import styles from './exchange.module.css';
import { FileCard } from './file-card.tsx';
import { canMerge, type Incoming, type IncomingFile, type IncomingState } from './incoming.ts';
import { bringTo } from './section.tsx';
import { documentsIn, useWords } from './words.ts';

export function IncomingFiles({ incoming }: { incoming: Incoming }) {
  const { files, work, mergeAll, unlock, remove } = incoming;
  const { t } = useTranslation('exchange');
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = files.flatMap(({ state }) => ('file' in state ? [state.file] : []));
  const words = useWords(
    Object.assign({}, ...opened.map(({ names }) => names)) as Record<string, string>,
    opened.flatMap(({ conflicts }) => conflicts.flatMap(documentsIn)),
  );
  const count = files.length;
  const isWorking = work !== undefined;
  const wasWorking = useRef(false);
  const isAskedAgain = files.some(({ state }) => state.step === 'locked' && state.isWrong);
  // What the person waited for stands here; a passphrase that is asked for again brings them to itself.
  useEffect(() => {
    if (wasWorking.current && !isWorking && !isAskedAgain) bringTo(heading.current);
    wasWorking.current = isWorking;
  }, [isWorking, isAskedAgain]);
  if (count === 0) return null;

  const waiting = files.filter(({ state }) => canMerge(state)).length;
  return (
    <section className={styles.incoming} aria-labelledby="incoming">
      <Heading level={2} data-size="xs" id="incoming" tabIndex={-1} ref={heading}>
        {t('incoming.title', { count })}
      </Heading>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.key}>
            <FileCard
              file={file}
              words={words}
              onUnlock={(passphrase) => void unlock(file.key, passphrase)}
              onRemove={isWorking ? undefined : () => remove(file.key)}
            />
          </li>
        ))}
      </ul>
      {waiting > 0 && (
        <div className={styles.action}>
          <NotRead files={files} />
          <Button onClick={mergeAll} loading={work?.doing === 'merging'} disabled={isWorking}>
            {t('incoming.merge', { count: waiting })}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Said where the yes is given: among many files those that are left out are easily missed. */
function NotRead({ files }: { files: readonly IncomingFile[] }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const namesAt = (step: IncomingState['step']) =>
    files.filter(({ state }) => state.step === step).map(({ name }) => name);
  const refused = namesAt('refused');
  const locked = namesAt('locked');
  return (
    <>
      {refused.length > 0 && (
        <Paragraph className={styles.fileNames}>
          {t('incoming.notRead', { count: refused.length, files: format.list(refused) })}
        </Paragraph>
      )}
      {locked.length > 0 && (
        <Paragraph className={styles.fileNames}>
          {t('incoming.locked', { count: locked.length, files: format.list(locked) })}
        </Paragraph>
      )}
    </>
  );
}
