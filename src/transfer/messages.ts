// Answers for: what the page and the worker say to each other.
import type { Transfer } from './transfer.ts';
import type { Progress } from './transfer.ts';

/** What the worker needs of the page it works for. */
export interface Begin {
  kind: 'begin';
  /** The database's name: the worker opens a connection of its own. */
  database: string;
  device: string;
  window: string;
}

/** The jobs, without what cannot be sent: progress and cancelling go as messages of their own. */
export type JobName = Exclude<keyof Transfer, 'close'>;
export interface Call<N extends JobName = JobName> {
  kind: 'call';
  number: number;
  job: N;
  args: unknown[];
}

export type ToWorker =
  Begin | Call | { kind: 'cancel'; number: number } | { kind: 'close'; id: string };

export type FromWorker =
  | { kind: 'progress'; number: number; progress: Progress }
  | { kind: 'done'; number: number; result: unknown };
