// Answers for: a list of names where one can be taken away or given another name.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './name-list.module.css';

interface NameListProps {
  /** What the names are, for those who hear the page. */
  label: string;
  names: readonly { id: string; name: string }[];
  onRemove: (id: string) => void;
  /** Without it names cannot be changed, only taken away. */
  onRename?: (id: string, name: string) => void;
}

export function NameList({ label, names, onRemove, onRename }: NameListProps) {
  const { t } = useTranslation();
  const [renamed, setRenamed] = useState<string | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);

  function remove(id: string) {
    onRemove(id);
    // The button that had the focus is gone: stay in the list instead of falling to the top of the page.
    list.current?.focus();
  }

  return (
    <ul ref={list} className={styles.list} aria-label={label} tabIndex={-1}>
      {names.map(({ id, name }) => (
        <li key={id} className={styles.row}>
          {renamed === id && onRename !== undefined ? (
            <NewName
              name={name}
              onDone={(next) => {
                if (next !== name && next !== '') onRename(id, next);
                setRenamed(undefined);
              }}
            />
          ) : (
            <>
              <span className={styles.name}>{name}</span>
              {onRename !== undefined && (
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={t('nameList.renameOf', { name })}
                  onClick={() => setRenamed(id)}
                >
                  {t('nameList.rename')}
                </Button>
              )}
              <Button
                variant="tertiary"
                data-color="danger"
                data-size="sm"
                aria-label={t('nameList.removeOf', { name })}
                onClick={() => remove(id)}
              >
                {t('actions.remove')}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function NewName({ name, onDone }: { name: string; onDone: (name: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const done = () => onDone(text.trim());
  return (
    <>
      <Textfield
        ref={field}
        className={styles.name}
        data-size="sm"
        aria-label={t('nameList.newName', { name })}
        maxLength={200}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            done();
          }
          if (event.key === 'Escape') onDone(name);
        }}
      />
      <Button data-size="sm" variant="secondary" onClick={done}>
        {t('nameList.done')}
      </Button>
    </>
  );
}
