// Answers for: one note while it is written, during a conversation and with a finger.
import { Paragraph, Select } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '#domain/review.ts';
import { currentValue, headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import { DraftField } from '#ui/draft-field.tsx';
import { AboutChoice } from './about-choice.tsx';
import { NameWarning } from './name-warning.tsx';
import type { PartProps } from './parts.ts';
import { useSaveField } from './save-field.ts';
import { ChipChoice, SelectChoice } from './saving-choices.tsx';
import styles from './review.module.css';

/** What a new note begins with: chosen beforehand, or taken over from the note before. */
export interface NoteStart {
  group: string | null;
  question: string | null;
  people: string;
}

interface NoteFieldsProps extends Pick<PartProps, 'review' | 'protocol'> {
  id: string;
  /** Only used until the note has been stored, which happens with its first words. */
  start: NoteStart;
  people: Record<string, string>;
  names: readonly string[];
  /** Told at once, before the store has answered: who is heard, for the next note. */
  onTalk?: (talk: Partial<Pick<NoteStart, 'group' | 'people'>>) => void;
}

export function NoteFields(props: NoteFieldsProps) {
  const { review, protocol, id, start, people, names, onTalk } = props;
  const { t } = useTranslation('review');
  const format = useFormat();
  const commands = useCommands();
  const saveField = useSaveField(review.id);
  const field = `note:${id}` as const;
  const register = review.fields[field];
  const stored = currentValue(register);
  const seen = headIds(register);
  const [beforehand, setBeforehand] = useState<Note>({
    group: start.group,
    question: start.question,
    about: null,
    text: '',
  });
  // Known before the store's answer has come round: what is chosen meanwhile changes the stored note.
  const isCreated = useRef(false);
  const note = stored ?? beforehand;
  const ownPeople = people[id] ?? start.people;

  async function save(change: Partial<Note>, seenThen: readonly string[]): Promise<boolean> {
    if (change.group !== undefined) onTalk?.({ group: change.group });
    if (stored || isCreated.current) return saveField(field, change, seenThen);
    const next = { ...beforehand, ...change };
    setBeforehand(next);
    if (next.text === '') return true;
    isCreated.current = true;
    const isSaved = await saveField(field, next, []);
    isCreated.current = isSaved;
    if (isSaved && ownPeople !== '') await commands.setPeopleHeard(review.id, id, ownPeople);
    return isSaved;
  }

  const question = protocol.questions.find(({ key }) => key === note.question);
  return (
    <>
      <ChipChoice
        label={t('notes.group')}
        value={note.group ?? ''}
        seen={seen}
        options={[
          ...protocol.groups.map(({ key, name }) => ({ value: key, label: format.text(name) })),
          { value: '', label: t('notes.noGroup') },
        ]}
        onSave={(group, seenThen) => save({ group: group === '' ? null : group }, seenThen)}
      />
      {question !== undefined && (
        <Paragraph className={styles.prompt}>{format.text(question.text)}</Paragraph>
      )}
      <DraftField
        label={t('notes.text')}
        value={note.text}
        seen={seen}
        multiline
        rows={6}
        onSave={(text, seenThen) => save({ text }, seenThen)}
      />
      <NameWarning texts={[note.text]} names={names} />
      <div className={styles.fields}>
        <SelectChoice
          label={t('notes.question')}
          value={note.question ?? ''}
          seen={seen}
          onSave={(key, seenThen) => save({ question: key === '' ? null : key }, seenThen)}
        >
          <Select.Option value="">{t('notes.noQuestion')}</Select.Option>
          {protocol.groups.map((group) => (
            <Select.Optgroup key={group.key} label={format.text(group.name)}>
              {protocol.questions
                .filter((one) => one.group === group.key)
                .map(({ key, text }) => (
                  <Select.Option key={key} value={key}>
                    {format.text(text)}
                  </Select.Option>
                ))}
            </Select.Optgroup>
          ))}
        </SelectChoice>
        <AboutChoice
          value={note.about}
          seen={seen}
          onSave={(about, seenThen) => save({ about }, seenThen)}
        />
      </div>
      <div className={styles.confidential}>
        <DraftField
          label={
            <span className={styles.locked}>
              <LockSign />
              {t('notes.people')}
            </span>
          }
          description={t('notes.peopleHint')}
          value={ownPeople}
          seen={[]}
          multiline
          rows={2}
          autoComplete="off"
          onSave={async (text) => {
            onTalk?.({ people: text });
            return (await commands.setPeopleHeard(review.id, id, text)).ok;
          }}
        />
      </div>
    </>
  );
}

/** Decoration: the text beside it says that the names stay. */
function LockSign() {
  return (
    <svg className={styles.lock} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect x="2.75" y="7" width="10.5" height="7" rx="1.25" />
      <path d="M5 7V4.75a3 3 0 0 1 6 0V7M8 9.75v1.5" />
    </svg>
  );
}
