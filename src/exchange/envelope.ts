// Answers for: the outside of an exchange file: its head, its counts and its checksum.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { canonicalJson } from '#domain/canonical-json.ts';
import { recordKinds, type RecordKind } from '#domain/record.ts';
import { attachmentSchema } from './attachments.ts';

export const formatName = 'nyckelring';
export const fileExtension = '.nyckelring.json';

/** Largest file that is read, in bytes. */
export const fileSizeLimit = 100_000_000;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const instrumentRefSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  version: z.int().min(1),
  checksum: sha256Schema,
});
export type InstrumentRef = z.infer<typeof instrumentRefSchema>;

/** Enough to know our own file and its schema number, in this version or any later one. */
export const markSchema = z.object({ format: z.literal(formatName), schema: z.int().min(1) });

/** The kinds that every file has had from the first; a file of an older schema lacks the others. */
const firstKinds = ['party', 'network', 'assessment', 'review'] as const;
type FirstKind = (typeof firstKinds)[number];

const perKind = <S extends z.ZodType>(schema: S) =>
  Object.fromEntries(
    recordKinds.map((kind) => [
      kind,
      firstKinds.some((first) => first === kind) ? schema : schema.optional(),
    ]),
  ) as Record<FirstKind, S> & Record<Exclude<RecordKind, FirstKind>, z.ZodOptional<S>>;

/** The file without a look inside the records. */
export const envelopeSchema = z.strictObject({
  format: z.literal(formatName),
  schema: z.int().min(1),
  /** The version of Nyckelring that wrote the file. */
  appVersion: z.string().min(1).max(60),
  /** ISO 8601 in UTC, by the writer's own clock. */
  createdAt: z.iso.datetime(),
  /** The installation that wrote it. */
  device: z.string().min(1).max(64),
  /** Every version of an instrument that the records were made with. */
  instruments: z.array(instrumentRefSchema).max(1000),
  records: z.strictObject(perKind(z.array(z.unknown()))),
  /** Replaced revisions. */
  history: z.array(z.unknown()),
  counts: z.strictObject({ ...perKind(z.int().min(0)), history: z.int().min(0) }),
  /** See {@link contentChecksum}. */
  checksum: sha256Schema,
  /** Small files, each with a checksum of its own; only where somebody has chosen to take them along. */
  attachments: z.array(attachmentSchema).max(10_000).optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export type Content = Pick<Envelope, 'records' | 'history'>;

/** SHA-256, as 64 hexadecimal digits, of the UTF-8 bytes of `{"history":…,"records":…}` as canonical JSON. */
export function contentChecksum({ records, history }: Content): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ records, history }))));
}

export function contentCounts({ records, history }: Content): Envelope['counts'] {
  const counts = { history: history.length } as Envelope['counts'];
  for (const kind of recordKinds) {
    const list = records[kind];
    if (list !== undefined) counts[kind] = list.length;
  }
  return counts;
}
