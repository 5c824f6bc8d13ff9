// Answers for: reading an exchange file from anywhere: a checked snapshot, or the reason why not. All or nothing.
import type * as z from 'zod';
import type { Attachment } from '#domain/attachment.ts';
import type { FileKind } from '#domain/file-kind.ts';
import type { InstrumentFacts } from '#domain/instrument-facts.ts';
import {
  recordKinds,
  type HistoryEntry,
  type KeptRecord,
  type RecordKind,
  type Snapshot,
} from '#domain/record.ts';
import { historyEntrySchema, recordSchema, valueSchemaOf } from '#domain/record-schema.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import {
  upgradeSnapshot,
  upgradeSteps,
  type PlainSnapshot,
  type UpgradeStep,
} from '#domain/upgrades/steps.ts';
import { readAttachments } from './attachments.ts';
import {
  contentChecksum,
  contentCounts,
  envelopeSchema,
  fileSizeLimit,
  isComplete,
  markSchema,
  type Envelope,
  type InstrumentRef,
  type Signature,
  type SignedFacts,
} from './envelope.ts';
import type { LaidOut } from './layout.ts';
import { parsePlainJson, type PlainJsonProblem } from './plain-json.ts';
import {
  assessmentFactsOf,
  contradictions,
  protocolFactsOf,
  type InvalidPlace,
} from './references.ts';

export interface ExchangeFile {
  snapshot: Snapshot;
  /** What it is for, and whose it is; undefined in a file from before schema 3. */
  kind: FileKind | undefined;
  party: string | null | undefined;
  /** ISO 8601, by the writer's own clock. */
  createdAt: string;
  appVersion: string;
  device: string;
  /** The number the file was written with; the snapshot has been brought to today's. */
  schema: number;
  instruments: InstrumentRef[];
  /** Small files that came along; each belongs to a document that may be in another file. */
  attachments: Attachment[];
  /** Of the content as it stood in the file: two files with one checksum say the same. */
  checksum: string;
  /** What a signature is made over, and the signature itself, which is not checked here. */
  signed: SignedFacts;
  signature: Signature | undefined;
}

export type ParseProblem =
  /** In bytes. */
  | { kind: 'too-large'; limit: number; size: number }
  | PlainJsonProblem
  | { kind: 'not-an-exchange-file' }
  | { kind: 'schema-too-new'; found: number; known: number }
  | { kind: 'unknown-instrument'; id: string; version: number }
  /** The same version of an instrument has other questions there than here. */
  | { kind: 'instrument-changed'; id: string; version: number }
  /** The first places, and how many there are. */
  | { kind: 'invalid-records'; places: InvalidPlace[]; total: number }
  /** Counts or checksum do not fit the content: changed or broken on its way. */
  | { kind: 'damaged' };

/** The one chain of upgrade steps, and the number it leads to. */
export interface UpgradeChain {
  steps: readonly UpgradeStep[];
  to: number;
}

interface ParseOptions {
  /** In bytes. */
  sizeLimit?: number;
  upgrades?: UpgradeChain;
}

const ourChain: UpgradeChain = { steps: upgradeSteps, to: schemaNumber };

const placesShown = 20;

/**
 * Size → JSON → envelope → not newer than us → upgrade → every record by its schema → references between
 * records and to `instruments` → counts and checksum. Never throws for a bad file, and repairs nothing.
 */
export function parseExchangeFile(
  text: string,
  instruments: readonly InstrumentFacts[],
  options: ParseOptions = {},
): Result<ExchangeFile, ParseProblem> {
  const envelope = readEnvelope(text, options);
  if (!envelope.ok) return envelope;
  const checking = checkInTurns(
    envelope.value,
    contentChecksum(envelope.value),
    instruments,
    options,
  );
  for (;;) {
    const turn = checking.next();
    if (turn.done === true) return turn.value;
  }
}

