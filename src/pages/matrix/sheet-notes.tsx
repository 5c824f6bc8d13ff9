// Answers for: what is told above and below the rows: whose answers they are, that they are locked, that an area is done.
import { Alert, Button, Dropdown } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { sectionTitle } from '#charts/chart-texts.ts';
import { isAnswered } from '#domain/answer.ts';
import { answerOf, type Assessment } from '#domain/assessment.ts';
import { itemsOfSection } from '#domain/instrument.ts';
import { signOffContent } from '#domain/sign-off.ts';
import { paths } from '#pages/paths.ts';
import { useSignOffs } from '#storage/queries.ts';
import styles from './matrix.module.css';
import { type Sheet } from './sheet.ts';
import notes from './sheet-notes.module.css';

interface MoreMenuProps {
  sheet: Sheet;
  /** The number of the sign-off that locks the answers. */
  lock: number | null;
  /** How many rows there are to look over, and the query that lists them. */
  check: { count: number; search: string } | undefined;
  /** Of somebody else, to be read: without what only they can do. */
  isOwn: boolean;
}

/** What one does with the sheet as a whole, now and then. */
export function MoreMenu({ sheet, lock, check, isOwn }: MoreMenuProps) {
  const { t, format, instrument, period, previous, party } = sheet;
  const filled = { period, party: isOwn ? undefined : party };
  const part = isOwn ? '' : `?part=${encodeURIComponent(party)}`;
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="secondary" data-size="sm">
        {t('more.label')}
        <svg viewBox="0 0 12 12" className={styles.caret} aria-hidden="true" focusable="false">
          <path d="m2 4 4 4 4-4" />
        </svg>
      </Dropdown.Trigger>
      <Dropdown placement="bottom-end">
        <Dropdown.List>
          {check && (
            <MenuLink to={{ search: check.search }}>
              {t('check.link', { number: check.count })}
            </MenuLink>
          )}
          <MenuLink to={`${paths.changes(instrument.id, period)}${part}`}>
            {previous
              ? t('more.changes', { period: format.period(previous.period) })
              : t('more.changesPlain')}
          </MenuLink>
          <MenuLink to={paths.form(instrument.id, instrument.version, filled)}>
            {t('more.print')}
          </MenuLink>
          {(isOwn || lock !== null) && (
            <MenuLink to={`${paths.signOff(instrument.id, period)}${part}`}>
              {lock === null ? t('more.signOff') : t('more.signedOff', { number: lock })}
            </MenuLink>
          )}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}

function MenuLink({ to, children }: { to: string | { search: string }; children: string }) {
  return (
    <Dropdown.Item>
      <Dropdown.Button asChild>
        <Link to={to}>{children}</Link>
      </Dropdown.Button>
    </Dropdown.Item>
  );
}

interface StandingNoteProps {
  sheet: Sheet;
  /** The number of the sign-off that locks the answers. */
  lock: number | null;
  /** The name of the party whose answers are read; undefined for one's own. */
  otherParty: string | undefined;
}

/** Why the answers cannot be changed, in one note: they are somebody else's, signed off, or both. */
export function StandingNote({ sheet, lock, otherParty }: StandingNoteProps) {
  const { t, instrument, period, party } = sheet;
  const isOwn = otherParty === undefined;
  const part = isOwn ? '' : `?part=${encodeURIComponent(party)}`;
  if (isOwn && lock === null) return null;
  return (
    <Alert data-color="info" className={styles.note}>
      {!isOwn && `${t('readOnly.text', { party: otherParty })} `}
      {lock !== null && (
        <>
          <Decision sheet={sheet} lock={lock} /> {isOwn && `${t('locked.fixed')} `}
          <Link to={`${paths.signOff(instrument.id, period)}${part}`}>
            {t(isOwn ? 'locked.link' : 'locked.linkOther')}
          </Link>{' '}
        </>
      )}
      {!isOwn && !instrument.addOn && (
        <Link to={paths.matrix(period)} className={notes.toOwn}>
          {t('readOnly.toOwn')}
        </Link>
      )}
    </Alert>
  );
}

function Decision({ sheet, lock }: { sheet: Sheet; lock: number }) {
  const { t, format, party, assessment } = sheet;
  const signOffs = useSignOffs(party);
  const signOff = signOffs?.find((one) => one.assessment === assessment && one.number === lock);
  const content = signOff && signOffContent(signOff);
  if (content === undefined) return t('locked.plain', { number: lock });
  return t(content.paragraph === '' ? 'locked.by' : 'locked.byWithParagraph', {
    date: format.looseDate(content.date),
    body: content.body,
    paragraph: content.paragraph,
    number: lock,
  });
}

interface AreaEndProps {
  sheet: Sheet;
  assessment: Assessment | null;
  section: string;
  linkTo: (section: string) => string;
}

/** After the last row of an area: that it is done, and the way to the next one that is not. */
export function AreaEnd({ sheet, assessment, section, linkTo }: AreaEndProps) {
  const { t, instrument } = sheet;
  const left = (key: string) =>
    itemsOfSection(instrument, key).filter((item) => !isAnswered(answerOf(assessment, item.key)))
      .length;
  const isDone = left(section) === 0;
  const keys = instrument.sections.map(({ key }) => key);
  const at = keys.indexOf(section);
  const others = [...keys.slice(at + 1), ...keys.slice(0, at)];
  const next = others.find((key) => left(key) > 0);
  return (
    <>
      {/* Always there, so that what comes in it is read aloud. */}
      <p role="status" className={isDone ? notes.areaDone : notes.areaOpen}>
        {isDone &&
          t('areaEnd.done', { area: sectionTitle(instrument, section, sheet.format.language) })}
      </p>
      {isDone && next !== undefined && (
        <p className={notes.areaNext}>
          <Button asChild data-size="sm">
            <Link to={{ search: linkTo(next) }}>
              {t('areaEnd.next', { area: sectionTitle(instrument, next, sheet.format.language) })}
            </Link>
          </Button>{' '}
          <span className={styles.subtle}>{t('areaEnd.left', { count: left(next) })}</span>
        </p>
      )}
    </>
  );
}
