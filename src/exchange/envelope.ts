// Answers for: the outside of an exchange file: its head, its counts and its checksum.
import * as z from 'zod';
import { canonicalJson } from '#domain/canonical-json.ts';
import { fileKinds } from '#domain/file-kind.ts';
import { partyIdSchema } from '#domain/party-schema.ts';
import { recordKinds, type RecordKind } from '#domain/record.ts';
import { attachmentSchema } from './attachments.ts';
import { digestNow, growingBytes } from './digest.ts';

export const formatName = 'nyckelring';

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

/** The first number whose files say what they are for. */
const kindsFrom = 3;

/** Says who wrote the file: see {@link signedText}. Both as base64. */
export const signatureSchema = z.strictObject({
  /** The public key of the device: Ed25519, 32 bytes. */
  key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  /** 64 bytes. */
  value: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type Signature = z.infer<typeof signatureSchema>;

/** The file without a look inside the records. */
export const envelopeSchema = z.strictObject({
  format: z.literal(formatName),
  schema: z.int().min(1),
  /** What it is for. In every file from schema 3 on. */
  kind: z.enum(fileKinds).optional(),
  /** Whose file it is; null when it is nobody's in particular. In every file from schema 3 on. */
  party: partyIdSchema.nullable().optional(),
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
  signature: signatureSchema.optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Whether a file says all that every file of its number says. */
export function isComplete({ schema, kind, party }: Envelope): boolean {
  return schema < kindsFrom || (kind !== undefined && party !== undefined);
}

/** What a signature is made over: who, when, what for and, by its checksums, everything inside. */
export interface SignedFacts extends Pick<
  Envelope,
  'checksum' | 'createdAt' | 'device' | 'kind' | 'party'
> {
  /** In the order of the file. */
  attachments?: readonly { sha256: string }[] | undefined;
}

export function signedText(facts: SignedFacts): string {
  const { attachments = [], checksum, createdAt, device, kind, party } = facts;
  const sums = attachments.map(({ sha256: sum }) => sum);
  return canonicalJson({ attachments: sums, checksum, createdAt, device, kind, party });
}

export type Content = Pick<Envelope, 'records' | 'history'>;

/** The UTF-8 bytes of `{"history":…,"records":…}` as canonical JSON: what the checksum is made over. */
export function contentBytes({ records, history }: Content): Uint8Array<ArrayBuffer> {
  const content = growingBytes();
  const add = content.addText;
  const list = (entries: readonly unknown[]) => {
    add('[');
    for (const [index, entry] of entries.entries())
      add((index === 0 ? '' : ',') + canonicalJson(entry));
    add(']');
  };
  add('{"history":');
  list(history);
  add(',"records":{');
  for (const [index, kind] of kindsOf(records).entries()) {
    add(`${index === 0 ? '' : ','}"${kind}":`);
    list(records[kind] ?? []);
  }
  add('}}');
  return content.bytes();
}

/** Those that a file has, in the order of the checksum. */
function kindsOf(records: Content['records']): RecordKind[] {
  return recordKinds.filter((kind) => records[kind] !== undefined).sort();
}

/** SHA-256, as 64 hexadecimal digits, of {@link contentBytes}. */
export function contentChecksum(content: Content): string {
  return digestNow(contentBytes(content));
}

export function contentCounts({ records, history }: Content): Envelope['counts'] {
  const counts = { history: history.length } as Envelope['counts'];
  for (const kind of recordKinds) {
    const list = records[kind];
    if (list !== undefined) counts[kind] = list.length;
  }
  return counts;
}
