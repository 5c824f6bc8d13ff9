// Answers for: what of this page stands in the address, so that a link shows the same thing.

/** `part`: another party's key, to read. `visa`: all dimensions or one. `tangenter=av`: no shortcut keys. */
export const parameters = {
  party: 'part',
  view: 'visa',
  dimension: 'dimension',
  keys: 'tangenter',
} as const;

type View = 'alla' | 'en';

export function withDimension(search: URLSearchParams, dimension: string): { search: string } {
  const next = new URLSearchParams(search);
  next.set(parameters.dimension, dimension);
  return { search: next.toString() };
}

/** From one dimension to the page with all of them one comes to its top, not to where one was. */
export function withView(search: URLSearchParams, view: View): { search: string } {
  const next = new URLSearchParams(search);
  next.set(parameters.view, view);
  if (view === 'alla') next.delete(parameters.dimension);
  return { search: next.toString() };
}

/** Another meeting of the same party, seen in the same way. */
export function withoutDimension(search: URLSearchParams): { search: string } {
  const next = new URLSearchParams(search);
  next.delete(parameters.dimension);
  return { search: next.toString() };
}
