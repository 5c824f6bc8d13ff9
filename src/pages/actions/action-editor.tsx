// Answers for: one action: everything about it in one form that saves itself, and its log.
import {
  Alert,
  Button,
  Card,
  Heading,
  Link as DesignLink,
  Paragraph,
} from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import {
  actionStates,
  type Action,
  type ActionOrigin,
  type ActionProfile,
} from '#domain/action.ts';
import { actionWarnings } from '#domain/action-plan.ts';
import { headIds } from '#domain/revision.ts';
import { paths } from '#pages/paths.ts';
import { SavedLine } from '#pages/saved-line.tsx';
import type { PlanWords } from '#reports/action-plan.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LevelMark } from '#ui/level-mark.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { ActionLog } from './action-log.tsx';
import { withSaved } from './address.ts';
import { ChipChoice } from './chip-choice.tsx';
import { Conflicts } from './conflicts.tsx';
import { MoneyFields } from './money-fields.tsx';
import { useOriginStory, type OriginStory } from './origin-story.ts';
import { OverdueSign } from './overdue-sign.tsx';
import { RiskField } from './risk-field.tsx';
import { useSaveAction, type SaveAction } from './saving.ts';
import styles from './actions.module.css';

interface ActionEditorProps {
  party: string;
  /** Undefined for a new action of which nothing has been written. */
  id: string | undefined;
  /** Undefined when it is not here, or not yet. */
  action: Action | undefined;
  /** Null before the first save. */
  profile: ActionProfile | null;
  /** Where a new action is born; an action that exists knows its own. */
  origin: ActionOrigin | null;
  words: PlanWords;
}

export function ActionEditor(props: ActionEditorProps) {
  const { party, profile, origin, words } = props;
  const story = useOriginStory(party, profile === null ? origin : profile.origin, words);
  return story === undefined ? null : <Form {...props} story={story} />;
}

function Form({
  party,
  id,
  action,
  profile: stored,
  story,
  words,
}: ActionEditorProps & { story: OriginStory }) {
  const { t } = useTranslation('actions');
  const [params, setParams] = useSearchParams();
  const { save, begun } = useSaveAction(party, id, story.start, (made) =>
    setParams(withSaved(params, made), { replace: true }),
  );
  // An old address of a form whose action has been taken away.
  if (id !== undefined && stored === null && begun !== id)
    return <Paragraph>{t('page.missing')}</Paragraph>;
  const profile = stored ?? story.start;
  const seen = headIds(action?.fields.profile);
  const warnings = action === undefined ? [] : actionWarnings(action, words.today);
  const warn = (...kinds: (typeof warnings)[number][]) =>
    warnings
      .filter((kind) => kinds.includes(kind))
      .map((kind) => (
        <Paragraph key={kind} data-size="sm" className={styles.warning}>
          {t(`warning.${kind}`)}
        </Paragraph>
      ));
  return (
    <>
      {action !== undefined && <Conflicts action={action} words={words} />}
      <div className={styles.columns}>
        <Part title={t('part.why')}>
          <Origin story={story} isKnown={profile.origin === null || story.href !== undefined} />
          <DraftField
            label={t('fields.what')}
            description={story.hint}
            value={profile.what}
            seen={seen}
            multiline
            rows={2}
            onSave={(what, seenThen, over) => save({ what }, seenThen, { what: over })}
          />
          <DraftField
            label={t('fields.why')}
            description={t('fields.whyHint')}
            value={profile.why}
            seen={seen}
            multiline
            rows={4}
            onSave={(why, seenThen, over) => save({ why }, seenThen, { why: over })}
          />
        </Part>
        <Part title={t('part.plan')} place={styles.planPart}>
          {warnings.includes('due-over') && <OverdueSign />}
          <StateChoice profile={profile} seen={seen} save={save} />
          {warn('done-without-log')}
          <DraftField
            label={t('fields.owner')}
            description={t('fields.ownerHint')}
            value={profile.owner}
            seen={seen}
            autoComplete="off"
            onSave={(owner, seenThen, over) => save({ owner }, seenThen, { owner: over })}
          />
          <LooseDateField
            label={t('fields.due')}
            value={profile.due}
            seen={seen}
            onSave={(due, seenThen, over) => save({ due }, seenThen, { due: over })}
          />
          <div role="status" className={styles.status}>
            {warn('due-over', 'due-far', 'due-not-in-calendar')}
          </div>
          <MoneyFields money={profile.money} seen={seen} save={save} />
        </Part>
        <Part title={t('part.goal')}>
          <DraftField
            label={t('fields.goal')}
            description={t('fields.goalHint')}
            value={profile.goal}
            seen={seen}
            multiline
            rows={3}
            onSave={(goal, seenThen, over) => save({ goal }, seenThen, { goal: over })}
          />
          <DraftField
            label={t('fields.childrensPart')}
            description={t('fields.childrensPartHint')}
            value={profile.childrensPart}
            seen={seen}
            multiline
            rows={3}
            onSave={(childrensPart, seenThen, over) =>
              save({ childrensPart }, seenThen, { childrensPart: over })
            }
          />
        </Part>
        <RiskField risk={profile.risk} seen={seen} save={save} />
        {action !== undefined && stored !== null && (
          <Part title={t('log.title')} lead={t('log.lead')} place={styles.logPart}>
            <ActionLog action={action} state={stored.state} words={words} />
          </Part>
        )}
      </div>
      <div className={styles.closing}>
        <Button asChild>
          <Link to={paths.actions}>{t('page.back')}</Link>
        </Button>
        {stored !== null && <SavedLine />}
      </div>
    </>
  );
}

function StateChoice({
  profile,
  seen,
  save,
}: {
  profile: ActionProfile;
  seen: readonly string[];
  save: SaveAction;
}) {
  const { t } = useTranslation('actions');
  return (
    <ChipChoice
      label={t('fields.state')}
      value={profile.state}
      seen={seen}
      options={actionStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
      onSave={(state, seenThen) => save({ state }, seenThen, { state: profile.state })}
    />
  );
}

interface PartProps {
  title: string;
  lead?: string;
  /** Where it stands on a wide screen, if not in the first column. */
  place?: string | undefined;
  children: ReactNode;
}

function Part({ title, lead, place = '', children }: PartProps) {
  const id = useId();
  return (
    <Card asChild className={`${styles.part} ${place}`}>
      <section aria-labelledby={id}>
        <div>
          <Heading level={2} data-size="xs" id={id}>
            {title}
          </Heading>
          {lead !== undefined && (
            <Paragraph data-size="sm" className={styles.quiet}>
              {lead}
            </Paragraph>
          )}
        </div>
        {children}
      </section>
    </Card>
  );
}

function Origin({ story, isKnown }: { story: OriginStory; isKnown: boolean }) {
  const { t } = useTranslation('actions');
  if (!isKnown)
    return (
      <Alert data-color="info" data-size="sm">
        <Paragraph>{t('page.missingOrigin')}</Paragraph>
      </Alert>
    );
  if (story.href === undefined) return null;
  return (
    <div className={styles.origin}>
      <span className={styles.quiet}>{t('origin.from')}</span>
      <DesignLink asChild>
        <Link to={story.href}>{story.title}</Link>
      </DesignLink>
      {story.level !== undefined && (
        <span className={styles.level}>
          <LevelMark mark={story.level.mark} highest={story.level.highest} />
          {story.level.word}
        </span>
      )}
    </div>
  );
}
