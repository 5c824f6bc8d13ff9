// Answers for: the order in which Utbyte offers its ways, by who one is.

export type Way =
  'send' | 'receive' | 'rows' | 'whole' | 'pack' | 'notes' | 'publish' | 'backup' | 'folder';

export interface WayGroup {
  /** What they have in common: the heading over them. */
  key: 'send' | 'receive' | 'keep' | 'coordinate';
  ways: Way[];
}

export interface Who {
  hasOwnParty: boolean;
  /** Others' answers are here: this may be a coordinator. */
  hasOthersAnswers: boolean;
  /** Somebody here reviews another party. */
  reviewsOthers: boolean;
}

/** All of them, so that nothing is hidden; what this person most likely came for stands first. */
export function wayGroups({ hasOwnParty, hasOthersAnswers, reviewsOthers }: Who): WayGroup[] {
  const isReviewer = !hasOwnParty && reviewsOthers;
  const send: WayGroup = {
    key: 'send',
    ways: isReviewer ? ['notes', 'send', 'rows', 'whole'] : ['send', 'rows', 'whole', 'notes'],
  };
  const receive: WayGroup = { key: 'receive', ways: ['receive'] };
  const keep: WayGroup = { key: 'keep', ways: ['backup', 'folder'] };
  const coordinate: WayGroup = { key: 'coordinate', ways: ['pack', 'publish'] };
  if (hasOwnParty) return [send, receive, keep, coordinate];
  if (hasOthersAnswers) return [coordinate, receive, ...(isReviewer ? [send, keep] : [keep, send])];
  return [receive, ...(isReviewer ? [send, keep] : [keep, send]), coordinate];
}
