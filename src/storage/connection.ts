// Answers for: what becomes of the open database when it is taken from the app: by a newer version in another window, by the browser, or by somebody who clears its data.
import { Dexie, RangeSet } from 'dexie';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { openAsIs, schemaOf } from './as-is.ts';
import type { Database } from './database.ts';
import { readMeta } from './meta.ts';
import { saveEndedFor, whenNothingRuns, type SaveEnd } from './save-state.ts';

/** Less than another window waits before it asks for this one to be closed. */
const lastWordsMs = 2000;

interface Guard {
  /** This machine's id in the database: another one, or none, means that the data are others or gone. */
  device: string;
  /** Saves whatever has been typed and not been saved yet. */
  saveDrafts: () => void;
}

/**
 * A connection that the browser has cut (a tablet that slept) is opened again, if the same data are there and no
 * newer version has changed them. Otherwise nothing is written any more: Dexie by itself would go on in an
 * empty database, or in one whose shape this version does not know. Gives a way to wait until it is open again, or
 * known not to be.
 */
export function guardConnection(
  database: Database,
  { device, saveDrafts }: Guard,
): { reopened: () => Promise<void> } {
  let isOver = false;
  let reopening: Promise<void> | undefined;
  let found: SaveEnd | undefined;

  const end = (reason: SaveEnd) => {
    isOver = true;
    database.close();
    saveEndedFor(reason);
  };

  database.on('versionchange', ({ newVersion }) => {
    if (newVersion === null) end('cleared');
    else {
      // The other window waits until this one has closed: time enough for the last words.
      saveDrafts();
      void whenNothingRuns(lastWordsMs).then(() => end('newer-version'));
    }
    return false;
  });

  database.on(
    'ready',
    async (opened: unknown) => {
      const ready = (opened ?? database) as Database;
      if (schemaOf(database.backendDB()) > schemaNumber) found = 'newer-version';
      else if ((await readMeta(ready, 'device')) !== device) found = 'cleared';
      if (found !== undefined) throw new Error('The database is not the one that was open');
    },
    true,
  );

  database.on('close', () => {
    // An opening that fails closes too: the next one is begun by itself, after a pause.
    if (!isOver && reopening === undefined) setTimeout(() => void reopen(), 0);
  });

  function reopen(): Promise<void> {
    if (isOver || database.isOpen()) return Promise.resolve();
    reopening ??= openAgain().finally(() => {
      reopening = undefined;
    });
    return reopening;
  }

  async function openAgain(): Promise<void> {
    try {
      const stored = await openAsIs(database.name);
      stored?.close();
      if (stored === undefined) {
        end('cleared');
        return;
      }
      await database.open();
    } catch {
      // Anything else may pass: the next save, or the next try of one, asks for it again.
      if (found === undefined) setTimeout(() => void reopen(), lastWordsMs);
      else end(found);
      return;
    }
    // What other windows have written in between has not been heard here.
    Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) });
    saveDrafts();
  }

  return { reopened: reopen };
}
