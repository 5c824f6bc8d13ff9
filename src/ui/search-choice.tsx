// Answers for: choosing one of many by typing a few letters, by keyboard, finger or mouse.
import { Textfield } from '@digdir/designsystemet-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './search-choice.module.css';

interface SearchChoiceProps<Choice> {
  /** The field's id, for a link from a list of errors. */
  id?: string;
  label: string;
  description?: string;
  error?: string | undefined;
  /** Gives the choices for a text, best first. */
  search: (text: string) => Promise<readonly Choice[]>;
  keyOf: (choice: Choice) => string;
  nameOf: (choice: Choice) => string;
  /** What tells choices of like names apart. */
  detailOf: (choice: Choice) => string;
  /** The name of what is chosen; empty in a field that only adds to a list. */
  chosen?: string;
  onChoose: (choice: Choice) => void;
  /** Shows every choice when the empty field is pressed: for a list that is short enough to look through. */
  opensEmpty?: boolean;
  /** With this, a text that is no choice's name can be used as it stands. */
  onChooseText?: (text: string) => void;
}

/**
 * The editable combobox of the ARIA Authoring Practices: focus stays in the field, arrows move through the
 * list, Enter chooses, Escape closes. While nothing has been chosen the typed text stays; once something
 * has, a text that leads nowhere gives way to it.
 */
export function SearchChoice<Choice>(props: SearchChoiceProps<Choice>) {
  const { search, keyOf, nameOf, detailOf, chosen = '', onChoose, onChooseText } = props;
  const { t } = useTranslation();
  const generatedId = useId();
  const id = props.id ?? generatedId;
  const listId = `${id}-list`;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [found, setFound] = useState<readonly Choice[] | undefined>(undefined);
  const [active, setActive] = useState(0);
  const asked = useRef(0);
  const text = typed?.trim() ?? '';

  const ownText =
    onChooseText !== undefined && text !== '' && !found?.some((choice) => isName(choice, text))
      ? text
      : undefined;
  const optionCount = (found?.length ?? 0) + (ownText === undefined ? 0 : 1);
  const isOpen = found !== undefined && optionCount > 0;

  function isName(choice: Choice, candidate: string) {
    return nameOf(choice).toLocaleLowerCase() === candidate.toLocaleLowerCase();
  }

  async function open(value: string) {
    asked.current += 1;
    const turn = asked.current;
    const choices = await search(value);
    // A slower answer to an earlier letter must not replace this one.
    if (turn !== asked.current) return;
    setFound(choices);
    setActive(0);
  }

  function close() {
    asked.current += 1;
    setFound(undefined);
  }

  function choose(index: number) {
    const choice = found?.[index];
    if (choice !== undefined) onChoose(choice);
    else if (ownText !== undefined) onChooseText?.(ownText);
    setTyped(undefined);
    close();
  }

  function move(step: number) {
    const next = (active + step + optionCount) % optionCount;
    setActive(next);
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent) {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (isOpen) move(event.key === 'ArrowDown' ? 1 : -1);
        else void open(text);
        return;
      case 'Enter':
        // Enter chooses here; it never sends the form that the field stands in.
        event.preventDefault();
        if (isOpen) choose(active);
        return;
      case 'Escape':
        if (isOpen) event.preventDefault();
        else setTyped(undefined);
        close();
        return;
      default:
    }
  }

  function onBlur() {
    const exact = found?.find((choice) => isName(choice, text));
    if (exact !== undefined) onChoose(exact);
    if (exact !== undefined || chosen !== '' || text === '') setTyped(undefined);
    close();
  }

  return (
    <div className={styles.choice}>
      <Textfield
        id={id}
        label={props.label}
        description={props.description}
        error={props.error}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        maxLength={200}
        value={typed ?? chosen}
        onClick={() => {
          if (text !== '' || props.opensEmpty === true) void open(text);
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          void open(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {isOpen && (
        <div id={listId} role="listbox" aria-label={props.label} className={styles.list}>
          {found.map((choice, index) => (
            <Option
              key={keyOf(choice)}
              id={`${listId}-${index}`}
              isActive={index === active}
              onChoose={() => choose(index)}
            >
              <span>{nameOf(choice)}</span>
              <span className={styles.detail}>{detailOf(choice)}</span>
            </Option>
          ))}
          {ownText !== undefined && (
            <Option
              id={`${listId}-${found.length}`}
              isActive={found.length === active}
              onChoose={() => choose(found.length)}
            >
              {t('searchChoice.useText', { text: ownText })}
            </Option>
          )}
        </div>
      )}
      <p className="visually-hidden" role="status">
        {found !== undefined && t('searchChoice.found', { count: found.length })}
      </p>
      {found?.length === 0 && ownText === undefined && (
        <p className={styles.none}>{t('searchChoice.none', { text })}</p>
      )}
    </div>
  );
}

interface OptionProps {
  id: string;
  isActive: boolean;
  onChoose: () => void;
  children: React.ReactNode;
}

function Option({ id, isActive, onChoose, children }: OptionProps) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={styles.option}
      // The field keeps the focus, so that leaving it does not close the list before the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </button>
  );
}
