// Answers for: a file as large as a whole network's ten years, as its coordinator would send it.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { newAnswer } from '#domain/answer.ts';
import { answerField, newAssessment, type Assessment } from '#domain/assessment.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { KeptRecord } from '#domain/record.ts';
import { writeRegister } from '#domain/revision.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import {
  implementationKeyId,
  instrumentRefs,
  instruments,
  inventoryMatrixId,
} from '#instruments/index.ts';
import { knownInstrument } from '../support/instruments.ts';

/** With one matrix of 48 answers and two keys of 12 a year: 24 answers to an assessment. */
const size = { parties: 290, years: 10 } as const;
const firstParty = 3000;
const firstYear = 2016;

const people = ['Kim Berg', 'Robin Ek', 'Ågot Øverli', 'Maja Östlund', 'Alex Lind'];
const beginnings = [
  'Beslutat i',
  'Rutinen finns sedan',
  'Vi saknar stöd i',
  'Följs upp varje år av',
  'Påbörjat i',
];
const places = [
  'kommunstyrelsen',
  'socialnämnden',
  'skolan',
  'kultur och fritid',
  'tekniska nämnden',
  'elevrådet',
];
const endings = [
  '.',
  ' i maj.',
  '; fyra möten under året.',
  ', men inte i alla delar.',
  ' och redovisas i bokslutet.',
];

export interface LargeFile {
  path: string;
  /** Of the plain text, in bytes. */
  plainSize: number;
  documents: number;
}

export function writeLargeExchangeFile(): LargeFile {
  const chance = chances(42);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const newId = () =>
    Array.from({ length: 16 }, () => Math.floor(chance() * 36).toString(36)).join('');

  function filled(instrument: AssessmentInstrument, party: string, period: string): Assessment {
    const assessment = newAssessment(
      { party, instrument: instrument.id, period },
      instrument.version,
    );
    const author = pick(people);
    const [device, window] = [newId(), newId()];
    for (const item of instrument.items.filter(({ kind }) => kind === 'level')) {
      const at = new Date(
        Date.UTC(Number(period.slice(0, 4)), 2, 1) + chance() * 1e10,
      ).toISOString();
      const comment = chance() < 0.3 ? '' : `${pick(beginnings)} ${pick(places)}${pick(endings)}`;
      const value = {
        ...newAnswer(),
        response: { kind: 'level' as const, level: Math.floor(chance() * 4) },
        comment,
      };
      assessment.fields[answerField(item.key)] = writeRegister(undefined, value, [], {
        at,
        author,
        device,
        window,
        filesWritten: 0,
        newId,
      }).register;
    }
    return assessment;
  }

  const matrix = knownInstrument(inventoryMatrixId);
  const key = knownInstrument(implementationKeyId);
  const records: KeptRecord[] = [];
  for (let party = firstParty; party < firstParty + size.parties; party += 1)
    for (let year = firstYear; year < firstYear + size.years; year += 1)
      records.push(
        filled(matrix, `party:${party}`, String(year)),
        filled(key, `party:${party}`, `${year}-1`),
        filled(key, `party:${party}`, `${year}-2`),
      );
  const text = writeExchangeFile({
    snapshot: { records, history: [] },
    kind: 'pack',
    device: 'bench',
    appVersion: '0.0.0',
    createdAt: '2026-01-01T00:00:00.000Z',
    instruments: instrumentFacts(instruments, instrumentRefs()),
  });
  const path = join(mkdtempSync(join(tmpdir(), 'nyckelring-large-')), 'stor.nyckelring');
  writeFileSync(path, gzipSync(text));
  return { path, plainSize: Buffer.byteLength(text), documents: records.length };
}

/** The same numbers between 0 and 1 in every run (mulberry32, in the public domain). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
