// Answers for: a plan without actions: what it is for, and where the first one could be born.
import { Button, Card, Heading, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ActionOrigin } from '#domain/action.ts';
import { suggestedOrigins, type SuggestionSources } from '#domain/action-plan.ts';
import { assessmentId, explanationOf } from '#domain/assessment.ts';
import { contradictions, isExplained } from '#domain/contradiction.ts';
import { comparePeriods } from '#domain/period.ts';
import { latestPairOfOneYear } from '#domain/overview.ts';
import {
  assessmentInstrument,
  implementationKeyId,
  inventoryMatrixId,
} from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { originTitle, type PlanWords } from '#reports/action-plan.ts';
import { useAssessmentList, usePartySummaries } from '#storage/queries.ts';
import { useOriginStory } from './origin-story.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import styles from './actions.module.css';

interface EmptyPlanProps {
  party: string;
  words: PlanWords;
}

export function EmptyPlan({ party, words }: EmptyPlanProps) {
  const { t } = useTranslation('actions');
  const origins = suggestedOrigins(useSources(party));
  return (
    <Card className={styles.empty}>
      <Heading level={2} data-size="xs">
        {t('empty.title')}
      </Heading>
      <Paragraph>{t('empty.text')}</Paragraph>
      <Button asChild>
        <Link to={paths.newAction(null)}>{t('empty.first')}</Link>
      </Button>
      {origins.length > 0 && (
        <>
          <Heading level={3} data-size="2xs">
            {t('empty.suggestions')}
          </Heading>
          <ul className={styles.suggestions}>
            {origins.map((origin) => (
              <Suggestion
                key={paths.newAction(origin)}
                party={party}
                origin={origin}
                words={words}
              />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

interface SuggestionProps extends EmptyPlanProps {
  origin: ActionOrigin;
}

function Suggestion({ party, origin, words }: SuggestionProps) {
  const { t } = useTranslation('actions');
  const level = useOriginStory(party, origin, words)?.level;
  const title = originTitle(origin, words);
  return (
    <li className={styles.suggestion}>
      <DesignLink asChild>
        <Link to={paths.newAction(origin)} aria-label={t('empty.begin', { origin: title })}>
          {title}
        </Link>
      </DesignLink>
      {origin.kind === 'contradiction' && (
        <span className={styles.quiet}>{t('empty.contradiction')}</span>
      )}
      {level !== undefined && (
        <span className={styles.level}>
          <LevelMark mark={level.mark} highest={level.highest} />
          {level.word}
        </span>
      )}
    </li>
  );
}

/** The latest matrix, and the latest meeting's contradictions with the matrix of its year. */
function useSources(party: string): SuggestionSources {
  const matrices = usePartySummaries(party, inventoryMatrixId) ?? [];
  const keys = usePartySummaries(party, implementationKeyId) ?? [];
  const pair = latestPairOfOneYear(matrices, keys);
  const period = pair?.key.period ?? '';
  const [keyAssessment] =
    useAssessmentList(
      pair === undefined ? [] : [assessmentId({ party, instrument: implementationKeyId, period })],
    ) ?? [];
  const latest = matrices
    .filter(({ marks }) => Object.keys(marks).length > 0)
    .toSorted((a, b) => comparePeriods(a.period, b.period))
    .at(-1);
  const matrix = latest && assessmentInstrument(latest.instrument, latest.version);
  const [keyInstrument, matrixOfYear] = [
    pair && assessmentInstrument(pair.key.instrument, pair.key.version),
    pair && assessmentInstrument(pair.matrix.instrument, pair.matrix.version),
  ];
  return {
    matrix: latest && matrix && { instrument: matrix, summary: latest },
    contradictions:
      pair === undefined || keyInstrument === undefined || matrixOfYear === undefined
        ? []
        : contradictions(
            { instrument: keyInstrument, marks: pair.key.marks },
            { instrument: matrixOfYear, marks: pair.matrix.marks },
          ).filter(
            (found) => !isExplained(found, explanationOf(keyAssessment, found.dimension.key)),
          ),
    meeting: pair?.key.period,
  };
}
