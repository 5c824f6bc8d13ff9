// Answers for: the order in which Utbyte offers its ways, by who one is.
const receiving = ['receive'] as const;
const sending = ['rows'] as const;
const keeping = ['backup', 'folder'] as const;

export type Way = (typeof receiving | typeof sending | typeof keeping)[number];

export interface Who {
  hasOwnParty: boolean;
  /** Others' answers are here: this may be a coordinator. */
  hasOthersAnswers: boolean;
  /** Somebody here reviews another party. */
  reviewsOthers: boolean;
}

/** All of them, so that nothing is hidden; what this person most likely came for stands first. */
export function waysInOrder({ hasOwnParty, hasOthersAnswers }: Who): Way[] {
  if (hasOthersAnswers) return [...receiving, ...sending, ...keeping];
  if (hasOwnParty) return [...sending, ...receiving, ...keeping];
  return [...receiving, ...keeping, ...sending];
}
