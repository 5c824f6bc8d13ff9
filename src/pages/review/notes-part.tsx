// Answers for: notes from a visit: writing them one after another, and the list of those written.
import { Alert, Button, Card, Heading, List, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { namesFrom } from '#domain/names.ts';
import { findingsOf, notesOf, type Finding, type Note } from '#domain/review.ts';
import { currentValue } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { SavedLine, useSaving } from '#pages/saved-line.tsx';
import { aboutTitle } from '#reports/about-title.ts';
import { useCommands } from '#storage/provider.tsx';
import { usePeopleHeard } from '#storage/queries.ts';
import { CardSection } from './card-section.tsx';
import { newFinding } from './new-finding.ts';
import { NoteFields, type NoteStart } from './note-fields.tsx';
import { NameWarning } from './name-warning.tsx';
import type { PartProps } from './parts.ts';
import { useHeardNames } from './people-heard.ts';
import { RemovedNotice, useRemoval, type Removal } from './removed-notice.tsx';
import { useSaveField } from './save-field.ts';
import styles from './review.module.css';

/** The note on the way; it is in the store only from its first words on. */
interface Writing {
  id: string;
  start: NoteStart;
  /** The note before this one, if it is not the first since the page was opened. */
  before?: string;
}

export function NotesPart(props: PartProps) {
  const { review, protocol } = props;
  const { t } = useTranslation('review');
  const [search] = useSearchParams();
  const people = usePeopleHeard(review.id);
  const names = useHeardNames(review.id);
  const removal = useRemoval(review);
  const commands = useCommands();
  const question = protocol.questions.find(({ key }) => key === search.get('fraga'));
  const [writing, setWriting] = useState<Writing>(() => ({
    id: commands.newId(),
    start: { group: question?.group ?? null, question: question?.key ?? null, people: '' },
  }));
  const talk = useRef(writing.start);
  if (people === undefined) return null;
  const notes = notesOf(review)
    .filter(({ id }) => id !== writing.id)
    .reverse();

  /** In the same conversation one hears the same people. */
  function next(isSameTalk: boolean) {
    const { group, people: heard } = talk.current;
    const start = isSameTalk
      ? { group, question: null, people: heard }
      : { group: null, question: null, people: '' };
    talk.current = start;
    setWriting({ id: commands.newId(), start, before: writing.id });
  }

  return (
    <>
      <Care />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Composer
            key={writing.id}
            {...props}
            writing={writing}
            people={people}
            names={names}
            onTalk={(heard) => {
              talk.current = { ...talk.current, ...heard };
            }}
            onNext={next}
          />
        </div>
        <div className={styles.side}>
          <section className={styles.list}>
            <Heading level={2} data-size="xs">
              {t('notes.listTitle')}
            </Heading>
            <RemovedNotice kind="note" removal={removal} />
            {notes.length === 0 && (
              <Paragraph className={styles.quiet}>{t('notes.none')}</Paragraph>
            )}
            {notes.map(({ id, value }) => (
              <NoteCard
                key={id}
                {...props}
                id={id}
                note={value}
                people={people}
                names={names}
                removal={removal}
              />
            ))}
          </section>
          <OrphanNames {...props} people={people} writing={writing.id} />
        </div>
      </div>
    </>
  );
}

function Care() {
  const { t } = useTranslation('review');
  return (
    <Alert data-color="info" data-size="sm">
      <Heading level={2} data-size="2xs">
        {t('notes.careTitle')}
      </Heading>
      <List.Unordered className={styles.care}>
        <List.Item>{t('notes.careChildren')}</List.Item>
        <List.Item>{t('notes.carePublic')}</List.Item>
        <List.Item>{t('notes.careOffline')}</List.Item>
      </List.Unordered>
    </Alert>
  );
}

interface ComposerProps extends PartProps {
  writing: Writing;
  people: Record<string, string>;
  names: readonly string[];
  onTalk: (talk: Partial<NoteStart>) => void;
  onNext: (isSameTalk: boolean) => void;
}

function Composer(props: ComposerProps) {
  const { review, protocol, writing, people, names, onTalk, onNext } = props;
  const { t } = useTranslation('review');
  const place = useRef<HTMLDivElement>(null);
  const isNext = writing.before !== undefined;
  // Whoever opens the page reads before writing; whoever asked for the next note writes.
  useEffect(() => {
    if (isNext) place.current?.querySelector('textarea')?.focus();
  }, [isNext]);
  return (
    <CardSection title={t('notes.composer')}>
      <div ref={place} className={styles.stack}>
        <NoteFields
          review={review}
          protocol={protocol}
          id={writing.id}
          start={writing.start}
          people={people}
          names={names}
          onTalk={onTalk}
        />
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => onNext(true)}>{t('notes.next')}</Button>
        <Button variant="secondary" onClick={() => onNext(false)}>
          {t('notes.newTalk')}
        </Button>
        <NoteSaved review={review} writing={writing} />
      </div>
    </CardSection>
  );
}

