// Answers for: a locked snapshot of an assessment: what was decided, by whom, and whether it was opened again.
import type { Assessment } from './assessment.ts';
import { currentValue, type Register } from './revision.ts';
import type { Reopening, SealedAnswer, SealedDocument, SignOffContent } from './sign-off-schema.ts';

export type { Reopening, SealedAnswer, SealedDocument, SignOffContent };

/** Longest name of a deciding body and longest paragraph number, in characters. */
export const signOffLimits = { body: 200, paragraph: 60 } as const;

/**
 * One numbered version of a party's answers. The content never changes once written; two machines that
 * sign off the same number without knowing of each other meet as a conflict.
 */
export interface SignOff {
  id: string;
  kind: 'sign-off';
  party: string;
  /** The assessment's id. */
  assessment: string;
  /** 1, 2, 3 … within the assessment. */
  number: number;
  fields: { content: Register<SignOffContent>; reopening?: Register<Reopening> };
}

export function signOffId(assessment: string, number: number): string {
  return `sign-off:${assessment.slice('assessment:'.length)}/${number}`;
}

export function signOffContent(signOff: SignOff): SignOffContent {
  const content = currentValue(signOff.fields.content);
  if (content === undefined) throw new Error(`Sign-off ${signOff.id} has no content`);
  return content;
}

/** False in a copy that tells of the decision only: what a party has sent its coordinator. */
export function tellsAnswers({ fields }: SignOff): boolean {
  return fields.content.heads[0]?.withheld?.includes('answers') !== true;
}

export function reopeningOf(signOff: SignOff): Reopening | undefined {
  return currentValue(signOff.fields.reopening);
}

/** The number of the next version. */
export function nextNumber(signOffs: readonly Pick<SignOff, 'number'>[]): number {
  return Math.max(0, ...signOffs.map(({ number }) => number)) + 1;
}

export function newSignOff(
  assessment: Pick<Assessment, 'id' | 'party'>,
  number: number,
  content: Register<SignOffContent>,
): SignOff {
  return {
    id: signOffId(assessment.id, number),
    kind: 'sign-off',
    party: assessment.party,
    assessment: assessment.id,
    number,
    fields: { content },
  };
}
