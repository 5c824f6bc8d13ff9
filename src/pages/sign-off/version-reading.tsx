// Answers for: one version read whole, as it was locked: the decision, then area by area, in words.
import {
  Alert,
  Button,
  Heading,
  Link as DesignLink,
  Paragraph,
} from '@digdir/designsystemet-react';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { itemsOfSection, type Item } from '#domain/instrument.ts';
import { signOffContent, tellsAnswers, type SealedAnswer, type SignOff } from '#domain/sign-off.ts';
import { PageHead } from '#ui/page.tsx';
import { AnswerInWords, DocumentsInWords, FollowUpInWords } from './answer-in-words.tsx';
import {
  addressOf,
  answeredOrRated,
  areaTitle,
  rowsInWords,
  sheetTitle,
  type Sheet,
} from './sheet.ts';
import { Reopenings } from './version-list.tsx';
import styles from './sign-off.module.css';

export function VersionReading({ sheet, number }: { sheet: Sheet; number: number }) {
  const { t, format, instrument, period, partyName, signOffs } = sheet;
  const signOff = signOffs.find((one) => one.number === number);
  const back = (
    <Button asChild variant="secondary" data-size="sm">
      <Link to={addressOf(sheet, 'signOff')}>{t('links.versions')}</Link>
    </Button>
  );
  if (signOff === undefined)
    return (
      <PageHead title={sheetTitle(sheet)} lead={t('versions.unknown', { number })}>
        {back}
      </PageHead>
    );
  const { answers } = signOffContent(signOff);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('reading.title', {
          instrument: format.text(instrument.name),
          period: format.period(period),
          number,
        })}
        lead={partyName}
      >
        {back}
        <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
          {t('links.print')}
        </Button>
      </PageHead>
      <DecisionFacts sheet={sheet} signOff={signOff} />
      {signOff.fields.reopening !== undefined && (
        <Alert data-color="info">
          <Reopenings sheet={sheet} signOff={signOff} />
        </Alert>
      )}
      {tellsAnswers(signOff) ? (
        instrument.sections.map(({ key }) => (
          <section key={key} className={styles.section} aria-labelledby={`area-${key}`}>
            <Heading level={2} data-size="xs" id={`area-${key}`}>
              {areaTitle(sheet, key)}
            </Heading>
            <ul className={styles.rows}>
              {itemsOfSection(instrument, key).map((item) => (
                <Row key={item.key} sheet={sheet} item={item} answer={answers[item.key]} />
              ))}
            </ul>
          </section>
        ))
      ) : (
        <Paragraph>
          {t('reading.untold')}{' '}
          <DesignLink asChild>
            <Link to={addressOf(sheet, 'sheet')}>{t('reading.toAnswers')}</Link>
          </DesignLink>
        </Paragraph>
      )}
    </div>
  );
}

function DecisionFacts({ sheet, signOff }: { sheet: Sheet; signOff: SignOff }) {
  const { t, format, instrument } = sheet;
  const content = signOffContent(signOff);
  const answered = Object.values(content.answers).filter(({ response }) => response !== null);
  const author = signOff.fields.content.heads[0]?.author ?? '';
  const when = format.dateTime(content.lockedAt);
  const facts = [
    [t('reading.body'), content.body],
    [t('reading.date'), format.looseDate(content.date)],
    [t('reading.paragraph'), content.paragraph],
    [
      t(answeredOrRated(sheet, 'reading.answered', 'reading.rated')),
      tellsAnswers(signOff)
        ? t('facts.of', {
            answered: answered.length,
            rows: rowsInWords(sheet, instrument.items.length),
          })
        : '',
    ],
    [t('reading.reminders'), content.warnings === 0 ? '' : format.number(content.warnings)],
    [t('reading.locked'), author === '' ? when : t('facts.whenBy', { when, author })],
    [t('reading.note'), content.note],
  ].filter(([, value]) => value !== '');
  return (
    <section className={styles.card} aria-labelledby="decision">
      <Heading level={2} data-size="xs" id="decision">
        {t('reading.decision')}
      </Heading>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

interface RowProps {
  sheet: Sheet;
  item: Item;
  answer: SealedAnswer | undefined;
}

function Row({ sheet, item, answer }: RowProps) {
  const { t, format, instrument } = sheet;
  const comment = answer?.comment.trim() ?? '';
  return (
    <li className={styles.row}>
      <p className={styles.rowTitle}>
        <span className={styles.key}>{item.key}</span>
        <span>{format.text(item.name ?? item.text)}</span>
      </p>
      <div className={styles.rowBody}>
        <p>
          <AnswerInWords
            sheet={sheet}
            instrument={instrument}
            item={item}
            answer={answer}
            isWhole
          />
        </p>
        {answer?.confirmedUnchanged === true && (
          <Paragraph data-size="sm" className={styles.subtle}>
            {t('answer.confirmed')}
          </Paragraph>
        )}
        {answer?.certainty && (
          <Paragraph data-size="sm" className={styles.subtle}>
            {t(`answer.certainty.${answer.certainty}`)}
          </Paragraph>
        )}
        {comment !== '' && <p className={styles.words}>{comment}</p>}
        <FollowUpInWords sheet={sheet} answer={answer} />
        <DocumentsInWords
          sheet={sheet}
          title={t('answer.documents')}
          documents={answer?.documents ?? []}
        />
      </div>
    </li>
  );
}
