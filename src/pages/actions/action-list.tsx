// Answers for: the plan as a list, grouped by what it is ordered by.
import { Heading } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { deadlineGroupOf, deadlineGroups } from '#domain/action-plan.ts';
import { hasConflict } from '#domain/revision.ts';
import { paths } from '#pages/paths.ts';
import { byArea, type PlanEntry, type PlanWords } from '#reports/action-plan.ts';
import type { Order } from './address.ts';
import { OverdueSign } from './overdue-sign.tsx';
import { StateTag } from './state-tag.tsx';
import styles from './actions.module.css';

interface ActionListProps {
  /** The nearest deadline first. */
  entries: readonly PlanEntry[];
  order: Order;
  words: PlanWords;
}

interface Group {
  title: string;
  entries: readonly PlanEntry[];
}

export function ActionList({ entries, order, words }: ActionListProps) {
  return groupsOf(entries, order, words).map((group) => (
    <GroupList key={group.title} group={group} words={words} />
  ));
}

function groupsOf(entries: readonly PlanEntry[], order: Order, { t, today }: PlanWords): Group[] {
  switch (order) {
    case 'due':
      return deadlineGroups
        .map((group) => ({
          title: t(`group.${group}`),
          entries: entries.filter((entry) => deadlineGroupOf(entry, today) === group),
        }))
        .filter((group) => group.entries.length > 0);
    case 'owner':
      return byOwner(entries, t('group.noOwner'));
    case 'area':
      return byArea(entries);
  }
}

function byOwner(entries: readonly PlanEntry[], nobody: string): Group[] {
  const owners = [...new Set(entries.map(({ profile }) => profile.owner.trim()))].sort((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a.localeCompare(b),
  );
  return owners.map((owner) => ({
    title: owner || nobody,
    entries: entries.filter(({ profile }) => profile.owner.trim() === owner),
  }));
}

function GroupList({ group, words }: { group: Group; words: PlanWords }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id} className={styles.groupTitle}>
        {group.title} <span className={styles.count}>{group.entries.length}</span>
      </Heading>
      <ul className={styles.list}>
        {group.entries.map((entry) => (
          <li key={entry.action.id} className={styles.entry}>
            <Entry entry={entry} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry, words }: { entry: PlanEntry; words: PlanWords }) {
  const { t } = useTranslation('actions');
  const { profile, action } = entry;
  const isInConflict = Object.values(action.fields).some(hasConflict);
  return (
    <>
      <div className={styles.what}>
        <Link to={paths.action(action.id)} className={styles.link}>
          {entry.what}
        </Link>
        {entry.origin !== undefined && <span className={styles.quiet}>{entry.origin}</span>}
        {isInConflict && <span className={styles.conflictTag}>{t('conflict.inList')}</span>}
      </div>
      <span className={profile.owner.trim() === '' ? styles.quiet : undefined}>
        {profile.owner.trim() || t('ownerNone')}
      </span>
      <Due entry={entry} words={words} />
      <StateTag state={profile.state} />
    </>
  );
}

/** The deadline, also of what has ended; that it is over is said in words. */
export function Due({ entry, words: { format } }: { entry: PlanEntry; words: PlanWords }) {
  const { t } = useTranslation('actions');
  const { due } = entry.profile;
  const date = due === null ? '' : format.looseDate(due);
  if (due === null) return <span className={styles.quiet}>{t('due.none')}</span>;
  const words = entry.isOverdue ? 'was' : entry.profile.state === 'stopped' ? 'stopped' : 'by';
  return (
    <span className={styles.due}>
      {entry.isOverdue && <OverdueSign />}
      <span>{t(`due.${words}`, { due: date })}</span>
    </span>
  );
}
