// Answers for: when and where the rating was made, and who took part.
import { Details } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newAssessmentDetails, type AssessmentDetails } from '#domain/assessment.ts';
import { currentValue, hasConflict, headIds, type Register } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import styles from './key.module.css';
import { Participants } from './participants.tsx';
import { useSaveDetails, type Target } from './save.ts';

interface MeetingDetailsProps {
  /** The record that the details are in. */
  assessment: string;
  target: Target;
  register: Register<AssessmentDetails> | undefined;
  isReadOnly: boolean;
}

/** Folded once something is filled in, with what is filled in as its heading. */
export function MeetingDetails(props: MeetingDetailsProps) {
  const { assessment, target, register, isReadOnly } = props;
  const { t } = useTranslation('key');
  const format = useFormat();
  const commands = useCommands();
  const save = useSaveDetails(target);
  const details = currentValue(register) ?? newAssessmentDetails();
  const seen = headIds(register);
  const isConflict = register !== undefined && hasConflict(register);
  const { date, place, participants } = details;
  const told = [
    date === null ? '' : format.looseDate(date),
    place,
    participants.length === 0 ? '' : t('meeting.participants', { count: participants.length }),
  ].filter((part) => part !== '');
  // Decided when the page opens: a block that folds while one types in it would be a trap.
  const [isOpen, setOpen] = useState(!isReadOnly && told.length === 0);

  if (isReadOnly && told.length === 0 && !isConflict) return null;
  return (
    <Details
      className={styles.details}
      open={isOpen}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <Details.Summary>
        <span>
          <span className={styles.detailsHead}>{t('meeting.about')}</span>
          <span className={styles.quiet}>
            {told.length === 0 ? t('meeting.toFill') : told.join(' · ')}
          </span>
        </span>
      </Details.Summary>
      <Details.Content>
        {isConflict ? (
          <ConflictChoice
            register={register}
            onKeep={
              isReadOnly
                ? undefined
                : (value) => void commands.resolveConflict(assessment, 'details', value, seen)
            }
          >
            {(version) => <DetailsWords details={version} />}
          </ConflictChoice>
        ) : isReadOnly ? (
          <DetailsWords details={details} />
        ) : (
          <div className={styles.detailsFields}>
            <LooseDateField
              label={t('meeting.date')}
              value={date}
              seen={seen}
              onSave={(value, seenThen) => save({ date: value }, seenThen)}
            />
            <DraftField
              label={t('meeting.place')}
              value={place}
              seen={seen}
              maxLength={200}
              onSave={(value, seenThen) => save({ place: value }, seenThen)}
            />
            <Participants
              names={participants}
              onChange={(names) => save({ participants: names }, seen)}
            />
          </div>
        )}
      </Details.Content>
    </Details>
  );
}

function DetailsWords({ details: { date, place, participants } }: { details: AssessmentDetails }) {
  const { t } = useTranslation('key');
  const format = useFormat();
  const facts = [
    { name: t('meeting.date'), value: date === null ? '' : format.looseDate(date) },
    { name: t('meeting.place'), value: place },
    { name: t('participants.list'), value: format.list(participants) },
  ].filter(({ value }) => value !== '');
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
