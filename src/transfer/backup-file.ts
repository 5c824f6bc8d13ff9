// Answers for: an automatic backup as a file: an ordinary one where it is whole and nothing in it has to stay on this machine, else raw.
import type { Attachment, AttachmentFacts } from '#domain/attachment.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { outgoing } from '#domain/outgoing.ts';
import type { HistoryEntry, KeptRecord } from '#domain/record.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { upgradeSnapshot } from '#domain/upgrades/steps.ts';
import { plainExtension } from '#exchange/packing.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { forFile, textOfDump, type Dump } from '#storage/raw-dump.ts';

const rawExtension = '.nyckelring-raw.json';

export function backupFile(dump: Dump): { blob: Blob; extension: string } {
  const ordinary = asExchangeFile(dump);
  return {
    blob: new Blob([ordinary ?? textOfDump(forFile(dump))], { type: 'application/json' }),
    extension: ordinary === undefined ? rawExtension : plainExtension,
  };
}

/** The file's text, or undefined when only a raw file can hold everything. */
function asExchangeFile(dump: Dump): string | undefined {
  // What a machine knows of itself is not in a file anyway.
  const isWhole = dump.unreadable.every(({ store }) => store === 'meta');
  if (dump.schema > schemaNumber || !isWhole) return undefined;
  const rows = <T>(store: string) => (dump.stores[store]?.rows ?? []) as T[];
  try {
    const stored = {
      records: rows<unknown>('records'),
      history: rows<{ entries: unknown[] }>('history').flatMap(({ entries }) => entries),
    };
    const { records, history } = upgradeSnapshot(stored, dump.schema);
    const all = { records: records as KeptRecord[], history: history as HistoryEntry[] };
    const leaving = outgoing(all, rows('confidential'));
    if (leaving.withheld.length > 0 || leaving.withheldVersions > 0) return undefined;
    const device = rows<{ key: string; value: unknown }>('meta').find(
      ({ key }) => key === 'device',
    )?.value;
    return writeExchangeFile({
      snapshot: { records: leaving.records, history: leaving.history },
      kind: 'backup',
      device: typeof device === 'string' ? device : 'rescue',
      appVersion: __APP_VERSION__,
      createdAt: dump.takenAt,
      instruments: instrumentFacts(instruments, instrumentRefs()),
      attachments: attachmentsIn(rows('attachments'), rows('attachmentBytes')),
    });
  } catch {
    // Something in it is broken: the writer reads its own file back, and refuses. Raw, nothing is refused.
    return undefined;
  }
}

function attachmentsIn(
  facts: readonly AttachmentFacts[],
  contents: readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[],
): Attachment[] {
  const bytesOf = new Map(contents.map(({ id, bytes }) => [id, bytes]));
  return facts.flatMap((one) => {
    const bytes = bytesOf.get(one.id);
    return bytes === undefined ? [] : [{ ...one, bytes }];
  });
}
