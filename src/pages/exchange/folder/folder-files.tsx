// Answers for: whose files lie in the shared folder, what has become of each, and fetching one that waits.
import { Alert, Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { currentValue } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { Section } from '#pages/exchange/section.tsx';
import { paths } from '#pages/paths.ts';
import type { FolderFile, SharedFolder } from '#storage/meta.ts';
import { useParties } from '#storage/queries.ts';
import { folderAt } from '#transfer/folder/keep.ts';
import { waitingReasons, type WaitingReason } from '#transfer/folder/look.ts';
import { handOver } from '#transfer/folder/standing.ts';
import styles from './folder.module.css';

const colours = {
  fetched: 'success',
  waiting: 'warning',
  unsure: 'neutral',
  broken: 'danger',
} as const;

/** What asks for a person stands first. */
const order: FolderFile['state'][] = ['waiting', 'broken', 'unsure', 'fetched'];

interface FolderFilesProps {
  folder: SharedFolder;
  files: readonly FolderFile[];
  /** The name of this machine's own file. */
  own: string | undefined;
}

export function FolderFiles({ folder, files, own }: FolderFilesProps) {
  const { t } = useTranslation('folder');
  const format = useFormat();
  const navigate = useNavigate();
  const parties = useParties() ?? [];
  const [hasFailed, setFailed] = useState(false);
  const names = new Map(parties.map(({ id, fields }) => [id, currentValue(fields.profile)?.name]));
  const shown = files.toSorted(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      a.name.localeCompare(b.name, format.language),
  );

  const whose = ({ name, party }: FolderFile) =>
    name === own ? t('standing.ownFile') : names.get(party ?? '');

  async function openFile({ name }: FolderFile) {
    setFailed(false);
    const read = await folderAt(folder.place).read(name);
    if (!read.ok) {
      setFailed(true);
      return;
    }
    handOver([new File([read.value], name)]);
    await navigate(paths.receive);
  }

  return (
    <Section title={t('files.title')}>
      {shown.length === 0 && <Paragraph>{t('files.none')}</Paragraph>}
      {hasFailed && (
        <Alert data-color="warning" role="alert">
          <Paragraph>{t('files.openFailed')}</Paragraph>
        </Alert>
      )}
      {shown.length > 0 && (
        <ul className={styles.files}>
          {shown.map((file) => (
            <li key={file.name} className={styles.row}>
              <div className={styles.words}>
                <Paragraph className={styles.whose}>{whose(file) ?? file.name}</Paragraph>
                <Paragraph data-size="sm" className={styles.quiet}>
                  {file.writtenAt === undefined
                    ? t('files.read', { when: format.dateTime(file.readAt) })
                    : t('files.written', { when: format.dateTime(file.writtenAt) })}
                  {whose(file) !== undefined && <span className={styles.file}>{file.name}</span>}
                </Paragraph>
                {file.state !== 'fetched' && (
                  <Paragraph data-size="sm">{t(`reason.${reasonOf(file)}`)}</Paragraph>
                )}
              </div>
              <Tag data-color={colours[file.state]} data-size="sm">
                {t(`files.state.${file.state}`)}
              </Tag>
              {file.state === 'waiting' && (
                <Button
                  data-size="sm"
                  aria-label={t('files.openNamed', { file: file.name })}
                  onClick={() => openFile(file)}
                >
                  {t('files.open')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function reasonOf({
  state,
  reason,
}: FolderFile): WaitingReason | 'schema-too-new' | 'too-large' | 'being-written' | 'broken' {
  if (state === 'unsure') return 'being-written';
  const waits = waitingReasons.find((known) => known === reason);
  if (waits !== undefined) return waits;
  return reason === 'schema-too-new' || reason === 'too-large' ? reason : 'broken';
}
