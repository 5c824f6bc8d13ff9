// Answers for: the places where key and matrix disagree, put to the party as questions, and its answers.
import { Card, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contradictions } from '#domain/contradiction.ts';
import { latestPairOfOneYear } from '#domain/overview.ts';
import { yearOf } from '#domain/period.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import {
  ComparisonRule,
  ContradictionQuestion,
  explanationRegister,
  isAnswered,
  type PutContradiction,
} from '#pages/contradiction-question.tsx';
import { useAssessment } from '#storage/queries.ts';
import styles from './overview.module.css';
import { published } from './standing.ts';

/** More than this many are folded away: one talks about a few things at a time. */
const shownAtOnce = 3;

export interface ContradictionsProps {
  party: string;
  matrices: readonly Summary[];
  keys: readonly Summary[];
}

export function Contradictions({ party, matrices, keys }: ContradictionsProps) {
  const pair = latestPairOfOneYear(matrices, keys);
  // The summaries tell where they disagree; what the party has said of it stands in the key itself.
  const assessment = useAssessment(pair?.key.id ?? '');
  if (pair === undefined || assessment === undefined) return null;
  const keyInstrument = published(pair.key.instrument, pair.key.version);
  const matrix = published(pair.matrix.instrument, pair.matrix.version);
  const found = contradictions(
    { instrument: keyInstrument, marks: pair.key.marks },
    { instrument: matrix, marks: pair.matrix.marks },
  ).map((contradiction): PutContradiction => ({
    contradiction,
    party,
    period: pair.key.period,
    keyInstrument,
    matrix,
    explanation: explanationRegister(assessment, contradiction.dimension.key),
  }));
  return found.length === 0 ? null : <Questions key={pair.key.id} found={found} />;
}

function Questions({ found }: { found: readonly PutContradiction[] }) {
  const { t } = useTranslation(['overview', 'contradiction']);
  const format = useFormat();
  const dimensionOf = ({ contradiction }: PutContradiction) => contradiction.dimension.key;
  // What is answered while one looks stays where it is: a question that folded away would be a trap.
  const [answeredBefore] = useState(() => new Set(found.filter(isAnswered).map(dimensionOf)));
  const isFolded = (put: PutContradiction) =>
    isAnswered(put) && answeredBefore.has(dimensionOf(put));
  const open = found.filter((put) => !isFolded(put));
  const answered = found.filter(isFolded);
  const rest = open.slice(shownAtOnce);
  const list = (some: readonly PutContradiction[]) => (
    <ul className={styles.questions}>
      {some.map((put) => (
        <li key={dimensionOf(put)}>
          <ContradictionQuestion put={put} />
        </li>
      ))}
    </ul>
  );
  const [first] = found;
  return (
    <Card asChild className={styles.card}>
      <section aria-labelledby="contradictions">
        <Heading level={2} data-size="xs" id="contradictions">
          {t('contradiction:title')}
        </Heading>
        {open.length > 0 && first !== undefined && (
          <Paragraph>
            {t('contradictions.text', {
              period: format.period(first.period),
              year: yearOf(first.period),
            })}
          </Paragraph>
        )}
        {list(open.slice(0, shownAtOnce))}
        {rest.length > 0 && (
          <Details>
            <Details.Summary>{t('contradictions.more', { count: rest.length })}</Details.Summary>
            <Details.Content>{list(rest)}</Details.Content>
          </Details>
        )}
        {answered.length > 0 && (
          <Details>
            <Details.Summary>
              {t('contradiction:count', { count: answered.length })}
            </Details.Summary>
            <Details.Content>{list(answered)}</Details.Content>
          </Details>
        )}
        <ComparisonRule />
      </section>
    </Card>
  );
}
