// Answers for: two versions of one field side by side, with who and when, for a person to choose between.
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register, Revision } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import styles from './key.module.css';

interface ConflictChoiceProps<V> {
  register: Register<V>;
  children: (value: V) => ReactNode;
  /** Undefined where one may look but not change. */
  onKeep: ((value: V) => void) | undefined;
}

/** Written on two machines that did not know of each other: neither is thrown away before a person says so. */
export function ConflictChoice<V>({ register, children, onKeep }: ConflictChoiceProps<V>) {
  const { t } = useTranslation('key');
  return (
    <div className={styles.conflict}>
      <Paragraph>{t(onKeep === undefined ? 'conflict.told' : 'conflict.choose')}</Paragraph>
      <div className={styles.versions}>
        {register.heads.map((head) => (
          <Version key={head.id} head={head} onKeep={onKeep}>
            {children(head.value)}
          </Version>
        ))}
      </div>
    </div>
  );
}

interface VersionProps<V> {
  head: Revision<V>;
  onKeep: ((value: V) => void) | undefined;
  children: ReactNode;
}

function Version<V>({ head, onKeep, children }: VersionProps<V>) {
  const { t } = useTranslation('key');
  const format = useFormat();
  const headingId = useId();
  const when = format.dateTime(head.at);
  return (
    <div className={styles.version}>
      <Heading level={3} data-size="2xs" id={headingId}>
        {head.author === '' ? when : t('conflict.version', { author: head.author, when })}
      </Heading>
      {children}
      {onKeep !== undefined && (
        <Button variant="secondary" aria-describedby={headingId} onClick={() => onKeep(head.value)}>
          {t('conflict.keep')}
        </Button>
      )}
    </div>
  );
}
