// Answers for: one review: its head, its parts, and which part is shown.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { findingsOf, notesOf, profileOf, recommendationsOf, reviewState } from '#domain/review.ts';
import { useFormat } from '#i18n/format.ts';
import { reviewProtocol } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useReview } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { Conflicts } from './conflicts.tsx';
import { FindingsPart } from './findings-part.tsx';
import { NotesPart } from './notes-part.tsx';
import { partKeys, partOf, type PartKey, type PartProps } from './parts.ts';
import { usePartyNames } from './party-names.ts';
import { QuestionsPart } from './questions-part.tsx';
import { RecommendationsPart } from './recommendations-part.tsx';
import { ReplyPart } from './reply-part.tsx';
import { SetupPart } from './setup-part.tsx';
import { StateTag } from './state-tag.tsx';
import { TextsPart } from './texts-part.tsx';
import { themeName } from './theme-name.ts';
import styles from './review.module.css';

export function ReviewPage() {
  const { t } = useTranslation('review');
  const id = `review:${useParams().review ?? ''}`;
  const review = useReview(id);
  const names = usePartyNames();
  if (review === undefined || names === undefined) return null;
  if (review === null) return <MissingReview />;
  const protocol = reviewProtocol(review.protocol);
  if (protocol === undefined)
    return (
      <>
        <PageHead title={profileOf(review).title} />
        <Alert data-color="warning">
          <Paragraph>{t('page.newerProtocol', { version: review.protocol })}</Paragraph>
        </Alert>
      </>
    );
  const host = names.get(review.party) ?? '';
  return <KnownReview key={id} review={review} protocol={protocol} host={host} />;
}

function MissingReview() {
  const { t } = useTranslation('review');
  return (
    <>
      <PageHead title={t('page.missingTitle')} lead={t('page.missing')} />
      <Link to={paths.reviews}>{t('page.back')}</Link>
    </>
  );
}

function KnownReview({ review, protocol, host }: PartProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const now = useNow();
  const [search] = useSearchParams();
  const part = partOf(search);
  const profile = profileOf(review);
  const lead = [
    host,
    themeName(profile, protocol, format),
    profile.visitDate === null ? t('page.undated') : format.looseDate(profile.visitDate),
  ];
  const counts: Partial<Record<PartKey, number>> = {
    anteckningar: notesOf(review).length,
    fynd: findingsOf(review).length,
    rekommendationer: recommendationsOf(review).length,
  };
  const Part = parts[part];
  return (
    <div className={styles.page}>
      <Link to={paths.reviews} className={styles.back}>
        {t('page.back')}
      </Link>
      <PageHead
        title={profile.title.trim() || format.text(protocol.name)}
        lead={lead.filter((one) => one !== '').join(' · ')}
      >
        <StateTag state={reviewState(review, protocol.validYears, now)} />
        <Button asChild variant="secondary">
          <Link to={paths.reviewReport(review.id)}>{t('page.report')}</Link>
        </Button>
      </PageHead>
      <nav aria-label={t('page.parts')}>
        <ul className={styles.parts}>
          {partKeys.map((key) => (
            <li key={key}>
              <Link
                to={{ search: `del=${key}` }}
                className={styles.part}
                aria-current={key === part ? 'page' : undefined}
                preventScrollReset
              >
                {t(`parts.${key}`)}
                {counts[key] ? <span className={styles.count}>{counts[key]}</span> : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Conflicts review={review} protocol={protocol} />
      <Part review={review} protocol={protocol} host={host} />
    </div>
  );
}

const parts: Record<PartKey, (props: PartProps) => React.ReactNode> = {
  upplagg: SetupPart,
  fragor: QuestionsPart,
  anteckningar: NotesPart,
  fynd: FindingsPart,
  texter: TextsPart,
  rekommendationer: RecommendationsPart,
  svar: ReplyPart,
};
