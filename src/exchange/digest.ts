// Answers for: SHA-256, as 64 hexadecimal digits.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** By the browser itself, which is many times faster, where the page is served over https. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Absent elsewhere, whatever the types say.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return digestNow(bytes);
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}

/** The same without waiting, for small files and for scripts. */
export function digestNow(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** What a file says of its own bytes is held against them while they come, piece by piece. */
export interface Summing {
  add: (bytes: Uint8Array) => void;
  /** Of all that has been added; something else when they are not the bytes that it is of. */
  checksum: () => Promise<string>;
}

/** `expected` is about how many bytes there will be. */
export function hashing(expected?: number): Summing {
  const bytes = growingBytes(expected);
  return { add: bytes.add, checksum: () => digestOf(bytes.bytes()) };
}

/** For bytes that ought to be those, with that checksum: comparing is quicker than hashing. */
export function comparing(expected: Uint8Array, checksum: string): Summing {
  let length = 0;
  let isSame = true;
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length && isSame; at += 1)
        isSame = bytes[at] === expected[length + at];
      length += bytes.length;
    },
    checksum: () => Promise.resolve(isSame && length === expected.length ? checksum : 'different'),
  };
}

/** Bytes that come piece by piece, in one buffer: the browser can hash only what lies in one piece. */
export interface GrowingBytes {
  add: (bytes: ArrayLike<number>) => void;
  /** The same of a text's UTF-8 bytes. */
  addText: (text: string) => void;
  size: () => number;
  /** About how many there will be. */
  expect: (size: number) => void;
  /** Lets go of what is after the first `size` bytes. */
  cut: (size: number) => void;
  bytes: () => Uint8Array<ArrayBuffer>;
}

const firstSize = 65_536;

/** A large buffer that has to grow is there twice for a while: it helps to say what to expect. */
export function growingBytes(expected = firstSize): GrowingBytes {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(Math.max(expected, firstSize));
  let length = 0;
  let whole = 0;
  const makeRoom = (added: number) => {
    const needed = length + added;
    if (needed <= buffer.length) return;
    // A little more than it seems: too small by a byte would be as bad.
    const larger = new Uint8Array(needed < whole ? whole * 1.05 : needed * 1.5);
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  return {
    add: (bytes) => {
      makeRoom(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    addText: (text) => {
      // A sign of a JavaScript text is at most three bytes.
      makeRoom(text.length * 3);
      length += encoder.encodeInto(text, buffer.subarray(length)).written;
    },
    size: () => length,
    expect: (size) => {
      whole = size;
    },
    cut: (size) => {
      length = size;
    },
    bytes: () => buffer.subarray(0, length),
  };
}
