// Answers for: asking for the passphrase of a locked file, as often as it takes.
import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './protection.module.css';

interface PassphrasePromptProps {
  /** The file's name. */
  file: string;
  /** The last one was wrong. */
  isWrong: boolean;
  isBusy?: boolean;
  onUnlock: (passphrase: string) => void;
}

export function PassphrasePrompt({
  file,
  isWrong,
  isBusy = false,
  onUnlock,
}: PassphrasePromptProps) {
  const { t } = useTranslation('protection');
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  // What was wrong is there to be mended, not typed anew.
  useEffect(() => {
    if (isWrong && !isBusy) field.current?.focus();
  }, [isWrong, isBusy]);

  function unlock(event: SyntheticEvent) {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim() === '') field.current?.focus();
    else if (!isBusy) onUnlock(text);
  }

  return (
    <form className={styles.prompt} onSubmit={unlock} noValidate>
      <div>
        <Paragraph className={styles.label}>{t('unlock.title')}</Paragraph>
        <Paragraph data-size="sm">{t('unlock.lead')}</Paragraph>
      </div>
      <Textfield
        ref={field}
        label={
          <>
            {t('unlock.password')}{' '}
            <span className="visually-hidden">{t('unlock.passwordTo', { file })}</span>
          </>
        }
        value={text}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        error={
          isEmpty && text.trim() === ''
            ? t('unlock.empty')
            : isWrong && !isBusy
              ? t('unlock.wrong')
              : undefined
        }
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="secondary" loading={isBusy}>
          {t('unlock.action')}
        </Button>
      </div>
    </form>
  );
}
