// Answers for: where one run of work ends and the next begins.
import type { Database } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Nothing written before this moment is folded away any more. Must be called inside a transaction over `meta`. */
export async function beginSitting(database: Database): Promise<void> {
  const filesWritten = (await readMeta(database, 'filesWritten')) ?? 0;
  await writeMeta(database, 'filesWritten', filesWritten + 1);
}
