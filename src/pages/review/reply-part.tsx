// Answers for: the host's reply to the report.
import { Checkbox } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { replyOf, type Reply } from '#domain/review.ts';
import { headIds } from '#domain/revision.ts';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { CardSection } from './card-section.tsx';
import { Closing } from './closing.tsx';
import { NameWarning } from './name-warning.tsx';
import type { PartProps } from './parts.ts';
import { useHeardNames } from './people-heard.ts';
import { useSaveField } from './save-field.ts';
import styles from './review.module.css';

export function ReplyPart({ review, host }: PartProps) {
  const { t } = useTranslation('review');
  const saveField = useSaveField(review.id);
  const names = useHeardNames(review.id);
  const reply = replyOf(review);
  const seen = headIds(review.fields.reply);
  const save = (change: Partial<Reply>, seenThen: readonly string[]) =>
    saveField('reply', change, seenThen);
  const factsChecked = useChoice(reply.factsChecked, seen, (isChecked, seenThen) =>
    save({ factsChecked: isChecked }, seenThen),
  );
  return (
    <div className={styles.narrow}>
      <CardSection title={t('reply.title')}>
        <Checkbox
          className={styles.check}
          value="facts"
          label={t('reply.factsChecked')}
          description={t('reply.factsHint')}
          checked={factsChecked.value}
          onChange={(event) => factsChecked.choose(event.target.checked)}
        />
        <DraftField
          label={t('reply.text', { host })}
          description={t('reply.textHint')}
          value={reply.text}
          seen={seen}
          multiline
          rows={8}
          onSave={(text, seenThen) => save({ text }, seenThen)}
        />
        <NameWarning texts={[reply.text, reply.by]} names={names} />
        <div className={styles.fields}>
          <DraftField
            label={t('reply.by')}
            description={t('reply.byHint')}
            value={reply.by}
            seen={seen}
            maxLength={200}
            autoComplete="off"
            onSave={(by, seenThen) => save({ by }, seenThen)}
          />
          <LooseDateField
            label={t('reply.date')}
            value={reply.date}
            seen={seen}
            onSave={(date, seenThen) => save({ date }, seenThen)}
          />
        </div>
      </CardSection>
      <Closing review={review} />
    </div>
  );
}
