// Answers for: the form with which a party begins: who you are, which party, which network.
import { Button, ErrorSummary, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { defaultNetwork } from '#domain/default-network.ts';
import { withMember, type NetworkProfile } from '#domain/network.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import type { Person } from '#storage/meta.ts';
import { useCommands } from '#storage/provider.tsx';
import { PageHead } from '#ui/page.tsx';
import { FormPart } from './form-part.tsx';
import { NetworkFields, type NetworkChoice } from './network-fields.tsx';
import { emptyPartyDraft, partyFrom, type Fault, type FaultTexts } from './party-draft.ts';
import { PartyFields } from './party-fields.tsx';
import styles from './start.module.css';

interface BeginFormProps {
  /** Known already when another party is added. */
  person: Person | null;
  hasOwnParty: boolean;
  /** Begun here or received in a file: then it is not asked for again. */
  hasNetwork: boolean;
}

const noNetwork: NetworkProfile = { name: '', members: [], meetingsPerYear: 2 };

export function BeginForm({ person, hasOwnParty, hasNetwork }: BeginFormProps) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation();
  const format = useFormat();
  const commands = useCommands();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(emptyPartyDraft);
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState(person?.role ?? '');
  const [choice, setChoice] = useState<NetworkChoice>('suggested');
  const [suggested, setSuggested] = useState(defaultNetwork);
  const [another, setAnother] = useState(noNetwork);
  const [attempt, setAttempt] = useState(0);

  const party = partyFrom(draft, format.list);
  const network =
    hasNetwork || choice === 'none' ? undefined : choice === 'suggested' ? suggested : another;
  const found = faultsOf();
  const shown = attempt > 0 ? found : [];
  const faults: FaultTexts = Object.fromEntries(
    shown.map(({ field, kind }) => [field, t(`faults.${kind}`)]),
  );

  function faultsOf(): Fault[] {
    const all: Fault[] = party.ok ? [] : [party.error];
    if (name.trim() === '') all.push({ field: 'personName', kind: 'name' });
    if (network?.name.trim() === '') all.push({ field: 'networkName', kind: 'networkName' });
    if (draft.form === 'none' && !hasNetwork && network === undefined)
      all.push({ field: 'networkNone', kind: 'networkNeeded' });
    return all;
  }

  async function begin() {
    setAttempt(attempt + 1);
    if (!party.ok || found.length > 0) return;
    const profile = party.value;
    if (!(await commands.setPerson({ name: name.trim(), role: role.trim() })).ok) return;
    if (profile !== undefined && !(await commands.chooseOwnParty(profile)).ok) return;
    if (network !== undefined) {
      const joined = profile === undefined ? network : withMember(network, profile);
      if (!(await commands.setNetworkProfile(joined, [])).ok) return;
    }
    void commands.askToPersist();
    await navigate(paths.overview);
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <PageHead
        title={hasOwnParty ? t('begin.titleAnother') : t('begin.title')}
        lead={t('begin.lead')}
      />
      {shown.length > 0 && <Faults key={attempt} faults={shown} />}
      <FormPart title={t('party.title')}>
        <PartyFields draft={draft} onChange={setDraft} faults={faults} />
      </FormPart>
      <FormPart title={t('person.title')}>
        <Textfield
          id="personName"
          label={t('person.name')}
          description={t('person.nameHint')}
          error={faults.personName}
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Textfield
          label={t('person.role')}
          description={t('person.roleHint')}
          autoComplete="organization-title"
          maxLength={200}
          value={role}
          onChange={(event) => setRole(event.target.value)}
        />
      </FormPart>
      {!hasNetwork && (
        <FormPart title={t('network.title')}>
          <NetworkFields
            choice={choice}
            onChoice={setChoice}
            network={network}
            onChange={choice === 'suggested' ? setSuggested : setAnother}
            own={party.ok ? party.value : undefined}
            faults={faults}
          />
        </FormPart>
      )}
      <div className={styles.buttons}>
        <Button type="submit">{hasOwnParty ? t('begin.add') : t('begin.go')}</Button>
        <Button asChild variant="tertiary">
          <Link to={hasOwnParty || hasNetwork ? paths.overview : paths.start}>
            {common('actions.cancel')}
          </Link>
        </Button>
      </div>
    </form>
  );
}

/** Takes the focus when it appears; its links move it on to each field. */
function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation('start');
  return (
    <ErrorSummary>
      <ErrorSummary.Heading level={2}>{t('faults.heading')}</ErrorSummary.Heading>
      <ErrorSummary.List>
        {faults.map(({ field, kind }) => (
          <ErrorSummary.Item key={field}>
            <ErrorSummary.Link
              href={`#${field}`}
              onClick={(event) => {
                // The address's hash belongs to the router, so the link moves the focus by itself.
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {t(`faults.${kind}`)}
            </ErrorSummary.Link>
          </ErrorSummary.Item>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  );
}
