// Answers for: how attachments lie in the database: their facts, apart from what is in them.
import { attachmentProblem, totalSize, type Attachment } from '#domain/attachment.ts';
import { documentProfile } from '#domain/document.ts';
import type { Database } from './database.ts';

export async function putAttachment(
  database: Database,
  { bytes, ...facts }: Attachment,
): Promise<void> {
  await Promise.all([
    database.attachments.put(facts),
    database.attachmentBytes.put({ id: facts.id, bytes }),
  ]);
}

/** Whether a document is here and has not been taken away. */
export async function isInRegister(database: Database, document: string): Promise<boolean> {
  const record = await database.records.get(document);
  return record?.kind === 'document' && documentProfile(record) !== null;
}

/**
 * Stores attachments from a file: those whose document is here, as long as there is room. Gives their ids. Must
 * be called inside a transaction over the records and both tables.
 */
export async function receiveAttachments(
  database: Database,
  attachments: readonly Attachment[],
): Promise<string[]> {
  if (attachments.length === 0) return [];
  let stored = totalSize(await database.attachments.toArray());
  const received: string[] = [];
  for (const attachment of attachments) {
    const isHere = (await database.attachments.get(attachment.id)) !== undefined;
    const hasRoom = attachmentProblem(attachment, stored) === undefined;
    if (isHere || !hasRoom || !(await isInRegister(database, attachment.record))) continue;
    await putAttachment(database, attachment);
    stored += attachment.size;
    received.push(attachment.id);
  }
  return received;
}

/** Which of these attachments are not here yet, by their ids. */
export async function unknownAttachments(
  database: Database,
  attachments: readonly Pick<Attachment, 'id'>[],
): Promise<string[]> {
  const ids = attachments.map(({ id }) => id);
  const known = await database.attachments.bulkGet(ids);
  return ids.filter((_, index) => known[index] === undefined);
}
