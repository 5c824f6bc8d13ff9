// Answers for: the imports that can be undone, as a hook. Apart from the others: one page asks.
import { readImports, type PastImport } from './imports.ts';
import { useQuery } from './queries.ts';

export type { PastImport };

/** The latest first. */
export function usePastImports(): PastImport[] | undefined {
  return useQuery((database) => readImports(database), []);
}
