// Answers for: every version of an assessment: who decided, when it was locked, whether it was opened again and why.
import { Alert, Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { hasConflict, headIds, type Revision } from '#domain/revision.ts';
import {
  signOffContent,
  tellsAnswers,
  type SignOff,
  type SignOffContent,
} from '#domain/sign-off.ts';
import { useCommands } from '#storage/provider.tsx';
import { addressOf, type Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

interface VersionListProps {
  sheet: Sheet;
  /** The version that holds, or null while the answers are open. */
  lock: number | null;
}

/** Newest first. */
export function VersionList({ sheet, lock }: VersionListProps) {
  const { t, signOffs } = sheet;
  return (
    <section aria-labelledby="versions" className={styles.section}>
      <Heading level={2} data-size="xs" id="versions">
        {t('versions.title')}
      </Heading>
      <ol className={styles.versions} reversed>
        {signOffs.toReversed().map((signOff) => (
          <li key={signOff.id} className={styles.card}>
            <Version sheet={sheet} signOff={signOff} isHolding={signOff.number === lock} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface VersionProps {
  sheet: Sheet;
  signOff: SignOff;
  isHolding: boolean;
}

function Version({ sheet, signOff, isHolding }: VersionProps) {
  const { t, signOffs } = sheet;
  const { number } = signOff;
  const before = signOffs.findLast((other) => other.number < number && tellsAnswers(other))?.number;
  const compare = (fran: number, till: string) =>
    addressOf(sheet, 'signOff', { fran: String(fran), till });
  return (
    <>
      <Heading level={3} data-size="2xs" className={styles.versionTitle}>
        {t('facts.version', { number })}
        {isHolding && <Tag data-color="success">{t('versions.holds')}</Tag>}
      </Heading>
      {hasConflict(signOff.fields.content) ? (
        <DecidedTwice sheet={sheet} signOff={signOff} />
      ) : (
        <Decision sheet={sheet} signOff={signOff} />
      )}
      <Reopenings sheet={sheet} signOff={signOff} />
      <p className={styles.links}>
        <Link to={addressOf(sheet, 'signOff', { version: String(number) })}>
          {t('versions.read', { number })}
        </Link>
        {tellsAnswers(signOff) && before !== undefined && (
          <Link to={compare(before, String(number))}>
            {t('versions.compareBefore', { before, number })}
          </Link>
        )}
        {tellsAnswers(signOff) && (
          <Link to={compare(number, 'nu')}>{t('versions.compareNow', { number })}</Link>
        )}
      </p>
    </>
  );
}

function Decision({ sheet, signOff }: { sheet: Sheet; signOff: SignOff }) {
  const content = signOffContent(signOff);
  const [head] = signOff.fields.content.heads;
  return (
    <>
      <Paragraph>{decisionFacts(sheet, content)}</Paragraph>
      {content.note !== '' && <Paragraph className={styles.words}>{content.note}</Paragraph>}
      <Paragraph data-size="sm" className={styles.subtle}>
        {lockedBy(sheet, content, head)}
      </Paragraph>
    </>
  );
}

/** Every reason that was given: two machines may have opened the same version. */
export function Reopenings({ sheet, signOff }: { sheet: Sheet; signOff: SignOff }) {
  const { t, format } = sheet;
  const heads = signOff.fields.reopening?.heads ?? [];
  return heads.map(({ id, author, value }) => {
    const when = format.dateTime(value.reopenedAt);
    return (
      <div key={id} className={styles.reopening}>
        <Paragraph data-size="sm" className={styles.subtle}>
          {author === ''
            ? t('reopened.lineUnknown', { when })
            : t('reopened.line', { when, author })}
        </Paragraph>
        <Paragraph className={styles.words}>{value.reason}</Paragraph>
      </div>
    );
  });
}

function DecidedTwice({ sheet, signOff }: { sheet: Sheet; signOff: SignOff }) {
  const { t, isOwn } = sheet;
  const commands = useCommands();
  const register = signOff.fields.content;
  return (
    <Alert data-color="warning">
      <Heading level={4} data-size="2xs">
        {t('twice.title', { number: signOff.number })}
      </Heading>
      <Paragraph>{t('twice.text')}</Paragraph>
      <ul className={styles.choices}>
        {register.heads.map((head) => {
          const facts = decisionFacts(sheet, head.value);
          const by = lockedBy(sheet, head.value, head);
          return (
            <li key={head.id}>
              <span>
                <strong>{facts}</strong>
                <br />
                {by}
              </span>
              {isOwn && (
                <Button
                  variant="secondary"
                  data-size="sm"
                  aria-label={t('twice.keepNamed', { which: `${facts}. ${by}` })}
                  onClick={() =>
                    void commands.resolveConflict(
                      signOff.id,
                      'content',
                      head.value,
                      headIds(register),
                    )
                  }
                >
                  {t('twice.keep')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

/** `Beslutat av kommunstyrelsen, 12 mars 2026, § 87` */
export function decisionFacts({ t, format }: Sheet, content: SignOffContent): string {
  const { body, date, paragraph } = content;
  return [body === '' ? '' : t('facts.by', { body }), format.looseDate(date), paragraph]
    .filter((fact) => fact !== '')
    .join(', ');
}

function lockedBy(
  { t, format }: Sheet,
  { lockedAt }: SignOffContent,
  head: Revision | undefined,
): string {
  const when = format.dateTime(lockedAt);
  return head === undefined || head.author === ''
    ? t('facts.locked', { when })
    : t('facts.lockedBy', { when, author: head.author });
}
