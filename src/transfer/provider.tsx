// Answers for: handing the one transfer of this window to the pages, and telling the header of what is stored.
import { useStorage, type Storage } from '#storage/provider.tsx';
import { saveEnded, saveFailed, saveFinished, saveStarted } from '#storage/save-state.ts';
import type { Result } from '#domain/result.ts';
import type { Transfer } from './transfer.ts';
import { workerTransfer } from './worker-transfer.ts';

const transfers = new WeakMap<Storage, Transfer>();

export function useTransfer(): Transfer {
  return transferOf(useStorage());
}

/** One for each open database, begun when it is first asked for. */
export function transferOf(storage: Storage): Transfer {
  const known = transfers.get(storage);
  if (known !== undefined) return known;
  const { database, context } = storage;
  // Outside a browser there is no worker, and nobody who waits.
  const plain =
    typeof Worker === 'undefined'
      ? besideThePage(storage)
      : workerTransfer({ database: database.name, device: context.device, window: context.window });
  const transfer: Transfer = {
    ...plain,
    merge: (...args) => announced(storage, plain.merge(...args)),
    undoImport: (...args) => announced(storage, plain.undoImport(...args)),
    replace: (...args) => announced(storage, plain.replace(...args)),
    putBack: (...args) => announced(storage, plain.putBack(...args)),
  };
  transfers.set(storage, transfer);
  return transfer;
}

function besideThePage({ database, context }: Storage): Transfer {
  let made: Promise<Transfer> | undefined;
  const begun = () => {
    made ??= import('./create-transfer.ts').then(({ createTransfer }) =>
      createTransfer(database, context),
    );
    return made;
  };
  return {
    open: async (...args) => (await begun()).open(...args),
    merge: async (...args) => (await begun()).merge(...args),
    undoImport: async (...args) => (await begun()).undoImport(...args),
    loss: async (...args) => (await begun()).loss(...args),
    replace: async (...args) => (await begun()).replace(...args),
    putBack: async (...args) => (await begun()).putBack(...args),
    backupFile: async (...args) => (await begun()).backupFile(...args),
    describe: async (...args) => (await begun()).describe(...args),
    write: async (...args) => (await begun()).write(...args),
    close: (id) => void begun().then((known) => known.close(id)),
  };
}

/** What is stored beside the page is saved as much as what is stored by it. */
async function announced<T, E extends { kind: string }>(
  { context }: Storage,
  work: Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  saveStarted();
  const result = await work;
  if (result.ok) saveFinished(context.now());
  else if (result.error.kind === 'storage-full' || result.error.kind === 'storage-closed')
    saveFailed({ kind: result.error.kind });
  else saveEnded();
  return result;
}
