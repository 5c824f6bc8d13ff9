// Answers for: what asks for people's judgement: two versions to choose between, and answers that disagree.
import { Card, Heading, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Network } from '#domain/network.ts';
import { conflictsIn } from '#domain/overview.ts';
import { profileOf, type Review } from '#domain/review.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import type { ContradictionsProps } from './contradictions.tsx';
import { conflictPath } from './next-step-card.tsx';
import styles from './overview.module.css';
import { published } from './standing.ts';

interface OpenConflictsProps {
  summaries: readonly Summary[];
  reviews: readonly Review[];
  network: Network | null;
}

/** Every place where two people have written without knowing of each other. */
export function OpenConflicts({ summaries, reviews, network }: OpenConflictsProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const places = [
    ...summaries.map((summary) => ({
      id: summary.id,
      count: summary.conflicts,
      to: conflictPath(summary, undefined),
      name: t('instrument.title', {
        name: format.text(published(summary.instrument, summary.version).name),
        period: format.period(summary.period),
      }),
    })),
    ...reviews.map((review) => ({
      id: review.id,
      count: conflictsIn(review),
      to: paths.review(review.id),
      name: profileOf(review).title,
    })),
    ...(network === null
      ? []
      : [
          {
            id: network.id,
            count: conflictsIn(network),
            to: paths.settings,
            name: t('conflicts.network'),
          },
        ]),
  ].filter(({ count }) => count > 0);
  if (places.length === 0) return null;
  return (
    <Card asChild data-color="warning" className={styles.card}>
      <section aria-labelledby="conflicts">
        <Heading level={2} data-size="xs" id="conflicts">
          {t('conflicts.title')}
        </Heading>
        <Paragraph>{t('conflicts.text')}</Paragraph>
        <ul className={styles.plain}>
          {places.map(({ id, count, to, name }) => (
            <li key={id}>
              <DesignLink asChild>
                <Link to={to}>{name}</Link>
              </DesignLink>{' '}
              {t('conflicts.count', { count })}
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}

const LazyContradictions = lazy(async () => ({
  default: (await import('./contradictions.tsx')).Contradictions,
}));

/** Below the cards, with fields to answer in: the page does not wait for it. */
export function Contradictions(props: ContradictionsProps) {
  return (
    <Suspense fallback={null}>
      <LazyContradictions {...props} />
    </Suspense>
  );
}
