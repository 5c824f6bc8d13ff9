// Answers for: taking something away with a way back, instead of a question beforehand.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, Note, Recommendation, Review, ReviewField } from '#domain/review.ts';
import { headIds } from '#domain/revision.ts';
import styles from './review.module.css';
import { useSaveField } from './save-field.ts';

interface Removed {
  field: ReviewField;
  value: Note | Finding | Recommendation;
}

export interface Removal {
  last: Removed | undefined;
  remove: (field: ReviewField, value: Removed['value']) => void;
  undo: () => void;
}

export function useRemoval(review: Review): Removal {
  const save = useSaveField(review.id);
  const [last, setLast] = useState<Removed | undefined>(undefined);
  return {
    last,
    remove: (field, value) => {
      void save(field, null, headIds(review.fields[field])).then((isSaved) => {
        if (isSaved) setLast({ field, value });
      });
    },
    undo: () => {
      if (last === undefined) return;
      void save(last.field, last.value, headIds(review.fields[last.field])).then((isSaved) => {
        if (isSaved) setLast(undefined);
      });
    },
  };
}

interface RemovedNoticeProps {
  kind: 'note' | 'finding' | 'recommendation';
  removal: Removal;
}

export function RemovedNotice({ kind, removal: { last, undo } }: RemovedNoticeProps) {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  // The button that had the focus went away with what it removed.
  useEffect(() => button.current?.focus(), [last]);
  return (
    <div role="status" className={styles.status}>
      {last !== undefined && (
        <Alert data-color="info" data-size="sm" className={styles.removed}>
          <Paragraph>{t(`removed.${kind}`)}</Paragraph>
          <Button ref={button} variant="secondary" onClick={undo}>
            {common('actions.undo')}
          </Button>
        </Alert>
      )}
    </div>
  );
}
