// Answers for: the evidence of one answer: documents of the register, added, changed and taken from the row where it stands.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { dayIsAfter, isExpired, isOldEvidence } from '#domain/answer-check.ts';
import {
  documentId,
  documentKinds,
  newDocumentProfile,
  type DocumentProfile,
} from '#domain/document.ts';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { DocumentWords } from './answer-reading.tsx';
import styles from './matrix.module.css';
import { documentTitle, type Sheet, type SheetDocument } from './sheet.ts';

interface EvidenceListProps {
  sheet: Sheet;
  item: string;
  /** Ids of documents. */
  documents: readonly string[];
  seen: readonly string[];
}

export function EvidenceList({ sheet, item, documents, seen }: EvidenceListProps) {
  const { t, commands } = sheet;
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const [removed, setRemoved] = useState<string | undefined>(undefined);
  const list = useRef<HTMLDivElement>(null);
  // A document being added has no place in the store until something is written in it.
  const shown =
    editing === undefined || documents.includes(editing) ? documents : [...documents, editing];
  const titleOf = (id: string) => documentTitle(sheet, sheet.documents.get(id) ?? { title: '' });

  const change = (changed: (ids: readonly string[]) => string[]) =>
    sheet.save(item, (stored) => ({ documents: changed(stored.documents) }), seen);
  const add = (id: string) => change((ids) => (ids.includes(id) ? [...ids] : [...ids, id]));

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
      {shown.length === 0 && <p className={styles.subtle}>{t('evidence.none')}</p>}
      {shown.length > 0 && (
        <ul className={styles.plainList}>
          {shown.map((id) => (
            <li key={id} className={styles.piece}>
              {editing === id ? (
                <DocumentForm
                  sheet={sheet}
                  document={sheet.documents.get(id)}
                  onDone={close}
                  onSave={async (profile, seenThen) => {
                    const saved = await commands.setDocument(id, profile, seenThen);
                    return saved.ok && (documents.includes(id) || (await add(id)));
                  }}
                />
              ) : (
                <Piece
                  sheet={sheet}
                  id={id}
                  title={titleOf(id)}
                  onEdit={() => setEditing(id)}
                  onRemove={() => {
                    setRemoved(id);
                    void change((ids) => ids.filter((other) => other !== id));
                    setTimeout(() => focusOn('undo'));
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {removed !== undefined && (
        <p className={styles.removed} role="status">
          {t('evidence.removed', { title: titleOf(removed) })}{' '}
          <button
            type="button"
            className={styles.textButton}
            data-focus="undo"
            aria-label={t('evidence.restore', { title: titleOf(removed) })}
            onClick={() => {
              setRemoved(undefined);
              void add(removed);
              setTimeout(() => focusOn('add'));
            }}
          >
            {t('common:actions.undo')}
          </button>
        </p>
      )}
      {(editing === undefined || documents.includes(editing)) && (
        <button
          type="button"
          className={styles.textButton}
          data-focus="add"
          onClick={() => {
            setRemoved(undefined);
            setEditing(documentId(sheet.party, commands.newId()));
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

interface PieceProps {
  sheet: Sheet;
  id: string;
  title: string;
  onEdit: () => void;
  onRemove: () => void;
}

function Piece({ sheet, id, title, onEdit, onRemove }: PieceProps) {
  const { t } = sheet;
  const document = sheet.documents.get(id);
  return (
    <>
      <div className={styles.pieceWords}>
        <DocumentWords sheet={sheet} id={id} />
        {document && <Marks sheet={sheet} document={document} />}
      </div>
      {document && (
        <button
          type="button"
          className={styles.textButton}
          data-focus={id}
          aria-label={t('evidence.edit', { title })}
          onClick={onEdit}
        >
          {t('common:actions.edit')}
        </button>
      )}
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

/** What is worth a second look, in words. */
function Marks({ sheet, document }: { sheet: Sheet; document: SheetDocument }) {
  const { t, instrument } = sheet;
  return (
    <>
      {isOldEvidence(instrument, document, sheet) && (
        <span className={styles.tag}>{t('evidence.old')}</span>
      )}
      {isExpired(document, sheet) && <span className={styles.tag}>{t('evidence.expired')}</span>}
      {document.date !== null && dayIsAfter(document.date, sheet.today) && (
        <span className={styles.tag}>{t('evidence.future')}</span>
      )}
    </>
  );
}

interface DocumentFormProps {
  sheet: Sheet;
  /** Undefined while nothing has been written. */
  document: SheetDocument | undefined;
  onSave: (change: Partial<DocumentProfile>, seen: readonly string[]) => Promise<boolean>;
  onDone: () => void;
}

function DocumentForm({ sheet, document, onSave, onDone }: DocumentFormProps) {
  const { t } = sheet;
  const form = useRef<HTMLFieldSetElement>(null);
  const profile = document ?? newDocumentProfile();
  const seen = document?.seen ?? [];
  const kind = useChoice(profile.kind, seen, (chosen, seenThen) =>
    onSave({ kind: chosen }, seenThen),
  );
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  return (
    <fieldset ref={form} className={styles.pieceForm}>
      <legend className="visually-hidden">{documentTitle(sheet, profile)}</legend>
      <DraftField
        label={t('evidence.name')}
        value={profile.title}
        seen={seen}
        onSave={(title, seenThen) => onSave({ title }, seenThen)}
      />
      <div className={styles.pieceFields}>
        <LooseDateField
          label={t('evidence.date')}
          value={profile.date}
          seen={seen}
          onSave={(date, seenThen) => onSave({ date }, seenThen)}
        />
        <Field>
          <Label>{t('evidence.kind')}</Label>
          <Select
            value={kind.value}
            onChange={(event) => {
              const chosen = documentKinds.find((known) => known === event.target.value);
              if (chosen !== undefined) kind.choose(chosen);
            }}
          >
            {documentKinds.map((known) => (
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
        value={profile.keptAt}
        seen={seen}
        onSave={(keptAt, seenThen) => onSave({ keptAt }, seenThen)}
      />
      <button type="button" className={styles.button} onClick={onDone}>
        {t('evidence.done')}
      </button>
    </fieldset>
  );
}
