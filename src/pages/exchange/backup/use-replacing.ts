// Answers for: one replacement of everything, from the yes to how it went, and taking it back again.
import { useRef, useState } from 'react';
import type { Result } from '#domain/result.ts';
import type { ReplaceReport } from '#storage/replacing.ts';
import { useTransfer } from '#transfer/provider.tsx';
import type { ReplaceOptions, ReplaceProblem } from '#transfer/transfer.ts';

export type Replacing =
  | { step: 'ready' }
  | { step: 'working'; share: number }
  | { step: 'done'; report: ReplaceReport; isUndone: boolean }
  | { step: 'failed'; problem: ReplaceProblem };

type Act = (options: ReplaceOptions) => Promise<Result<ReplaceReport, ReplaceProblem>>;

export interface ReplacingActs {
  state: Replacing;
  begin: (act: Act) => Promise<void>;
  /** The same once more, without the backup that there is no room for. */
  goOn: () => Promise<void>;
  /** Takes back what was done, by its automatic backup. */
  undo: () => Promise<void>;
  cancel: () => void;
  reset: () => void;
}

export function useReplacing(onReplaced: () => void): ReplacingActs {
  const transfer = useTransfer();
  const [state, setState] = useState<Replacing>({ step: 'ready' });
  const underWay = useRef<AbortController | undefined>(undefined);
  const lastAct = useRef<Act | undefined>(undefined);

  async function run(act: Act, options: ReplaceOptions, isUndone: boolean): Promise<void> {
    lastAct.current = act;
    underWay.current = new AbortController();
    setState({ step: 'working', share: 0 });
    const replaced = await act({
      ...options,
      signal: underWay.current.signal,
      onProgress: ({ share }) => setState({ step: 'working', share }),
    });
    if (replaced.ok) setState({ step: 'done', report: replaced.value, isUndone });
    else if (replaced.error.kind === 'cancelled') setState({ step: 'ready' });
    else setState({ step: 'failed', problem: replaced.error });
    onReplaced();
  }

  return {
    state,
    begin: (act) => run(act, {}, false),
    goOn: async () => {
      if (lastAct.current) await run(lastAct.current, { evenWithoutBackup: true }, false);
    },
    undo: async () => {
      const backup = state.step === 'done' ? state.report.backup : undefined;
      if (backup === undefined) return;
      await run((options) => transfer.putBack(backup, options), {}, true);
    },
    cancel: () => underWay.current?.abort(),
    reset: () => setState({ step: 'ready' }),
  };
}
