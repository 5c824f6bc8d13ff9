// Answers for: which party this machine works for, and the way to another one.
import { Button, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { currentValue } from '#domain/revision.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useOwnParty, useParties } from '#storage/queries.ts';
import { useChoice } from '#ui/choice.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function PartySettings() {
  const { t } = useTranslation('settings');
  const own = useOwnParty();
  const parties = useParties();
  if (own === undefined || parties === undefined) return null;
  const named = parties
    .map(({ id, fields }) => ({ id, name: currentValue(fields.profile)?.name ?? id }))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  return (
    <Section title={t('party.title')} lead={t('party.lead')}>
      {named.length === 0 ? (
        <Paragraph>{t('party.none')}</Paragraph>
      ) : (
        <OwnParty own={own?.id ?? ''} parties={named} />
      )}
      <div className={styles.buttons}>
        <Button asChild variant="secondary" data-size="sm">
          <Link to={paths.begin}>{t('party.add')}</Link>
        </Button>
      </div>
    </Section>
  );
}

interface OwnPartyProps {
  /** Empty when none has been chosen. */
  own: string;
  parties: readonly { id: string; name: string }[];
}

function OwnParty({ own, parties }: OwnPartyProps) {
  const { t } = useTranslation('settings');
  const commands = useCommands();
  const choice = useChoice(own, [own], async (id) => (await commands.workForParty(id)).ok);
  return (
    <Field>
      <Label>{t('party.own')}</Label>
      <Select
        width="auto"
        className={styles.select}
        value={choice.value}
        onChange={(event) => choice.choose(event.target.value)}
      >
        {own === '' && <Select.Option value="">{t('party.notChosen')}</Select.Option>}
        {parties.map(({ id, name }) => (
          <Select.Option key={id} value={id}>
            {name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