/**
 * That this note, or the one before it, is on the disk; nothing while words are on their way. No live region:
 * the header says the same aloud.
 */
function NoteSaved({ review, writing }: Pick<ComposerProps, 'review' | 'writing'>) {
  const { t } = useTranslation('review');
  const saving = useSaving();
  const isStored = (id: string | undefined) =>
    id !== undefined && (currentValue(review.fields[`note:${id}`]) ?? null) !== null;
  const told = isStored(writing.id)
    ? t('notes.saved')
    : isStored(writing.before)
      ? t('notes.savedBefore')
      : '';
  return (
    <Paragraph data-size="sm" className={styles.noteSaved}>
      {saving === 'saved' && told}
    </Paragraph>
  );
}

interface NoteCardProps extends PartProps {
  id: string;
  note: Note;
  people: Record<string, string>;
  names: readonly string[];
  removal: Removal;
}

function NoteCard(props: NoteCardProps) {
  const { review, protocol, id, note, people, names, removal } = props;
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const format = useFormat();
  const commands = useCommands();
  const saveField = useSaveField(review.id);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const textId = useId();
  const head = review.fields[`note:${id}`]?.heads[0];
  const group = protocol.groups.find(({ key }) => key === note.group);
  const question = protocol.questions.find(({ key }) => key === note.question);
  const used = findingsOf(review).filter(({ value }) => value.notes.includes(id)).length;
  const heard = people[id] ?? '';

  async function makeFinding() {
    const finding = commands.newId();
    const value: Finding = {
      ...newFinding(protocol),
      group: note.group,
      about: note.about,
      notes: [id],
    };
    if (await saveField(`finding:${finding}`, value, []))
      await navigate({ search: `del=fynd&oppen=${finding}` });
  }

  const facts = [
    group === undefined ? '' : format.text(group.name),
    head?.author ?? '',
    head === undefined ? '' : format.dateTime(head.at),
  ];
  return (
    <Card className={styles.entry}>
      <Paragraph data-size="sm" className={styles.quiet}>
        {facts.filter((fact) => fact !== '').join(' · ')}
      </Paragraph>
      {isOpen ? (
        <div className={styles.stack}>
          <NoteFields
            review={review}
            protocol={protocol}
            id={id}
            start={{ group: null, question: null, people: '' }}
            people={people}
            names={names}
          />
        </div>
      ) : (
        <>
          {question !== undefined && (
            <Paragraph className={styles.prompt}>{format.text(question.text)}</Paragraph>
          )}
          <Paragraph id={textId} className={styles.written}>
            {note.text.trim() || t('notes.blank')}
          </Paragraph>
          {note.about !== null && (
            <Paragraph data-size="sm" className={styles.quiet}>
              {aboutTitle(note.about, format.language)}
            </Paragraph>
          )}
          {heard.trim() !== '' && (
            <Paragraph data-size="sm" className={styles.quiet}>
              {t('notes.talkedWith', { people: format.list(heard.trim().split(/\s*\n\s*/)) })}
            </Paragraph>
          )}
          {used > 0 && (
            <Paragraph data-size="sm" className={styles.quiet}>
              {t('notes.used', { count: used })}
            </Paragraph>
          )}
          <NameWarning texts={[note.text]} names={names} />
        </>
      )}
      <div className={styles.buttons}>
        {isOpen ? (
          <>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t('closing.done')}
            </Button>
            <SavedLine />
          </>
        ) : (
          <>
            <Button
              variant="secondary"
              aria-describedby={textId}
              onClick={() => void makeFinding()}
            >
              {t('notes.toFinding')}
            </Button>
            <Button variant="tertiary" aria-describedby={textId} onClick={() => setOpen(true)}>
              {common('actions.edit')}
            </Button>
            <Button
              variant="tertiary"
              data-color="danger"
              aria-describedby={textId}
              onClick={() => removal.remove(`note:${id}`, note)}
            >
              {common('actions.remove')}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}

interface OrphanNamesProps extends PartProps {
  people: Record<string, string>;
  /** The note that is being written; it is in the store only from its first words on. */
  writing: string;
}

/** Names whose note is gone. They still guard its earlier versions, which a file would take along. */
function OrphanNames({ review, people, writing }: OrphanNamesProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const commands = useCommands();
  const living = new Set(notesOf(review).map(({ id }) => id));
  const orphans = Object.entries(people).filter(
    ([id, text]) => !living.has(id) && id !== writing && text.trim() !== '',
  );
  if (orphans.length === 0) return null;
  const names = [...new Set(orphans.flatMap(([, text]) => namesFrom(text)))];
  return (
    <Card className={styles.entry}>
      <Paragraph data-size="sm">{t('notes.orphans', { names: format.list(names) })}</Paragraph>
      <div className={styles.buttons}>
        <Button
          variant="tertiary"
          onClick={() => {
            for (const [id] of orphans) void commands.setPeopleHeard(review.id, id, '');
          }}
        >
          {t('notes.eraseOrphans')}
        </Button>
      </div>
    </Card>
  );
}
