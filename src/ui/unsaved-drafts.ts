// Answers for: which fields and forms hold words that have not been saved yet.
import { create } from 'zustand';
import { withMember } from './with-member.ts';

interface UnsavedDrafts {
  /** Text fields that save themselves: while there is one, the header says so. */
  ids: ReadonlySet<string>;
  /** Forms with a button of their own: nothing is on its way until it is pressed. */
  forms: ReadonlySet<string>;
}

export const useUnsavedDrafts = create<UnsavedDrafts>()(() => ({
  ids: new Set(),
  forms: new Set(),
}));

/** A new version of the app waits for all of them. */
export function hasUnsavedWords({ ids, forms }: UnsavedDrafts): boolean {
  return ids.size > 0 || forms.size > 0;
}

export function markUnsaved(id: string, unsaved: boolean): void {
  useUnsavedDrafts.setState(({ ids }) => ({ ids: withMember(ids, id, unsaved) }));
}

export function markFormFilled(id: string, filled: boolean): void {
  useUnsavedDrafts.setState(({ forms }) => ({ forms: withMember(forms, id, filled) }));
}
