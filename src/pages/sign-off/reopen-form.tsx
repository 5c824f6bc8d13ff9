// Answers for: opening locked answers again, with the reason that goes with them from then on.
import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useId, useRef, useState } from 'react';
import { textLimit } from '#domain/answer.ts';
import { useCommands } from '#storage/provider.tsx';
import { tooLong, type Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

export function ReopenForm({ sheet, number }: { sheet: Sheet; number: number }) {
  const { t, assessment } = sheet;
  const commands = useCommands();
  const id = useId();
  const [reason, setReason] = useState<string | undefined>(undefined);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focusReason = () =>
    setTimeout(() => form.current?.querySelector<HTMLElement>('textarea')?.focus());

  if (reason === undefined)
    return (
      <div>
        <Button
          variant="secondary"
          onClick={() => {
            setReason('');
            focusReason();
          }}
        >
          {t('reopen.open')}
        </Button>
      </div>
    );

  async function submit(why: string) {
    setTried(true);
    if (assessment === null) return;
    if (why === '' || tooLong(sheet, why, textLimit) !== undefined) {
      focusReason();
      return;
    }
    if (!(await commands.reopen(assessment.id, why)).ok) return;
    document.getElementById('page-heading')?.focus();
    window.scrollTo(0, 0);
  }

  return (
    <form
      ref={form}
      className={styles.card}
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(reason.trim());
      }}
    >
      <Heading level={2} data-size="xs" id={id}>
        {t('reopen.title')}
      </Heading>
      <Paragraph>{t('reopen.text', { number })}</Paragraph>
      <Textfield
        label={t('reopen.reason')}
        error={
          tooLong(sheet, reason, textLimit) ??
          (isTried && reason.trim() === '' && t('reopen.reasonMissing'))
        }
        multiline
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit">{t('reopen.submit')}</Button>
        <Button variant="tertiary" onClick={() => setReason(undefined)}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    </form>
  );
}
