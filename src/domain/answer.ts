// Answers for: what is answered on one row or dimension, with its reason and its evidence.
import type { Answer, Response } from './answer-schema.ts';

export type { Answer, Response };

/** Longest text a person may write in one field, in characters. Longer is refused in words, never cut. */
export const textLimit = 100_000;

/** `2026`, `2026-03` or `2026-03-12`: as exact as the person knows. */
export const looseDatePattern = /^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

export function isLooseDate(text: string): boolean {
  return looseDatePattern.test(text);
}

export const certainties = ['sure', 'fairly-sure', 'unsure'] as const;
export type Certainty = (typeof certainties)[number];

export function newAnswer(): Answer {
  return {
    response: null,
    comment: '',
    documents: [],
    certainty: null,
    followUp: null,
    confirmedUnchanged: false,
  };
}

export function levelOf(answer: Answer | undefined): number | undefined {
  return answer?.response?.kind === 'level' ? answer.response.level : undefined;
}

export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.response !== null;
}
