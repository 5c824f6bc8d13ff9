// Answers for: asking which party it is: one municipality, a district, several together, or another name.
import { Fieldset, Paragraph, Radio, Textfield } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { Municipality } from '#domain/municipality.ts';
import { useFormat } from '#i18n/format.ts';
import { NameList } from '#ui/name-list.tsx';
import { SearchChoice } from '#ui/search-choice.tsx';
import { draftForms, jointNameOf, type FaultTexts, type PartyDraft } from './party-draft.ts';
import styles from './start.module.css';

interface PartyFieldsProps {
  draft: PartyDraft;
  onChange: (draft: PartyDraft) => void;
  /** The error sentence of each field that has one. */
  faults: FaultTexts;
}

export function PartyFields({ draft, onChange, faults }: PartyFieldsProps) {
  const { t } = useTranslation('start');
  const change = (part: Partial<PartyDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{t('party.legend')}</Fieldset.Legend>
        {draftForms.map((form) => (
          <Radio
            key={form}
            name="party-form"
            value={form}
            label={t(`party.forms.${form}`)}
            description={t(`party.formHints.${form}`)}
            checked={draft.form === form}
            onChange={() => change({ form })}
          />
        ))}
      </Fieldset>
      <FieldsOfForm draft={draft} change={change} faults={faults} />
    </>
  );
}

interface FieldsOfFormProps {
  draft: PartyDraft;
  change: (part: Partial<PartyDraft>) => void;
  faults: FaultTexts;
}

function FieldsOfForm({ draft, change, faults }: FieldsOfFormProps) {
  const { t } = useTranslation('start');
  const format = useFormat();
  switch (draft.form) {
    case 'municipality':
      return (
        <MunicipalityField
          id="partyMunicipality"
          label={t('party.municipality')}
          error={faults.partyMunicipality}
          chosen={draft.municipality}
          onChoose={(municipality) => change({ municipality })}
        />
      );
    case 'district':
      return (
        <>
          <MunicipalityField
            id="partyMunicipality"
            label={t('party.districtMunicipality')}
            error={faults.partyMunicipality}
            chosen={draft.municipality}
            onChoose={(municipality) => change({ municipality })}
          />
          <Textfield
            id="partyDistrict"
            label={t('party.district')}
            error={faults.partyDistrict}
            maxLength={100}
            autoComplete="off"
            value={draft.district}
            onChange={(event) => change({ district: event.target.value })}
          />
        </>
      );
    case 'joint':
      return (
        <>
          <MunicipalityField
            id="partyParts"
            label={t('party.addPart')}
            error={faults.partyParts}
            onChoose={(part) => {
              if (!draft.parts.some(({ code }) => code === part.code))
                change({ parts: [...draft.parts, part] });
            }}
          />
          {draft.parts.length > 0 && (
            <NameList
              label={t('party.parts')}
              names={draft.parts.map(({ code, name }) => ({ id: code, name }))}
              onRemove={(code) =>
                change({ parts: draft.parts.filter((part) => part.code !== code) })
              }
            />
          )}
          <Textfield
            id="partyJointName"
            label={t('party.jointName')}
            description={t('party.jointNameHint')}
            error={faults.partyJointName}
            maxLength={200}
            autoComplete="off"
            value={jointNameOf(draft, format.list)}
            onChange={(event) => change({ jointName: event.target.value })}
          />
        </>
      );
    case 'free':
      return (
        <Textfield
          id="partyFree"
          label={t('party.freeName')}
          error={faults.partyFree}
          maxLength={200}
          autoComplete="off"
          value={draft.freeName}
          onChange={(event) => change({ freeName: event.target.value })}
        />
      );
    case 'none':
      return <Paragraph className={styles.quiet}>{t('party.noneHint')}</Paragraph>;
  }
}

interface MunicipalityFieldProps {
  id: string;
  label: string;
  error: string | undefined;
  chosen?: Municipality | undefined;
  onChoose: (municipality: Municipality) => void;
}

function MunicipalityField({ chosen, ...props }: MunicipalityFieldProps) {
  const { t } = useTranslation('start');
  return (
    <SearchChoice<Municipality>
      {...props}
      description={t('party.searchHint')}
      chosen={chosen?.name ?? ''}
      search={async (text) => (await import('#domain/municipality.ts')).searchMunicipalities(text)}
      keyOf={({ code }) => code}
      nameOf={({ name }) => name}
      detailOf={({ county }) => county.name}
    />
  );
}
