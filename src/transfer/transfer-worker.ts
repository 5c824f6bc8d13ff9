// Answers for: doing the jobs beside the page, over a connection of its own to the same database.
import { err, type Result } from '#domain/result.ts';
import { guardConnection } from '#storage/connection.ts';
import { openDatabase } from '#storage/database.ts';
import { newId } from '#storage/new-id.ts';
import { createTransfer } from './create-transfer.ts';
import type { Begin, Call, FromWorker, ToWorker } from './messages.ts';
import type { Job, Transfer } from './transfer.ts';

let transfer: Promise<Transfer> | undefined;
/** Waits for a connection that the browser has cut, as it cuts the page's. */
let reopened: () => Promise<void> = () => Promise.resolve();
const underWay = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'begin':
      transfer = begin(data);
      // Told to each job that waits for it.
      transfer.catch(() => undefined);
      break;
    case 'call':
      void carryOut(data);
      break;
    case 'cancel':
      underWay.get(data.number)?.abort();
      break;
    case 'close':
      void transfer?.then((known) => known.close(data.id));
  }
});

async function begin({ database, device, window }: Begin): Promise<Transfer> {
  const opened = await openDatabase(database);
  // The page has it open: what stands in the way came in between, and is told as a failed job.
  if (!opened.ok) throw new Error(`The database: ${opened.error.kind}`);
  ({ reopened } = guardConnection(opened.value, { device, saveDrafts: () => undefined }));
  return createTransfer(opened.value, { now: () => new Date(), newId, device, window });
}

async function carryOut({ number, job, args }: Call): Promise<void> {
  const controller = new AbortController();
  underWay.set(number, controller);
  const options: Job = {
    signal: controller.signal,
    onProgress: (progress) => send({ kind: 'progress', number, progress }),
  };
  let result: Result<unknown, unknown>;
  try {
    if (transfer === undefined) throw new Error('Nothing has begun');
    const known = await transfer;
    result = await run(known, job, args, options);
    // What had been begun has been undone with the connection.
    if (isCut(result)) {
      await reopened();
      result = await run(known, job, args, options);
    }
  } catch (error) {
    result = err({ kind: 'transfer-failed', detail: String(error) });
  }
  underWay.delete(number);
  send({ kind: 'done', number, result });
}

function isCut(result: Result<unknown, unknown>): boolean {
  const { kind } = (result.ok ? {} : result.error) as { kind?: string };
  return kind === 'storage-closed' || kind === 'no-storage';
}

/** The last argument of every job is its options. */
function run(
  known: Transfer,
  job: Call['job'],
  args: unknown[],
  options: Job,
): Promise<Result<unknown, unknown>> {
  const all = [...args.slice(0, -1), { ...(args.at(-1) as object | undefined), ...options }];
  return (known as unknown as Jobs)[job](...all);
}

/** Every job, as far as the way through a message is concerned. */
type Jobs = Record<Call['job'], (...args: unknown[]) => Promise<Result<unknown, unknown>>>;

function send(message: FromWorker): void {
  postMessage(message);
}
