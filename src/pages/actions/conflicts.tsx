// Answers for: fields of an action that two people have written on two machines, side by side, for a person to choose.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action, ActionLogEntry, ActionProfile } from '#domain/action.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import { fieldsOf } from '#domain/record.ts';
import { hasConflict, headIds, type Register, type Revision } from '#domain/revision.ts';
import { dueWords, moneyWords, riskWords, type PlanWords } from '#reports/action-plan.ts';
import { useCommands } from '#storage/provider.tsx';
import styles from './actions.module.css';

interface ConflictsProps {
  action: Action;
  words: PlanWords;
}

export function Conflicts({ action, words }: ConflictsProps) {
  const { t } = useTranslation('actions');
  const commands = useCommands();
  const fields = Object.entries(fieldsOf(action)).filter(([, register]) => hasConflict(register));
  if (fields.length === 0) return null;
  return (
    <Alert data-color="warning" className={styles.conflicts}>
      <Heading level={2} data-size="2xs">
        {t('conflict.title', { count: fields.length })}
      </Heading>
      <Paragraph>{t('conflict.explain')}</Paragraph>
      {fields.map(([field, register]) => (
        <section key={field} className={styles.conflict}>
          <Heading level={3} data-size="2xs">
            {t(field === 'profile' ? 'conflict.profile' : 'conflict.log')}
          </Heading>
          <div className={styles.versions}>
            {register.heads.map((head) => (
              <Version
                key={head.id}
                head={head}
                lines={
                  field === 'profile'
                    ? profileLines(head.value, register, words)
                    : logLines(head.value, words)
                }
                words={words}
                onKeep={() => {
                  // The button goes away with the choice.
                  document.getElementById('page-heading')?.focus();
                  void commands.resolveConflict(action.id, field, head.value, headIds(register));
                }}
              />
            ))}
          </div>
        </section>
      ))}
    </Alert>
  );
}

interface VersionProps {
  head: Revision;
  lines: string[];
  words: PlanWords;
  onKeep: () => void;
}

function Version({ head, lines, words: { format }, onKeep }: VersionProps) {
  const { t } = useTranslation('actions');
  const id = useId();
  const when = format.dateTime(head.at);
  return (
    <div className={styles.version}>
      <Paragraph data-size="sm" id={id} className={styles.quiet}>
        {head.author === '' ? when : t('conflict.by', { author: head.author, when })}
      </Paragraph>
      {(lines.length > 0 ? lines : [t('conflict.removed')]).map((line, index) => (
        <Paragraph key={index} className={styles.written}>
          {line}
        </Paragraph>
      ))}
      <Button variant="secondary" data-size="sm" aria-describedby={id} onClick={onKeep}>
        {t('conflict.keep')}
      </Button>
    </div>
  );
}

/** What is to be done, and every part in which the versions differ. Empty when it has been taken away. */
function profileLines(value: unknown, register: Register, words: PlanWords): string[] {
  const profile = value as ActionProfile | null;
  if (profile === null) return [];
  const { t } = words;
  const others = register.heads.map((head) => head.value as ActionProfile | null);
  const differs = (part: keyof ActionProfile) =>
    others.some(
      (other) => other !== null && canonicalJson(other[part]) !== canonicalJson(profile[part]),
    );
  const parts = [
    ['state', t(`state.${profile.state}`)],
    ['owner', profile.owner],
    ['due', dueWords(profile, words)],
    ['money', moneyWords(profile, words)],
    ['why', profile.why],
    ['goal', profile.goal],
    ['childrensPart', profile.childrensPart],
    ['risk', riskWords(profile, words)],
  ] as const;
  return [
    profile.what.trim() || t('unnamed'),
    ...parts
      .filter(([part]) => differs(part))
      .map(([part, text]) => `${t(`fields.${part}`)}: ${text.trim() || '–'}`),
  ];
}

function logLines(value: unknown, { t, format }: PlanWords): string[] {
  const entry = value as ActionLogEntry | null;
  return entry === null
    ? []
    : [
        `${format.looseDate(entry.date)}, ${t(`state.${entry.state}`)}`,
        entry.text.trim() || t('log.nothing'),
      ];
}
