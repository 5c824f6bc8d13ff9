// Answers for: writing everything in one file, saying beforehand what is in it and what never leaves the machine.
import { Alert, Checkbox, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Result } from '#domain/result.ts';
import { useFormat } from '#i18n/format.ts';
import { ContentsList } from '#pages/exchange/contents-list.tsx';
import styles from '#pages/exchange/exchange.module.css';
import { Section } from '#pages/exchange/section.tsx';
import { WriteFile } from '#pages/exchange/write-file.tsx';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useSaveState } from '#storage/save-state.ts';
import { useTransfer } from '#transfer/provider.tsx';
import type { Leaving, WriteProblem } from '#transfer/transfer.ts';

export function SaveEverything() {
  const { t } = useTranslation('backup');
  const leaving = useLeaving();
  return (
    <Section title={t('save.title')} lead={t('save.lead')}>
      {leaving === undefined ? (
        <Paragraph role="status">{t('save.reading')}</Paragraph>
      ) : !leaving.ok ? (
        <Paragraph role="status">
          {leaving.error.kind === 'nothing' ? t('save.nothing') : t('save.failed')}
        </Paragraph>
      ) : leaving.value.isEmpty && leaving.value.withheld.length === 0 ? (
        <Paragraph>{t('save.nothing')}</Paragraph>
      ) : (
        <Everything leaving={leaving.value} />
      )}
    </Section>
  );
}

/** What a file would hold; looked at anew when something has been saved. */
function useLeaving(): Result<Leaving, WriteProblem> | undefined {
  const transfer = useTransfer();
  const savedAt = useSaveState((state) => state.savedAt?.getTime());
  const [leaving, setLeaving] = useState<Result<Leaving, WriteProblem> | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    void transfer.describe({ kind: 'backup', attachments: true }).then((told) => {
      if (!isGone) setLeaving(told);
    });
    return () => {
      isGone = true;
    };
  }, [transfer, savedAt]);
  return leaving;
}

function Everything({ leaving }: { leaving: Leaving }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const commands = useCommands();
  // A backup without them is no backup of them.
  const [hasFiles, setHasFiles] = useState(true);
  const { contents, attachments, withheld, withheldVersions } = leaving;
  return (
    <>
      <div>
        <Paragraph className={styles.label}>{t('save.contents')}</Paragraph>
        <ContentsList contents={contents} />
      </div>
      <Paragraph data-size="sm" className={styles.quiet}>
        {t('save.never')}
      </Paragraph>
      {withheld.map(({ id, title, names }) => (
        <Alert key={id} data-color="warning">
          <Paragraph>{t('save.withheld', { title, names: format.list(names) })}</Paragraph>
          <DesignLink asChild>
            <Link to={paths.review(id)}>{t('save.toReview')}</Link>
          </DesignLink>
        </Alert>
      ))}
      {withheldVersions > 0 && (
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('save.withheldVersions', { count: withheldVersions })}
        </Paragraph>
      )}
      {attachments.count > 0 && (
        <Checkbox
          label={t('save.attachments', {
            count: attachments.count,
            size: format.size(attachments.size),
          })}
          description={t('save.attachmentsHint')}
          checked={hasFiles}
          onChange={(event) => setHasFiles(event.target.checked)}
        />
      )}
      <WriteFile
        label={t('save.action')}
        name={t('save.name')}
        order={{ kind: 'backup', attachments: hasFiles && attachments.count > 0 }}
        onWritten={({ takenAt }) => commands.noteFile(takenAt, 'everything')}
      />
    </>
  );
}
