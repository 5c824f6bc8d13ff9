// Answers for: what this machine's own file in the shared folder is made of, by what its owner has chosen.
import { hasAnswers } from '#domain/comparison-pack.ts';
import { isSignedOff } from '#domain/coordinator-file.ts';
import type { Assessment } from '#domain/assessment.ts';
import type { KeptRecord } from '#domain/record.ts';
import { currentValue } from '#domain/revision.ts';
import { agreedExtent } from '#domain/sharing.ts';
import type { Database } from '#storage/database.ts';
import { readMeta, type FolderContents } from '#storage/meta.ts';
import type { FileOrder } from '#transfer/transfer.ts';
import { ownFileName } from './file-names.ts';
import type { OwnFile } from './look.ts';

/** Why there is nothing to put in the folder. */
export type NoOwnFile =
  /** This machine works for no party. */
  | 'no-party'
  /** The party has not said that anything may be shared with the network. */
  | 'no-agreement'
  /** The party has said that nothing may be. */
  | 'nothing-shared'
  /** Only what is signed off is shared with the network, and nothing is. */
  | 'nothing-signed-off'
  /** No party here has agreed to be in a pack, or none of them has answered anything. */
  | 'empty-pack';

export async function readOwnFile(
  database: Database,
  contents: FolderContents,
  device: string,
): Promise<OwnFile | NoOwnFile> {
  if (contents === 'pack') {
    const assessments = await database.records.where({ kind: 'assessment' }).toArray();
    const network = await database.records.get('network');
    const order = packOrder(assessments);
    if (order === undefined) return 'empty-pack';
    return { name: ownFileName(nameOf(network) ?? 'samordnare', device), order };
  }
  const id = await readMeta(database, 'ownParty');
  const party = id === undefined ? undefined : await database.records.get(id);
  if (id === undefined || party?.kind !== 'party') return 'no-party';
  const name = ownFileName(nameOf(party) ?? id, device);
  if (contents === 'party') return { name, order: { kind: 'folder', party: id } };

  const tells = agreedExtent(party);
  if (tells === undefined) return 'no-agreement';
  if (tells === 'nothing') return 'nothing-shared';
  const own = await database.records.where({ kind: 'assessment', party: id }).toArray();
  const assessments = own
    .filter((record) => record.kind === 'assessment')
    .filter(isSignedOff)
    .map((assessment) => assessment.id);
  if (assessments.length === 0) return 'nothing-signed-off';
  // Whoever reaches the folder can read the file: no more is in it than may be passed on to all.
  return {
    name,
    order: { kind: 'coordinator', party: id, assessments, tells, documents: false, names: false },
  };
}

/** Every instrument and period that somebody has answered; the pack itself leaves out who has not agreed. */
function packOrder(records: readonly KeptRecord[]): FileOrder | undefined {
  const sheets = new Map<string, Pick<Assessment, 'instrument' | 'period'>>();
  for (const record of records)
    if (record.kind === 'assessment' && hasAnswers(record)) {
      const { instrument, period } = record;
      sheets.set(`${instrument}|${period}`, { instrument, period });
    }
  return sheets.size === 0 ? undefined : { kind: 'pack', sheets: [...sheets.values()] };
}

function nameOf(record: KeptRecord | undefined): string | undefined {
  switch (record?.kind) {
    case 'party':
      return currentValue(record.fields.profile)?.name;
    case 'network':
      return currentValue(record.fields.profile)?.name;
    default:
      return undefined;
  }
}
