// Answers for: the evidence of one answer: documents of the register, found or added, changed and taken from the row.
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { dayIsAfter, isExpired, isOldEvidence } from '#domain/answer-check.ts';
import {
  documentId,
  documentProfiles,
  newDocumentProfile,
  searchDocuments,
  type DocumentProfile,
} from '#domain/document.ts';
import { paths } from '#pages/paths.ts';
import { useDocuments } from '#storage/queries.ts';
import { SearchChoice } from '#ui/search-choice.tsx';
import { DocumentForm } from '#pages/document-form.tsx';
import { DocumentWords } from './answer-reading.tsx';
import evidenceStyles from './evidence-list.module.css';
import styles from './matrix.module.css';
import { documentFacts, documentTitle, type Sheet, type SheetDocument } from './sheet.ts';

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
  /** The id that a new document will have; it stands at the end until it is done. */
  const [adding, setAdding] = useState<string | undefined>(undefined);
  // With its title: the sheet knows only the documents that its answers rest on.
  const [removed, setRemoved] = useState<{ id: string; title: string } | undefined>(undefined);
  const list = useRef<HTMLDivElement>(null);
  const shown = documents.filter((id) => id !== adding);
  const titleOf = (id: string) => documentTitle(sheet, sheet.documents.get(id) ?? { title: '' });

  const change = (changed: (ids: readonly string[]) => string[]) =>
    sheet.save(item, (stored) => ({ documents: changed(stored.documents) }), seen);
  const add = (id: string) => change((ids) => (ids.includes(id) ? [...ids] : [...ids, id]));

  const goal = useRef<string | undefined>(undefined);
  const buttonOf = (name: string) =>
    list.current?.querySelector<HTMLElement>(`[data-focus="${name}"]`);
  /** The button that one goes on from. It comes with the save: until then one stands at the other. */
  const focusOn = (name: string, otherwise = name) => {
    goal.current = name;
    setTimeout(() => (buttonOf(name) ?? buttonOf(otherwise))?.focus());
  };
  useEffect(() => {
    const button = goal.current === undefined ? undefined : buttonOf(goal.current);
    if (!button) return;
    goal.current = undefined;
    button.focus();
  });

  return (
    <div ref={list} className={styles.evidence}>
      <h4 className={styles.fieldTitle}>{t('evidence.title')}</h4>
      {documents.length === 0 && adding === undefined && (
        <p className={styles.subtle}>{t('evidence.none')}</p>
      )}
      {shown.length > 0 && (
        <ul className={styles.plainList}>
          {shown.map((id) => (
            <li key={id} className={styles.piece}>
              {editing === id ? (
                <RowDocumentForm
                  sheet={sheet}
                  document={sheet.documents.get(id)}
                  onDone={() => {
                    setEditing(undefined);
                    focusOn(id, 'add');
                  }}
                  onSave={async (...saved) => (await commands.setDocument(id, ...saved)).ok}
                />
              ) : (
                <Piece
                  sheet={sheet}
                  id={id}
                  title={titleOf(id)}
                  onEdit={() => setEditing(id)}
                  onRemove={() => {
                    setRemoved({ id, title: titleOf(id) });
                    void change((ids) => ids.filter((other) => other !== id));
                    focusOn('undo');
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {removed !== undefined && !documents.includes(removed.id) && (
        <p className={styles.removed} role="status">
          {t('evidence.removed', { title: removed.title })}{' '}
          <button
            type="button"
            className={styles.textButton}
            data-focus="undo"
            aria-label={t('evidence.restore', { title: removed.title })}
            onClick={() => {
              setRemoved(undefined);
              void add(removed.id);
              focusOn(removed.id, 'add');
            }}
          >
            {t('common:actions.undo')}
          </button>
        </p>
      )}
      {adding === undefined ? (
        <button
          type="button"
          className={styles.textButton}
          data-focus="add"
          onClick={() => {
            setRemoved(undefined);
            setAdding(documentId(sheet.party, commands.newId()));
          }}
        >
          {t('evidence.add')}
        </button>
      ) : (
        <Adding
          sheet={sheet}
          document={sheet.documents.get(adding)}
          taken={documents}
          onChoose={(id) => {
            setAdding(undefined);
            void add(id);
            focusOn(id, 'add');
          }}
          onSave={async (...saved) => {
            const isKept = await commands.setDocument(adding, ...saved);
            return isKept.ok && (documents.includes(adding) || (await add(adding)));
          }}
          onDone={() => {
            setAdding(undefined);
            focusOn(adding, 'add');
          }}
        />
      )}
    </div>
  );
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

/** What is worth a second look, in words, and how far a change of the document would reach. */
function Marks({ sheet, document }: { sheet: Sheet; document: SheetDocument }) {
  const { t, instrument } = sheet;
  return (
    <>
      {isOldEvidence(instrument, document, sheet) && (
        <span className={styles.tag}>
          {t('evidence.old', { years: instrument.rules.evidenceOldAfterYears })}
        </span>
      )}
      {isExpired(document, sheet) && <span className={styles.tag}>{t('evidence.expired')}</span>}
      {document.date !== null && dayIsAfter(document.date, sheet.today) && (
        <span className={styles.tag}>{t('evidence.future')}</span>
      )}
      {document.hasConflict && <span className={styles.tag}>{t('evidence.conflict')}</span>}
      {document.rows > 1 && <span className={styles.pieceFacts}>{usedOn(sheet, document)}</span>}
    </>
  );
}

function usedOn({ t, format, period }: Sheet, { rows }: SheetDocument): string {
  return t('evidence.used', { count: rows, period: format.period(period) });
}

type SaveDocument = (
  change: Partial<DocumentProfile>,
  seen: readonly string[],
  over?: Partial<DocumentProfile>,
) => Promise<boolean>;

interface RowDocumentFormProps {
  sheet: Sheet;
  /** Undefined while nothing has been written. */
  document: SheetDocument | undefined;
  onSave: SaveDocument;
  onDone: () => void;
}

function RowDocumentForm({ sheet, document, onSave, onDone }: RowDocumentFormProps) {
  const { t } = sheet;
  const profile = document ?? newDocumentProfile();
  return (
    <DocumentForm
      label={documentTitle(sheet, profile)}
      profile={profile}
      seen={document?.seen ?? []}
      today={sheet.today}
      onSave={onSave}
      onDone={onDone}
      note={
        document &&
        document.rows > 1 && (
          <p className={evidenceStyles.reach}>
            {`${usedOn(sheet, document)}. ${t('documents:form.everywhere')}`}
          </p>
        )
      }
    />
  );
}

interface AddingProps extends RowDocumentFormProps {
  /** What the row has already. */
  taken: readonly string[];
  onChoose: (id: string) => void;
}

/** Finding a document of the register, or writing a new one; with an empty register it is a new one at once. */
function Adding({ taken, onChoose, ...form }: AddingProps) {
  const { sheet, onDone } = form;
  const { t } = sheet;
  const [isNew, setNew] = useState(false);
  const register = useDocuments(sheet.party);
  if (register === undefined) return null;
  const known = [...documentProfiles(register)].filter(([id]) => !taken.includes(id));
  if (isNew || known.length === 0)
    return (
      <RowDocumentForm
        {...form}
        onSave={(...saved) => {
          // What is being written is in the register from its first letter: it must not bring the search.
          setNew(true);
          return form.onSave(...saved);
        }}
      />
    );
  return (
    <div className={evidenceStyles.adding}>
      <Search sheet={sheet} known={known} onChoose={onChoose} />
      <p className={evidenceStyles.ways}>
        <button type="button" className={styles.button} onClick={() => setNew(true)}>
          {t('evidence.new')}
        </button>
        <button type="button" className={styles.textButton} onClick={onDone}>
          {t('common:actions.cancel')}
        </button>
        <Link to={paths.documents} className={styles.textLink}>
          {t('evidence.toRegister')}
        </Link>
      </p>
    </div>
  );
}

/** More than this many call for another letter. */
const shownHits = 12;

interface SearchProps {
  sheet: Sheet;
  known: [id: string, profile: DocumentProfile][];
  onChoose: (id: string) => void;
}

function Search({ sheet, known, onChoose }: SearchProps) {
  const { t } = sheet;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={box}>
      <SearchChoice
        label={t('evidence.search')}
        description={t('evidence.searchHint')}
        opensEmpty
        search={(text) => {
          const found = searchDocuments(known, text, (profile) => documentFacts(sheet, profile));
          // Who has typed nothing looks through them all.
          return Promise.resolve(text.trim() === '' ? found : found.slice(0, shownHits));
        }}
        keyOf={([id]) => id}
        nameOf={([, profile]) => documentTitle(sheet, profile)}
        detailOf={([, profile]) => documentFacts(sheet, profile)}
        onChoose={([id]) => onChoose(id)}
      />
    </div>
  );
}
