// Answers for: how the shared folder stands at this moment, the same in every window of this machine.
import { create } from 'zustand';
import type { NoOwnFile } from './own-file.ts';
import type { LookProgress, LookTrouble, Received } from './look.ts';

export interface FolderStanding {
  /** What goes on at this moment. */
  doing: LookProgress | undefined;
  /** Why the last look did not come to its end. */
  trouble: LookTrouble | undefined;
  /** Why nothing of ours is put there; undefined when something is. */
  noOwnFile: NoOwnFile | undefined;
  /** What has come in and has not been put away by the person. */
  received: Received[];
}

export const nothingKnown: FolderStanding = {
  doing: undefined,
  trouble: undefined,
  noOwnFile: undefined,
  received: [],
};

export const useFolderStanding = create<FolderStanding>()(() => nothingKnown);

/** Files that are handed to the page where files are received. They may vanish with the window. */
export const useHandedFiles = create<{ files: readonly File[] }>()(() => ({ files: [] }));

export function handOver(files: readonly File[]): void {
  useHandedFiles.setState((before) => ({ files: [...before.files, ...files] }));
}

/** Gives what has been handed over, once. */
export function takeHandedFiles(): readonly File[] {
  const { files } = useHandedFiles.getState();
  if (files.length > 0) useHandedFiles.setState({ files: [] });
  return files;
}
