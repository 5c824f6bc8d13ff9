// Answers for: writing an exchange file that every later version can read, and proving it on the spot.
import type { Attachment } from '#domain/attachment.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import type { FileKind } from '#domain/file-kind.ts';
import type { InstrumentFacts } from '#domain/instrument-facts.ts';
import { recordKinds, type HistoryEntry, type Snapshot } from '#domain/record.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { writtenAttachment } from './attachments.ts';
import { digestNow, textBytes } from './digest.ts';
import {
  contentCounts,
  formatName,
  kindsOf,
  type Content,
  type InstrumentRef,
  type Signature,
} from './envelope.ts';
import { parseExchangeFile } from './parse.ts';
import { assessmentFactsOf, protocolFactsOf } from './references.ts';

export interface ExchangeFileInput {
  snapshot: Snapshot;
  /** What the file is for; a backup when nothing is said. */
  kind?: FileKind;
  /** Whose file it is. */
  party?: string | null;
  /** The installation that writes. */
  device: string;
  appVersion: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
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
  const parts: string[] = [];
  const writing = writeInTurns(input, (part) => parts.push(part));
  let turn = writing.next();
  while (turn.done !== true) turn = writing.next();
  const text = parts.join('') + endOfFile(digestNow(turn.value.content), undefined);
  const readBack = parseExchangeFile(text, input.instruments);
  if (!readBack.ok) throw new Error(`A written file is refused: ${JSON.stringify(readBack.error)}`);
  return text;
}

export interface WrittenContent {
  /** What the checksum is made over: see `contentBytes`. */
  content: Uint8Array<ArrayBuffer>;
  attachments: { sha256: string }[];
}

/**
 * Writes all but the end, in short turns that tell how far it has come (0–1). The head is laid out so that a
 * person can read it in any editor; then comes one record on each line, as canonical JSON and in the order of
 * the checksum, so that the content is gone through once.
 */
export function* writeInTurns(
  input: ExchangeFileInput,
  add: (text: string) => void,
): Generator<number, WrittenContent> {
  const { snapshot, kind = 'backup', party = null, device, appVersion, createdAt } = input;
  const sorted = snapshot.records.toSorted((a, b) => compare(a.id, b.id));
  const content = {
    records: Object.fromEntries(
      recordKinds.map((name) => [name, sorted.filter((record) => record.kind === name)]),
    ) as unknown as Content['records'],
    history: snapshot.history.toSorted(compareEntries),
  };
  const head = {
    format: formatName,
    schema: schemaNumber,
    kind,
    party,
    appVersion,
    createdAt,
    device,
    instruments: usedInstruments(snapshot, input.instruments),
    counts: contentCounts(content),
  };
  const summed = textBytes();
  /** What stands in the text and in the checksum, with the line end that only the text has. */
  const both = (text: string, lineEnd = '') => {
    summed.add(text);
    add(text + lineEnd);
  };
  const whole = content.history.length + sorted.length;
  let done = 0;
  function* lines(list: readonly unknown[]): Generator<number, void> {
    both('[', list.length === 0 ? '' : '\n');
    for (const [index, entry] of list.entries()) {
      both(canonicalJson(entry) + (index < list.length - 1 ? ',' : ''), '\n');
      done += 1;
      yield done / whole;
    }
    both(']');
  }

  add(`${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n`);
  summed.add('{');
  both('"history":');
  yield* lines(content.history);
  both(',', '\n');
  both('"records":{', '\n');
  const kinds = kindsOf(content.records);
  for (const [index, name] of kinds.entries()) {
    both(`"${name}":`);
    yield* lines(content.records[name] ?? []);
    both(index < kinds.length - 1 ? ',' : '', '\n');
  }
  both('}');
  summed.add('}');

  const attachments: { sha256: string }[] = [];
  for (const [index, attachment] of (input.attachments ?? []).entries()) {
    const written = writtenAttachment(attachment);
    add(`${index === 0 ? ',\n"attachments":[\n' : ',\n'}${JSON.stringify(written)}`);
    attachments.push({ sha256: written.sha256 });
    yield 1;
  }
  if (attachments.length > 0) add('\n]');
  return { content: summed.bytes(), attachments };
}

/** The last lines: the checksum of the content, and the signature where there is one. */
export function endOfFile(checksum: string, signature: Signature | undefined): string {
  const signed = signature === undefined ? '' : `,\n"signature":${JSON.stringify(signature)}`;
  return `,\n"checksum":"${checksum}"${signed}\n}\n`;
}

function usedInstruments(
  { records }: Snapshot,
  instruments: readonly InstrumentFacts[],
): InstrumentRef[] {
  const used = new Set<InstrumentFacts>();
  for (const record of records) {
    const facts =
      record.kind === 'assessment'
        ? assessmentFactsOf(record, instruments)
        : record.kind === 'review'
          ? protocolFactsOf(record, instruments)
          : undefined;
    if (facts !== undefined) used.add(facts);
  }
  return instruments
    .filter((facts) => used.has(facts))
    .map(({ id, version, checksum }) => ({ id, version, checksum }));
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
