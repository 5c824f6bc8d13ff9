// Answers for: answers that one machine has locked and another opened: a person says which holds.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Assessment } from '#domain/assessment.ts';
import { headIds } from '#domain/revision.ts';
import { useCommands } from '#storage/provider.tsx';
import type { Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

export function LockConflict({ sheet, assessment }: { sheet: Sheet; assessment: Assessment }) {
  const { t, format, isOwn } = sheet;
  const commands = useCommands();
  const register = assessment.fields.lock;
  return (
    <Alert data-color="warning">
      <Heading level={2} data-size="2xs">
        {t('lockConflict.title')}
      </Heading>
      <Paragraph>{t('lockConflict.text')}</Paragraph>
      <ul className={styles.choices}>
        {register?.heads.map(({ id, value, author, at }) => {
          const which =
            value === null ? t('lockConflict.open') : t('lockConflict.locked', { number: value });
          return (
            <li key={id}>
              <span>
                <strong>{which}</strong>
                <br />
                {t('lockConflict.by', {
                  author: author === '' ? t('lockConflict.unknownAuthor') : author,
                  when: format.dateTime(at),
                })}
              </span>
              {isOwn && (
                <Button
                  variant="secondary"
                  data-size="sm"
                  onClick={() =>
                    void commands.resolveConflict(assessment.id, 'lock', value, headIds(register))
                  }
                >
                  {t('lockConflict.choose', { which })}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
