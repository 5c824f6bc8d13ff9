// Exchange files with as many documents as a test asks for, each of them answered in part.
import { newAnswer } from '#domain/answer.ts';
import { answerField, newAssessment } from '#domain/assessment.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { partyId, type Party, type PartyProfile } from '#domain/party.ts';
import type { KeptRecord } from '#domain/record.ts';
import { writeRegister } from '#domain/revision.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments, inventoryMatrixId } from '#instruments/index.ts';
import { knownInstrument } from '../../support/instruments.ts';
import { writeTestFile } from './files.ts';

export interface LargeFile {
  name: string;
  path: string;
  /** Ids of the records in it. */
  ids: string[];
}

const answeredRows = 6;

/** `number` tells the files' parties apart: no two files of different numbers share a record. */
export function largeFile(number: number, size: { parties: number; years: number }): LargeFile {
  let written = 0;
  const stamp = {
    at: '2026-03-18T09:00:00.000Z',
    author: 'Robin Ek',
    device: 'another-machine',
    window: 'earlier',
    filesWritten: 0,
    newId: () => `f${String(number)}r${String((written += 1)).padStart(8, '0')}`,
  };
  const matrix = knownInstrument(inventoryMatrixId);
  const records: KeptRecord[] = [];
  for (let index = 0; index < size.parties; index += 1) {
    const profile: PartyProfile = {
      name: `Fil ${String(number)} part ${String(index)}`,
      form: 'free',
      municipalityCodes: [],
      district: null,
    };
    const party = partyId(profile);
    records.push({
      id: party,
      kind: 'party',
      fields: { profile: writeRegister(undefined, profile, [], stamp).register },
    } satisfies Party);
    for (let year = 0; year < size.years; year += 1) {
      const assessment = newAssessment(
        { party, instrument: matrix.id, period: String(2025 - year) },
        matrix.version,
      );
      matrix.items.slice(0, answeredRows).forEach((item, row) => {
        const answer = {
          ...newAnswer(),
          response: { kind: 'level' as const, level: row % 4 },
          comment: 'Alla förvaltningar är med sedan mars.',
        };
        assessment.fields[answerField(item.key)] = writeRegister(
          undefined,
          answer,
          [],
          stamp,
        ).register;
      });
      records.push(assessment);
    }
  }
  const name = `stor-${String(number)}.nyckelring.json`;
  const text = writeExchangeFile({
    snapshot: { records, history: [] },
    device: stamp.device,
    appVersion: '0.1.0',
    createdAt: stamp.at,
    instruments: instrumentFacts(instruments, instrumentRefs()),
  });
  return { name, path: writeTestFile(name, text), ids: records.map(({ id }) => id) };
}
