// Answers for: what a shared folder is to the sync: a list, a read and a write, wherever the folder lies.
import type { Result } from '#domain/result.ts';

export interface FolderEntry {
  name: string;
  /** Changes when the content does: a server's etag, or size and time of the last change. */
  version: string;
  /** In bytes. */
  size: number;
  /** ISO 8601 in UTC by the folder's own clock; undefined when the folder does not tell. For people, never for decisions. */
  changedAt: string | undefined;
}

export type FolderProblem =
  /** Not to be reached now: no network, the drive is not connected, the server does not answer. */
  | { kind: 'away' }
  /** The browser must ask the person again before the folder can be used. */
  | { kind: 'permission-needed' }
  /** This account may not do that here. */
  | { kind: 'not-allowed' }
  /** Somebody else wrote the file since we saw it; nothing was written. */
  | { kind: 'changed-meanwhile' }
  | { kind: 'full' }
  /** The folder is there but the file is not, or the folder itself has been moved or removed. */
  | { kind: 'gone' }
  | { kind: 'wrong-password' }
  | { kind: 'refused'; detail: string }
  | { kind: 'cancelled' };

/**
 * A folder that several machines reach. No method throws: what can go wrong is a value. A signal that is
 * aborted gives `cancelled`, and a write that is cancelled or cut off leaves the old file whole.
 */
export interface Folder {
  /** As the person knows it. */
  readonly name: string;
  /** The files directly in it. */
  list(signal?: AbortSignal): Promise<Result<FolderEntry[], FolderProblem>>;
  /** `gone` when there is no such file. `onShare` is told 0–1 where the file comes over a line. */
  read(
    name: string,
    signal?: AbortSignal,
    onShare?: (share: number) => void,
  ): Promise<Result<Blob, FolderProblem>>;
  /**
   * Writes the whole file or nothing. `over` is the version that was seen last; null when there must be none
   * yet. Anything else there gives `changed-meanwhile`. The entry is that of the written file.
   */
  write(
    name: string,
    bytes: Blob,
    over: string | null,
    signal?: AbortSignal,
  ): Promise<Result<FolderEntry, FolderProblem>>;
}
