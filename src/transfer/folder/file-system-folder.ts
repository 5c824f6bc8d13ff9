// Answers for: a shared folder on a drive of this machine, by the browser's File System Access API.
import { err, ok, type Result } from '#domain/result.ts';
import type { Folder, FolderEntry, FolderProblem } from './folder.ts';

type Outcome<T> = Promise<Result<T, FolderProblem>>;

/** What the API has beyond the common part that every browser has for its private files. */
interface Permitted {
  queryPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
}
interface Picker {
  showDirectoryPicker?: (options: {
    id: string;
    mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

/** Edge and Chrome can, on a page served over https or from this machine. */
export function canChooseFolder(): boolean {
  return (globalThis as Picker).showDirectoryPicker !== undefined;
}

/** Lets the person choose; undefined when they change their mind. Only after a click. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (globalThis as Picker).showDirectoryPicker?.({
      id: 'nyckelring',
      mode: 'readwrite',
    });
  } catch (error) {
    if (nameOf(error) === 'AbortError') return undefined;
    throw error;
  }
}

/** The browser's own question, which it asks anew after a restart. Only after a click. */
export async function askForPermission(handle: FileSystemDirectoryHandle): Promise<boolean> {
  const answer = await (handle as Permitted).requestPermission?.({ mode: 'readwrite' });
  return answer === undefined || answer === 'granted';
}

export function fileSystemFolder(directory: FileSystemDirectoryHandle): Folder {
  /** Carries out one thing and says in our words what the browser throws. */
  async function attempt<T>(
    signal: AbortSignal | undefined,
    work: () => Promise<Result<T, FolderProblem>>,
  ): Outcome<T> {
    try {
      signal?.throwIfAborted();
      const permission = await (directory as Permitted).queryPermission?.({ mode: 'readwrite' });
      if (permission === 'prompt') return err({ kind: 'permission-needed' });
      if (permission === 'denied') return err({ kind: 'not-allowed' });
      return await work();
    } catch (error) {
      return err(signal?.aborted === true ? { kind: 'cancelled' } : problemOf(error));
    }
  }

  return {
    name: directory.name,

    list: (signal) =>
      attempt(signal, async () => {
        const entries: FolderEntry[] = [];
        for await (const handle of directory.values()) {
          signal?.throwIfAborted();
          if (handle.kind !== 'file') continue;
          const entry = await entryIfThere(handle);
          if (entry !== undefined) entries.push(entry);
        }
        return ok(entries);
      }),

    read: (name, signal) =>
      attempt(signal, async () => {
        const file = await (await directory.getFileHandle(name)).getFile();
        // Read now: a file that changes later could not be read any more.
        const bytes = await file.arrayBuffer();
        signal?.throwIfAborted();
        return ok(new Blob([bytes]));
      }),

    write: (name, bytes, over, signal) =>
      attempt(signal, async () => {
        const before = await fileIfThere(directory, name);
        const version = before === undefined ? null : entryOf(name, await before.getFile()).version;
        if (version !== over) return err({ kind: 'changed-meanwhile' });
        const handle = before ?? (await directory.getFileHandle(name, { create: true }));
        // The browser writes beside the file, and puts the new one in its place when it is closed.
        const writable = await handle.createWritable();
        try {
          await writable.write(bytes);
          signal?.throwIfAborted();
          await writable.close();
        } catch (error) {
          await writable.abort().catch(() => undefined);
          // An empty file of ours where there was none would be a broken file to the others.
          if (before === undefined) await directory.removeEntry(name).catch(() => undefined);
          throw error;
        }
        return ok(entryOf(name, await handle.getFile()));
      }),
  };
}

async function fileIfThere(
  directory: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemFileHandle | undefined> {
  try {
    return await directory.getFileHandle(name);
  } catch (error) {
    if (nameOf(error) === 'NotFoundError') return undefined;
    throw error;
  }
}

/** A file that disappears while the list is made is not in it; nor is one that another program holds just now. */
async function entryIfThere(handle: FileSystemFileHandle): Promise<FolderEntry | undefined> {
  try {
    return entryOf(handle.name, await handle.getFile());
  } catch (error) {
    if (['NotFoundError', 'NotReadableError'].includes(nameOf(error))) return undefined;
    throw error;
  }
}

function entryOf(name: string, { size, lastModified }: File): FolderEntry {
  return {
    name,
    version: `${size}-${lastModified}`,
    size,
    changedAt: new Date(lastModified).toISOString(),
  };
}

function problemOf(error: unknown): FolderProblem {
  switch (nameOf(error)) {
    case 'NotFoundError':
      return { kind: 'gone' };
    // Another program holds the file, or the drive does not give it now.
    case 'NoModificationAllowedError':
    case 'NotReadableError':
    case 'InvalidStateError':
      return { kind: 'away' };
    case 'NotAllowedError':
    case 'SecurityError':
      return { kind: 'not-allowed' };
    case 'QuotaExceededError':
      return { kind: 'full' };
    default:
      return { kind: 'refused', detail: error instanceof Error ? error.message : String(error) };
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
