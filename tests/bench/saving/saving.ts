// Saving one answer through the app's own command, and the same document by a raw IndexedDB put.
import { newAnswer } from '#domain/answer.ts';
import { answerField, assessmentId, itemOfField, newAssessment } from '#domain/assessment.ts';
import { fieldsOf, type KeptRecord } from '#domain/record.ts';
import { headIds, writeRegister } from '#domain/revision.ts';
import { openStorage } from '#storage/open.ts';
import matrix from '../../../src/instruments/inventory-matrix/1.json';

const key = { party: 'party:2180', instrument: matrix.id, version: matrix.version, period: '2026' };
let ids = 0;
const newId = () => `bench${String((ids += 1)).padStart(8, '0')}`;

/** A year's matrix with all 48 rows answered and commented. */
function fullMatrix(): KeptRecord {
  const record = newAssessment(key, key.version);
  for (const item of matrix.items)
    record.fields[answerField(item.key)] = writeRegister(
      undefined,
      {
        ...newAnswer(),
        response: { kind: 'level' as const, level: 2 },
        comment: 'Alla förvaltningar är med sedan mars. Fyra möten under året.',
      },
      [],
      {
        at: '2026-03-18T09:00:00.000Z',
        author: 'Kim Berg',
        device: 'bench',
        window: 'earlier',
        filesWritten: 0,
        newId,
      },
    ).register;
  return record;
}

const opened = await openStorage('bench-ours', { now: () => new Date(), newId });
if (!opened.ok) throw new Error(opened.error.kind);
const { commands, database } = opened.value;
await database.records.put(fullMatrix());

const raw = await new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open('bench-raw', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('records', { keyPath: 'id' });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(new Error('The raw database does not open'));
});

function rawPut(document: KeptRecord): Promise<void> {
  return new Promise((resolve, reject) => {
    // The same promise as ours: on the disk before it counts.
    const transaction = raw.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.objectStore('records').put(document);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(new Error('The raw put fails'));
  });
}

declare global {
  interface Window {
    saveOurs: (turn: number) => Promise<number>;
    saveRaw: (turn: number) => Promise<number>;
  }
}

/** The reading before has let go of the database: a save that waited for it would be measured with it. */
const atRest = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Milliseconds for one answer, saved on another row each time by someone who has seen what is there. */
window.saveOurs = async (turn) => {
  const field = answerField(matrix.items[turn % matrix.items.length]?.key ?? '');
  const document = await database.records.get(assessmentId(key));
  const seen = headIds(document === undefined ? undefined : fieldsOf(document)[field]);
  await atRest();
  const start = performance.now();
  await commands.setAnswer(key, itemOfField(field) ?? '', { comment: `Ändrad ${turn}` }, seen);
  return performance.now() - start;
};

window.saveRaw = async () => {
  const document = await database.records.get(assessmentId(key));
  if (document === undefined) throw new Error('The document is gone');
  await atRest();
  const start = performance.now();
  await rawPut(document);
  return performance.now() - start;
};
document.title = 'Ready';
