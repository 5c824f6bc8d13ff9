// Answers for: what a file would hold at this moment, as hooks. Apart from the others: only the exchange page asks.
import type { Assessment } from '#domain/assessment.ts';
import { rowsToReturn, type Contribution } from '#domain/contribution.ts';
import type { ComparisonPack, Sheet } from '#domain/comparison-pack.ts';
import type { CoordinatorChoice } from '#domain/coordinator-file.ts';
import type { Publishable, PublishChoice } from '#domain/publishable.ts';
import type { Snapshot } from '#domain/record.ts';
import type { ReviewNotes, ReviewNotesChoice } from '#domain/review-notes.ts';
import {
  readContribution,
  readCoordinatorFile,
  readPack,
  readPublishable,
  readReviewNotes,
} from './outgoing.ts';
import { useStorage } from './provider.tsx';
import { ownNames, recordsOfParty, useQuery } from './queries.ts';

/** What a file with some rows for a colleague would hold at this moment; null when the assessment is not here. */
export function useContribution(
  assessment: string,
  items: readonly string[],
): Contribution | null | undefined {
  return useQuery(
    async (database) => (await readContribution(database, assessment, items)) ?? null,
    [assessment, items.join('|')],
  );
}

export interface AssessmentWithRows {
  assessment: Assessment;
  /** The rows that this machine would send back. */
  toReturn: string[];
}

/** A party's assessments, newest period first, with what this machine would send back of each. */
export function useAssessmentsWithRows(
  party: string | undefined,
): AssessmentWithRows[] | undefined {
  const { context } = useStorage();
  return useQuery(
    async (database) => {
      const [names, all] = await Promise.all([
        ownNames(database),
        recordsOfParty<Assessment>(database, 'assessment', party),
      ]);
      return all
        .sort((a, b) => (a.period < b.period ? 1 : -1))
        .map((assessment) => ({
          assessment,
          toReturn: rowsToReturn(assessment, names, context.device),
        }));
    },
    [party, context],
  );
}

/** What a party would send its coordinator at this moment. */
export function useCoordinatorFile(choice: CoordinatorChoice): Snapshot | undefined {
  return useQuery((database) => readCoordinatorFile(database, choice), [JSON.stringify(choice)]);
}

/** What the coordinator would send all the parties at this moment. */
export function usePack(sheets: readonly Sheet[]): ComparisonPack | undefined {
  return useQuery((database) => readPack(database, sheets), [JSON.stringify(sheets)]);
}

export function usePublishable(choice: PublishChoice): Publishable | undefined {
  return useQuery((database) => readPublishable(database, choice), [JSON.stringify(choice)]);
}

/** Null when the review is not here. */
export function useReviewNotes(choice: ReviewNotesChoice): ReviewNotes | null | undefined {
  return useQuery(
    async (database) => (await readReviewNotes(database, choice)) ?? null,
    [JSON.stringify(choice)],
  );
}
