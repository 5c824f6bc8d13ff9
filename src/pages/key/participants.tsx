// Answers for: who took part in a meeting's rating, as a list of names that one adds to and takes from.
import { Button, Chip, Textfield } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { participantsLimits } from '#domain/assessment.ts';
import styles from './key.module.css';

interface ParticipantsProps {
  names: readonly string[];
  /** Resolves to false when the list could not be saved. */
  onChange: (names: string[]) => Promise<boolean>;
}

export function Participants({ names, onChange }: ParticipantsProps) {
  const { t } = useTranslation('key');
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);

  const add = async () => {
    const fresh = namesIn(typed).filter((name) => !names.includes(name));
    const room = participantsLimits.number - names.length;
    if (fresh.length === 0 || room <= 0) return;
    // What does not fit stays in the field.
    if (await onChange([...names, ...fresh.slice(0, room)]))
      setTyped((now) => (now === typed ? fresh.slice(room).join(', ') : now));
  };
  const remove = (name: string) => {
    void onChange(names.filter((other) => other !== name));
    field.current?.focus();
  };

  return (
    <div className={styles.participants}>
      <div className={styles.adding}>
        <Textfield
          className={styles.addingField}
          ref={field}
          label={t('participants.label')}
          description={t('participants.hint')}
          value={typed}
          maxLength={participantsLimits.length}
          autoComplete="off"
          enterKeyHint="done"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void add();
          }}
          // A name that was typed and left is meant to be on the list.
          onBlur={() => void add()}
        />
        <Button
          variant="secondary"
          onClick={() => {
            void add();
            field.current?.focus();
          }}
        >
          {t('participants.add')}
        </Button>
      </div>
      {names.length > 0 && (
        <ul className={styles.names} aria-label={t('participants.list')}>
          {names.map((name) => (
            <li key={name}>
              <Chip.Removable
                className={styles.nameChip}
                data-wrap="wrap"
                aria-label={t('participants.remove', { name })}
                onClick={() => remove(name)}
              >
                {name}
              </Chip.Removable>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Several names may be pasted at once, with commas, semicolons or lines between them. */
function namesIn(text: string): string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
