// Answers for: telling the expected failures of the browser's storage from bugs.
import { err, type Result } from '#domain/result.ts';
import type { SaveProblem } from './save-state.ts';

/** Expected failures as values; anything else is a bug and goes on as an exception. */
export async function asResult<T>(
  work: () => Promise<Result<T, SaveProblem>>,
): Promise<Result<T, SaveProblem>> {
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return err(problem);
  }
}

export function problemOf(error: unknown): SaveProblem | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = innerOf(cause)) {
    if (cause.name === 'QuotaExceededError') return { kind: 'storage-full' };
    if (
      [
        'DatabaseClosedError',
        'InvalidStateError',
        'MissingAPIError',
        'OpenFailedError',
        // The disk did not answer, or Safari has lost the process that keeps its databases.
        'UnknownError',
      ].includes(cause.name)
    )
      return { kind: 'storage-closed' };
  }
  return undefined;
}

function innerOf(error: Error): unknown {
  return 'inner' in error ? error.inner : undefined;
}
