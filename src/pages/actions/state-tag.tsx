// Answers for: how far an action has come, as a small mark and a word.
import { useTranslation } from 'react-i18next';
import type { ActionState } from '#domain/action.ts';
import styles from './actions.module.css';

export function StateTag({ state }: { state: ActionState }) {
  const { t } = useTranslation('actions');
  return (
    <span className={styles.state} data-state={state}>
      <svg className={styles.sign} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="8" cy="8" r="6.25" />
        <path d={shapes[state]} />
      </svg>
      {t(`state.${state}`)}
    </span>
  );
}

const shapes: Record<ActionState, string> = {
  planned: '',
  started: 'M8 1.75a6.25 6.25 0 0 1 0 12.5z',
  done: 'm4.75 8.25 2.25 2.25 4.25-4.75',
  stopped: 'M5 8h6',
};
