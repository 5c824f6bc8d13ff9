// Answers for: a colleague who has opened a file with their rows: a clear way to work for that party and to begin.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isSameName } from '#domain/contribution.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useMeta, useOwnParty } from '#storage/queries.ts';
import type { OpenedRecipient } from '#transfer/transfer.ts';
import styles from './exchange.module.css';
import type { IncomingFile } from './incoming.ts';
import { Section } from './section.tsx';
import { instrumentName, type Words } from './words.ts';

/**
 * The rows in the last file read in, when they are somebody else's to give and this machine's to answer;
 * undefined for one's own rows that have come back.
 */
export function useRowsToAnswer(files: readonly IncomingFile[]): OpenedRecipient | undefined {
  const answersFor = useMeta('answersFor');
  const own = useOwnParty();
  const file = files.findLast(({ state }) => state.step === 'merged');
  const recipient = file?.state.step === 'merged' ? file.state.file.recipient : undefined;
  if (recipient === undefined || own === undefined) return undefined;
  const isKnown = own?.id === recipient.party && isSameName(answersFor ?? '', recipient.name);
  return recipient.isGivenHere || isKnown ? undefined : recipient;
}

export function AnswerRows({ recipient, words }: { recipient: OpenedRecipient; words: Words }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const commands = useCommands();
  const navigate = useNavigate();
  const person = useMeta('person');
  const own = useOwnParty();
  const [name, setName] = useState<string | undefined>(undefined);
  if (person === undefined || own === undefined) return null;
  const { assessment, party, items } = recipient;
  const shownName = name ?? person?.name ?? '';
  const isOther = own !== null && own.id !== party;

  async function begin() {
    if (!(await commands.answerRowsOf(party, recipient.name)).ok) return;
    const role = person?.role ?? '';
    if (!(await commands.setPerson({ name: shownName.trim(), role })).ok) return;
    await navigate(paths.ownRows(assessment.instrument, assessment.period));
  }

  return (
    <Section
      title={t('rows.mine.title', { name: recipient.name, count: items.length })}
      lead={t('rows.mine.lead', {
        party: words.partyName(party),
        count: items.length,
        instrument: instrumentName({ format }, assessment.instrument, assessment.version),
        period: format.period(assessment.period),
      })}
      isNext
    >
      <form
        className={styles.who}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <Textfield
          label={t('who.name')}
          description={t('who.nameHint')}
          autoComplete="name"
          maxLength={200}
          value={shownName}
          onChange={(event) => setName(event.target.value)}
        />
        <div>
          <Button type="submit">
            {isOther
              ? t('rows.mine.change', { party: words.partyName(party) })
              : t('rows.mine.begin')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
