// Answers for: how this page's fields are saved, and how they learn whether it went well.
import { useCallback } from 'react';
import type { Answer } from '#domain/answer.ts';
import type { AssessmentDetails, AssessmentKey } from '#domain/assessment.ts';
import { useCommands } from '#storage/provider.tsx';

/** One meeting's key, made with one version of its instrument. */
export type Target = AssessmentKey & { version: number };

/** False when it could not be saved; the header then says why. */
export type SaveAnswer = (
  item: string,
  change: Partial<Answer>,
  seen: readonly string[],
) => Promise<boolean>;

export function useSaveAnswer(target: Target): SaveAnswer {
  const commands = useCommands();
  return useCallback(
    async (item, change, seen) => {
      const { ok } = await commands.setAnswer(target, item, change, seen);
      if (ok) void commands.askToPersist();
      return ok;
    },
    [commands, target],
  );
}

type SaveDetails = (
  change: Partial<AssessmentDetails>,
  seen: readonly string[],
) => Promise<boolean>;

export function useSaveDetails(target: Target): SaveDetails {
  const commands = useCommands();
  return useCallback(
    async (change, seen) => {
      const { ok } = await commands.setAssessmentDetails(target, change, seen);
      if (ok) void commands.askToPersist();
      return ok;
    },
    [commands, target],
  );
}
