// Answers for: what a file would hold, told before it is written and looked at anew when something has been saved.
import { useEffect, useState } from 'react';
import type { Result } from '#domain/result.ts';
import { useSaveState } from '#storage/save-state.ts';
import { useTransfer } from '#transfer/provider.tsx';
import type { FileOrder, Leaving, WriteProblem } from '#transfer/transfer.ts';

export function useLeaving(order: FileOrder): Result<Leaving, WriteProblem> | undefined {
  const transfer = useTransfer();
  const savedAt = useSaveState((state) => state.savedAt?.getTime());
  const [leaving, setLeaving] = useState<Result<Leaving, WriteProblem> | undefined>(undefined);
  const asked = JSON.stringify(order);
  useEffect(() => {
    let isGone = false;
    void transfer.describe(JSON.parse(asked) as FileOrder).then((told) => {
      if (!isGone) setLeaving(told);
    });
    return () => {
      isGone = true;
    };
  }, [transfer, savedAt, asked]);
  return leaving;
}
