// Answers for: whether the window is so narrow that a table must become a list.
import { useSyncExternalStore } from 'react';

const query = '(width < 40rem)';

export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, isNarrow);
}

function isNarrow(): boolean {
  return window.matchMedia(query).matches;
}

function follow(notify: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener('change', notify);
  return () => list.removeEventListener('change', notify);
}
