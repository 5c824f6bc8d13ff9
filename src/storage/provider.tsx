// Answers for: handing the one open database and its commands to the pages.
import { createContext, use, type ReactNode } from 'react';
import type { Context } from '#domain/context.ts';
import { createCommands, type Commands } from './commands.ts';
import type { Database } from './database.ts';

export interface Storage {
  database: Database;
  commands: Commands;
  context: Context;
}

export function createStorage(database: Database, context: Context): Storage {
  return { database, context, commands: createCommands(database, context) };
}

const StorageContext = createContext<Storage | null>(null);

export function StorageProvider({ storage, children }: { storage: Storage; children: ReactNode }) {
  return <StorageContext value={storage}>{children}</StorageContext>;
}

/** For `queries.ts` and the app shell; pages use the hooks and {@link useCommands}. */
export function useStorage(): Storage {
  const storage = use(StorageContext);
  if (storage === null) throw new Error('useStorage is called outside StorageProvider');
  return storage;
}

export function useCommands(): Commands {
  return useStorage().commands;
}

/** The present day, by the clock handed in at the start. */
export function useNow(): Date {
  return useStorage().context.now();
}
