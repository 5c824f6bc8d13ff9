// Answers for: every chosen file with what it would bring, and the one yes that reads them in.
import { Button, Heading } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './exchange.module.css';
import { FileCard } from './file-card.tsx';
import { canMerge, type Incoming } from './incoming.ts';
import { bringTo } from './section.tsx';
import { useWords } from './words.ts';

export function IncomingFiles({
  incoming: { files, work, mergeAll, remove },
}: {
  incoming: Incoming;
}) {
  const { t } = useTranslation('exchange');
  const heading = useRef<HTMLHeadingElement>(null);
  const words = useWords(
    files.flatMap(({ state }) => (state.step === 'refused' ? [] : state.file.snapshot.records)),
  );
  const count = files.length;
  const isWorking = work !== undefined;
  const wasWorking = useRef(false);
  // What the person waited for stands here.
  useEffect(() => {
    if (wasWorking.current && !isWorking) bringTo(heading.current);
    wasWorking.current = isWorking;
  }, [isWorking]);
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
              onRemove={isWorking ? undefined : () => remove(file.key)}
            />
          </li>
        ))}
      </ul>
      {waiting > 0 && (
        <div className={styles.action}>
          <Button onClick={mergeAll} loading={work?.doing === 'merging'} disabled={isWorking}>
            {t('incoming.merge', { count: waiting })}
          </Button>
        </div>
      )}
    </section>
  );
}
