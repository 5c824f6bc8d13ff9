// Answers for: writing one file, saying beforehand what is in it and what never leaves the machine.
import {
  Alert,
  Checkbox,
  Fieldset,
  Link as DesignLink,
  Paragraph,
  Radio,
} from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { totalSize } from '#domain/attachment.ts';
import type { Outgoing } from '#domain/outgoing.ts';
import { ok } from '#domain/result.ts';
import { profileOf } from '#domain/review.ts';
import { contentsOf } from '#exchange/contents.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useOutgoing } from '#storage/outgoing-queries.ts';
import { useAllAttachments, useAttachmentReader, useOwnParty } from '#storage/queries.ts';
import { ContentsList } from './contents-list.tsx';
import styles from './exchange.module.css';
import { Section } from './section.tsx';
import { WriteButton } from './write-button.tsx';

const scopes = ['own', 'all'] as const;
type Scope = (typeof scopes)[number];

export function SaveFile() {
  const { t } = useTranslation('exchange');
  const commands = useCommands();
  const own = useOwnParty();
  const [chosen, setScope] = useState<Scope>('own');
  const scope = own === null ? 'all' : chosen;
  const outgoing = useOutgoing(scope === 'own' ? own?.id : undefined);
  const format = useFormat();
  const [hasChosenFiles, chooseFiles] = useState(false);
  const allAttachments = useAllAttachments() ?? [];
  const readAttachments = useAttachmentReader();
  if (own === undefined || outgoing === undefined)
    return <Section title={t('save.title')}>{null}</Section>;

  const leaving = new Set(outgoing.records.map(({ id }) => id));
  const attachments = allAttachments.filter(({ record }) => leaving.has(record));
  const isEmpty = outgoing.records.length === 0 && outgoing.withheld.length === 0;
  return (
    <Section title={t('save.title')} lead={t('save.lead')}>
      {own !== null && (
        <Fieldset>
          <Fieldset.Legend>{t('save.scope')}</Fieldset.Legend>
          {scopes.map((value) => (
            <Radio
              key={value}
              name="scope"
              value={value}
              checked={scope === value}
              onChange={() => setScope(value)}
              label={
                value === 'own'
                  ? t('save.scopeOwn', { party: own.profile.name })
                  : t('save.scopeAll')
              }
            />
          ))}
        </Fieldset>
      )}
      {isEmpty ? (
        <Paragraph>{t('save.nothing')}</Paragraph>
      ) : (
        <>
          <div>
            <Paragraph className={styles.label}>{t('save.contents')}</Paragraph>
            <ContentsList contents={contentsOf(outgoing)} />
          </div>
          <Paragraph data-size="sm" className={styles.quiet}>
            {t('save.leaves')} {t('save.never')}
          </Paragraph>
          <Withheld outgoing={outgoing} />
          {attachments.length > 0 && (
            <Checkbox
              label={t('save.attachments', {
                count: attachments.length,
                size: format.number(totalSize(attachments) / 1_000_000, 1),
              })}
              description={t('save.attachmentsHint')}
              checked={hasChosenFiles}
              onChange={(event) => chooseFiles(event.target.checked)}
            />
          )}
          <WriteButton
            label={t('save.action')}
            name={scope === 'own' && own !== null ? own.profile.name : t('save.nameOfAll')}
            take={async () => {
              const taken = await commands.takeSnapshot(scope === 'own' ? own?.id : undefined);
              if (!taken.ok || !hasChosenFiles) return taken;
              const files = await readAttachments(attachments.map(({ id }) => id));
              return ok({ ...taken.value, attachments: files });
            }}
            onWritten={commands.noteFile}
          />
        </>
      )}
    </Section>
  );
}

function Withheld({ outgoing: { withheld, withheldVersions } }: { outgoing: Outgoing }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  return (
    <>
      {withheld.map(({ review, names }) => (
        <Alert key={review.id} data-color="warning">
          <Paragraph>
            {t('save.withheld', { title: profileOf(review).title, names: format.list(names) })}
          </Paragraph>
          <DesignLink asChild>
            <Link to={paths.review(review.id)}>{t('save.toReview')}</Link>
          </DesignLink>
        </Alert>
      ))}
      {withheldVersions > 0 && (
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('save.withheldVersions', { count: withheldVersions })}
        </Paragraph>
      )}
    </>
  );
}
