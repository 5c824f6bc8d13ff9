// Answers for: what one wants to know on coming back: the last change, reviews, the last file, what comes.
import { Heading, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { actionProfile, isOpen, isOverdue, plannedActions, type Action } from '#domain/action.ts';
import { dayOf } from '#domain/answer-check.ts';
import { newestChange, nextMeeting, type Change } from '#domain/overview.ts';
import { comparePeriods, yearOf, yearPeriod, type Period } from '#domain/period.ts';
import { profileOf, replyOf, type Review } from '#domain/review.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useAssessmentList } from '#storage/queries.ts';
import styles from './overview.module.css';
import { published } from './standing.ts';

interface FactsProps {
  summaries: readonly Summary[];
  reviews: readonly Review[];
  /** How many parties have answers on this machine, one's own included. */
  partiesHere: number;
  lastFileAt: string | null;
  hasUnfiledChanges: boolean;
  meeting: Period;
  meetingsPerYear: number;
  /** Those of the party's plan that have not been taken away. */
  actions: readonly Action[];
}

export function Facts(props: FactsProps) {
  const { summaries, reviews, partiesHere, meeting, meetingsPerYear } = props;
  return (
    <div className={styles.facts}>
      <LastChange summaries={summaries} reviews={reviews} />
      <LastFile lastFileAt={props.lastFileAt} hasUnfiledChanges={props.hasUnfiledChanges} />
      <Actions actions={props.actions} />
      <Reviews reviews={reviews} />
      <Coming meeting={meeting} meetingsPerYear={meetingsPerYear} />
      {partiesHere > 1 && <Others count={partiesHere} />}
    </div>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.fact}>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {children}
    </section>
  );
}

function LastChange({ summaries, reviews }: Pick<FactsProps, 'summaries' | 'reviews'>) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  // Summaries know when, only the documents know who: read the one document that was changed last.
  const latest = summaries.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))[0];
  const assessments = useAssessmentList(latest === undefined ? [] : [latest.id]);
  if (assessments === undefined) return null;
  const change = newestChange([...assessments.filter((one) => one !== null), ...reviews]);
  return (
    <Fact title={t('lastChange.title')}>
      {change === undefined ? (
        <Paragraph>{t('lastChange.none')}</Paragraph>
      ) : (
        <>
          <Paragraph>
            {change.author === ''
              ? format.dateTime(change.at)
              : t('lastChange.by', { author: change.author, at: format.dateTime(change.at) })}
          </Paragraph>
          <ChangedPlace record={change.record} />
        </>
      )}
    </Fact>
  );
}

function ChangedPlace({ record }: Pick<Change, 'record'>) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  if (record.kind === 'assessment')
    return (
      <Paragraph className={styles.quiet}>
        {t('instrument.title', {
          name: format.text(published(record.instrument, record.version).name),
          period: format.period(record.period),
        })}
      </Paragraph>
    );
  return record.kind === 'review' ? (
    <Paragraph className={styles.quiet}>{profileOf(record).title}</Paragraph>
  ) : null;
}

function LastFile({
  lastFileAt,
  hasUnfiledChanges,
}: Pick<FactsProps, 'lastFileAt' | 'hasUnfiledChanges'>) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  return (
    <Fact title={t('lastFile.title')}>
      <Paragraph>
        {lastFileAt === null
          ? t('lastFile.never')
          : t('lastFile.at', { date: format.date(lastFileAt) })}
      </Paragraph>
      {hasUnfiledChanges && (
        <Paragraph className={styles.quiet}>
          {lastFileAt !== null && `${t('lastFile.changed')} `}
          <DesignLink asChild>
            <Link to={paths.backup}>{t('lastFile.save')}</Link>
          </DesignLink>
        </Paragraph>
      )}
    </Fact>
  );
}

/** What should have been done by now stands by name; the rest is a number. */
function Actions({ actions }: Pick<FactsProps, 'actions'>) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const today = dayOf(useNow());
  const late = actions.filter((action) => isOverdue(action, today));
  const open = plannedActions(actions).filter(({ profile }) => isOpen(profile));
  return (
    <Fact title={t('overdue.title')}>
      <Paragraph>
        {late.length > 0
          ? t('overdue.late', { count: late.length })
          : open.length > 0
            ? t('overdue.open', { count: open.length })
            : t('overdue.none')}
      </Paragraph>
      {late.length > 0 && (
        <ul className={styles.plain}>
          {late.slice(0, shownActions).map((action) => {
            const { what = '', due = null } = actionProfile(action) ?? {};
            return (
              <li key={action.id}>
                <DesignLink asChild>
                  <Link to={paths.action(action.id)}>{what || t('overdue.untitled')}</Link>
                </DesignLink>{' '}
                <span className={styles.quiet}>
                  {due !== null && t('overdue.was', { date: format.looseDate(due) })}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <Paragraph>
        <DesignLink asChild>
          <Link to={paths.actions}>{t('overdue.all')}</Link>
        </DesignLink>
      </Paragraph>
    </Fact>
  );
}

const shownActions = 3;

/** The latest few; the whole list has its own page. */
const shownReviews = 3;

function Reviews({ reviews }: Pick<FactsProps, 'reviews'>) {
  const { t } = useTranslation('overview');
  return (
    <Fact title={t('reviews.title')}>
      {reviews.length === 0 && <Paragraph>{t('reviews.none')}</Paragraph>}
      {reviews.length > 0 && (
        <ul className={styles.plain}>
          {reviews.slice(0, shownReviews).map((review) => (
            <li key={review.id}>
              <DesignLink asChild>
                <Link to={paths.review(review.id)}>
                  {profileOf(review).title || t('reviews.untitled')}
                </Link>
              </DesignLink>{' '}
              <span className={styles.quiet}>
                {replyOf(review).text === '' ? t('reviews.open') : t('reviews.answered')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Paragraph>
        <DesignLink asChild>
          <Link to={paths.reviews}>{t('reviews.all')}</Link>
        </DesignLink>
      </Paragraph>
    </Fact>
  );
}

function Coming({ meeting, meetingsPerYear }: Pick<FactsProps, 'meeting' | 'meetingsPerYear'>) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const coming = [
    { which: 'key' as const, period: nextMeeting(meeting, meetingsPerYear) },
    { which: 'matrix' as const, period: yearPeriod(yearOf(meeting) + 1) },
  ].sort((a, b) => comparePeriods(a.period, b.period));
  return (
    <Fact title={t('coming.title')}>
      <ul className={styles.plain}>
        {coming.map(({ which, period }) => (
          <li key={which}>{t(`coming.${which}`, { period: format.period(period) })}</li>
        ))}
      </ul>
    </Fact>
  );
}

function Others({ count }: { count: number }) {
  const { t } = useTranslation('overview');
  return (
    <Fact title={t('others.title')}>
      <Paragraph>{t('others.count', { count })}</Paragraph>
      <Paragraph>
        <DesignLink asChild>
          <Link to={paths.compare}>{t('others.compare')}</Link>
        </DesignLink>
      </Paragraph>
    </Fact>
  );
}
