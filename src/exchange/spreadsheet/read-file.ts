// Answers for: reading a file that somebody has chosen, in a worker that is stopped when it takes too long.
import { err, type Result } from '#domain/result.ts';
import { gridLimits, type SpreadsheetProblem, type Workbook } from './grid.ts';
import type { ReadRequest } from './spreadsheet-worker.ts';

/** Longer than any honest file takes on a slow machine. */
const patienceSeconds = 60;

export async function readFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
): Promise<Result<Workbook, SpreadsheetProblem>> {
  if (file.size > gridLimits.fileBytes)
    return err({ kind: 'too-large', limit: gridLimits.fileBytes, size: file.size });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return err({ kind: 'unreadable' });
  }
  const name = file.name.replace(/\.[^.]+$/, '');
  // Outside a browser there is no worker, and nobody who waits.
  if (typeof Worker === 'undefined')
    return (await import('./read-spreadsheet.ts')).readSpreadsheet(bytes, name);
  return inWorker({ bytes, name });
}

function inWorker(request: ReadRequest): Promise<Result<Workbook, SpreadsheetProblem>> {
  const worker = new Worker(new URL('./spreadsheet-worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise<Result<Workbook, SpreadsheetProblem>>((resolve) => {
    const timer = setTimeout(
      () => resolve(err({ kind: 'too-slow', seconds: patienceSeconds })),
      patienceSeconds * 1000,
    );
    worker.onmessage = ({ data }: MessageEvent<Result<Workbook, SpreadsheetProblem>>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = () => {
      clearTimeout(timer);
      resolve(err({ kind: 'damaged' }));
    };
    worker.postMessage(request, [request.bytes.buffer]);
  }).finally(() => worker.terminate());
}
