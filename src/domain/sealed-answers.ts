// Answers for: answers as words that stand by themselves, so that no later change of the register alters them.
import { isAnswered, type Answer } from './answer.ts';
import { itemOfField, type Assessment } from './assessment.ts';
import { documentProfiles, type Document } from './document.ts';
import { currentValue, type Register } from './revision.ts';
import type { SealedAnswer, SealedDocument } from './sign-off.ts';

/** By item key; only items on which something has been answered or written. */
export type SealedAnswers = Readonly<Record<string, SealedAnswer>>;

/**
 * The answers as they stand now, with each document in the words that `register`, the party's documents,
 * has for it. Of two answers to choose between it is the one that is shown.
 */
export function sealedAnswers(
  assessment: Assessment | null,
  register: readonly Document[],
): Record<string, SealedAnswer> {
  const inWords = documentsInWords(register);
  return Object.fromEntries(
    Object.entries(assessment?.fields ?? {}).flatMap(([field, value]) => {
      const item = itemOfField(field);
      const answer = item === undefined ? undefined : currentValue(value as Register<Answer>);
      return item === undefined || answer === undefined || isEmpty(answer)
        ? []
        : [[item, sealedAnswer(answer, inWords)] as const];
    }),
  );
}

function sealedAnswer(answer: Answer, inWords: (answer: Answer) => SealedDocument[]): SealedAnswer {
  const { response, comment, certainty, followUp, confirmedUnchanged } = answer;
  const documents = inWords(answer);
  return { response, comment, certainty, followUp, confirmedUnchanged, documents };
}

/** A cleared answer whose words have been taken away too is as if nobody had been there. */
function isEmpty(answer: Answer): boolean {
  return !isAnswered(answer) && answer.comment.trim() === '' && answer.documents.length === 0;
}

/** A document that has been taken away from the register is no evidence any more. */
function documentsInWords(register: readonly Document[]): (answer: Answer) => SealedDocument[] {
  const profiles = documentProfiles(register);
  return ({ documents }) =>
    documents.flatMap((id) => {
      const profile = profiles.get(id);
      if (profile === undefined) return [];
      const { title, date, kind, keptAt } = profile;
      return [{ title, date, kind, keptAt }];
    });
}
