// Answers for: handing the jobs to a worker, so that a large file never makes the page stand still.
import { err, type Result } from '#domain/result.ts';
import type { FromWorker, JobName, ToWorker } from './messages.ts';
import type { Job, Transfer, TransferFailed } from './transfer.ts';

/** What a worker is, as far as this is concerned. */
export type AnyWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
};

interface Waiting {
  finish: (result: Result<unknown, unknown>) => void;
  onProgress: Job['onProgress'];
}

interface Place {
  database: string;
  device: string;
  window: string;
}

/** A worker is started with the first job, and a new one after the old one has broken down. */
export function workerTransfer(
  place: Place,
  startWorker: () => AnyWorker = () =>
    new Worker(new URL('./transfer-worker.ts', import.meta.url), { type: 'module' }),
): Transfer {
  let worker: AnyWorker | undefined;
  let lastNumber = 0;
  const waiting = new Map<number, Waiting>();

  function started(): AnyWorker {
    if (worker !== undefined) return worker;
    const made = startWorker();
    made.onmessage = ({ data }) => {
      const call = waiting.get(data.number);
      if (data.kind === 'progress') call?.onProgress?.(data.progress);
      else {
        waiting.delete(data.number);
        call?.finish(data.result as Result<unknown, unknown>);
      }
    };
    made.onerror = (event) => {
      event.preventDefault();
      breakDown(event.message);
    };
    made.onmessageerror = () => breakDown('message');
    worker = made;
    say({ kind: 'begin', ...place });
    return made;
  }

  /** Out of memory, or a bug: everything under way ends, and nothing half done is left in the database. */
  function breakDown(detail: string): void {
    worker?.terminate();
    worker = undefined;
    const problem: TransferFailed = { kind: 'transfer-failed', detail };
    const calls = [...waiting.values()];
    waiting.clear();
    for (const { finish } of calls) finish(err(problem));
  }

  function say(message: ToWorker): void {
    worker?.postMessage(message);
  }

  function call<N extends JobName>(
    job: N,
    args: unknown[],
    { onProgress, signal, ...options }: Job = {},
  ): ReturnType<Transfer[N]> {
    return new Promise<Result<unknown, unknown>>((resolve) => {
      if (signal?.aborted === true) {
        resolve(err({ kind: 'cancelled' }));
        return;
      }
      lastNumber += 1;
      const number = lastNumber;
      const cancel = () => say({ kind: 'cancel', number });
      signal?.addEventListener('abort', cancel);
      const finish = (result: Result<unknown, unknown>) => {
        signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      try {
        const to = started();
        waiting.set(number, { finish, onProgress });
        to.postMessage({ kind: 'call', number, job, args: [...args, options] });
      } catch (error) {
        waiting.delete(number);
        finish(err({ kind: 'transfer-failed', detail: String(error) }));
      }
    }) as ReturnType<Transfer[N]>;
  }

  return {
    open: (file, options) => call('open', [file], options),
    merge: (id, choices, job) => call('merge', [id, choices], job),
    undoImport: (importId, job) => call('undoImport', [importId], job),
    loss: (id, job) => call('loss', [id], job),
    replace: (id, options) => call('replace', [id], options),
    putBack: (backup, options) => call('putBack', [backup], options),
    backupFile: (backup, job) => call('backupFile', [backup], job),
    describe: (order) => call('describe', [order]),
    write: (order, options) => call('write', [order], options),
    close: (id) => say({ kind: 'close', id }),
  };
}
