// Answers for: attachments in an exchange file: as text on the way out, checked bytes on the way in.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod';
import {
  attachmentLimits,
  attachmentProblem,
  attachmentTypeOf,
  attachmentTypes,
  isWhatItSays,
  type Attachment,
} from '#domain/attachment.ts';
import { documentIdSchema } from '#domain/document-id-schema.ts';

/** As many characters as base64 makes of the largest file. */
const dataLimit = Math.ceil(attachmentLimits.bytes / 3) * 4;

export const attachmentSchema = z.strictObject({
  id: z.string().min(1).max(64),
  /** The document it belongs to; the document itself need not be in the same file. */
  record: documentIdSchema,
  name: z.string().min(1).max(attachmentLimits.name),
  type: z.enum(attachmentTypes),
  /** Of the bytes, as 64 hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The bytes as base64. */
  data: z.string().max(dataLimit),
});
export type WrittenAttachment = z.infer<typeof attachmentSchema>;

export function writtenAttachment({ bytes, ...facts }: Attachment): WrittenAttachment {
  const { id, record, name, type } = facts;
  return { id, record, name, type, sha256: bytesToHex(sha256(bytes)), data: toBase64(bytes) };
}

/** Undefined when one is broken, is not what its name says, has a used id, or all are too large together. */
export function readAttachments(written: readonly WrittenAttachment[]): Attachment[] | undefined {
  const read: Attachment[] = [];
  let stored = 0;
  for (const { id, record, name, type, sha256: sum, data } of written) {
    const bytes = fromBase64(data);
    const isFine =
      bytes !== undefined &&
      bytesToHex(sha256(bytes)) === sum &&
      attachmentTypeOf(name) === type &&
      isWhatItSays(name, bytes) &&
      attachmentProblem({ name, size: bytes.length }, stored) === undefined &&
      read.every((other) => other.id !== id);
    if (!isFine) return undefined;
    stored += bytes.length;
    read.push({ id, record, name, type, size: bytes.length, bytes });
  }
  return read;
}

/** `btoa` takes one character for each byte; a whole file at once would be too many arguments. */
function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
