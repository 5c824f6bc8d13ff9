// Answers for: how the fields of a review are saved, and how they learn whether it went well.
import { useCallback } from 'react';
import type { ReviewField } from '#domain/review.ts';
import type { ReviewChange } from '#storage/commands.ts';
import { useCommands } from '#storage/provider.tsx';

/** False when it could not be saved; the header then says why. */
export type SaveField = (
  field: ReviewField,
  change: ReviewChange,
  seen: readonly string[],
) => Promise<boolean>;

export function useSaveField(review: string): SaveField {
  const commands = useCommands();
  return useCallback(
    async (field, change, seen) => {
      const { ok } = await commands.setReviewField(review, field, change, seen);
      if (ok) void commands.askToPersist();
      return ok;
    },
    [commands, review],
  );
}
