// Answers for: one assessment as it may leave the party: its levels, or its levels and comments, and nothing else.
import type { Answer } from './answer.ts';
import {
  itemOfField,
  type Assessment,
  type AssessmentDetails,
  type AssessmentFields,
} from './assessment.ts';
import { reducedRegister, type Withholding } from './reduced.ts';
import type { Register } from './revision.ts';

export const tellings = ['levels', 'levels-and-comments'] as const;
export type Telling = (typeof tellings)[number];

export interface AssessmentTelling {
  tells: Telling;
  /** Which documents the answers rest on. */
  documents: boolean;
  /** Who took part, and who wrote. */
  names: boolean;
}

/**
 * What leaves: the answers, whether they are locked, and when and where they were given. Never who is to answer a
 * row, people's own ratings, what the party says of a contradiction, or earlier versions.
 */
export function toldAssessment(assessment: Assessment, telling: AssessmentTelling): Assessment {
  const author = !telling.names;
  const { details, lock } = assessment.fields;
  const answers = Object.entries(assessment.fields).flatMap(([field, register]) =>
    itemOfField(field) === undefined
      ? []
      : [
          [
            field,
            reducedRegister(register as Register<Answer>, (answer) =>
              answerWithholding(answer, telling),
            ),
          ],
        ],
  );
  return {
    ...assessment,
    fields: {
      ...(details && {
        details: reducedRegister(details, () => detailsWithholding(telling)),
      }),
      ...(lock && { lock: reducedRegister(lock, () => ({ author })) }),
      ...(Object.fromEntries(answers) as AssessmentFields),
    },
  };
}

function answerWithholding(
  { response }: Answer,
  { tells, documents, names }: AssessmentTelling,
): Withholding<Answer> {
  const comments: Partial<Answer> =
    tells === 'levels'
      ? { comment: '', certainty: null, followUp: null, confirmedUnchanged: false }
      : {};
  // An answer in free text is a comment by another name.
  const text: Partial<Answer> =
    tells === 'levels' && response?.kind === 'text' ? { response: null } : {};
  return {
    parts: { ...comments, ...text, ...(documents ? {} : { documents: [] }) },
    author: !names,
  };
}

function detailsWithholding({ tells, names }: AssessmentTelling): Withholding<AssessmentDetails> {
  return {
    parts: {
      source: null,
      ...(tells === 'levels' ? { place: '', note: '' } : {}),
      ...(names ? {} : { participants: [] }),
    },
    author: !names,
  };
}
