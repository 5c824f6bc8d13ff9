// Answers for the checksum of an instrument: the same for the same content, whatever the order of its keys.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '#domain/canonical-json.ts';
import type { Instrument } from '#domain/instrument.ts';

/** SHA-256 as 64 hexadecimal digits, over JSON with sorted keys and no white space. */
export function instrumentChecksum(instrument: Instrument): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(instrument))));
}
