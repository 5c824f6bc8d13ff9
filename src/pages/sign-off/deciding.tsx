// Answers for: the answers of one period on their way to a decision, locked by one, or opened again.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { isAnswered } from '#domain/answer.ts';
import { answerOf, itemsInConflict, lockOf, type Assessment } from '#domain/assessment.ts';
import { answerChanges, isChanged } from '#domain/changes.ts';
import { hasConflict } from '#domain/revision.ts';
import { sealedAnswers, type SealedAnswers } from '#domain/sealed-answers.ts';
import { nextNumber, signOffContent, type SignOff } from '#domain/sign-off.ts';
import { paths } from '#pages/paths.ts';
import { PageHead } from '#ui/page.tsx';
import { Checks } from './checks.tsx';
import { DecisionForm } from './decision-form.tsx';
import { LockConflict } from './lock-conflict.tsx';
import { ReopenForm } from './reopen-form.tsx';
import {
  addressOf,
  answeredOrRated,
  rowsInWords,
  sheetTitle,
  toSheetInWords,
  type Sheet,
} from './sheet.ts';
import { Conflicts } from './conflicts.tsx';
import { decisionFacts, VersionList } from './version-list.tsx';
import styles from './sign-off.module.css';

export function Deciding({ sheet }: { sheet: Sheet }) {
  const { t, assessment, signOffs, instrument, isOwn } = sheet;
  if (assessment === null) return null;
  const lock = lockOf(assessment);
  const answers = sealedAnswers(assessment, sheet.documents);
  const answered = instrument.items.filter(({ key }) =>
    isAnswered(answerOf(assessment, key)),
  ).length;
  const lead = [
    sheet.partyName,
    sheetTitle(sheet),
    t(answeredOrRated(sheet, 'facts.answered', 'facts.rated'), {
      answered,
      rows: rowsInWords(sheet, instrument.items.length),
    }),
  ].join(' · ');
  return (
    <div className={styles.page}>
      <PageHead title={t(lock === null ? 'page.title' : 'page.lockedTitle')} lead={lead}>
        <Button asChild variant="secondary" data-size="sm">
          <Link to={addressOf(sheet, 'sheet')}>{toSheetInWords(sheet)}</Link>
        </Button>
        <Button asChild variant="secondary" data-size="sm">
          <Link to={addressOf(sheet, 'changes')}>{t('links.changes')}</Link>
        </Button>
      </PageHead>
      {!isOwn && (
        <Alert data-color="info">
          <Paragraph>{t('page.readOnly', { party: sheet.partyName })}</Paragraph>
        </Alert>
      )}
      {hasConflict(assessment.fields.lock) && (
        <LockConflict sheet={sheet} assessment={assessment} />
      )}
      {lock === null ? (
        <Open sheet={sheet} assessment={assessment} answers={answers} />
      ) : (
        <Locked sheet={sheet} assessment={assessment} number={lock} answers={answers} />
      )}
      {signOffs.length > 0 && <VersionList sheet={sheet} lock={lock} />}
    </div>
  );
}

interface OpenProps {
  sheet: Sheet;
  assessment: Assessment;
  answers: SealedAnswers;
}

function Open({ sheet, assessment, answers }: OpenProps) {
  const { t, signOffs, isOwn } = sheet;
  const last = signOffs.at(-1);
  const number = nextNumber(signOffs);
  const conflicts = itemsInConflict(assessment);
  if (!isOwn) return <Paragraph>{t('page.open')}</Paragraph>;
  return (
    <>
      {last !== undefined && <Reopened sheet={sheet} last={last} answers={answers} next={number} />}
      {conflicts.length > 0 ? (
        <Conflicts sheet={sheet} items={conflicts} />
      ) : (
        <>
          <Checks sheet={sheet} />
          {/* A new number is a new form: what was written for the version before is not for this one. */}
          <DecisionForm key={number} sheet={sheet} answers={answers} number={number} />
        </>
      )}
    </>
  );
}

