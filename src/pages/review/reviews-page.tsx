// Answers for: the list of reviews, and the way to begin one.
import { Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { isPast, profileOf, reviewState, validUntil, type Review } from '#domain/review.ts';
import { useFormat } from '#i18n/format.ts';
import { reviewProtocol } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useOwnParty, useReviews, type OwnParty } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { NewReview } from './new-review.tsx';
import { usePartyNames } from './party-names.ts';
import { StateTag } from './state-tag.tsx';
import { themeName } from './theme-name.ts';
import styles from './review.module.css';

export function ReviewsPage() {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const reviews = useReviews();
  const names = usePartyNames();
  const ownParty = useOwnParty();
  const protocol = reviewProtocol();
  if (reviews === undefined || names === undefined || ownParty === undefined || !protocol)
    return null;

  const isBeginning = search.has('ny') && ownParty !== null;
  const begin = () => setSearch({ ny: '1' });
  return (
    <>
      <PageHead title={common('navigation.reviews')} lead={format.text(protocol.introduction)}>
        {!isBeginning && ownParty !== null && reviews.length > 0 && (
          <Button onClick={begin}>{t('list.new')}</Button>
        )}
      </PageHead>
      {isBeginning && (
        <NewReview
          protocol={protocol}
          ownParty={ownParty.id}
          names={names}
          onCancel={() => setSearch({})}
        />
      )}
      {reviews.length > 0 ? (
        <ul className={styles.reviews} aria-label={t('list.label')}>
          {reviews.map((review) => (
            <ReviewEntry
              key={review.id}
              review={review}
              host={names.get(review.party) ?? ''}
              fallback={format.text(protocol.name)}
              ownParty={ownParty}
            />
          ))}
        </ul>
      ) : (
        !isBeginning && (
          <Card className={styles.empty}>
            <Heading level={2} data-size="xs">
              {t('list.emptyTitle')}
            </Heading>
            <Paragraph>{t(ownParty === null ? 'list.needsParty' : 'list.empty')}</Paragraph>
            {ownParty === null ? (
              <Button asChild>
                <Link to={paths.start}>{t('list.toStart')}</Link>
              </Button>
            ) : (
              <Button onClick={begin}>{t('list.new')}</Button>
            )}
          </Card>
        )
      )}
    </>
  );
}

interface ReviewEntryProps {
  review: Review;
  host: string;
  /** What a review without a title is called. */
  fallback: string;
  ownParty: OwnParty | null;
}

function ReviewEntry({ review, host, fallback, ownParty }: ReviewEntryProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const now = useNow();
  const protocol = reviewProtocol(review.protocol);
  const profile = profileOf(review);
  const state = protocol === undefined ? undefined : reviewState(review, protocol.validYears, now);
  const part = partIn(review, ownParty);
  const facts: [string, string][] = [
    [t('list.host'), host],
    [
      t('list.theme'),
      protocol === undefined ? profile.themeText : themeName(profile, protocol, format),
    ],
  ];
  if (profile.visitDate !== null) {
    facts.push([t('list.visit'), format.looseDate(profile.visitDate)]);
    if (protocol !== undefined && isPast(profile.visitDate, now))
      facts.push([
        t('list.validUntil'),
        format.looseDate(validUntil(profile.visitDate, protocol.validYears)),
      ]);
  }
  return (
    <li>
      <Card className={styles.review} variant={state === 'expired' ? 'tinted' : 'default'}>
        <div className={styles.reviewHead}>
          <Heading level={2} data-size="xs">
            <Link to={paths.review(review.id)}>{profile.title.trim() || fallback}</Link>
          </Heading>
          <div className={styles.tags}>
            {part !== undefined && <Tag data-color="neutral">{t(`list.${part}`)}</Tag>}
            {state !== undefined && <StateTag state={state} />}
          </div>
        </div>
        <dl className={styles.facts}>
          {facts
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </Card>
    </li>
  );
}

/** What the own party does in it; nothing is said of a review that it only keeps for others. */
function partIn(review: Review, own: OwnParty | null): 'weHost' | 'weReview' | undefined {
  if (own === null) return undefined;
  if (own.id === review.party) return 'weHost';
  const named = own.profile.name.trim().toLowerCase();
  const isInTeam = profileOf(review).team.some(({ party }) => party.trim().toLowerCase() === named);
  return isInTeam ? 'weReview' : undefined;
}
