// Answers for: asking which network one meets in: the suggested one, another one, or none.
import {
  Details,
  Field,
  Fieldset,
  Label,
  Paragraph,
  Radio,
  Select,
  Textfield,
} from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { defaultNetwork } from '#domain/default-network.ts';
import {
  meetingCounts,
  withMember,
  withoutMember,
  withRenamedMember,
  type NetworkProfile,
} from '#domain/network.ts';
import type { Municipality } from '#domain/municipality.ts';
import { freeParty, municipalityParty, partyId, type PartyProfile } from '#domain/party.ts';
import { NameList } from '#ui/name-list.tsx';
import { SearchChoice } from '#ui/search-choice.tsx';
import type { FaultTexts, FieldId } from './party-draft.ts';
import styles from './start.module.css';

const networkChoices = ['suggested', 'another', 'none'] as const;
export type NetworkChoice = (typeof networkChoices)[number];

/** Where the list of errors leads when a network is needed. */
const noNetworkId: FieldId = 'networkNone';

interface NetworkFieldsProps {
  choice: NetworkChoice;
  onChoice: (choice: NetworkChoice) => void;
  network: NetworkProfile | undefined;
  onChange: (network: NetworkProfile) => void;
  /** The party that begins: it will be a member too. */
  own: PartyProfile | undefined;
  faults: FaultTexts;
}

export function NetworkFields(props: NetworkFieldsProps) {
  const { choice, onChoice, network, onChange, own, faults } = props;
  const { t } = useTranslation('start');
  const hints = {
    suggested: t('network.choiceHints.suggested', {
      parties: defaultNetwork.members.length,
      municipalities: new Set(defaultNetwork.members.flatMap((member) => member.municipalityCodes))
        .size,
    }),
    another: t('network.choiceHints.another'),
    none: t('network.choiceHints.none'),
  };
  const fields = network && (
    <Profile network={network} onChange={onChange} own={own} faults={faults} />
  );
  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{t('network.legend')}</Fieldset.Legend>
        {networkChoices.map((each) => (
          <Radio
            key={each}
            id={each === 'none' ? noNetworkId : undefined}
            name="network-choice"
            value={each}
            label={each === 'suggested' ? defaultNetwork.name : t(`network.choices.${each}`)}
            description={hints[each]}
            error={each === 'none' ? faults.networkNone : undefined}
            checked={choice === each}
            onChange={() => onChoice(each)}
          />
        ))}
      </Fieldset>
      {choice === 'another' && fields}
      {choice === 'suggested' && (
        <Details defaultOpen={faults.networkName !== undefined}>
          <Details.Summary>{t('network.change')}</Details.Summary>
          <Details.Content>{fields}</Details.Content>
        </Details>
      )}
    </>
  );
}

interface ProfileProps {
  network: NetworkProfile;
  onChange: (network: NetworkProfile) => void;
  own: PartyProfile | undefined;
  faults: FaultTexts;
}

function Profile({ network, onChange, own, faults }: ProfileProps) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation();
  const willJoin = own !== undefined && withMember(network, own) !== network;
  return (
    <div className={styles.fields}>
      <Textfield
        id="networkName"
        label={common('network.name')}
        error={faults.networkName}
        maxLength={200}
        autoComplete="off"
        value={network.name}
        onChange={(event) => onChange({ ...network, name: event.target.value })}
      />
      <Field>
        <Label>{common('network.meetings')}</Label>
        <Select
          width="auto"
          value={network.meetingsPerYear}
          onChange={(event) =>
            onChange({ ...network, meetingsPerYear: Number(event.target.value) })
          }
        >
          {meetingCounts.map((count) => (
            <Select.Option key={count} value={count}>
              {common('network.perYear', { count })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {network.members.length > 0 && (
        <div>
          <Paragraph asChild className={styles.listHead}>
            <p aria-hidden="true">{common('network.members')}</p>
          </Paragraph>
          <NameList
            label={common('network.members')}
            names={network.members.map((member) => ({ id: partyId(member), name: member.name }))}
            onRename={(id, name) => onChange(withRenamedMember(network, id, name))}
            onRemove={(id) => onChange(withoutMember(network, id))}
          />
        </div>
      )}
      {willJoin && (
        <Paragraph className={styles.quiet}>{t('network.willJoin', { party: own.name })}</Paragraph>
      )}
      <SearchChoice<Municipality>
        label={common('network.addMember')}
        description={common('network.addMemberHint')}
        search={async (text) =>
          (await import('#domain/municipality.ts')).searchMunicipalities(text)
        }
        keyOf={({ code }) => code}
        nameOf={({ name }) => name}
        detailOf={({ county }) => county.name}
        onChoose={(municipality) => onChange(withMember(network, municipalityParty(municipality)))}
        onChooseText={(text) => onChange(withMember(network, freeParty(text)))}
      />
    </div>
  );
}
