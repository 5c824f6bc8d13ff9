// Answers for: keeping the chosen folder in step while the app is open, in one window of this machine.
import { readMeta, writeMeta, type FolderPlace, type SharedFolder } from '#storage/meta.ts';
import type { Storage } from '#storage/provider.tsx';
import { watchRecords } from '#storage/watch.ts';
import { transferOf } from '#transfer/provider.tsx';
import { fileSystemFolder } from './file-system-folder.ts';
import type { Folder } from './folder.ts';
import type { Received } from './look.ts';
import { readOwnFile } from './own-file.ts';
import { nothingKnown, useFolderStanding, type FolderStanding } from './standing.ts';
import { keepInStep, type Sync } from './sync.ts';
import { WebDavFolder } from './web-dav-folder.ts';

export function folderAt(place: FolderPlace): Folder {
  return place.kind === 'directory' ? fileSystemFolder(place.handle) : new WebDavFolder(place);
}

/** Begins to share a folder. What is remembered of another is forgotten; the files in it stay. */
export async function shareFolder(
  { database, context }: Storage,
  folder: Omit<SharedFolder, 'id'>,
): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    await database.meta.delete('folderMemory');
    await writeMeta(database, 'folder', { id: context.newId(), ...folder });
  });
}

/** The same folder with something else in it, or reached in another way. */
export async function changeFolder(
  { database }: Storage,
  change: Partial<Omit<SharedFolder, 'id'>>,
): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const folder = await readMeta(database, 'folder');
    if (folder !== undefined) await writeMeta(database, 'folder', { ...folder, ...change });
  });
}

/** Lets go of the folder. The files in it stay. */
export async function leaveFolder({ database }: Storage): Promise<void> {
  await database.meta.bulkDelete(['folder', 'folderMemory']);
}

type Message =
  | { kind: 'standing'; standing: FolderStanding }
  /** A window that has just been opened wants to know how it stands. */
  | { kind: 'ask' }
  | { kind: 'look' }
  | { kind: 'cancel' }
  | { kind: 'put-away' };

/** From this window to the one that keeps in step, which may be itself. */
let sendToKeeper: ((message: Message) => void) | undefined;

/** Looks now, in whichever window keeps in step. */
export function lookNow(): void {
  sendToKeeper?.({ kind: 'look' });
}

/** Gives up what goes on. */
export function cancelLook(): void {
  sendToKeeper?.({ kind: 'cancel' });
}

/** The person has seen what has come in. */
export function putReceivedAway(): void {
  sendToKeeper?.({ kind: 'put-away' });
}

/** Keeps in step with the folder, from now until the way to stop that this gives is called. */
export function keepFolder(storage: Storage, folder: SharedFolder): () => void {
  const { database, context } = storage;
  const name = `nyckelring-folder-${database.name}`;
  const control = new AbortController();
  const { signal } = control;
  let sync: Sync | undefined;

  function hear(message: Message): void {
    switch (message.kind) {
      case 'standing':
        useFolderStanding.setState(message.standing);
        break;
      case 'ask':
        if (sync !== undefined) tell({});
        break;
      case 'look':
        sync?.look();
        break;
      case 'cancel':
        sync?.cancel();
        break;
      case 'put-away':
        useFolderStanding.setState({ received: [] });
        break;
    }
  }

  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  function send(message: Message): void {
    channel.postMessage(message);
    hear(message);
  }
  sendToKeeper = send;

  function tell(change: Partial<FolderStanding>): void {
    if (signal.aborted) return;
    send({ kind: 'standing', standing: { ...useFolderStanding.getState(), ...change } });
  }

  async function keep(): Promise<void> {
    tell(nothingKnown);
    sync = keepInStep(
      {
        folder: folderAt(folder.place),
        transfer: transferOf(storage),
        device: context.device,
        now: context.now,
        recall: () => readMeta(database, 'folderMemory'),
        remember: (memory) =>
          database.transaction('rw', database.meta, async () => {
            // The folder may have been let go of, or exchanged, while we looked into it.
            if ((await readMeta(database, 'folder'))?.id === folder.id)
              await writeMeta(database, 'folderMemory', memory);
          }),
        ownFile: async () => {
          const own = await readOwnFile(database, folder.contents, context.device);
          const isThere = typeof own === 'object';
          tell({ noOwnFile: isThere ? undefined : own });
          return isThere ? own : undefined;
        },
        elapsed: () => performance.now(),
        sleep,
        isHidden: () => document.visibilityState === 'hidden',
        onChange: (listener) => watchRecords(database, listener),
        tell: ({ doing, trouble, received }) =>
          tell({
            doing,
            trouble,
            received: withReceived(useFolderStanding.getState().received, received),
          }),
      },
      signal,
    );
    await sync.ended;
    sync = undefined;
  }

  const onVisibility = () => {
    if (sync !== undefined) sync.visibilityChanged();
    // The window that keeps in step may be another, out of sight, and slow for it.
    else if (document.visibilityState === 'visible') send({ kind: 'look' });
  };
  const onOnline = () => {
    if (useFolderStanding.getState().trouble?.kind === 'away') sync?.look();
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onOnline);
  send({ kind: 'ask' });
  void inOneWindow(name, signal, keep);

  return () => {
    control.abort();
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', onOnline);
    channel.close();
    if (sendToKeeper === send) sendToKeeper = undefined;
    useFolderStanding.setState(nothingKnown);
  };
}

/** One window at a time; another takes over when that one is closed. */
async function inOneWindow(
  name: string,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  // Not given to a page that is served neither over https nor from this machine.
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return work();
  try {
    await locks.request(name, { signal }, work);
  } catch (error) {
    // Let go of while another window had the turn.
    if (!signal.aborted) throw error;
  }
}

/** A timer takes no more than 24 days; an hour is long enough to wake up and see that nothing is due. */
const longestSleep = 3_600_000;

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, longestSleep));
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** One line for each party's file, however often it has come in. */
function withReceived(before: readonly Received[], added: readonly Received[]): Received[] {
  const all = new Map(before.map((one) => [one.name, one]));
  for (const one of added)
    all.set(one.name, { ...one, count: one.count + (all.get(one.name)?.count ?? 0) });
  return [...all.values()];
}
