// Answers for: the plan as a board: a column for each state, and moving an action from one to another.
import { Heading, Select } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { actionStates, type ActionState } from '#domain/action.ts';
import { headIds } from '#domain/revision.ts';
import { paths } from '#pages/paths.ts';
import type { PlanEntry, PlanWords } from '#reports/action-plan.ts';
import { useCommands } from '#storage/provider.tsx';
import { Due } from './action-list.tsx';
import { StateTag } from './state-tag.tsx';
import styles from './actions.module.css';

interface ActionBoardProps {
  entries: readonly PlanEntry[];
  words: PlanWords;
}

export function ActionBoard({ entries, words }: ActionBoardProps) {
  const { t } = useTranslation('actions');
  const commands = useCommands();
  const [moved, setMoved] = useState<
    { id: string; what: string; state: ActionState } | undefined
  >();
  const board = useRef<HTMLDivElement>(null);
  const stateOfMoved = entries.find(({ action }) => action.id === moved?.id)?.profile.state;
  // A card that changes column is drawn anew: the focus goes along with it.
  useEffect(() => {
    if (moved === undefined || stateOfMoved !== moved.state) return;
    const select = board.current?.querySelector<HTMLSelectElement>(`[data-action="${moved.id}"]`);
    select?.focus({ preventScroll: true });
  }, [moved, stateOfMoved]);

  async function move({ action, what, profile }: PlanEntry, state: ActionState) {
    const saved = await commands.setAction(action.id, { state }, headIds(action.fields.profile), {
      state: profile.state,
    });
    if (saved.ok) setMoved({ id: action.id, what, state });
  }

  return (
    <>
      <div role="status" className="visually-hidden">
        {moved !== undefined &&
          t('board.moved', { what: moved.what, state: t(`state.${moved.state}`) })}
      </div>
      <div ref={board} className={styles.board}>
        {actionStates.map((state) => (
          <Column
            key={state}
            state={state}
            entries={entries.filter(({ profile }) => profile.state === state)}
            words={words}
            onMove={(entry, to) => void move(entry, to)}
          />
        ))}
      </div>
    </>
  );
}

interface ColumnProps extends ActionBoardProps {
  state: ActionState;
  onMove: (entry: PlanEntry, to: ActionState) => void;
}

function Column({ state, entries, words, onMove }: ColumnProps) {
  const { t } = useTranslation('actions');
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.column}>
      <Heading level={2} data-size="2xs" id={id} className={styles.columnTitle}>
        <StateTag state={state} />
        <span className={styles.count} aria-label={t('board.count', { count: entries.length })}>
          {entries.length}
        </span>
      </Heading>
      {entries.length === 0 && <p className={styles.nothing}>{t('board.empty')}</p>}
      <ul className={styles.cards}>
        {entries.map((entry) => (
          <li key={entry.action.id} className={styles.card}>
            <Link to={paths.action(entry.action.id)} className={styles.link}>
              {entry.what}
            </Link>
            <span className={styles.quiet}>{entry.profile.owner.trim() || t('ownerNone')}</span>
            <Due entry={entry} words={words} />
            <Select
              data-size="sm"
              data-action={entry.action.id}
              aria-label={t('board.move', { what: entry.what })}
              value={state}
              onChange={(event) => {
                const to = actionStates.find((one) => one === event.target.value);
                if (to !== undefined) onMove(entry, to);
              }}
            >
              {actionStates.map((one) => (
                <Select.Option key={one} value={one}>
                  {t(`state.${one}`)}
                </Select.Option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
    </section>
  );
}
