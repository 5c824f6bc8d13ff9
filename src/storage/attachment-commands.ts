// Answers for: small files of documents, put beside them and taken away. Apart from the other commands: no first
// page needs them.
import {
  attachmentProblem,
  attachmentTypeOf,
  isWhatItSays,
  totalSize,
  type Attachment,
  type AttachmentProblem,
} from '#domain/attachment.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { isInRegister, putAttachment } from './attachments.ts';
import type { Database } from './database.ts';
import type { SaveProblem } from './save-state.ts';

type Outcome<T> = Promise<Result<T, SaveProblem>>;

/** Of whoever writes an answer, nobody waits for a file of five megabytes: these tables are locked alone. */
function inTransaction<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const tables = [database.attachments, database.attachmentBytes, database.records];
  return database.transaction('rw', tables, work);
}

export function addAttachment(
  database: Database,
  document: string,
  { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
  newId: () => string,
): Outcome<AttachmentProblem | null> {
  return inTransaction(database, async () => {
    const type = attachmentTypeOf(name);
    const stored = totalSize(await database.attachments.toArray());
    const problem = attachmentProblem({ name, size: bytes.length }, stored);
    if (problem !== undefined) return ok(problem);
    if (type === undefined || !isWhatItSays(name, bytes)) return ok({ kind: 'not-what-it-says' });
    if (!(await isInRegister(database, document)))
      return err({ kind: 'record-missing', id: document });
    await putAttachment(database, {
      id: newId(),
      record: document,
      name,
      type,
      size: bytes.length,
      bytes,
    });
    return ok(null);
  });
}

export function removeAttachment(database: Database, id: string): Outcome<Attachment | null> {
  return inTransaction(database, async () => {
    const [facts, content] = await Promise.all([
      database.attachments.get(id),
      database.attachmentBytes.get(id),
    ]);
    await dropAttachments(database, [id]);
    return ok(facts && content ? { ...facts, bytes: content.bytes } : null);
  });
}

export function sweepAttachments(database: Database): Promise<void> {
  return inTransaction(database, async () => {
    const lost: string[] = [];
    for (const { id, record } of await database.attachments.toArray())
      if (!(await isInRegister(database, record))) lost.push(id);
    await dropAttachments(database, lost);
  });
}

async function dropAttachments(database: Database, ids: readonly string[]): Promise<void> {
  await Promise.all([
    database.attachments.bulkDelete([...ids]),
    database.attachmentBytes.bulkDelete([...ids]),
  ]);
}
