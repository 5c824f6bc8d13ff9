// Answers for: searching among the rows and choosing which of them to see. What is chosen stands in the address.
import { useEffect, useRef, useState, type Ref } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isSameName } from '#domain/contribution.ts';
import { useIsNarrow } from '#ui/narrow-screen.ts';
import { changedSearch, everything, type Address } from './address.ts';
import { allRows, isFiltered, stateFilters, type RowChoice } from './row-choice.ts';
import styles from './row-chooser.module.css';
import type { Sheet } from './sheet.ts';
import type { ShownRows } from './shown-rows.ts';

/** How long a pause in typing lasts before the rows follow, in milliseconds. */
const pauseMs = 200;

interface RowChooserProps {
  sheet: Sheet;
  address: Address;
  shown: ShownRows;
  /** The names of who uses this machine; none when nobody has said. */
  own: readonly string[];
  /** Whether it has been asked for a row to answer when none was left among those shown. */
  isNoneLeft: boolean;
  /** Takes the focus when there is none left to go to. */
  showAll: Ref<HTMLButtonElement>;
}

export function RowChooser(props: RowChooserProps) {
  const isNarrow = useIsNarrow();
  const { sheet, shown } = props;
  const [startsOpen] = useState(shown.isChosen);
  return (
    <div role="search" aria-label={sheet.t('choose.label')} className={styles.chooser}>
      {isNarrow ? (
        <details className={styles.folded} open={startsOpen}>
          <summary>{sheet.t('choose.label')}</summary>
          <Controls {...props} />
        </details>
      ) : (
        <Controls {...props} />
      )}
      <Outcome {...props} />
    </div>
  );
}

function useChoose({ choice, isAllOpen }: Address) {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const wasAll = choice.states.length === 0 && choice.search === '' && !isFiltered(choice);
  return (change: Partial<RowChoice>) => {
    void navigate(
      {
        search: changedSearch(params, {
          choice: change,
          open: isAllOpen ? everything : [],
          // One looks for rows in all areas; an area chosen after that narrows it down.
          ...(wasAll ? { section: everything } : {}),
        }),
      },
      { replace: true },
    );
  };
}

function Controls({ sheet, address, shown, own }: RowChooserProps) {
  const { t, format, previous } = sheet;
  const { choice } = address;
  const { counts } = shown;
  const choose = useChoose(address);
  return (
    <div className={styles.controls}>
      <SearchField sheet={sheet} value={choice.search} onSearch={(search) => choose({ search })} />
      <fieldset className={styles.filters} aria-label={t('choose.show')}>
        {stateFilters.map((state) => (
          <Filter
            key={state}
            label={t(`choose.states.${state}`)}
            count={counts.states[state]}
            isOn={choice.states.includes(state)}
            onChange={(isOn) =>
              choose({
                states: stateFilters.filter((other) =>
                  other === state ? isOn : choice.states.includes(other),
                ),
              })
            }
          />
        ))}
        {previous && (
          <Filter
            label={t('choose.changed', { period: format.period(previous.period) })}
            count={counts.changed}
            isOn={choice.isChanged}
            onChange={(isChanged) => choose({ isChanged })}
          />
        )}
        {(own.length > 0 || choice.isMine) && (
          <Filter
            label={t('choose.mine')}
            count={counts.mine}
            isOn={choice.isMine}
            onChange={(isMine) => choose({ isMine, assignee: '' })}
          />
        )}
      </fieldset>
      {(counts.assignees.some(({ name }) => !own.some((mine) => isSameName(mine, name))) ||
        choice.assignee !== '') && (
        <label className={styles.assignee}>
          {t('choose.assignee')}
          <select
            className="ds-input"
            value={choice.assignee}
            onChange={(event) => choose({ assignee: event.target.value, isMine: false })}
          >
            <option value="">{t('choose.anyone')}</option>
            {counts.assignees.map(({ name, count }) => (
              <option key={name} value={name}>
                {t('choose.person', { name, number: count })}
              </option>
            ))}
            {choice.assignee !== '' &&
              counts.assignees.every(({ name }) => name !== choice.assignee) && (
                <option value={choice.assignee}>{choice.assignee}</option>
              )}
          </select>
        </label>
      )}
    </div>
  );
}

