// Answers for: writing an exchange file that every later version can read, and proving it on the spot.
import type { Attachment } from '#domain/attachment.ts';
import type { FileKind } from '#domain/file-kind.ts';
import type { InstrumentFacts } from '#domain/instrument-facts.ts';
import { recordKinds, type HistoryEntry, type KeptRecord, type Snapshot } from '#domain/record.ts';
import { schemaNumber } from '#domain/upgrades/steps.ts';
import { writtenAttachment } from './attachments.ts';
import { contentChecksum, contentCounts, formatName, type InstrumentRef } from './envelope.ts';
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
  const {
    snapshot,
    kind = 'backup',
    party = null,
    device,
    appVersion,
    createdAt,
    instruments,
    attachments = [],
  } = input;
  const sorted = snapshot.records.toSorted((a, b) => compare(a.id, b.id));
  const content = {
    records: Object.fromEntries(
      recordKinds.map((kind) => [kind, sorted.filter((record) => record.kind === kind)]),
    ) as unknown as Record<KeptRecord['kind'], unknown[]>,
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
    instruments: usedInstruments(snapshot, instruments),
    counts: contentCounts(content),
    checksum: contentChecksum(content),
  };
  const text = layOut(head, content, attachments.map(writtenAttachment));
  const readBack = parseExchangeFile(text, instruments);
  if (!readBack.ok) throw new Error(`A written file is refused: ${JSON.stringify(readBack.error)}`);
  return text;
}

/** The head so that a person can read it in any editor, then one record on each line. */
function layOut(
  head: object,
  { records, history }: { records: object; history: unknown[] },
  attachments: unknown[],
) {
  const lines = (list: unknown[]) =>
    list.length === 0 ? '[]' : `[\n${list.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
  const kinds = Object.entries(records)
    .map(([kind, list]) => `"${kind}": ${lines(list as unknown[])}`)
    .join(',\n');
  const opening = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  const files = attachments.length === 0 ? '' : `,\n"attachments": ${lines(attachments)}`;
  return `${opening},\n"records": {\n${kinds}\n},\n"history": ${lines(history)}${files}\n}\n`;
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
