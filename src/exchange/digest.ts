// Answers for: the SHA-256 of a large text that is made piece by piece.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The UTF-8 bytes of a text. */
export interface TextBytes {
  add: (text: string) => void;
  bytes: () => Uint8Array<ArrayBuffer>;
}

const firstSize = 65_536;

/**
 * In one buffer that grows: the browser can hash only what lies in one piece. `expected` is about how many bytes
 * there will be: a large buffer that has to grow is there twice for a while.
 */
export function textBytes(expected = firstSize): TextBytes {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(expected);
  let length = 0;
  return {
    add: (text) => {
      // A sign of a JavaScript text is at most three bytes.
      const needed = length + text.length * 3;
      if (needed > buffer.length) {
        const larger = new Uint8Array(Math.max(needed, Math.ceil(buffer.length * 1.5)));
        larger.set(buffer.subarray(0, length));
        buffer = larger;
      }
      length += encoder.encodeInto(text, buffer.subarray(length)).written;
    },
    bytes: () => buffer.subarray(0, length),
  };
}

/** As 64 hexadecimal digits. By the browser itself, which is many times faster, where the page is served over https. */
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