/** The file without a look inside its records. */
export function readEnvelope(
  text: string,
  { sizeLimit = fileSizeLimit, upgrades = ourChain }: ParseOptions = {},
): Result<Envelope, ParseProblem> {
  // A text has at most as many characters as its file has bytes.
  if (text.length > sizeLimit)
    return err({ kind: 'too-large', limit: sizeLimit, size: text.length });
  const json = parsePlainJson(text);
  if (!json.ok) return json;
  const mark = markSchema.safeParse(json.value);
  if (!mark.success) return err({ kind: 'not-an-exchange-file' });
  if (mark.data.schema > upgrades.to)
    return err({ kind: 'schema-too-new', found: mark.data.schema, known: upgrades.to });
  const envelope = envelopeSchema.safeParse(json.value);
  return envelope.success && isComplete(envelope.data)
    ? ok(envelope.data)
    : err({ kind: 'not-an-exchange-file' });
}

/** The same from a file that is laid out as we do it. Undefined when something is wrong: the whole text tells what. */
export function envelopeOf({ frame, history, records }: LaidOut): Envelope | undefined {
  const json = parsePlainJson(frame);
  const envelope = envelopeSchema.safeParse(json.ok ? json.value : undefined);
  if (!envelope.success || !isComplete(envelope.data)) return undefined;
  return { ...envelope.data, history, records: Object.fromEntries(records) as Envelope['records'] };
}

/**
 * Looks inside: in short turns, so that whoever reads a large file can tell how far it has come (0–1) and stop.
 * `found` is the checksum of what the file holds.
 */
export function* checkInTurns(
  file: Envelope,
  found: string,
  instruments: readonly InstrumentFacts[],
  { upgrades = ourChain }: ParseOptions = {},
): Generator<number, Result<ExchangeFile, ParseProblem>> {
  // Over the file's own content, before any upgrade; told last, since any other reason says more.
  const isWhole = isUndamaged(file, found);
  const misplaced = misplacedRecords(file);
  if (misplaced.length > 0) return err(invalidRecords(misplaced));
  const plain = upgraded(file, upgrades);
  if (plain === undefined) return err({ kind: 'damaged' });

  const checked = yield* checkShapes(plain);
  if (!checked.ok) return checked;
  const snapshot = checked.value;
  const problem = instrumentProblem(file.instruments, snapshot, instruments);
  if (problem !== undefined) return err(problem);
  const places = contradictions(snapshot, instruments);
  if (places.length > 0) return err(invalidRecords(places));
  const attachments = readAttachments(file.attachments ?? []);
  if (!isWhole || attachments === undefined) return err({ kind: 'damaged' });

  const { kind, party, createdAt, appVersion, device, schema, checksum, signature } = file;
  return ok({
    snapshot,
    kind,
    party,
    createdAt,
    appVersion,
    device,
    schema,
    instruments: file.instruments,
    attachments,
    checksum,
    signed: {
      // Without what is in the attachments.
      attachments: file.attachments?.map(({ sha256 }) => ({ sha256 })),
      checksum,
      createdAt,
      device,
      kind,
      party,
    },
    signature,
  });
}

function isUndamaged(file: Envelope, found: string): boolean {
  const counts = contentCounts(file);
  return (
    found === file.checksum &&
    [...recordKinds, 'history' as const].every((kind) => counts[kind] === file.counts[kind])
  );
}

/** Records that do not stand under their own kind. */
function misplacedRecords({ records }: Envelope): InvalidPlace[] {
  return recordKinds.flatMap((kind) =>
    (records[kind] ?? []).flatMap((raw, index): InvalidPlace[] => {
      const isInPlace =
        raw !== null && typeof raw === 'object' && 'kind' in raw && raw.kind === kind;
      return isInPlace
        ? []
        : [{ record: nameOf(raw, `${kind} #${index + 1}`), field: '', reason: 'wrong-form' }];
    }),
  );
}

/** Undefined when an older file does not even have the shape that its upgrade step starts from. */
function upgraded(file: Envelope, { steps, to }: UpgradeChain): PlainSnapshot | undefined {
  const plain = {
    records: recordKinds.flatMap((kind) => file.records[kind] ?? []),
    history: file.history,
  };
  if (file.schema === to) return plain;
  try {
    return upgradeSnapshot(plain, file.schema, steps, to);
  } catch {
    return undefined;
  }
}

