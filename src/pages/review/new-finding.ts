// Answers for: what a finding is before anything is written in it.
import type { ReviewProtocol } from '#domain/instrument.ts';
import type { Finding } from '#domain/review.ts';

/** Of a strength that keeps it out of the report, until somebody says that it may enter. */
export function newFinding(protocol: ReviewProtocol): Finding {
  const strength = protocol.findingStrengths.find(({ mayEnterReport }) => !mayEnterReport);
  return {
    text: '',
    type: protocol.findingTypes[0]?.key ?? '',
    strength: (strength ?? protocol.findingStrengths[0])?.key ?? '',
    group: null,
    about: null,
    notes: [],
  };
}
