// Answers for: asking, once something has been read in, whom this machine works for and who uses it.
import { Button, Fieldset, Paragraph, Radio, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { currentValue } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useMeta, useOwnParty, useParties } from '#storage/queries.ts';
import styles from './exchange.module.css';
import { Section } from './section.tsx';

/** Stands for "none of them: I gather the others' files". */
const nobody = '';

/** Shown on a machine where nobody has said who they are: somebody who has begun at Start has. */
export function ChooseParty({ isNext }: { isNext: boolean }) {
  const { t } = useTranslation('exchange');
  const own = useOwnParty();
  const person = useMeta('person');
  const parties = useParties();
  if (own !== null || person !== null || parties === undefined || parties.length === 0) return null;
  return (
    <Section title={t('who.title')} lead={t('who.lead')} isNext={isNext}>
      <Form
        parties={parties.map(({ id, fields }) => ({
          id,
          name: currentValue(fields.profile)?.name ?? id,
        }))}
      />
    </Section>
  );
}

function Form({ parties }: { parties: { id: string; name: string }[] }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const commands = useCommands();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isMissing, setMissing] = useState(false);
  const sorted = parties.toSorted((a, b) => a.name.localeCompare(b.name, format.language));

  async function finish() {
    if (chosen === undefined) {
      setMissing(true);
      return;
    }
    if (chosen !== nobody && !(await commands.workForParty(chosen)).ok) return;
    if (!(await commands.setPerson({ name: name.trim(), role: '' })).ok) return;
    await navigate(paths.overview);
  }

  return (
    <form
      className={styles.who}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <Fieldset>
        <Fieldset.Legend>{t('who.legend')}</Fieldset.Legend>
        <div className={styles.parties}>
          {[...sorted, { id: nobody, name: t('who.nobody') }].map((party) => (
            <Radio
              key={party.id}
              name="party"
              value={party.id}
              checked={chosen === party.id}
              aria-invalid={isMissing || undefined}
              onChange={() => {
                setChosen(party.id);
                setMissing(false);
              }}
              label={party.name}
              {...(party.id === nobody ? { description: t('who.nobodyHint') } : {})}
            />
          ))}
        </div>
      </Fieldset>
      {isMissing && (
        <Paragraph role="alert" className={styles.missing}>
          {t('who.missing')}
        </Paragraph>
      )}
      <Textfield
        label={t('who.name')}
        description={t('who.nameHint')}
        autoComplete="name"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div>
        <Button type="submit">{t('who.go')}</Button>
      </div>
    </form>
  );
}
