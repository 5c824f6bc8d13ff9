// Answers for: how an expected failure is told. An exception means a bug.

/** An outcome: `ok` with a value, or not `ok` with a tagged error to switch over. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
