// Answers for: writing an exchange file that every later version can read, and proving it on the spot.
import type { Attachment } from '#domain/attachment.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import type { FileKind } from '#domain/file-kind.ts';
import type { InstrumentFacts } from '#domain/instrument-facts.ts';
import {
  recordKinds,
  type HistoryEntry,
  type KeptRecord,
  type RecordKind,
  type Snapshot,
} from '#domain/record.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { writtenAttachment } from './attachments.ts';
import { digestNow, growingBytes } from './digest.ts';
import { formatName, type Envelope, type InstrumentRef, type Signature } from './envelope.ts';
import { parseExchangeFile } from './parse.ts';
import { assessmentFactsOf, protocolFactsOf } from './references.ts';

export interface FileHead {
  /** What the file is for; a backup when nothing is said. */
  kind?: FileKind;
  /** Whose file it is. */
  party?: string | null;
  /** The installation that writes. */
  device: string;
  appVersion: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
}

export interface ExchangeFileInput extends FileHead {
  snapshot: Snapshot;
  /** Every published instrument; the file names those its records were made with. */
  instruments: readonly InstrumentFacts[];
  /** Those that somebody has chosen to take along. */
  attachments?: readonly Attachment[];
}

/**
 * The file's text: the same text for the same content. It is read back by the parser before it is given out,
 * and throws when the parser refuses it: that is a bug, never the person's doing.
 */
export function writeExchangeFile(input: ExchangeFileInput): string {
  const { snapshot, instruments, attachments = [] } = input;
  const writer = contentWriter(instruments);
  writer.addHistory(snapshot.history);
  writer.addRecords(
    snapshot.records.toSorted((a, b) => compare(a.id, b.id)),
    1,
  );
  const written = writer.end();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  const laying = layOutInTurns(input, written, attachments, (bytes) =>
    parts.push(decoder.decode(bytes, { stream: true })),
  );
  while (laying.next().done !== true);
  const text = parts.join('') + endOfFile(digestNow(written.content), undefined);
  const readBack = parseExchangeFile(text, instruments);
  if (!readBack.ok) throw new Error(`A written file is refused: ${JSON.stringify(readBack.error)}`);
  return text;
}

/** Where one entry stands in the content: its first byte and the one after its last. */
type Place = readonly [from: number, to: number];

/** What a file holds, before it is laid out. */
export interface WrittenContent {
  /** What the checksum is made over. */
  content: Uint8Array<ArrayBuffer>;
  history: readonly Place[];
  records: ReadonlyMap<RecordKind, readonly Place[]>;
  counts: Envelope['counts'];
  /** Those that the records were made with. */
  instruments: InstrumentRef[];
}

/** Takes a file's content, history first, and then the records by ascending ids, a part at a time. */
interface ContentWriter {
  addHistory: (entries: readonly HistoryEntry[]) => void;
  /** `share` of all records (0–1) has come when these have. */
  addRecords: (records: readonly KeptRecord[], share: number) => void;
  end: () => WrittenContent;
}

/** The content as canonical JSON, and where each entry stands in it: see `contentBytes`. */
export function contentWriter(instruments: readonly InstrumentFacts[]): ContentWriter {
  const content = growingBytes();
  const add = content.addText;
  const used = new Set<InstrumentFacts>();
  const history: Place[] = [];
  const records = new Map<RecordKind, Place[]>();
  /** The kinds that are still to come. The order of ids is theirs, since each id begins with its kind. */
  const kinds = recordKinds.toSorted();
  let list = history;

  const addEntry = (entry: unknown) => {
    if (list.length > 0) add(',');
    const from = content.size();
    add(canonicalJson(entry));
    list.push([from, content.size()]);
  };
  const nextKind = () => {
    const kind = kinds.shift();
    if (kind === undefined) return;
    add(`${records.size === 0 ? '],"records":{' : '],'}"${kind}":[`);
    list = [];
    records.set(kind, list);
  };

  add('{"history":[');
  return {
    addHistory: (entries) => entries.toSorted(compareEntries).forEach(addEntry),
    addRecords: (some, share) => {
      for (const record of some) {
        while (!records.has(record.kind)) nextKind();
        if (records.get(record.kind) !== list) throw new Error('Records are out of their order');
        addEntry(record);
        const facts = factsOf(record, instruments);
        if (facts !== undefined) used.add(facts);
      }
      content.expect(content.size() / share);
    },
    end: () => {
      while (kinds.length > 0) nextKind();
      add(']}}');
      const counts = { history: history.length } as Envelope['counts'];
      for (const [kind, places] of records) counts[kind] = places.length;
      return {
        content: content.bytes(),
        history,
        records,
        counts,
        instruments: instruments
          .filter((facts) => used.has(facts))
          .map(({ id, version, checksum }) => ({ id, version, checksum })),
      };
    },
  };
}

/**
 * All of a file but its end, in short turns that tell how far it has come (0–1). The head is laid out so that a
 * person can read it in any editor; then comes one record on each line, in the order of the checksum.
 */
export function* layOutInTurns(
  { kind = 'backup', party = null, appVersion, createdAt, device }: FileHead,
  { content, history, records, counts, instruments }: WrittenContent,
  attachments: readonly Attachment[],
  add: (bytes: Uint8Array) => void,
): Generator<number, { attachments: { sha256: string }[] }> {
  const encoder = new TextEncoder();
  const put = (text: string) => add(encoder.encode(text));
  const whole = [history, ...records.values()].reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  function* lines(places: readonly Place[]): Generator<number, void> {
    put('[');
    if (places.length > 0) put('\n');
    for (const [index, [from, to]] of places.entries()) {
      add(content.subarray(from, to));
      put(index < places.length - 1 ? ',\n' : '\n');
      done += 1;
      yield done / whole;
    }
    put(']');
  }

  const head = {
    format: formatName,
    schema: schemaNumber,
    kind,
    party,
    appVersion,
    createdAt,
    device,
    instruments,
    counts,
  };
  put(`${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n"history":`);
  yield* lines(history);
  put(',\n"records":{\n');
  let isFirst = true;
  for (const [name, places] of records) {
    put(`${isFirst ? '' : ',\n'}"${name}":`);
    yield* lines(places);
    isFirst = false;
  }
  put('\n}');

  const told: { sha256: string }[] = [];
  for (const [index, attachment] of attachments.entries()) {
    const written = writtenAttachment(attachment);
    put(`${index === 0 ? ',\n"attachments":[\n' : ',\n'}${JSON.stringify(written)}`);
    told.push({ sha256: written.sha256 });
    yield 1;
  }
  if (told.length > 0) put('\n]');
  return { attachments: told };
}

/** The last lines: the checksum of the content, and the signature where there is one. */
export function endOfFile(checksum: string, signature: Signature | undefined): string {
  const signed = signature === undefined ? '' : `,\n"signature":${JSON.stringify(signature)}`;
  return `,\n"checksum":"${checksum}"${signed}\n}\n`;
}

function factsOf(
  record: KeptRecord,
  instruments: readonly InstrumentFacts[],
): InstrumentFacts | undefined {
  if (record.kind === 'assessment') return assessmentFactsOf(record, instruments);
  return record.kind === 'review' ? protocolFactsOf(record, instruments) : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareEntries(a: HistoryEntry, b: HistoryEntry): number {
  return (
    compare(a.record, b.record) ||
    compare(a.field, b.field) ||
    compare(a.revision.id, b.revision.id)
  );
}
