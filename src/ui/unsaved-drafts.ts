// Answers for: which text fields hold words that have not been saved yet.
import { create } from 'zustand';

interface UnsavedDrafts {
  ids: ReadonlySet<string>;
}

/** While any draft is unsaved the header says so, and a new version of the app waits. */
export const useUnsavedDrafts = create<UnsavedDrafts>()(() => ({ ids: new Set() }));

export function markUnsaved(id: string, unsaved: boolean): void {
  useUnsavedDrafts.setState(({ ids }) => {
    if (ids.has(id) === unsaved) return { ids };
    const next = new Set(ids);
    if (unsaved) next.add(id);
    else next.delete(id);
    return { ids: next };
  });
}
