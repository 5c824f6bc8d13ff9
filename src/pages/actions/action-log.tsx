// Answers for: the log of one action: what has happened, newest first, and writing what happened now.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  actionStates,
  logOf,
  type Action,
  type ActionLogEntry,
  type ActionState,
} from '#domain/action.ts';
import { dayIsAfter } from '#domain/answer-check.ts';
import { headIds } from '#domain/revision.ts';
import type { PlanWords } from '#reports/action-plan.ts';
import { useCommands } from '#storage/provider.tsx';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { ChipChoice } from './chip-choice.tsx';
import { StateTag } from './state-tag.tsx';
import styles from './actions.module.css';

interface ActionLogProps {
  action: Action;
  /** The action's present state. */
  state: ActionState;
  words: PlanWords;
}

export function ActionLog({ action, state, words }: ActionLogProps) {
  const { t } = useTranslation('actions');
  const { t: common } = useTranslation();
  const commands = useCommands();
  const [open, setOpen] = useState<{ id: string; isNew: boolean } | undefined>(undefined);
  const [removed, setRemoved] = useState<{ id: string; value: ActionLogEntry } | undefined>();
  const writeButton = useRef<HTMLButtonElement>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  useEffect(() => undoButton.current?.focus(), [removed]);
  const entries = logOf(action).toSorted((a, b) =>
    `${b.value.date} ${b.id}` < `${a.value.date} ${a.id}` ? -1 : 1,
  );
  const seenOf = (id: string) => headIds(action.fields[`log:${id}`]);
  const set = async (id: string, value: ActionLogEntry | null) =>
    (await commands.setActionLog(action.id, id, value, seenOf(id))).ok;

  // Once an entry is finished its button is gone, and the one to write the next has come back.
  const isFinished = useRef(false);
  useEffect(() => {
    if (open !== undefined || !isFinished.current) return;
    isFinished.current = false;
    writeButton.current?.focus();
  }, [open]);
  const finish = () => {
    isFinished.current = true;
    setOpen(undefined);
  };
  return (
    <>
      {open?.isNew === true ? (
        <LogEntryFields
          key={open.id}
          action={action}
          id={open.id}
          value={entries.find(({ id }) => id === open.id)?.value}
          state={state}
          isNew
          words={words}
          onFinish={finish}
        />
      ) : (
        <div>
          <Button
            ref={writeButton}
            variant="secondary"
            data-size="sm"
            onClick={() => setOpen({ id: commands.newId(), isNew: true })}
          >
            {t('log.write')}
          </Button>
        </div>
      )}
      <div role="status" className={styles.status}>
        {removed !== undefined && (
          <Alert data-color="info" data-size="sm" className={styles.removed}>
            <Paragraph>{t('log.removed')}</Paragraph>
            <Button
              ref={undoButton}
              variant="secondary"
              data-size="sm"
              onClick={() =>
                void set(removed.id, removed.value).then((isSaved) => {
                  if (isSaved) setRemoved(undefined);
                })
              }
            >
              {common('actions.undo')}
            </Button>
          </Alert>
        )}
      </div>
      {entries.length === 0 && open === undefined && (
        <Paragraph className={styles.quiet}>{t('log.empty')}</Paragraph>
      )}
      <ol className={styles.log} aria-label={t('log.title')}>
        {entries
          .filter(({ id }) => !(open?.isNew === true && open.id === id))
          .map(({ id, value }) => (
            <li key={id} className={styles.logEntry}>
              {open?.id === id ? (
                <LogEntryFields
                  action={action}
                  id={id}
                  value={value}
                  state={state}
                  isNew={false}
                  words={words}
                  onFinish={finish}
                />
              ) : (
                <>
                  <div className={styles.logHead}>
                    <strong>{words.format.looseDate(value.date)}</strong>
                    <StateTag state={value.state} />
                  </div>
                  <Paragraph className={styles.written}>
                    {value.text.trim() || t('log.nothing')}
                  </Paragraph>
                  <div className={styles.buttons}>
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      aria-label={t('log.edit', { date: words.format.looseDate(value.date) })}
                      onClick={() => setOpen({ id, isNew: false })}
                    >
                      {common('actions.edit')}
                    </Button>
                    <Button
                      variant="tertiary"
                      data-color="danger"
                      data-size="sm"
                      aria-label={t('log.remove', { date: words.format.looseDate(value.date) })}
                      onClick={() =>
                        void set(id, null).then((isSaved) => {
                          if (isSaved) setRemoved({ id, value });
                        })
                      }
                    >
                      {common('actions.remove')}
                    </Button>
                  </div>
                </>
              )}
            </li>
          ))}
      </ol>
    </>
  );
}

interface LogEntryFieldsProps {
  action: Action;
  id: string;
  /** Undefined before the first word of a new entry. */
  value: ActionLogEntry | undefined;
  state: ActionState;
  isNew: boolean;
  words: PlanWords;
  onFinish: () => void;
}

function LogEntryFields(props: LogEntryFieldsProps) {
  const { action, id, state, isNew, words, onFinish } = props;
  const { t } = useTranslation('actions');
  const commands = useCommands();
  const headingId = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('textarea')?.focus(), []);
  const [start] = useState<ActionLogEntry>({ date: words.today, text: '', state });
  const value = props.value ?? start;
  const seen = headIds(action.fields[`log:${id}`]);
  // Date, text and state are one value: what was just saved counts before it has come back.
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);

  async function save(change: Partial<ActionLogEntry>, seenThen: readonly string[]) {
    const next = { ...latest.current, ...change };
    latest.current = next;
    const { ok } = await commands.setActionLog(action.id, id, next, seenThen);
    if (!ok) return false;
    // The newest entry tells how it stands now; an older one is history.
    if (isNew && change.state !== undefined)
      return (
        await commands.setAction(action.id, { state: change.state }, headIds(action.fields.profile))
      ).ok;
    return true;
  }

  return (
    <div ref={place} role="group" aria-labelledby={headingId} className={styles.logFields}>
      <strong id={headingId}>
        {isNew ? t('log.new') : t('log.entry', { date: words.format.looseDate(value.date) })}
      </strong>
      <DraftField
        label={t('log.text')}
        value={value.text}
        seen={seen}
        multiline
        rows={3}
        onSave={(text, seenThen) => save({ text }, seenThen)}
      />
      <ChipChoice
        label={isNew ? t('log.newState') : t('log.state')}
        value={value.state}
        seen={seen}
        options={actionStates.map((one) => ({ value: one, label: t(`state.${one}`) }))}
        onSave={(chosen, seenThen) => save({ state: chosen }, seenThen)}
      />
      <LooseDateField
        label={t('log.date')}
        value={value.date}
        seen={seen}
        onSave={(date, seenThen) => save({ date: date ?? words.today }, seenThen)}
      />
      <div role="status" className={styles.status}>
        {dayIsAfter(value.date, words.today) && (
          <Paragraph data-size="sm" className={styles.warning}>
            {t('warning.log-ahead')}
          </Paragraph>
        )}
      </div>
      <div>
        <Button data-size="sm" onClick={onFinish}>
          {t('log.finish')}
        </Button>
      </div>
    </div>
  );
}
