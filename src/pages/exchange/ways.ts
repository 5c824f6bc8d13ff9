// Answers for: the order in which Utbyte offers its ways, by who one is.

export type Way = 'send' | 'receive' | 'rows' | 'pack' | 'notes' | 'publish' | 'backup' | 'folder';

export interface Who {
  hasOwnParty: boolean;
  /** Others' answers are here: this may be a coordinator. */
  hasOthersAnswers: boolean;
  /** Somebody here reviews another party. */
  reviewsOthers: boolean;
}

/** All of them, so that nothing is hidden; what this person most likely came for stands first. */
export function waysInOrder({ hasOwnParty, hasOthersAnswers, reviewsOthers }: Who): Way[] {
  const reviewing: Way[] = reviewsOthers ? ['notes'] : [];
  const gathering: Way[] = hasOthersAnswers ? ['receive', 'pack', 'publish'] : ['receive'];
  const first: Way[] = hasOwnParty
    ? ['send', 'rows', 'receive', ...reviewing]
    : [...gathering, ...reviewing];
  const rest: Way[] = ['backup', 'folder', 'notes', 'send', 'rows', 'pack', 'publish'];
  return [...new Set([...first, ...rest])];
}
