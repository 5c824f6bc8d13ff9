// Answers for: the frame of a review: what, when, who, by what agreement, and which answers it looks at.
import { Paragraph, Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { profileOf, snapshotPeriod, type ReviewProfile } from '#domain/review.ts';
import { headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import {
  implementationKeyId,
  inventoryMatrixId,
  assessmentInstrument,
} from '#instruments/index.ts';
import { usePartySummaries } from '#storage/queries.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { CardSection } from './card-section.tsx';
import type { PartProps } from './parts.ts';
import { useSaveField } from './save-field.ts';
import { RadioChoice, SelectChoice } from './saving-choices.tsx';
import { TeamFields } from './team-fields.tsx';
import { Timeline } from './timeline.tsx';
import styles from './review.module.css';

export function SetupPart({ review, protocol, host }: PartProps) {
  const { t } = useTranslation('review');
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <CardSection title={t('setup.what')}>
          <WhatFields review={review} protocol={protocol} host={host} />
        </CardSection>
        <CardSection title={t('setup.team')} lead={t('setup.teamHint')}>
          <TeamFields review={review} protocol={protocol} />
        </CardSection>
        <CardSection title={t('setup.agreement')}>
          <Agreement review={review} />
        </CardSection>
        <CardSection title={t('setup.picture')} lead={t('setup.pictureHint')}>
          <PictureFields review={review} host={host} />
        </CardSection>
      </div>
      <CardSection title={t('setup.timeline')} className={styles.aside ?? ''}>
        <Timeline review={review} protocol={protocol} />
      </CardSection>
    </div>
  );
}

function WhatFields({ review, protocol }: PartProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const saveField = useSaveField(review.id);
  const profile = profileOf(review);
  const seen = headIds(review.fields.profile);
  const save = (change: Partial<ReviewProfile>, seenThen: readonly string[]) =>
    saveField('profile', change, seenThen);
  return (
    <>
      <DraftField
        label={t('profile.title')}
        description={t('profile.titleHint', { fallback: format.text(protocol.name) })}
        value={profile.title}
        seen={seen}
        maxLength={300}
        autoComplete="off"
        onSave={(title, seenThen) => save({ title }, seenThen)}
      />
      <RadioChoice
        label={t('profile.format')}
        value={profile.format}
        seen={seen}
        options={protocol.formats.map(({ key, name, description }) => ({
          value: key,
          label: format.text(name),
          description: format.text(description),
        }))}
        onSave={(form, seenThen) => save({ format: form }, seenThen)}
      />
      <div className={styles.fields}>
        <SelectChoice
          label={t('profile.theme')}
          value={profile.theme ?? ''}
          seen={seen}
          onSave={(theme, seenThen) => save({ theme: theme === '' ? null : theme }, seenThen)}
        >
          <Select.Option value="">{t('profile.ownTheme')}</Select.Option>
          {protocol.themes.map(({ key, name }) => (
            <Select.Option key={key} value={key}>
              {format.text(name)}
            </Select.Option>
          ))}
        </SelectChoice>
        {profile.theme === null && (
          <DraftField
            label={t('profile.themeText')}
            value={profile.themeText}
            seen={seen}
            maxLength={300}
            autoComplete="off"
            onSave={(themeText, seenThen) => save({ themeText }, seenThen)}
          />
        )}
        <LooseDateField
          label={t('profile.visitDate')}
          value={profile.visitDate}
          seen={seen}
          onSave={(visitDate, seenThen) => save({ visitDate }, seenThen)}
        />
      </div>
    </>
  );
}

function Agreement({ review }: Pick<PartProps, 'review'>) {
  const { t } = useTranslation('review');
  const saveField = useSaveField(review.id);
  const register = review.fields['section:agreement'];
  return (
    <DraftField
      label={t('setup.agreementLabel')}
      description={t('setup.agreementHint')}
      value={register?.heads[0]?.value ?? ''}
      seen={headIds(register)}
      multiline
      rows={5}
      onSave={(text, seenThen) => saveField('section:agreement', text, seenThen)}
    />
  );
}

function PictureFields({ review, host }: Pick<PartProps, 'review' | 'host'>) {
  const { t } = useTranslation('review');
  const matrix = usePartySummaries(review.party, inventoryMatrixId);
  const key = usePartySummaries(review.party, implementationKeyId);
  if (matrix === undefined || key === undefined) return null;
  if (matrix.length === 0 && key.length === 0)
    return <Paragraph>{t('setup.noAnswers', { host })}</Paragraph>;
  return (
    <div className={styles.fields}>
      <PeriodChoice
        review={review}
        part="matrixPeriod"
        instrument={inventoryMatrixId}
        periods={matrix.map(({ period }) => period)}
      />
      <PeriodChoice
        review={review}
        part="keyPeriod"
        instrument={implementationKeyId}
        periods={key.map(({ period }) => period)}
      />
    </div>
  );
}

interface PeriodChoiceProps extends Pick<PartProps, 'review'> {
  part: 'matrixPeriod' | 'keyPeriod';
  instrument: string;
  periods: string[];
}

function PeriodChoice({ review, part, instrument, periods }: PeriodChoiceProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const saveField = useSaveField(review.id);
  const profile = profileOf(review);
  const chosen = profile[part];
  const name = assessmentInstrument(instrument)?.name;
  const automatic = snapshotPeriod(periods, null, profile.visitDate);
  if (name === undefined || automatic === undefined) return null;
  return (
    <SelectChoice
      label={format.text(name)}
      value={chosen ?? ''}
      seen={headIds(review.fields.profile)}
      onSave={(period, seen) =>
        saveField('profile', { [part]: period === '' ? null : period }, seen)
      }
    >
      <Select.Option value="">
        {t('setup.automatic', { period: format.period(automatic) })}
      </Select.Option>
      {[...new Set([...periods, ...(chosen === null ? [] : [chosen])])].map((period) => (
        <Select.Option key={period} value={period}>
          {format.period(period)}
        </Select.Option>
      ))}
    </SelectChoice>
  );
}
