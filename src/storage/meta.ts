// Answers for: the facts that belong to this machine alone and never travel.
import type { FirstStepsWish } from '#domain/first-steps.ts';
import type { Database } from './database.ts';

export interface Person {
  name: string;
  role: string;
}

export interface Meta {
  /** This installation's id. */
  device: string;
  /** Who uses it. */
  person: Person;
  /** The party this machine works for. */
  ownParty: string;
  /** The name that rows are assigned to and that this machine answers: a department, or a person. */
  answersFor: string;
  /** Ids of the add-on instruments that are shown in the menu. None are, before one has been chosen. */
  addOns: string[];
  /** Whether the steps of the first time have been put aside, or asked for again. */
  firstSteps: FirstStepsWish;
  /** Files written so far: a change older than the last file is never folded away. */
  filesWritten: number;
  /** ISO 8601: when a file with everything was last written. */
  lastFileAt: string;
  /** What words in spreadsheets that have been read in mean: a word in small letters → its meaning. */
  spreadsheetWords: Record<string, string>;
  /** The browser's answer to "keep my data": asked for after the first real save. */
  persisted: boolean;
}

export async function readMeta<K extends keyof Meta>(
  database: Database,
  key: K,
): Promise<Meta[K] | undefined> {
  const row = await database.meta.get(key);
  return row?.value as Meta[K] | undefined;
}

export async function writeMeta<K extends keyof Meta>(
  database: Database,
  key: K,
  value: Meta[K],
): Promise<void> {
  await database.meta.put({ key, value });
}
