// Answers for: what is typed outliving the trouble of the storage: saved before the database is given up, kept and tried again while it takes nothing.
import { guardConnection } from '#storage/connection.ts';
import type { Storage } from '#storage/provider.tsx';
import { mayPass, useSaveState } from '#storage/save-state.ts';
import { keepTrying, saveDrafts } from '#ui/draft.ts';

export function keepWords({ database, context }: Storage): void {
  guardConnection(database, { device: context.device, saveDrafts });
  useSaveState.subscribe(({ problem, end }) => keepTrying(end !== undefined || mayPass(problem)));
}
