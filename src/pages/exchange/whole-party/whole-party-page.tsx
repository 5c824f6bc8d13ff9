// Answers for: everything of one's own party in a file, for a colleague who is to work on with it.
import { Alert, Checkbox, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#i18n/format.ts';
import { ContentsList } from '#pages/exchange/contents-list.tsx';
import styles from '#pages/exchange/exchange.module.css';
import { Section } from '#pages/exchange/section.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { useLeaving } from '#pages/exchange/leaving.ts';
import { WriteFile } from '#pages/exchange/write-file.tsx';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useOwnParty, type OwnParty } from '#storage/queries.ts';
import type { Leaving } from '#transfer/transfer.ts';

export function WholePartyPage() {
  const { t } = useTranslation('sending');
  const own = useOwnParty();
  if (own === undefined) return null;
  return (
    <SubPage title={t('whole.title')} lead={t('whole.lead')}>
      {own === null ? (
        <Paragraph>
          {t('send.noParty')}{' '}
          <DesignLink asChild>
            <Link to={paths.start}>{t('send.toStart')}</Link>
          </DesignLink>
        </Paragraph>
      ) : (
        <Whole own={own} />
      )}
    </SubPage>
  );
}

function Whole({ own }: { own: OwnParty }) {
  const { t } = useTranslation('sending');
  const commands = useCommands();
  const format = useFormat();
  const [hasFiles, chooseFiles] = useState(false);
  const leaving = useLeaving({ kind: 'party', party: own.id, attachments: true });
  if (leaving === undefined) return null;
  if (!leaving.ok) return <Paragraph role="status">{t('whole.failed')}</Paragraph>;
  const { contents, attachments } = leaving.value;
  return (
    <Section title={t('leaving.title')} lead={t('whole.leaves')}>
      <ContentsList contents={contents} />
      <Withheld leaving={leaving.value} />
      {attachments.count > 0 && (
        <Checkbox
          label={t('whole.attachments', {
            count: attachments.count,
            size: format.size(attachments.size),
          })}
          description={t('whole.attachmentsHint')}
          checked={hasFiles}
          onChange={(event) => chooseFiles(event.target.checked)}
        />
      )}
      <WriteFile
        label={t('whole.action', { party: own.profile.name })}
        name={own.profile.name}
        order={{ kind: 'party', party: own.id, attachments: hasFiles }}
        onWritten={({ takenAt }) => commands.noteFile(takenAt, 'part')}
      />
    </Section>
  );
}

/** Reviews in whose texts a name of somebody heard stands. */
function Withheld({ leaving: { withheld, withheldVersions } }: { leaving: Leaving }) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  return (
    <>
      {withheld.map(({ id, title, names }) => (
        <Alert key={id} data-color="warning">
          <Paragraph>{t('whole.withheld', { title, names: format.list(names) })}</Paragraph>
          <DesignLink asChild>
            <Link to={paths.review(id)}>{t('whole.toReview')}</Link>
          </DesignLink>
        </Alert>
      ))}
      {withheldVersions > 0 && (
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('whole.withheldVersions', { count: withheldVersions })}
        </Paragraph>
      )}
    </>
  );
}
