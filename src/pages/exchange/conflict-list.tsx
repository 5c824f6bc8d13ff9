// Answers for: what both sides have changed without knowing of each other, both versions side by side.
import { Details, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { KeptRecord } from '#domain/record.ts';
import type { Revision } from '#domain/revision.ts';
import { useOwnParty } from '#storage/queries.ts';
import type { ConflictToChoose } from '#transfer/transfer.ts';
import styles from './exchange.module.css';
import { fieldWords, placePath, recordWords, valueLines, type Words } from './words.ts';

interface ConflictListProps {
  conflicts: readonly ConflictToChoose[];
  /** All of them: with very many, only the first ones are shown. */
  count: number;
  words: Words;
  isMerged: boolean;
}

export function ConflictList({ conflicts, count, words, isMerged }: ConflictListProps) {
  const { t } = useTranslation('exchange');
  if (count === 0) return null;
  const left = count - conflicts.length;
  return (
    <div>
      <Details>
        <Details.Summary>{t('conflict.summary', { count })}</Details.Summary>
        <Details.Content className={styles.conflicts}>
          <Paragraph>{t(isMerged ? 'conflict.kept' : 'conflict.willBeKept')}</Paragraph>
          <ul className={styles.plain}>
            {conflicts.map((conflict) => (
              <li key={`${conflict.record.id}|${conflict.field}`}>
                <Conflict conflict={conflict} words={words} isMerged={isMerged} />
              </li>
            ))}
          </ul>
          {left > 0 && (
            <Paragraph>
              {t('conflict.more', { count: left, number: words.format.number(left) })}
            </Paragraph>
          )}
        </Details.Content>
      </Details>
    </div>
  );
}

interface ConflictProps {
  conflict: ConflictToChoose;
  words: Words;
  isMerged: boolean;
}

function Conflict({ conflict: { record, field, mine, theirs }, words, isMerged }: ConflictProps) {
  const { t } = useTranslation('exchange');
  const own = useOwnParty();
  const name = fieldWords(words, record, field);
  const known = new Set(mine.map(({ id }) => id));
  return (
    <div className={styles.conflict}>
      <Paragraph className={styles.label}>
        {t('place.field', { where: recordWords(words, record), field: name })}
      </Paragraph>
      <div className={styles.versions}>
        <Versions title={t('conflict.here')} revisions={mine} of={{ words, record, field }} />
        <Versions
          title={t('conflict.inFile')}
          revisions={theirs.filter(({ id }) => !known.has(id))}
          of={{ words, record, field }}
        />
      </div>
      {isMerged && record.kind === 'party' && (
        <Paragraph data-size="sm">{t('conflict.chooseBelow')}</Paragraph>
      )}
      {isMerged && record.kind !== 'party' && (
        <DesignLink asChild>
          <Link
            to={placePath(record, field, own?.id)}
            aria-label={t('conflict.chooseNamed', { place: name })}
          >
            {t('conflict.choose')}
          </Link>
        </DesignLink>
      )}
    </div>
  );
}

interface VersionsProps {
  title: string;
  revisions: readonly Revision[];
  of: { words: Words; record: KeptRecord; field: string };
}

function Versions({ title, revisions, of: { words, record, field } }: VersionsProps) {
  const { t, format } = words;
  return (
    <div className={styles.version}>
      <Paragraph data-size="sm" className={styles.quiet}>
        {title}
      </Paragraph>
      {revisions.map(({ id, author, at, value }) => (
        <div key={id}>
          {valueLines(words, record, field, value).map((line, index) => (
            <Paragraph key={index} className={styles.line}>
              {line}
            </Paragraph>
          ))}
          <Paragraph data-size="sm" className={styles.quiet}>
            {author === ''
              ? format.dateTime(at)
              : t('conflict.by', { author, when: format.dateTime(at) })}
          </Paragraph>
        </div>
      ))}
    </div>
  );
}
