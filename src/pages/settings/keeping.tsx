// Answers for: telling in plain words what is kept, where, for how long, and that nothing is sent.
import { Button, Link as DesignLink, List, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useMeta } from '#storage/queries.ts';
import { recoveryAddress } from '#ui/recovery-address.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

/** `refused`: asked here and now, and the browser would not promise. */
type Promised = 'yes' | 'no' | 'refused' | 'unknown';

interface BrowserStorage {
  promised: Promised;
  /** Undefined when the browser doesn't tell. */
  bytes: number | undefined;
  /** How many more the browser would take; undefined when it doesn't tell. */
  left: number | undefined;
}

/** Less room than this is worth a word: a backup of a large network and some attachments. */
const littleRoom = 100_000_000;

async function readBrowserStorage(): Promise<BrowserStorage> {
  // Absent where the page is not served over https, whatever the types say.
  const storage = navigator.storage as StorageManager | undefined;
  const [isPersisted, estimate] = await Promise.all([storage?.persisted(), storage?.estimate()]);
  return {
    promised: isPersisted === undefined ? 'unknown' : isPersisted ? 'yes' : 'no',
    bytes: estimate?.usage,
    left:
      estimate?.quota === undefined || estimate.usage === undefined
        ? undefined
        : estimate.quota - estimate.usage,
  };
}

export function Keeping() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const commands = useCommands();
  const lastFileAt = useMeta('lastFileAt');
  const [storage, setStorage] = useState<BrowserStorage | undefined>(undefined);

  useEffect(() => {
    let isGone = false;
    void readBrowserStorage().then((read) => {
      if (!isGone) setStorage(read);
    });
    return () => {
      isGone = true;
    };
  }, []);

  async function ask() {
    const promised = (await commands.askToPersist()) ? 'yes' : 'refused';
    setStorage((before) => ({ bytes: before?.bytes, left: before?.left, promised }));
  }

  return (
    <Section title={t('keeping.title')}>
      <List.Unordered className={styles.points}>
        <List.Item>{t('keeping.nothingSent')}</List.Item>
        <List.Item>{t('keeping.what')}</List.Item>
        <List.Item>{t('keeping.where')}</List.Item>
        <List.Item>{t('keeping.names')}</List.Item>
      </List.Unordered>
      {storage !== undefined && (
        <div role="status">
          <Paragraph>
            {t(`keeping.promised.${storage.promised}`)}
            {storage.bytes !== undefined &&
              ` ${t('keeping.size', { size: format.size(storage.bytes) })}`}
            {storage.left !== undefined &&
              ` ${t('keeping.left', { size: format.size(storage.left) })}`}
            {storage.left !== undefined && storage.left < littleRoom && ` ${t('keeping.little')}`}
          </Paragraph>
        </div>
      )}
      {lastFileAt !== undefined && (
        <Paragraph>
          {lastFileAt === null
            ? t('keeping.never')
            : t('keeping.last', { date: format.date(lastFileAt) })}
        </Paragraph>
      )}
      <div className={styles.buttons}>
        {storage?.promised === 'no' && (
          <Button variant="secondary" data-size="sm" onClick={ask}>
            {t('keeping.ask')}
          </Button>
        )}
        <DesignLink asChild>
          <Link to={paths.backup}>{t('keeping.saveFile')}</Link>
        </DesignLink>
        <DesignLink href={recoveryAddress}>{t('keeping.recovery')}</DesignLink>
      </div>
    </Section>
  );
}
