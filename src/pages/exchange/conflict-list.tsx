// Answers for: what both sides have changed without knowing of each other, both versions side by side, and a choice.
import {
  Button,
  Details,
  Fieldset,
  Link as DesignLink,
  Paragraph,
  Radio,
} from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { joining, type ConflictChoice } from '#domain/conflict-choice.ts';
import type { KeptRecord } from '#domain/record.ts';
import type { Revision } from '#domain/revision.ts';
import { useOwnParty } from '#storage/queries.ts';
import type { ConflictToChoose } from '#transfer/transfer.ts';
import styles from './exchange.module.css';
import { fieldWords, placePath, recordWords, valueLines, type Words } from './words.ts';

/** Hundreds of conflicts with both sides' words would make the page slow: so many are shown at a time. */
const shownAtATime = 50;

/** What has been chosen so far in one file, by place. */
export type Choices = Map<string, ConflictChoice>;

interface ConflictListProps {
  conflicts: readonly ConflictToChoose[];
  /** All of them: with very many, only the first ones can be shown. */
  count: number;
  words: Words;
  /** Where the choices are put, before the file is read in; undefined when it has been. */
  choices: Choices | undefined;
}

export function ConflictList({ conflicts, count, words, choices }: ConflictListProps) {
  const { t } = useTranslation('exchange');
  const [shown, setShown] = useState(shownAtATime);
  if (count === 0) return null;
  const here = conflicts.slice(0, shown);
  const left = count - conflicts.length;
  return (
    <div>
      <Details>
        <Details.Summary>{t('conflict.summary', { count })}</Details.Summary>
        <Details.Content className={styles.conflicts}>
          <Paragraph>
            {t(choices === undefined ? 'conflict.kept' : 'conflict.willBeKept')}
          </Paragraph>
          <ul className={styles.plain}>
            {here.map((conflict) => (
              <li key={placeKey(conflict)}>
                <Conflict conflict={conflict} words={words} choices={choices} />
              </li>
            ))}
          </ul>
          {shown < conflicts.length && (
            <div>
              <Button
                variant="secondary"
                data-size="sm"
                onClick={() => setShown(shown + shownAtATime)}
              >
                {t('conflict.showMore', {
                  count: Math.min(shownAtATime, conflicts.length - shown),
                })}
              </Button>
            </div>
          )}
          {shown >= conflicts.length && left > 0 && (
            <Paragraph>
              {t('conflict.more', { count: left, number: words.format.number(left) })}
            </Paragraph>
          )}
        </Details.Content>
      </Details>
    </div>
  );
}

function placeKey({ record, field }: ConflictToChoose): string {
  return `${record.id}|${field}`;
}

interface ConflictProps {
  conflict: ConflictToChoose;
  words: Words;
  choices: Choices | undefined;
}

