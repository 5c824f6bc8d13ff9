// Answers for: what both sides have changed without knowing of each other, both versions side by side.
import { Details, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FieldPlan, MergePlan } from '#domain/merge.ts';
import type { KeptRecord } from '#domain/record.ts';
import type { Revision } from '#domain/revision.ts';
import type { ExchangeFile } from '#exchange/parse.ts';
import { useOwnParty } from '#storage/queries.ts';
import styles from './exchange.module.css';
import { fieldWords, placePath, recordWords, valueLines, type Words } from './words.ts';

interface ConflictListProps {
  plan: MergePlan;
  file: ExchangeFile;
  words: Words;
  isMerged: boolean;
}

export function ConflictList({ plan, file, words, isMerged }: ConflictListProps) {
  const { t } = useTranslation('exchange');
  const conflicts = plan.fields.filter(({ outcome }) => outcome === 'conflict');
  if (conflicts.length === 0) return null;
  const records = new Map(file.snapshot.records.map((record) => [record.id, record]));
  return (
    <div>
      <Details>
        <Details.Summary>{t('conflict.summary', { count: conflicts.length })}</Details.Summary>
        <Details.Content className={styles.conflicts}>
          <Paragraph>{t(isMerged ? 'conflict.kept' : 'conflict.willBeKept')}</Paragraph>
          <ul className={styles.plain}>
            {conflicts.map((plan) => {
              const record = records.get(plan.record);
              return record === undefined ? null : (
                <li key={`${plan.record}|${plan.field}`}>
                  <Conflict plan={plan} record={record} words={words} isMerged={isMerged} />
                </li>
              );
            })}
          </ul>
        </Details.Content>
      </Details>
    </div>
  );
}

interface ConflictProps {
  plan: FieldPlan;
  record: KeptRecord;
  words: Words;
  isMerged: boolean;
}

function Conflict({ plan: { field, mine, theirs }, record, words, isMerged }: ConflictProps) {
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