interface ReopenedProps {
  sheet: Sheet;
  last: SignOff;
  answers: SealedAnswers;
  next: number;
}

function Reopened({ sheet, last, answers, next }: ReopenedProps) {
  const { t, instrument } = sheet;
  const { number } = last;
  const changed = changedSince(sheet, last, answers);
  return (
    <Alert data-color="info">
      <Heading level={2} data-size="2xs">
        {t('reopened.title', { number })}
      </Heading>
      <Paragraph>
        {`${changed === 0 ? t('reopened.none', { number }) : t('reopened.sinceThen', { rows: rowsInWords(sheet, changed), number, count: changed })} `}
        {changed > 0 && (
          <Link to={addressOf(sheet, 'signOff', { fran: String(number), till: 'nu' })}>
            {t('late.compare')}
          </Link>
        )}
      </Paragraph>
      <Paragraph>
        {t('reopened.text', { next })}{' '}
        <Link to={paths.sheet(instrument.id, sheet.period)}>{toSheetInWords(sheet)}</Link>
      </Paragraph>
    </Alert>
  );
}

interface LockedProps extends OpenProps {
  number: number;
}

function Locked({ sheet, assessment, number, answers }: LockedProps) {
  const { t, isOwn, signOffs } = sheet;
  const signOff = signOffs.find((one) => one.number === number);
  const late = signOff === undefined ? 0 : changedSince(sheet, signOff, answers);
  const conflicts = itemsInConflict(assessment);
  return (
    <>
      <section className={styles.done} aria-labelledby="locked">
        <Heading level={2} data-size="xs" id="locked">
          {t('done.title', { number })}
        </Heading>
        {signOff === undefined ? (
          <Paragraph>{t('done.missing', { number })}</Paragraph>
        ) : (
          <Paragraph>
            <strong>{decisionFacts(sheet, signOffContent(signOff))}</strong>
          </Paragraph>
        )}
        {isOwn && (
          <>
            <Paragraph>{t('done.text')}</Paragraph>
            <ul className={styles.ways}>
              {signOff !== undefined && (
                <li>
                  <Link to={addressOf(sheet, 'signOff', { version: String(number) })}>
                    {t('done.read', { number })}
                  </Link>
                </li>
              )}
              <li>
                <Link to={addressOf(sheet, 'changes')}>{t('done.changes')}</Link>
              </li>
              <li>
                <Link to={paths.exchange}>{t('done.file')}</Link>
              </li>
              <li>
                <Link to={paths.actions}>{t('done.actions')}</Link>
              </li>
            </ul>
          </>
        )}
      </section>
      {(late > 0 || conflicts.length > 0) && (
        <Alert data-color="warning">
          {late > 0 && (
            <>
              <Heading level={2} data-size="2xs">
                {t('late.title', { rows: rowsInWords(sheet, late), number, count: late })}
              </Heading>
              <Paragraph>{t('late.text', { number })}</Paragraph>
              <Paragraph>
                <Link to={addressOf(sheet, 'signOff', { fran: String(number), till: 'nu' })}>
                  {t('late.compare')}
                </Link>
              </Paragraph>
            </>
          )}
          {conflicts.length > 0 && (
            <Paragraph>
              {t('late.conflicts', {
                rows: rowsInWords(sheet, conflicts.length),
                count: conflicts.length,
              })}
            </Paragraph>
          )}
        </Alert>
      )}
      {isOwn && <ReopenForm sheet={sheet} number={number} />}
    </>
  );
}

/** How many rows stand otherwise than in a version. */
function changedSince({ instrument }: Sheet, signOff: SignOff, answers: SealedAnswers): number {
  const { rows } = answerChanges(
    { instrument, answers: signOffContent(signOff).answers },
    { instrument, answers },
  );
  return rows.filter(isChanged).length;
}
