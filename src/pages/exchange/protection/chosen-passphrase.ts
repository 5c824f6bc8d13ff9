// Answers for: what a sender has chosen for a file: no passphrase, or one that may or may not be good enough.
import { passphraseProblem, type PassphraseProblem } from '#domain/passphrase.ts';
import { err, ok, type Result } from '#domain/result.ts';

export interface ChosenPassphrase {
  isWanted: boolean;
  /** As it stands in the field. */
  text: string;
}

export const noPassphrase: ChosenPassphrase = { isWanted: false, text: '' };

/** What to write the file with; undefined when it is to be open. */
export function usablePassphrase({
  isWanted,
  text,
}: ChosenPassphrase): Result<string | undefined, PassphraseProblem> {
  if (!isWanted) return ok(undefined);
  const problem = passphraseProblem(text);
  return problem === undefined ? ok(text) : err(problem);
}
