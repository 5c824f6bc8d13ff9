// Answers for: a document that two people have changed without knowing of each other: both shown, one chosen.
import { Alert, Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { Document, DocumentProfile } from '#domain/document.ts';
import { headIds, type Revision } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import styles from './documents.module.css';
import { factsOf, titleOf } from './words.ts';

interface ConflictChoiceProps {
  record: Document;
  isReadOnly: boolean;
}

export function ConflictChoice({ record, isReadOnly }: ConflictChoiceProps) {
  const { t } = useTranslation(['documents', 'common']);
  const format = useFormat();
  const commands = useCommands();
  const register = record.fields.profile;
  const by = ({ author, at }: Revision<DocumentProfile | null>) =>
    t('conflict.by', {
      author: author === '' ? t('conflict.unknownAuthor') : author,
      when: format.dateTime(at),
    });
  return (
    <Alert data-color="warning" className={styles.ask}>
      <h3 className={styles.askTitle}>{t('conflict.title')}</h3>
      <p>{t('conflict.text')}</p>
      <ul className={styles.versions}>
        {register.heads.map((head) => (
          <li key={head.id}>
            {head.value === null ? (
              <p>{t('conflict.removed')}</p>
            ) : (
              <p>
                <strong>{titleOf({ t }, head.value)}</strong> {factsOf({ t, format }, head.value)}
              </p>
            )}
            <p className={styles.facts}>{by(head)}</p>
            {!isReadOnly && (
              <Button
                variant="secondary"
                data-size="sm"
                aria-label={t('conflict.keepNamed', { by: by(head) })}
                onClick={() => {
                  // The button goes away with the choice.
                  document.getElementById('page-heading')?.focus();
                  void commands.resolveConflict(
                    record.id,
                    'profile',
                    head.value,
                    headIds(register),
                  );
                }}
              >
                {t('conflict.keep')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
