// Answers for: one document in the register: what it is, where it is kept and used, and what to do with it.
import { Alert, Button, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentMark, DocumentUse } from '#domain/document-uses.ts';
import { keptAtKind, type Document, type DocumentProfile } from '#domain/document.ts';
import { hasConflict, headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { DocumentForm } from '#pages/document-form.tsx';
import { Attachments } from './attachments.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import styles from './documents.module.css';
import { MarkSign } from './mark-sign.tsx';
import { Uses } from './uses.tsx';
import { dateAndKind, titleOf } from './words.ts';

interface DocumentEntryProps {
  record: Document;
  profile: DocumentProfile;
  marks: readonly DocumentMark[];
  /** From how many years on the instrument calls evidence old. */
  oldAfterYears: number | undefined;
  uses: readonly DocumentUse[];
  /** The present day, `YYYY-MM-DD`. */
  today: string;
  isReadOnly: boolean;
  /** Whether it is being changed. */
  isOpen: boolean;
  /** The party whose sheets the uses lead to, when it is not one's own. */
  foreignParty: string | undefined;
  onOpen: () => void;
  onClose: () => void;
  onSave: (
    change: Partial<DocumentProfile>,
    seen: readonly string[],
    over?: Partial<DocumentProfile>,
  ) => Promise<boolean>;
  onRemove: () => void;
}

export function DocumentEntry(props: DocumentEntryProps) {
  const { record, profile, marks, oldAfterYears, uses, today } = props;
  const { isReadOnly, isOpen, foreignParty } = props;
  const { t } = useTranslation(['documents', 'common']);
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const title = titleOf({ t }, profile);
  const register = record.fields.profile;
  return (
    <li className={styles.card}>
      <div className={styles.entry}>
        <div className={styles.words}>
          <h2 className={styles.title}>{title}</h2>
          {marks.length > 0 && (
            <p className={styles.marks}>
              {marks.map((mark) => (
                <Tag
                  key={mark}
                  data-color={mark === 'unused' ? 'neutral' : 'warning'}
                  data-size="sm"
                  className={styles.mark}
                >
                  <MarkSign mark={mark} />
                  {t(`marks.${mark}`, { years: oldAfterYears })}
                </Tag>
              ))}
            </p>
          )}
          {!isOpen && (
            <>
              <p className={styles.facts}>{dateAndKind({ t, format }, profile).join(' · ')}</p>
              <KeptAt title={title} keptAt={profile.keptAt} />
              <Attachments document={record.id} isOpen={false} />
            </>
          )}
        </div>
        <Uses uses={uses} party={foreignParty} />
        {!isReadOnly && !isOpen && (
          <div className={styles.acts}>
            <Button
              variant="secondary"
              data-size="sm"
              data-focus={record.id}
              aria-label={t('edit', { title })}
              onClick={props.onOpen}
            >
              {t('common:actions.edit')}
            </Button>
            <Button
              variant="tertiary"
              data-color="danger"
              data-size="sm"
              aria-label={t('remove', { title })}
              aria-expanded={uses.length > 0 ? isAsking : undefined}
              onClick={() => (uses.length > 0 ? setAsking(!isAsking) : props.onRemove())}
            >
              {t('common:actions.remove')}
            </Button>
          </div>
        )}
      </div>
      {hasConflict(register) && <ConflictChoice record={record} isReadOnly={isReadOnly} />}
      {isAsking && (
        <Alert data-color="warning" className={styles.ask}>
          <h3 className={styles.askTitle}>{t('removeAsk.title', { title })}</h3>
          <p>{t('removeAsk.used', { count: uses.length })}</p>
          <Uses uses={uses} party={foreignParty} isWhole />
          <div className={styles.acts}>
            <Button data-color="danger" data-size="sm" onClick={props.onRemove}>
              {t('removeAsk.yes')}
            </Button>
            <Button variant="secondary" data-size="sm" onClick={() => setAsking(false)}>
              {t('common:actions.cancel')}
            </Button>
          </div>
        </Alert>
      )}
      {isOpen && (
        <DocumentForm
          label={title}
          profile={profile}
          seen={headIds(register)}
          today={today}
          onSave={props.onSave}
          onDone={props.onClose}
          note={uses.length > 1 && <p className={styles.facts}>{t('form.everywhere')}</p>}
        >
          <Attachments document={record.id} isOpen />
        </DocumentForm>
      )}
    </li>
  );
}

/** A web address is opened by a button, and never by anything else: nothing is fetched beforehand. */
function KeptAt({ title, keptAt }: { title: string; keptAt: string }) {
  const { t } = useTranslation('documents');
  const place = keptAtKind(keptAt);
  if (keptAt.trim() === '') return null;
  return (
    <div className={styles.keptAt}>
      <p>{keptAt}</p>
      {place.kind === 'e-mail' && <p className={styles.facts}>{t('form.email')}</p>}
      {place.kind === 'site' && (
        <p>
          <Button
            variant="secondary"
            data-size="sm"
            aria-label={t('link.openNamed', { title, site: place.site })}
            onClick={() => window.open(place.address, '_blank', 'noopener,noreferrer')}
          >
            {t('link.open')}
          </Button>{' '}
          <span className={styles.facts}>{t('link.goesTo', { site: place.site })}</span>
        </p>
      )}
    </div>
  );
}