interface FilterProps {
  label: string;
  count: number;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

function Filter({ label, count, isOn, onChange }: FilterProps) {
  return (
    <label className={styles.filter} data-on={isOn || undefined}>
      <input
        type="checkbox"
        className={styles.box}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {`${label} `}
      <span className={styles.count}>{count}</span>
    </label>
  );
}

interface SearchFieldProps {
  sheet: Sheet;
  value: string;
  onSearch: (search: string) => void;
}

/** Follows the address when somebody else changes it, and never takes back what is being typed. */
function SearchField({ sheet: { t }, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== sent) {
      setText(value);
      setSent(value);
    }
  }
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    if (text === sent) return undefined;
    const timer = setTimeout(() => {
      setSent(text);
      search.current(text);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, sent]);
  return (
    <label className={styles.search}>
      {t('choose.search')}
      <input
        type="search"
        className="ds-input"
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}

function Outcome({ sheet, address, shown, isNoneLeft, showAll }: RowChooserProps) {
  const { t, instrument } = sheet;
  const { choice } = address;
  const choose = useChoose(address);
  const part = useRef<HTMLDivElement>(null);
  const words = { number: shown.matching, count: shown.matching, search: choice.search.trim() };
  const sentence = !shown.isChosen
    ? ''
    : isNoneLeft
      ? t('choose.noneLeft')
      : isFiltered(choice)
        ? t('choose.shown', { ...words, all: instrument.items.length })
        : t('choose.hits', words);
  return (
    <div className={styles.outcome} ref={part}>
      {/* Always there, so that what comes in it is read aloud. */}
      <p role="status">{sentence}</p>
      {shown.left > 0 && (
        <button type="button" className={styles.textButton} onClick={shown.settle}>
          {t('choose.settle', { count: shown.left })}
        </button>
      )}
      {shown.isChosen && (
        <button
          ref={showAll}
          type="button"
          className={styles.textButton}
          onClick={() => {
            // The button goes away with the choice.
            part.current?.parentElement?.querySelector<HTMLElement>('input, summary')?.focus();
            choose(allRows);
          }}
        >
          {t('choose.all')}
        </button>
      )}
    </div>
  );
}

interface NoRowsProps {
  sheet: Sheet;
  address: Address;
  /** How many rows match in the other areas. */
  elsewhere: number;
  /** Shows all areas. */
  onAllAreas: () => void;
}

/** Instead of an empty list: good news more often than not. */
export function NoRows({ sheet, address: { choice }, elsewhere, onAllAreas }: NoRowsProps) {
  const { t } = sheet;
  return (
    <div className={styles.none}>
      <p>
        {elsewhere > 0 ? t('choose.none.section', { count: elsewhere }) : nothing(sheet, choice)}
      </p>
      {elsewhere > 0 && (
        <button type="button" className={styles.textButton} onClick={onAllAreas}>
          {t('areas.all')}
        </button>
      )}
    </div>
  );
}

function nothing({ t, format, previous }: Sheet, choice: RowChoice): string {
  const { states, isMine, assignee, isChanged, search } = choice;
  const [state] = states;
  const parts = states.length + [isMine, assignee, isChanged, search.trim()].filter(Boolean).length;
  if (parts > 1) return t('choose.none.several');
  if (state !== undefined) return t(`choose.none.${state}`);
  if (isMine) return t('choose.none.mine');
  if (assignee !== '') return t('choose.none.assignee', { name: assignee });
  if (isChanged)
    return t('choose.none.changed', { period: previous ? format.period(previous.period) : '' });
  return t('choose.none.search', { search: search.trim() });
}
