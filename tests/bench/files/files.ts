// A large file through the app's own worker, and the same documents by raw puts, JSON.stringify and gzip in another.
import { openStorage } from '#storage/open.ts';
import { newId } from '#storage/new-id.ts';
import { workerTransfer } from '#transfer/worker-transfer.ts';
import type { Transfer } from '#transfer/transfer.ts';
import type { RawAnswer, RawJob } from './raw-worker.ts';

function chosenFile(): File {
  const file = document.querySelector('input')?.files?.[0];
  if (file === undefined) throw new Error('No file is chosen');
  return file;
}

let places = 0;

/** A store of its own, empty. */
async function newPlace(): Promise<{ transfer: Transfer; drop: () => Promise<void> }> {
  places += 1;
  const opened = await openStorage(`bench-files-${places}`, { now: () => new Date(), newId });
  if (!opened.ok) throw new Error(opened.error.kind);
  const { database, context } = opened.value;
  const { device, window } = context;
  const transfer = workerTransfer({ database: database.name, device, window });
  // The worker, its code and its connection are there before anything is measured, as after a first file.
  await transfer.describe({ kind: 'backup', attachments: false });
  return {
    transfer,
    // The worker's own connection lets go when it is asked to.
    drop: () => database.delete(),
  };
}

export interface Times {
  open: number;
  merge: number;
  write: number;
}

/** Milliseconds of each job, one after another on one store. */
async function ours(): Promise<Times> {
  const { transfer, drop } = await newPlace();
  const started = performance.now();
  const opened = await transfer.open(chosenFile());
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const open = performance.now() - started;
  const merged = await transfer.merge(opened.value.id, []);
  if (!merged.ok) throw new Error(JSON.stringify(merged.error));
  const merge = performance.now() - started - open;
  transfer.close(opened.value.id);
  const begun = performance.now();
  const written = await transfer.write({ kind: 'backup', attachments: false });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  const write = performance.now() - begun;
  await drop();
  return { open, merge, write };
}

/** Milliseconds of raw puts, and of JSON.stringify and gzip. */
function raw(): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./raw-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<RawAnswer>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    const job: RawJob = { file: chosenFile() };
    worker.postMessage(job);
  });
}

declare global {
  interface Window {
    fileJobs: { ours: () => Promise<Times>; raw: () => Promise<RawAnswer> };
  }
}

window.fileJobs = { ours, raw };
document.title = 'Ready';
