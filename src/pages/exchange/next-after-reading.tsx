// Answers for: what comes after a first file: whom this machine works for, or the rows that it is to answer.
import { AnswerRows, useRowsToAnswer } from './answer-rows.tsx';
import { ChooseParty } from './choose-party.tsx';
import type { Incoming } from './incoming.ts';
import { useWords } from './words.ts';

export function NextAfterReading({ incoming: { files } }: { incoming: Incoming }) {
  const recipient = useRowsToAnswer(files);
  const words = useWords();
  return recipient === undefined ? (
    <ChooseParty isNext={files.some(({ state }) => state.step === 'merged')} />
  ) : (
    <AnswerRows recipient={recipient} words={words} />
  );
}
