// Answers for: how the host's matrix and key in a report differ from the time before.
import { useMemo } from 'react';
import type { Assessment } from '#domain/assessment.ts';
import { answerChanges } from '#domain/changes.ts';
import { sealedAnswers } from '#domain/sealed-answers.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import type { SnapshotChanges } from '#reports/review-report.ts';
import { useWithPrevious } from '#storage/queries.ts';

/** Undefined while they are read. A snapshot with nothing before it has no changes. */
export function useReportChanges(snapshots: readonly string[]): SnapshotChanges[] | undefined {
  const pairs = useWithPrevious(snapshots);
  return useMemo(
    () => pairs?.flatMap(({ assessment, previous }) => changesOf(previous, assessment)),
    [pairs],
  );
}

/** None where a version is not known here. Documents are not told in a review's report: none are read. */
function changesOf(earlier: Assessment, later: Assessment): SnapshotChanges[] {
  const [instrumentBefore, instrument] = [earlier, later].map(({ instrument: id, version }) =>
    assessmentInstrument(id, version),
  );
  if (instrumentBefore === undefined || instrument === undefined) return [];
  const changes = answerChanges(
    { instrument: instrumentBefore, answers: sealedAnswers(earlier, []) },
    { instrument, answers: sealedAnswers(later, []) },
  );
  return [{ instrument, instrumentBefore, changes, before: earlier.period, after: later.period }];
}
