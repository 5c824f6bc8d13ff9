// Answers for: choosing whether a file is locked, with a passphrase that is proposed or one's own.
import { Button, Checkbox, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortestPassphrase } from '#domain/passphrase.ts';
import { madePassphrase } from '#exchange/passphrase.ts';
import { usablePassphrase, type ChosenPassphrase } from './chosen-passphrase.ts';
import styles from './protection.module.css';

interface PassphraseChoiceProps {
  chosen: ChosenPassphrase;
  onChange: (chosen: ChosenPassphrase) => void;
  /** The person has asked for the file: what is missing is told at once. */
  isAsked?: boolean;
}

export function PassphraseChoice({ chosen, onChange, isAsked = false }: PassphraseChoiceProps) {
  const { t } = useTranslation('protection');
  return (
    <div className={styles.choice}>
      <Checkbox
        label={t('lock.wish')}
        description={t('lock.wishHint')}
        checked={chosen.isWanted}
        onChange={(event) => {
          const isWanted = event.target.checked;
          onChange({ isWanted, text: isWanted ? chosen.text || madePassphrase() : chosen.text });
        }}
      />
      {chosen.isWanted && (
        <PassphraseField
          text={chosen.text}
          onChange={(text) => onChange({ isWanted: true, text })}
          isAsked={isAsked}
        />
      )}
    </div>
  );
}

interface PassphraseFieldProps {
  text: string;
  onChange: (text: string) => void;
  isAsked: boolean;
}

/**
 * An ordinary field, readable: what stands there is to be told to somebody, and a browser offers to keep what is
 * typed in a password field.
 */
function PassphraseField({ text, onChange, isAsked }: PassphraseFieldProps) {
  const { t } = useTranslation('protection');
  const [hasLeft, setLeft] = useState(false);
  const [copied, setCopied] = useState<'yes' | 'failed' | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const usable = usablePassphrase({ isWanted: true, text });

  // Whoever has asked for the file is brought here; whoever is writing is here already.
  const isMissing = isAsked && !usable.ok;
  useEffect(() => {
    if (isMissing) field.current?.focus();
  }, [isMissing]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      // Not allowed, or not there: the page is not served over https.
      field.current?.select();
      setCopied('failed');
    }
  }

  return (
    <>
      <Textfield
        ref={field}
        label={t('lock.password')}
        description={t('lock.advice')}
        value={text}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          setCopied(undefined);
          onChange(event.target.value);
        }}
        onBlur={() => setLeft(true)}
        error={
          !usable.ok && (hasLeft || isAsked)
            ? usable.error === 'too-short'
              ? t('lock.tooShort', { count: shortestPassphrase })
              : t('lock.tooPlain')
            : undefined
        }
      />
      <div className={styles.buttons}>
        <Button variant="secondary" data-size="sm" onClick={copy} disabled={text === ''}>
          {t('lock.copy')}
        </Button>
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => {
            setCopied(undefined);
            onChange(madePassphrase());
          }}
        >
          {t('lock.another')}
        </Button>
      </div>
      <div role="status">
        {copied !== undefined && (
          <Paragraph data-size="sm">
            {copied === 'yes' ? t('lock.copied') : t('lock.copyFailed')}
          </Paragraph>
        )}
      </div>
    </>
  );
}
