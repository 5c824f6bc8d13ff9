// Answers for: the overview of the party that this machine works for.
import { useTranslation } from 'react-i18next';
import { actionProfile } from '#domain/action.ts';
import { documentProfile } from '#domain/document.ts';
import { areFirstStepsShown, firstStepsDone, type FirstStepFacts } from '#domain/first-steps.ts';
import { meetingsPerYearOf } from '#domain/network.ts';
import { newestChange, nextStep } from '#domain/overview.ts';
import { periodAt } from '#domain/period.ts';
import { implementationKeyId, inventoryMatrixId } from '#instruments/index.ts';
import { useNow } from '#storage/provider.tsx';
import {
  useActions,
  useAllSummaries,
  useDocuments,
  useMeta,
  useNetwork,
  useReviews,
  type OwnParty,
} from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { Facts } from './facts.tsx';
import { FileReminder } from './file-reminder.tsx';
import { FirstSteps } from './first-steps.tsx';
import { InstrumentsExplained } from './instruments-explained.tsx';
import { KeyCard } from './key-card.tsx';
import { MatrixCard } from './matrix-card.tsx';
import { NextStepCard } from './next-step-card.tsx';
import styles from './overview.module.css';
import { standingOf, underWay } from './standing.ts';
import { Contradictions, OpenConflicts } from './to-decide.tsx';
import { Whereabouts } from './whereabouts.tsx';

export function PartyOverview({ own }: { own: OwnParty }) {
  const { t } = useTranslation('overview');
  const now = useNow();
  const network = useNetwork();
  const allSummaries = useAllSummaries();
  const allReviews = useReviews();
  const lastFileAt = useMeta('lastFileAt');
  const wish = useMeta('firstSteps');
  const allDocuments = useDocuments(own.id);
  const allActions = useActions(own.id);
  if (
    network === undefined ||
    allSummaries === undefined ||
    allReviews === undefined ||
    lastFileAt === undefined ||
    wish === undefined ||
    allDocuments === undefined ||
    allActions === undefined
  )
    return null;

  const summaries = allSummaries.filter(({ party }) => party === own.id);
  const reviews = allReviews.filter(({ party }) => party === own.id);
  const meetingsPerYear = meetingsPerYearOf(network);
  const matrix = standingOf(summaries, inventoryMatrixId, periodAt(now));
  const key = standingOf(summaries, implementationKeyId, periodAt(now, meetingsPerYear));
  const [matrixUnderWay, keyUnderWay] = [underWay(matrix, now), underWay(key, now)];
  const hasUnfiledChanges = [
    ...summaries.map(({ changedAt }) => changedAt),
    newestChange(reviews)?.at ?? '',
  ].some((at) => at > (lastFileAt ?? ''));

  const documents = allDocuments.filter((one) => documentProfile(one) !== null).length;
  const actions = allActions.filter((one) => actionProfile(one) !== null);
  const steps: FirstStepFacts = {
    matrix: matrix.instrument,
    matrixMarks: matrix.marks,
    keyMarks: key.marks,
    documents,
    actions: actions.length,
    hasFile: lastFileAt !== null,
  };
  const isFirstYear = matrix.previous === undefined && key.all.length <= meetingsPerYear;
  const hasSteps = areFirstStepsShown(wish, isFirstYear, firstStepsDone(steps));

  const isNew = summaries.every(({ marks }) => Object.keys(marks).length === 0);

  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead', { party: own.profile.name })} />
      <NextStepCard
        step={nextStep(matrixUnderWay, keyUnderWay, summaries, hasUnfiledChanges)}
        matrix={matrixUnderWay}
        meeting={keyUnderWay}
      />
      <FileReminder />
      {hasSteps && <FirstSteps {...steps} year={matrix.period} meeting={key.period} />}
      {isNew && <InstrumentsExplained isOpen />}
      <OpenConflicts summaries={summaries} reviews={reviews} network={network} />
      <div className={styles.instruments}>
        <MatrixCard standing={matrix} />
        <KeyCard standing={key} />
      </div>
      <Contradictions party={own.id} matrices={matrix.all} keys={key.all} />
      <Facts
        summaries={summaries}
        reviews={reviews}
        partiesHere={new Set(allSummaries.map(({ party }) => party)).size}
        lastFileAt={lastFileAt}
        hasUnfiledChanges={hasUnfiledChanges}
        meeting={key.period}
        meetingsPerYear={meetingsPerYear}
        actions={actions}
      />
      <div>
        <Whereabouts
          summaries={summaries}
          reviews={reviews}
          documents={documents}
          actions={actions.length}
          areFirstStepsShown={hasSteps}
        />
        {!isNew && <InstrumentsExplained />}
      </div>
    </div>
  );
}
