// Answers for: what a file is for, so that whoever gets it can be told before anything is read in.

/**
 * `backup`: everything on one machine. `party`: everything of one party. `coordinator`: what a party has chosen
 * to send in. `pack`: what the coordinator passes on to all. `rows`: part of one assessment, for a colleague or
 * back. `review-notes`: one review, to the one who leads it. `publishable`: levels under other names than the
 * parties' own. `folder`: one machine's file in a shared folder.
 */
export const fileKinds = [
  'backup',
  'party',
  'coordinator',
  'pack',
  'rows',
  'review-notes',
  'publishable',
  'folder',
] as const;
export type FileKind = (typeof fileKinds)[number];
