// Answers for: writing one document of the register, wherever that is done: on a row or in the register itself.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIsAfter, isExpired } from '#domain/answer-check.ts';
import { documentKinds, keptAtKind, type DocumentProfile } from '#domain/document.ts';
import { useChoice } from '#ui/choice.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import styles from './document-form.module.css';

interface DocumentFormProps {
  /** Says whose form it is to those who hear the page. */
  label: string;
  profile: DocumentProfile;
  /** Revisions that `profile` was read from. */
  seen: readonly string[];
  /** The present day, `YYYY-MM-DD`. */
  today: string;
  /** Resolves to false when the change could not be saved. `over` are the changed parts as the person saw them. */
  onSave: (
    change: Partial<DocumentProfile>,
    seen: readonly string[],
    over?: Partial<DocumentProfile>,
  ) => Promise<boolean>;
  onDone: () => void;
  /** What stands before the fields. */
  note?: ReactNode;
  /** What stands after the fields. */
  children?: ReactNode;
}

export function DocumentForm(props: DocumentFormProps) {
  const { label, profile, seen, today, onSave, onDone, note, children } = props;
  const { t } = useTranslation('documents');
  const form = useRef<HTMLFieldSetElement>(null);
  const kind = useChoice(profile.kind, seen, (chosen, seenThen) =>
    onSave({ kind: chosen }, seenThen, { kind: profile.kind }),
  );
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const isToCome = profile.date !== null && dayIsAfter(profile.date, today);
  const hasEnded = isExpired(profile, { period: today.slice(0, 4), today });
  const hasEmail = keptAtKind(profile.keptAt).kind === 'e-mail';
  return (
    <fieldset ref={form} className={styles.form}>
      <legend className="visually-hidden">{label}</legend>
      {note}
      <DraftField
        label={t('form.title')}
        value={profile.title}
        seen={seen}
        onSave={(title, seenThen, over) => onSave({ title }, seenThen, { title: over })}
      />
      <div className={styles.fields}>
        <Field>
          <Label>{t('form.kind')}</Label>
          <Select
            value={kind.value}
            onChange={(event) => {
              const chosen = documentKinds.find((known) => known === event.target.value);
              if (chosen !== undefined) kind.choose(chosen);
            }}
          >
            {documentKinds.map((known) => (
              <Select.Option key={known} value={known}>
                {t(`kinds.${known}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <LooseDateField
          label={t('form.date')}
          value={profile.date}
          seen={seen}
          onSave={(date, seenThen, over) => onSave({ date }, seenThen, { date: over })}
        />
        <LooseDateField
          label={t('form.validUntil')}
          description={t('form.validUntilHint')}
          value={profile.validUntil}
          seen={seen}
          onSave={(validUntil, seenThen, over) =>
            onSave({ validUntil }, seenThen, { validUntil: over })
          }
        />
      </div>
      <DraftField
        label={t('form.keptAt')}
        description={t('form.keptAtHint')}
        value={profile.keptAt}
        seen={seen}
        onSave={(keptAt, seenThen, over) => onSave({ keptAt }, seenThen, { keptAt: over })}
      />
      <div role="status" className={styles.reminders}>
        {isToCome && <p>{t('form.future')}</p>}
        {hasEnded && <p>{t('form.ended')}</p>}
        {hasEmail && <p>{t('form.email')}</p>}
      </div>
      {children}
      <Button type="button" variant="secondary" data-size="sm" onClick={onDone}>
        {t('form.done')}
      </Button>
    </fieldset>
  );
}