function Conflict({ conflict, words, choices }: ConflictProps) {
  const { t } = useTranslation('exchange');
  const own = useOwnParty();
  const { record, field, mine } = conflict;
  const name = fieldWords(words, record, field);
  const theirs = onlyTheirs(conflict);
  return (
    <div className={styles.conflict}>
      <Paragraph className={styles.label}>
        {t('place.field', { where: recordWords(words, record), field: name })}
      </Paragraph>
      <div className={styles.versions}>
        <Versions title={t('conflict.here')} revisions={mine} of={{ words, record, field }} />
        <Versions title={t('conflict.inFile')} revisions={theirs} of={{ words, record, field }} />
      </div>
      {choices !== undefined && (
        <Choice conflict={conflict} place={name} words={words} choices={choices} />
      )}
      {choices === undefined && record.kind === 'party' && (
        <Paragraph data-size="sm">{t('conflict.chooseBelow')}</Paragraph>
      )}
      {choices === undefined && record.kind !== 'party' && (
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

function onlyTheirs({ mine, theirs }: ConflictToChoose): Revision[] {
  const known = new Set(mine.map(({ id }) => id));
  return theirs.filter(({ id }) => !known.has(id));
}

interface ChoiceProps {
  conflict: ConflictToChoose;
  place: string;
  words: Words;
  choices: Choices;
}

/** Stands for "not now". */
const later = 'later';

function Choice({ conflict, place, words, choices }: ChoiceProps) {
  const { t } = useTranslation('exchange');
  const name = useId();
  const key = placeKey(conflict);
  const ways = waysOf(conflict);
  const [chosen, setChosen] = useState(() => {
    const choice = choices.get(key);
    return choice === undefined ? later : wayKey(choice);
  });

  function choose(next: string) {
    setChosen(next);
    const way = ways.find((one) => wayKey(one) === next);
    if (way === undefined) choices.delete(key);
    else
      choices.set(key, {
        record: conflict.record.id,
        field: conflict.field,
        take: way.take,
        isJoined: way.isJoined,
        seen: [...conflict.mine, ...onlyTheirs(conflict)].map(({ id }) => id),
      });
  }

  return (
    <Fieldset data-size="sm">
      <Fieldset.Legend>{t('choice.legend', { place })}</Fieldset.Legend>
      <Radio
        name={name}
        value={later}
        checked={chosen === later}
        label={t('choice.later')}
        onChange={() => choose(later)}
      />
      {ways.map((way) => (
        <Radio
          key={wayKey(way)}
          name={name}
          value={wayKey(way)}
          checked={chosen === wayKey(way)}
          label={
            way.by === undefined || way.label === 'joined'
              ? t(`choice.${way.label}`)
              : t(`choice.${way.label}By`, byWords(words, way.by))
          }
          onChange={() => choose(wayKey(way))}
        />
      ))}
    </Fieldset>
  );
}

interface Way {
  take: string;
  isJoined: boolean;
  label: 'mine' | 'theirs' | 'mineJoined' | 'theirsJoined' | 'joined';
  /** Told where one side has several versions itself. */
  by: Revision | undefined;
}

function wayKey({ take, isJoined }: Pick<Way, 'take' | 'isJoined'>): string {
  return isJoined ? `${take}+` : take;
}

function waysOf(conflict: ConflictToChoose): Way[] {
  const { record, field, mine } = conflict;
  const theirs = onlyTheirs(conflict);
  const sides = [
    ...mine.map((head) => ({ head, side: 'mine' as const, isOne: mine.length === 1 })),
    ...theirs.map((head) => ({ head, side: 'theirs' as const, isOne: theirs.length === 1 })),
  ];
  const join = joining(
    record.kind,
    field,
    sides.map(({ head }) => head.value),
  );
  const [first] = sides;
  return [
    ...sides.map(({ head, side, isOne }): Way => ({
      take: head.id,
      isJoined: false,
      label: side,
      by: isOne ? undefined : head,
    })),
    ...(join === 'same' && first !== undefined
      ? [{ take: first.head.id, isJoined: true, label: 'joined' as const, by: undefined }]
      : []),
    ...(join === 'differing'
      ? sides.map(({ head, side, isOne }): Way => ({
          take: head.id,
          isJoined: true,
          label: `${side}Joined`,
          by: isOne ? undefined : head,
        }))
      : []),
  ];
}

function byWords({ t, format }: Words, { author, at }: Revision) {
  const when = format.dateTime(at);
  return { by: author === '' ? when : t('conflict.by', { author, when }) };
}

interface VersionsProps {
  title: string;
  revisions: readonly Revision[];
  of: { words: Words; record: KeptRecord; field: string };
}

function Versions({ title, revisions, of: { words, record, field } }: VersionsProps) {
  return (
    <div className={styles.version}>
      <Paragraph data-size="sm" className={styles.quiet}>
        {title}
      </Paragraph>
      {revisions.map((revision) => (
        <div key={revision.id}>
          {valueLines(words, record, field, revision.value).map((line, index) => (
            <Paragraph key={index} className={styles.line}>
              {line}
            </Paragraph>
          ))}
          <Paragraph data-size="sm" className={styles.quiet}>
            {byWords(words, revision).by}
          </Paragraph>
        </div>
      ))}
    </div>
  );
}
