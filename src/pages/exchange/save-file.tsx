// Answers for: writing one file, saying beforehand what is in it and what never leaves the machine.
import {
  Alert,
  Button,
  Fieldset,
  Link as DesignLink,
  Paragraph,
  Radio,
} from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import type { Outgoing } from '#domain/outgoing.ts';
import { profileOf } from '#domain/review.ts';
import { contentsOf } from '#exchange/contents.ts';
import { fileExtension } from '#exchange/envelope.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { useFormat } from '#i18n/format.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useOutgoing, useOwnParty } from '#storage/queries.ts';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import { ContentsList } from './contents-list.tsx';
import styles from './exchange.module.css';
import { Section } from './section.tsx';

const scopes = ['own', 'all'] as const;
type Scope = (typeof scopes)[number];

export function SaveFile() {
  const { t } = useTranslation('exchange');
  const own = useOwnParty();
  const [chosen, setScope] = useState<Scope>('own');
  const scope = own === null ? 'all' : chosen;
  const outgoing = useOutgoing(scope === 'own' ? own?.id : undefined);
  if (own === undefined || outgoing === undefined)
    return <Section title={t('save.title')}>{null}</Section>;

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
          <SaveButton
            party={scope === 'own' ? own?.id : undefined}
            name={scope === 'own' && own !== null ? own.profile.name : t('save.nameOfAll')}
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

type SaveState =
  | { step: 'ready' }
  | { step: 'writing' }
  | { step: 'saved'; file: string }
  /** What was written could not be read again. */
  | { step: 'failed'; detail: string };

interface SaveButtonProps {
  party: string | undefined;
  /** What the file is named after. */
  name: string;
}

function SaveButton({ party, name }: SaveButtonProps) {
  const { t } = useTranslation(['exchange', 'common']);
  const commands = useCommands();
  const [state, setState] = useState<SaveState>({ step: 'ready' });

  async function save() {
    setState({ step: 'writing' });
    const taken = await commands.takeSnapshot(party);
    // The header says why, in the words of saving.
    if (!taken.ok) {
      setState({ step: 'ready' });
      return;
    }
    try {
      const { device, takenAt, ...snapshot } = taken.value;
      // The writer reads its own text back before it gives it out.
      const text = writeExchangeFile({
        snapshot,
        device,
        appVersion: __APP_VERSION__,
        createdAt: takenAt,
        instruments: instrumentFacts(instruments, instrumentRefs()),
      });
      const day = new Date(takenAt).toLocaleDateString('sv-SE');
      const title = `${t('common:appName')} ${name.slice(0, 60)} ${day}`;
      const fileName = safeFileName(title) + fileExtension;
      saveFile(new Blob([text], { type: 'application/json' }), fileName);
      await commands.noteFile(takenAt);
      setState({ step: 'saved', file: fileName });
    } catch (error) {
      // A bug of ours; but nobody may believe that they have a backup when they have none.
      setState({ step: 'failed', detail: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <div className={styles.action}>
      <Button onClick={save} loading={state.step === 'writing'}>
        {t('save.action')}
      </Button>
      <div role="status">
        {state.step === 'writing' && <Paragraph data-size="sm">{t('save.writing')}</Paragraph>}
        {state.step === 'saved' && (
          <Paragraph data-size="sm">{t('save.done', { file: state.file })}</Paragraph>
        )}
        {state.step === 'failed' && (
          <Alert data-color="danger">
            <Paragraph>{t('save.failed')}</Paragraph>
            <Paragraph data-size="sm">{state.detail}</Paragraph>
          </Alert>
        )}
      </div>
    </div>
  );
}