/** So much of the work is for the shapes; the rest is for what they refer to. */
const shapesShare = 0.8;

function* checkShapes(plain: PlainSnapshot): Generator<number, Result<Snapshot, ParseProblem>> {
  const places: InvalidPlace[] = [];
  const kinds = new Map<string, RecordKind>();
  const whole = plain.records.length + plain.history.length;
  for (const [index, raw] of plain.records.entries()) {
    yield (shapesShare * index) / whole;
    const parsed = recordSchema.safeParse(raw);
    if (!parsed.success) {
      places.push(...placesOf(parsed.error.issues, nameOf(raw, `#${index + 1}`)));
      continue;
    }
    kinds.set(parsed.data.id, parsed.data.kind);
  }
  for (const [index, raw] of plain.history.entries()) {
    yield (shapesShare * (plain.records.length + index)) / whole;
    const parsed = historyEntrySchema.safeParse(raw);
    if (!parsed.success) {
      places.push({ record: `history #${index + 1}`, field: '', reason: 'wrong-form' });
      continue;
    }
    const { record, field, revision } = parsed.data;
    const kind = kinds.get(record);
    // A record of the wrong shape has been told of; one that is not there is told of with the references.
    const value = kind && valueSchemaOf(kind, field)?.safeParse(revision.value);
    if (value?.success === false)
      places.push({ record, field, reason: reasonOf(value.error.issues[0]) });
  }
  if (places.length > 0) return err(invalidRecords(places));
  // The schemas let nothing unknown through and change nothing: what was read is what they would give, and a
  // copy of a large file would not fit beside it.
  return ok({
    records: plain.records as KeptRecord[],
    history: plain.history as HistoryEntry[],
  });
}

/** The id that a record of any shape gives itself, or its number in the file. */
function nameOf(raw: unknown, numbered: string): string {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : undefined;
  return typeof id === 'string' && id !== '' && id.length <= 450 ? id : numbered;
}

function placesOf(issues: readonly z.core.$ZodIssue[], record: string): InvalidPlace[] {
  const fields = new Map<string, InvalidPlace>();
  for (const issue of issues) {
    const field = issue.path[0] === 'fields' ? String(issue.path[1] ?? '') : '';
    if (!fields.has(field)) fields.set(field, { record, field, reason: reasonOf(issue) });
  }
  return [...fields.values()];
}

function reasonOf(issue: z.core.$ZodIssue | undefined): 'too-long' | 'wrong-form' {
  return issue?.code === 'too_big' && issue.origin === 'string' ? 'too-long' : 'wrong-form';
}

function invalidRecords(places: InvalidPlace[]): ParseProblem {
  return { kind: 'invalid-records', places: places.slice(0, placesShown), total: places.length };
}

/** The first instrument, named in the file or by a record, that is not published here as it was there. */
function instrumentProblem(
  listed: readonly InstrumentRef[],
  { records }: Snapshot,
  known: readonly InstrumentFacts[],
): ParseProblem | undefined {
  for (const { id, version, checksum } of listed) {
    const published = known.find((facts) => facts.id === id && facts.version === version);
    if (published === undefined) return { kind: 'unknown-instrument', id, version };
    if (published.checksum !== checksum) return { kind: 'instrument-changed', id, version };
  }
  for (const record of records) {
    const missing = missingInstrument(record, known);
    if (missing !== undefined) return { kind: 'unknown-instrument', ...missing };
  }
  return undefined;
}

function missingInstrument(record: KeptRecord, known: readonly InstrumentFacts[]) {
  if (record.kind === 'assessment' && assessmentFactsOf(record, known) === undefined)
    return { id: record.instrument, version: record.version };
  if (record.kind === 'review' && protocolFactsOf(record, known) === undefined)
    return { id: 'peer-review', version: record.protocol };
  return undefined;
}
