// Answers for: what of this page stands in the address, so that a link shows the same thing.

/**
 * `part`: another party's key, to read. `lage`: the whole window for the meeting, or for each person's own
 * ratings. `visa=alla`: every ladder, on a narrow screen too. `allas`: everyone's own ratings are shown before
 * all have finished. `tangenter=av`: no shortcut keys.
 */
export const parameters = {
  party: 'part',
  mode: 'lage',
  view: 'visa',
  dimension: 'dimension',
  everyones: 'allas',
  keys: 'tangenter',
} as const;

/** `all`: the dimensions on one page. `meeting`: one at a time, large. `own`: each person for themselves. */
export type Mode = 'all' | 'meeting' | 'own';

const modeNames = { meeting: 'mote', own: 'egna' } as const;

/** Twelve ladders under each other are too much for a telephone: there a dimension is shown alone. */
export function modeOf(search: URLSearchParams, isNarrow: boolean): Mode {
  const mode = search.get(parameters.mode);
  const view = search.get(parameters.view);
  if (mode === modeNames.own) return 'own';
  // `visa=en` is what the meeting's view was called before it took the whole window.
  if (mode === modeNames.meeting || view === 'en') return 'meeting';
  return isNarrow && view !== 'alla' && search.has(parameters.dimension) ? 'meeting' : 'all';
}

export function withDimension(search: URLSearchParams, dimension: string): { search: string } {
  const next = new URLSearchParams(search);
  next.set(parameters.dimension, dimension);
  return { search: next.toString() };
}

/** A mode from its beginning, or from one dimension; the page with all dimensions from its top. */
export function withMode(
  search: URLSearchParams,
  mode: Mode,
  dimension?: string,
): { search: string } {
  const next = new URLSearchParams(search);
  for (const name of [parameters.mode, parameters.view, parameters.dimension]) next.delete(name);
  if (mode !== 'meeting') next.delete(parameters.everyones);
  if (mode !== 'all') next.set(parameters.mode, modeNames[mode]);
  if (dimension !== undefined) next.set(parameters.dimension, dimension);
  return { search: next.toString() };
}

/** Every ladder under each other, on a narrow screen too. */
export function withEveryLadder(search: URLSearchParams): { search: string } {
  const next = new URLSearchParams(search);
  next.set(parameters.view, 'alla');
  return { search: next.toString() };
}

/** What everyone has rated, shown though not all have finished: only when somebody asks for it. */
export function withEveryones(search: URLSearchParams): { search: string } {
  const next = new URLSearchParams(search);
  next.set(parameters.everyones, '1');
  return { search: next.toString() };
}

/** Another meeting of the same party, seen in the same way. */
export function withoutDimension(search: URLSearchParams): { search: string } {
  const next = new URLSearchParams(search);
  for (const name of [parameters.dimension, parameters.everyones]) next.delete(name);
  return { search: next.toString() };
}
