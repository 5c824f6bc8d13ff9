// The published instruments, for tests and scripts that know that they exist.
import type { AssessmentInstrument, ReviewProtocol } from '#domain/instrument.ts';
import { assessmentInstrument, reviewProtocol } from '#instruments/index.ts';

export function knownInstrument(id: string, version?: number): AssessmentInstrument {
  const instrument = assessmentInstrument(id, version);
  if (instrument === undefined) throw new Error(`No instrument ${id}`);
  return instrument;
}

export function knownProtocol(): ReviewProtocol {
  const protocol = reviewProtocol();
  if (protocol === undefined) throw new Error('No review protocol');
  return protocol;
}
