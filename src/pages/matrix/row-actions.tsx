// Answers for: which actions of the plan were born from a row, of any year, and the way to a new one.
import { Link } from 'react-router';
import { actionsFor, type Action, type PlannedAction } from '#domain/action.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { implementationKeyId } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import styles from './matrix.module.css';
import people from './people.module.css';
import type { Sheet } from './sheet.ts';

/** By row; a row without actions is not in it. */
export type ActionsByRow = ReadonlyMap<string, readonly PlannedAction[]>;

export function actionsByRow(
  instrument: AssessmentInstrument,
  actions: readonly Action[],
): ActionsByRow {
  if (actions.length === 0) return new Map();
  return new Map(
    instrument.items.flatMap((item) => {
      const found = actionsFor(actions, {
        instrument: instrument.id,
        item: item.key,
        dimensions: item.relatedItems
          .filter((related) => related.instrument === implementationKeyId)
          .map((related) => related.item),
      });
      return found.length === 0 ? [] : [[item.key, found] as const];
    }),
  );
}

/** Tells a row whether what it shows of its actions is still the same. */
export function actionsShown(actions: readonly PlannedAction[] | undefined): string {
  return (actions ?? [])
    .map(({ action, profile }) => [action.id, profile.what, profile.state].join(' '))
    .join('|');
}

export function RowActions({
  sheet: { t },
  actions,
}: {
  sheet: Sheet;
  actions: readonly PlannedAction[];
}) {
  return (
    <p className={people.actions}>
      <span className={styles.subtle}>{t('rowActions.title', { count: actions.length })}</span>{' '}
      {actions.map(({ action, profile }) => (
        <span key={action.id}>
          <Link to={paths.action(action.id)} className={styles.textLink}>
            {profile.what.trim() === '' ? t('rowActions.untitled') : profile.what}
          </Link>{' '}
          <span className={styles.subtle}>{t(`rowActions.states.${profile.state}`)}</span>
        </span>
      ))}
    </p>
  );
}

export function newActionPath({ instrument, period }: Sheet, item: Item): string {
  return paths.newAction({ kind: 'item', instrument: instrument.id, item: item.key, period });
}
