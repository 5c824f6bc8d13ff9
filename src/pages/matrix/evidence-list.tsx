// Answers for: the evidence of one answer: listed, added, changed and taken away where it stands.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { evidenceKinds, type Evidence } from '#domain/answer.ts';
import { dayIsAfter, isOldEvidence } from '#domain/answer-check.ts';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { evidenceFacts } from './answer-reading.tsx';
import styles from './matrix.module.css';
import type { Sheet } from './sheet.ts';

interface EvidenceListProps {
  sheet: Sheet;
  item: string;
  evidence: readonly Evidence[];
  seen: readonly string[];
}

export function EvidenceList({ sheet, item, evidence, seen }: EvidenceListProps) {
  const { t, commands } = sheet;
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const [removed, setRemoved] = useState<Evidence | undefined>(undefined);
  const list = useRef<HTMLDivElement>(null);
  const pieces = withNew(evidence, editing);

  const save = (change: (stored: readonly Evidence[]) => Evidence[], seenThen = seen) =>
    sheet.save(item, (stored) => ({ evidence: change(stored.evidence) }), seenThen);

  const focusOn = (name: string) =>
    list.current?.querySelector<HTMLElement>(`[data-focus="${name}"]`)?.focus();
  const close = () => {
    const id = editing;
    setEditing(undefined);
    // The button comes back in the form's place; the add button is there when nothing was written.
    setTimeout(() => (id !== undefined && isKept(list.current, id) ? focusOn(id) : focusOn('add')));
  };

  return (
    <div ref={list} className={styles.evidence}>
      <h4 className={styles.fieldTitle}>{t('evidence.title')}</h4>
      {pieces.length === 0 && <p className={styles.subtle}>{t('evidence.none')}</p>}
      {pieces.length > 0 && (
        <ul className={styles.plainList}>
          {pieces.map((piece) => (
            <li key={piece.id} className={styles.piece}>
              {editing === piece.id ? (
                <EvidenceForm
                  sheet={sheet}
                  piece={piece}
                  seen={seen}
                  onDone={close}
                  onSave={(change, seenThen) =>
                    save((stored) => upserted(stored, { ...piece, ...change }, change), seenThen)
                  }
                />
              ) : (
                <Piece
                  sheet={sheet}
                  piece={piece}
                  onEdit={() => setEditing(piece.id)}
                  onRemove={() => {
                    setRemoved(piece);
                    void save((stored) => stored.filter(({ id }) => id !== piece.id));
                    setTimeout(() => focusOn('undo'));
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {removed && (
        <p className={styles.removed} role="status">
          {t('evidence.removed', { title: titleOf(sheet, removed) })}{' '}
          <button
            type="button"
            className={styles.textButton}
            data-focus="undo"
            aria-label={t('evidence.restore', { title: titleOf(sheet, removed) })}
            onClick={() => {
              setRemoved(undefined);
              void save((stored) => upserted(stored, removed, removed));
              setTimeout(() => focusOn('add'));
            }}
          >
            {t('common:actions.undo')}
          </button>
        </p>
      )}
      {(editing === undefined || evidence.some(({ id }) => id === editing)) && (
        <button
          type="button"
          className={styles.textButton}
          data-focus="add"
          onClick={() => {
            setRemoved(undefined);
            setEditing(commands.newId());
          }}
        >
          {t('evidence.add')}
        </button>
      )}
    </div>
  );
}

function isKept(list: HTMLElement | null, id: string): boolean {
  return list?.querySelector(`[data-focus="${id}"]`) !== null;
}

/** A piece being added has no place in the store until something is written in it. */
function withNew(evidence: readonly Evidence[], editing: string | undefined): readonly Evidence[] {
  if (editing === undefined || evidence.some(({ id }) => id === editing)) return evidence;
  return [...evidence, { id: editing, title: '', date: null, kind: 'other', keptAt: '' }];
}

/** Changes the named parts of what is stored, so that two fields saved at nearly the same time both stay. */
function upserted(
  stored: readonly Evidence[],
  whole: Evidence,
  change: Partial<Evidence>,
): Evidence[] {
  return stored.some(({ id }) => id === whole.id)
    ? stored.map((piece) => (piece.id === whole.id ? { ...piece, ...change } : piece))
    : [...stored, whole];
}

function titleOf({ t }: Pick<Sheet, 't'>, { title }: Evidence): string {
  return title.trim() === '' ? t('evidence.untitled') : title;
}

interface PieceProps {
  sheet: Sheet;
  piece: Evidence;
  onEdit: () => void;
  onRemove: () => void;
}

function Piece({ sheet, piece, onEdit, onRemove }: PieceProps) {
  const { t, instrument } = sheet;
  const title = titleOf(sheet, piece);
  return (
    <>
      <div className={styles.pieceWords}>
        {`${title} `}
        <span className={styles.pieceFacts}>{evidenceFacts(sheet, piece)}</span>
        {isOldEvidence(instrument, piece, sheet) && (
          <span className={styles.tag}>{t('evidence.old')}</span>
        )}
        {piece.date !== null && dayIsAfter(piece.date, sheet.today) && (
          <span className={styles.tag}>{t('evidence.future')}</span>
        )}
      </div>
      <button
        type="button"
        className={styles.textButton}
        data-focus={piece.id}
        aria-label={t('evidence.edit', { title })}
        onClick={onEdit}
      >
        {t('common:actions.edit')}
      </button>
      <button
        type="button"
        className={styles.textButton}
        aria-label={t('evidence.remove', { title })}
        onClick={onRemove}
      >
        {t('common:actions.remove')}
      </button>
    </>
  );
}

interface EvidenceFormProps {
  sheet: Sheet;
  piece: Evidence;
  seen: readonly string[];
  onSave: (change: Partial<Evidence>, seen: readonly string[]) => Promise<boolean>;
  onDone: () => void;
}

function EvidenceForm({ sheet, piece, seen, onSave, onDone }: EvidenceFormProps) {
  const { t } = sheet;
  const form = useRef<HTMLFieldSetElement>(null);
  const kind = useChoice(piece.kind, seen, (chosen, seenThen) =>
    onSave({ kind: chosen }, seenThen),
  );
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  return (
    <fieldset ref={form} className={styles.pieceForm}>
      <legend className="visually-hidden">{titleOf(sheet, piece)}</legend>
      <DraftField
        label={t('evidence.name')}
        value={piece.title}
        seen={seen}
        onSave={(title, seenThen) => onSave({ title }, seenThen)}
      />
      <div className={styles.pieceFields}>
        <LooseDateField
          label={t('evidence.date')}
          value={piece.date}
          seen={seen}
          onSave={(date, seenThen) => onSave({ date }, seenThen)}
        />
        <Field>
          <Label>{t('evidence.kind')}</Label>
          <Select
            value={kind.value}
            onChange={(event) => {
              const chosen = evidenceKinds.find((known) => known === event.target.value);
              if (chosen !== undefined) kind.choose(chosen);
            }}
          >
            {evidenceKinds.map((known) => (
              <Select.Option key={known} value={known}>
                {t(`evidence.kinds.${known}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <DraftField
        label={t('evidence.keptAt')}
        description={t('evidence.keptAtHint')}
        value={piece.keptAt}
        seen={seen}
        onSave={(keptAt, seenThen) => onSave({ keptAt }, seenThen)}
      />
      <button type="button" className={styles.button} onClick={onDone}>
        {t('evidence.done')}
      </button>
    </fieldset>
  );
}
