// Answers for: which part of the action plan an address asks for: the plan, one action, or a new one.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { dayOf } from '#domain/answer-check.ts';
import {
  actionProfile,
  isOpen,
  isOverdue,
  plannedActions,
  type Action,
  type ActionProfile,
  type PlannedAction,
} from '#domain/action.ts';
import { headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import type { PlanWords } from '#reports/action-plan.ts';
import { useCommands, useNow } from '#storage/provider.tsx';
import { useActions, useOwnParty, useReviews } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { ActionEditor } from './action-editor.tsx';
import { newActionIn } from './address.ts';
import { EmptyPlan } from './empty-plan.tsx';
import { PlanView } from './plan-view.tsx';
import styles from './actions.module.css';

interface Removed {
  action: Action;
  profile: ActionProfile;
}

export function ActionsPage() {
  const { t } = useTranslation('actions');
  const { t: common } = useTranslation();
  const format = useFormat();
  const commands = useCommands();
  const navigate = useNavigate();
  const today = dayOf(useNow());
  const named = useParams().action;
  const [params] = useSearchParams();
  const ownParty = useOwnParty();
  const actions = useActions(ownParty?.id);
  const reviews = useReviews();
  // The plan and its actions are one page, so that this is still known when one comes back to the plan.
  const [removed, setRemoved] = useState<Removed | undefined>(undefined);

  const asked = newActionIn(params);
  const isAction = named !== undefined || asked !== undefined;
  const id = named === undefined ? asked?.saved : `action:${named}`;
  useFocusOnHeading(isAction);

  // One head from the first moment on: the focus is in it when one comes from another page.
  if (ownParty === undefined || actions === undefined || reviews === undefined)
    return <Frame title={t('title')} isAction={isAction} />;
  if (ownParty === null)
    return (
      <Frame title={t('title')} lead={t('noParty.text')}>
        <Button asChild className={styles.start}>
          <Link to={paths.start}>{t('noParty.start')}</Link>
        </Button>
      </Frame>
    );

  const words: PlanWords = { t, format, today, reviews };
  if (isAction) {
    const action = actions.find((one) => one.id === id);
    const profile = action === undefined ? null : actionProfile(action);
    if (asked === undefined && profile === null)
      return <Frame title={t('page.missingTitle')} lead={t('page.missing')} isAction />;

    const remove = async (taken: Action, was: ActionProfile) => {
      const seen = headIds(taken.fields.profile);
      if (!(await commands.setAction(taken.id, null, seen)).ok) return;
      setRemoved({ action: taken, profile: was });
      await navigate(paths.actions);
    };
    return (
      <Frame
        title={profile === null ? t('new') : profile.what.trim() || t('unnamed')}
        lead={profile === null ? t('page.notSavedYet') : undefined}
        isAction
        controls={
          action !== undefined &&
          profile !== null && (
            <Button
              variant="tertiary"
              data-color="danger"
              data-size="sm"
              onClick={() => void remove(action, profile)}
            >
              {common('actions.remove')}
            </Button>
          )
        }
      >
        <ActionEditor
          key={named ?? paths.newAction(asked?.origin ?? null)}
          party={ownParty.id}
          id={id}
          action={action}
          profile={profile}
          origin={asked?.origin ?? null}
          words={words}
        />
      </Frame>
    );
  }

  const current = actions.find(({ id: one }) => one === removed?.action.id);
  const undo = async () => {
    if (removed === undefined || current === undefined) return;
    const seen = headIds(current.fields.profile);
    if (!(await commands.setAction(current.id, removed.profile, seen)).ok) return;
    // The button goes away with what it brought back.
    document.getElementById('page-heading')?.focus();
    setRemoved(undefined);
  };
  const planned = plannedActions(actions);
  return (
    <Frame
      title={t('title')}
      lead={planned.length === 0 ? undefined : leadOf(planned, words)}
      controls={
        planned.length > 0 && (
          <Button asChild data-size="sm">
            <Link to={paths.newAction(null)}>{t('new')}</Link>
          </Button>
        )
      }
    >
      <div role="status" className={styles.status}>
        {removed !== undefined && (
          <Alert data-color="info" data-size="sm" className={styles.removed}>
            <Paragraph>
              {t('page.removed', { what: removed.profile.what.trim() || t('unnamed') })}
            </Paragraph>
            <Button variant="secondary" data-size="sm" onClick={() => void undo()}>
              {common('actions.undo')}
            </Button>
          </Alert>
        )}
      </div>
      {planned.length === 0 ? (
        <EmptyPlan party={ownParty.id} words={words} />
      ) : (
        <PlanView party={ownParty.profile.name} planned={planned} words={words} />
      )}
    </Frame>
  );
}

function leadOf(planned: readonly PlannedAction[], { t, today }: PlanWords): string {
  const open = planned.filter(({ profile }) => isOpen(profile)).length;
  const overdue = planned.filter(({ action }) => isOverdue(action, today)).length;
  return [
    t('lead', { count: planned.length, open }),
    ...(overdue > 0 ? [t('leadOverdue', { count: overdue })] : []),
  ].join(' ');
}

interface FrameProps {
  title: string;
  lead?: string | undefined;
  controls?: ReactNode;
  isAction?: boolean;
  children?: ReactNode;
}

function Frame({ title, lead, controls, isAction = false, children }: FrameProps) {
  const { t } = useTranslation('actions');
  return (
    <div className={styles.page}>
      {isAction && (
        <Link to={paths.actions} className={styles.back}>
          {t('page.back')}
        </Link>
      )}
      <PageHead title={title} lead={lead}>
        {controls}
      </PageHead>
      {children}
    </div>
  );
}

/** The form of a new action has the plan's own path: the app sees no new page there, but the reader does. */
function useFocusOnHeading(isAction: boolean): void {
  const before = useRef(isAction);
  useEffect(() => {
    if (before.current === isAction) return;
    before.current = isAction;
    window.scrollTo(0, 0);
    document.getElementById('page-heading')?.focus({ preventScroll: true });
  }, [isAction]);
}
