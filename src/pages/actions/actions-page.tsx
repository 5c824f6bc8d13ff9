// Answers for: which part of the action plan an address asks for: the plan, one action, or a new one.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { dayOf } from '#domain/answer-check.ts';
import type { Action, ActionProfile } from '#domain/action.ts';
import { headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import type { PlanWords } from '#reports/action-plan.ts';
import { useCommands, useNow } from '#storage/provider.tsx';
import { useActions, useOwnParty, useReviews } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { ActionEditor } from './action-editor.tsx';
import { newActionIn } from './address.ts';
import { PlanView } from './plan-view.tsx';
import styles from './actions.module.css';

interface Removed {
  action: Action;
  profile: ActionProfile;
}

export function ActionsPage() {
  const { t } = useTranslation('actions');
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
  const id = named === undefined ? asked?.saved : `action:${named}`;
  useFocusOnHeading(named !== undefined || asked !== undefined);
  if (ownParty === undefined || actions === undefined || reviews === undefined) return null;
  if (ownParty === null)
    return (
      <>
        <PageHead title={t('title')} lead={t('noParty.text')} />
        <Button asChild>
          <Link to={paths.start}>{t('noParty.start')}</Link>
        </Button>
      </>
    );

  const words: PlanWords = { t, format, today, reviews };
  if (named !== undefined || asked !== undefined)
    return (
      <ActionEditor
        key={named ?? params.get('ny')}
        party={ownParty.id}
        id={id}
        action={actions.find((one) => one.id === id)}
        origin={asked?.origin ?? null}
        isNew={asked !== undefined}
        words={words}
        onRemove={async (action, profile) => {
          const seen = headIds(action.fields.profile);
          if (!(await commands.setAction(action.id, null, seen)).ok) return;
          setRemoved({ action, profile });
          await navigate(paths.actions);
        }}
      />
    );

  const current = actions.find(({ id: one }) => one === removed?.action.id);
  const undo =
    removed === undefined || current === undefined
      ? undefined
      : async () => {
          const seen = headIds(current.fields.profile);
          if ((await commands.setAction(current.id, removed.profile, seen)).ok)
            setRemoved(undefined);
        };
  return (
    <PlanView party={ownParty} actions={actions} words={words}>
      <div role="status" className={styles.status}>
        {removed !== undefined && undo !== undefined && (
          <Alert data-color="info" data-size="sm" className={styles.removed}>
            <Paragraph>
              {t('page.removed', { what: removed.profile.what.trim() || t('unnamed') })}
            </Paragraph>
            <UndoButton onUndo={() => void undo()} />
          </Alert>
        )}
      </div>
    </PlanView>
  );
}

function UndoButton({ onUndo }: { onUndo: () => void }) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  // The button that had the focus went away with what it removed.
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={button} variant="secondary" data-size="sm" onClick={onUndo}>
      {t('actions.undo')}
    </Button>
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
