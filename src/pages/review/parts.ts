// Answers for: the parts of a review and their names in the address.
import type { ReviewProtocol } from '#domain/instrument.ts';
import type { Review } from '#domain/review.ts';

export const partKeys = [
  'upplagg',
  'fragor',
  'anteckningar',
  'fynd',
  'texter',
  'rekommendationer',
  'svar',
] as const;
export type PartKey = (typeof partKeys)[number];

/** The part named in `?del=`, else the first. */
export function partOf(search: URLSearchParams): PartKey {
  const wanted = search.get('del');
  return partKeys.find((key) => key === wanted) ?? partKeys[0];
}

/** What every part is given. */
export interface PartProps {
  review: Review;
  protocol: ReviewProtocol;
  /** The host's name. */
  host: string;
}
