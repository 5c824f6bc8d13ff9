// Answers for: what asks for people's judgement: two versions to choose between, and answers that disagree.
import {
  Card,
  Details,
  Heading,
  Link as DesignLink,
  Paragraph,
} from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerNames, itemTitle } from '#charts/chart-texts.ts';
import { contradictions, type Contradiction } from '#domain/contradiction.ts';
import { highestLevel, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import type { Network } from '#domain/network.ts';
import { conflictsIn, latestPairOfOneYear } from '#domain/overview.ts';
import { yearOf, yearPeriod, type Period } from '#domain/period.ts';
import { profileOf, type Review } from '#domain/review.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { LevelMark } from '#ui/level-mark.tsx';
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

/** More than this many are folded away: one talks about a few things at a time. */
const shownAtOnce = 3;

interface ContradictionsProps {
  matrices: readonly Summary[];
  keys: readonly Summary[];
}

export function Contradictions({ matrices, keys }: ContradictionsProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const pair = latestPairOfOneYear(matrices, keys);
  if (pair === undefined) return null;
  const key = published(pair.key.instrument, pair.key.version);
  const matrix = published(pair.matrix.instrument, pair.matrix.version);
  const found = contradictions(
    { instrument: key, marks: pair.key.marks },
    { instrument: matrix, marks: pair.matrix.marks },
  );
  if (found.length === 0) return null;
  const list = (some: readonly Contradiction[]) => (
    <ul className={styles.questions}>
      {some.map((contradiction) => (
        <Question
          key={contradiction.dimension.key}
          contradiction={contradiction}
          keyInstrument={key}
          matrix={matrix}
          period={pair.key.period}
        />
      ))}
    </ul>
  );
  const rest = found.slice(shownAtOnce);
  return (
    <Card asChild className={styles.card}>
      <section aria-labelledby="contradictions">
        <Heading level={2} data-size="xs" id="contradictions">
          {t('contradictions.title')}
        </Heading>
        <Paragraph>
          {t('contradictions.text', {
            period: format.period(pair.key.period),
            year: pair.matrix.period,
          })}
        </Paragraph>
        {list(found.slice(0, shownAtOnce))}
        {rest.length > 0 && (
          <Details>
            <Details.Summary>{t('contradictions.more', { count: rest.length })}</Details.Summary>
            <Details.Content>{list(rest)}</Details.Content>
          </Details>
        )}
      </section>
    </Card>
  );
}

interface QuestionProps {
  contradiction: Contradiction;
  keyInstrument: AssessmentInstrument;
  matrix: AssessmentInstrument;
  period: Period;
}

function Question({ contradiction, keyInstrument, matrix, period }: QuestionProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { kind, dimension, step, rows } = contradiction;
  const levelName = (instrument: AssessmentInstrument, item: Item, level: number) =>
    item.kind === 'level' ? answerNames(instrument, item.scale, format).levels[level] : undefined;
  return (
    <li>
      <Paragraph>
        {t(`contradictions.${kind}.told`, { step: levelName(keyInstrument, dimension, step) })}{' '}
        <DesignLink asChild>
          <Link to={paths.keyDimension(period, dimension.key)}>
            {itemTitle(keyInstrument, dimension.key, format.language)}
          </Link>
        </DesignLink>
      </Paragraph>
      <Paragraph>{t(`contradictions.${kind}.rows`)}</Paragraph>
      <ul className={styles.told}>
        {rows.map(({ item, level }) => (
          <li key={item.key} className={styles.dimension}>
            <DesignLink asChild>
              <Link to={paths.matrixRow(yearPeriod(yearOf(period)), item.key)}>
                {itemTitle(matrix, item.key, format.language)}
              </Link>
            </DesignLink>
            <span className={styles.step}>
              <LevelMark mark={level} highest={highestLevel(matrix, item) ?? 1} />
              {levelName(matrix, item, level)}
            </span>
          </li>
        ))}
      </ul>
      <Paragraph className={styles.question}>{t(`contradictions.${kind}.question`)}</Paragraph>
    </li>
  );
}
