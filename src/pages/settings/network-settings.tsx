// Answers for: the network's name, rhythm and members, and choosing when two people have changed them.
import { Button, Card, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { defaultNetwork } from '#domain/default-network.ts';
import type { Municipality } from '#domain/municipality.ts';
import {
  meetingCounts,
  withMember,
  withoutMember,
  withRenamedMember,
  type Network,
  type NetworkProfile,
} from '#domain/network.ts';
import { freeParty, municipalityParty, partyId } from '#domain/party.ts';
import { currentValue, hasConflict, headIds, type Register } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import { useNetwork, useOwnParty } from '#storage/queries.ts';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { NameList } from '#ui/name-list.tsx';
import { SearchChoice } from '#ui/search-choice.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function NetworkSettings() {
  const { t } = useTranslation('settings');
  const network = useNetwork();
  if (network === undefined) return null;
  return (
    <Section title={t('network.title')} lead={t('network.lead')}>
      {network === null ? (
        <NoNetwork />
      ) : (
        <Known register={network.fields.profile} id={network.id} />
      )}
    </Section>
  );
}

function NoNetwork() {
  const { t } = useTranslation('settings');
  const commands = useCommands();
  const own = useOwnParty();
  // Whoever begins a network before this is known would be left out of it.
  if (own === undefined) return null;
  const add = (profile: NetworkProfile) =>
    commands.setNetworkProfile(own ? withMember(profile, own.profile) : profile, []);
  return (
    <>
      <Paragraph>{t('network.none')}</Paragraph>
      <div className={styles.buttons}>
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => void add({ name: '', members: [], meetingsPerYear: 2 })}
        >
          {t('network.addEmpty')}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => void add(defaultNetwork)}>
          {t('network.addSuggested')}
        </Button>
      </div>
      <Paragraph className={styles.quiet}>
        {t('network.suggested', { name: defaultNetwork.name })}
      </Paragraph>
    </>
  );
}

interface KnownProps {
  id: Network['id'];
  register: Register<NetworkProfile>;
}

function Known({ id, register }: KnownProps) {
  const profile = currentValue(register);
  if (profile === undefined) return null;
  return hasConflict(register) ? (
    <TwoVersions id={id} register={register} />
  ) : (
    <Profile profile={profile} seen={headIds(register)} />
  );
}

/** Both versions stay until somebody has chosen. */
function TwoVersions({ id, register }: KnownProps) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation();
  const format = useFormat();
  const commands = useCommands();
  return (
    <div className={styles.versions}>
      <Paragraph>{t('network.twoVersions')}</Paragraph>
      {register.heads.map(({ id: revision, author, at, value }) => (
        <Card key={revision} data-color="warning" className={styles.version}>
          <Paragraph className={styles.quiet}>
            {t('network.version', { author, at: format.dateTime(at) })}
          </Paragraph>
          <Paragraph>
            <strong>{value.name}</strong>
            {', '}
            {common('network.perYear', { count: value.meetingsPerYear })}
          </Paragraph>
          <Paragraph>{format.list(value.members.map(({ name }) => name))}</Paragraph>
          <div>
            <Button
              data-size="sm"
              onClick={() => void commands.resolveConflict(id, 'profile', value, headIds(register))}
            >
              {t('network.chooseVersion')}
            </Button>
          </div>
        </Card>
      ))}
    </div>
  );
}

interface ProfileProps {
  profile: NetworkProfile;
  seen: readonly string[];
}

function Profile({ profile, seen }: ProfileProps) {
  const { t } = useTranslation();
  const commands = useCommands();
  const save = async (next: NetworkProfile, seenThen = seen) =>
    (await commands.setNetworkProfile(next, seenThen)).ok;
  const meetings = useChoice(profile.meetingsPerYear, seen, (meetingsPerYear, seenThen) =>
    save({ ...profile, meetingsPerYear }, seenThen),
  );
  return (
    <>
      <DraftField
        label={t('network.name')}
        value={profile.name}
        seen={seen}
        maxLength={200}
        autoComplete="off"
        onSave={(name, seenThen) => save({ ...profile, name }, seenThen)}
      />
      <Field>
        <Label>{t('network.meetings')}</Label>
        <Select
          width="auto"
          className={styles.select}
          value={meetings.value}
          onChange={(event) => meetings.choose(Number(event.target.value))}
        >
          {meetingCounts.map((count) => (
            <Select.Option key={count} value={count}>
              {t('network.perYear', { count })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div>
        <Paragraph asChild className={styles.listHead}>
          <p aria-hidden="true">{t('network.members')}</p>
        </Paragraph>
        <NameList
          label={t('network.members')}
          names={profile.members.map((member) => ({ id: partyId(member), name: member.name }))}
          onRename={(id, name) => void save(withRenamedMember(profile, id, name))}
          onRemove={(id) => void save(withoutMember(profile, id))}
        />
      </div>
      <SearchChoice<Municipality>
        label={t('network.addMember')}
        description={t('network.addMemberHint')}
        search={async (text) =>
          (await import('#domain/municipality.ts')).searchMunicipalities(text)
        }
        keyOf={({ code }) => code}
        nameOf={({ name }) => name}
        detailOf={({ county }) => county.name}
        onChoose={(municipality) => void save(withMember(profile, municipalityParty(municipality)))}
        onChooseText={(text) => void save(withMember(profile, freeParty(text)))}
      />
    </>
  );
}
