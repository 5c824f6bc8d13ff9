// The registry of published instruments. A new version is added here; an old one is never taken away.
import type { AssessmentInstrument, Instrument, ReviewProtocol } from '#domain/instrument.ts';
import checksums from './checksums.json';
import childWelfareNo1 from './child-welfare-no/1.json';
import implementationKey1 from './implementation-key/1.json';
import inventoryMatrix1 from './inventory-matrix/1.json';
import peerReview1 from './peer-review/1.json';

export const inventoryMatrixId = 'inventory-matrix';
export const implementationKeyId = 'implementation-key';
const peerReviewId = 'peer-review';

/** An instrument as named in an assessment or an exchange file. */
export interface InstrumentRef {
  readonly id: string;
  readonly version: number;
  readonly checksum: string;
}

// Cast, not parsed: tests/contracts/instruments.test.ts has parsed the very same files, and parsing
// a few hundred kilobytes at every start would be paid for by the person who waits.
export const instruments: readonly Instrument[] = [
  inventoryMatrix1,
  implementationKey1,
  childWelfareNo1,
  peerReview1,
] as readonly Instrument[];

/** The highest published version of an instrument; none if there is no such instrument. */
export function latestVersion(id: string): number | undefined {
  const versions = instruments.filter((known) => known.id === id).map(({ version }) => version);
  return versions.length === 0 ? undefined : Math.max(...versions);
}

/** One version of an assessment instrument, the latest unless told; none if it is not published here. */
export function assessmentInstrument(
  id: string,
  version = latestVersion(id),
): AssessmentInstrument | undefined {
  const found = findInstrument(id, version);
  return found?.kind === 'assessment' ? found : undefined;
}

/** One version of the peer-review protocol, the latest unless told; none if it is not published here. */
export function reviewProtocol(version = latestVersion(peerReviewId)): ReviewProtocol | undefined {
  const found = findInstrument(peerReviewId, version);
  return found?.kind === 'review-protocol' ? found : undefined;
}

/** Every published version with its frozen checksum, for exchange files to state and to be held against. */
export function instrumentRefs(): readonly InstrumentRef[] {
  return checksums;
}

function findInstrument(id: string, version: number | undefined): Instrument | undefined {
  return instruments.find((known) => known.id === id && known.version === version);
}
