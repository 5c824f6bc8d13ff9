// Answers for: the five short steps of a party's first time, and whether to show them.
import { itemsOfSection, type AssessmentInstrument } from './instrument.ts';
import type { Summary } from './summary.ts';

export const firstSteps = ['area', 'document', 'dimension', 'action', 'file'] as const;
export type FirstStep = (typeof firstSteps)[number];

/** What a person has said about the steps: put aside, or asked for again. Nothing before that. */
export type FirstStepsWish = 'hidden' | 'shown';

export interface FirstStepFacts {
  matrix: AssessmentInstrument;
  /** The party's marks of the present year and of the present meeting. */
  matrixMarks: Summary['marks'];
  keyMarks: Summary['marks'];
  /** Living ones in the party's register and plan. */
  documents: number;
  actions: number;
  hasFile: boolean;
}

/** The steps in their order: a whole area, a document, a dimension, an action, a file that is safe elsewhere. */
export function firstStepsDone(facts: FirstStepFacts): { step: FirstStep; isDone: boolean }[] {
  const { matrix, matrixMarks, keyMarks, documents, actions, hasFile } = facts;
  const isDone: Record<FirstStep, boolean> = {
    area: matrix.sections.some(({ key }) =>
      itemsOfSection(matrix, key).every((item) => item.key in matrixMarks),
    ),
    document: documents > 0,
    dimension: Object.keys(keyMarks).length > 0,
    action: actions > 0,
    file: hasFile,
  };
  return firstSteps.map((step) => ({ step, isDone: isDone[step] }));
}

/**
 * A party in its first year sees the steps until all are done or they are put aside; whoever asks for them
 * sees them in any year.
 */
export function areFirstStepsShown(
  wish: FirstStepsWish | null,
  isFirstYear: boolean,
  steps: readonly { isDone: boolean }[],
): boolean {
  if (wish !== null) return wish === 'shown';
  return isFirstYear && steps.some(({ isDone }) => !isDone);
}
