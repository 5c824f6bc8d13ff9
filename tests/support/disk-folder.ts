import { randomUUID } from 'node:crypto';
import { readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#domain/result.ts';
import type { Folder, FolderEntry, FolderProblem } from '#transfer/folder/folder.ts';

/** A real directory as a shared folder: what the browser does with a handle, done with the system's own calls. */
export function diskFolder(path: string): Folder {
  async function entryOf(name: string): Promise<FolderEntry> {
    const { size, mtimeMs } = await stat(join(path, name));
    const changedAt = new Date(mtimeMs).toISOString();
    return { name, size, version: `${String(size)}-${String(mtimeMs)}`, changedAt };
  }
  async function attempt<T>(
    signal: AbortSignal | undefined,
    work: () => Promise<Result<T, FolderProblem>>,
  ): Promise<Result<T, FolderProblem>> {
    try {
      signal?.throwIfAborted();
      return await work();
    } catch (error) {
      if (signal?.aborted === true) return err({ kind: 'cancelled' });
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return err({ kind: 'gone' });
      if (code === 'EACCES' || code === 'EROFS') return err({ kind: 'not-allowed' });
      throw error;
    }
  }
  return {
    name: path,
    list: (signal) =>
      attempt(signal, async () => {
        const found = await readdir(path, { withFileTypes: true });
        return ok(
          await Promise.all(found.filter((one) => one.isFile()).map(({ name }) => entryOf(name))),
        );
      }),
    read: (name, signal) =>
      attempt(signal, async () => ok(new Blob([new Uint8Array(await readFile(join(path, name)))]))),
    write: (name, bytes, over, signal) =>
      attempt(signal, async () => {
        const there = await entryOf(name).catch((error: unknown) => {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
          throw error;
        });
        if ((there?.version ?? null) !== over) return err({ kind: 'changed-meanwhile' });
        const beside = join(path, `.${randomUUID()}.tmp`);
        try {
          await writeFile(beside, new Uint8Array(await bytes.arrayBuffer()));
          signal?.throwIfAborted();
          await rename(beside, join(path, name));
        } catch (error) {
          await rm(beside, { force: true });
          throw error;
        }
        return ok(await entryOf(name));
      }),
  };
}
