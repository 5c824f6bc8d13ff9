// Answers for: choosing what a party is called when two machines say different things: no other page shows others' names.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { Party } from '#domain/party.ts';
import { hasConflict, headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import styles from './exchange.module.css';
import { partyLines } from './words.ts';

export function PartiesInConflict({ parties }: { parties: readonly Party[] }) {
  const { t } = useTranslation(['exchange', 'common']);
  const format = useFormat();
  const commands = useCommands();
  return parties
    .filter(({ fields }) => hasConflict(fields.profile))
    .map(({ id, fields: { profile } }) => (
      <Alert key={id} data-color="warning">
        <Paragraph>{t('holdings.twoNames')}</Paragraph>
        <div className={styles.versions}>
          {profile.heads.map((head) => (
            <div key={head.id} className={styles.version}>
              {partyLines({ t, format }, head.value).map((line) => (
                <Paragraph key={line}>{line}</Paragraph>
              ))}
              <Paragraph data-size="sm" className={styles.quiet}>
                {t('conflict.by', { author: head.author, when: format.dateTime(head.at) })}
              </Paragraph>
              <div>
                <Button
                  variant="secondary"
                  data-size="sm"
                  aria-label={t('holdings.keepNamed', {
                    name: head.value.name,
                    author: head.author,
                  })}
                  onClick={() =>
                    void commands.resolveConflict(id, 'profile', head.value, headIds(profile))
                  }
                >
                  {t('holdings.keep')}
                </Button>
              </div>
            </div>
          ))}
        </div>
      </Alert>
    ));
}
