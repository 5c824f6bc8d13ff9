// Answers for: choosing a whole folder at once, where the parties' files have been gathered.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileExtensions } from '#exchange/packing.ts';
import styles from '#pages/exchange/exchange.module.css';
import type { Incoming } from '#pages/exchange/incoming.ts';

/** A browser without folders to choose from (on a phone) has none of this. */
const canChooseFolders = () => 'webkitdirectory' in HTMLInputElement.prototype;

export function FolderOfFiles({ incoming: { open } }: { incoming: Incoming }) {
  const { t } = useTranslation('sending');
  const input = useRef<HTMLInputElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  if (!canChooseFolders()) return null;
  return (
    <div className={styles.action}>
      <Button variant="secondary" data-size="sm" onClick={() => input.current?.click()}>
        {t('receive.folder')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('receive.folder')}
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])].filter(({ name }) =>
            fileExtensions.some((extension) => name.toLowerCase().endsWith(extension)),
          );
          event.currentTarget.value = '';
          setEmpty(files.length === 0);
          void open(files.map((blob) => ({ name: blob.name, blob })));
        }}
      />
      <div role="status">
        {isEmpty && <Paragraph data-size="sm">{t('receive.emptyFolder')}</Paragraph>}
      </div>
    </div>
  );
}
