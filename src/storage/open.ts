// Answers for: one call that opens the storage of this browser profile and knows this machine and window.
import type { Context } from '#domain/context.ts';
import { ok, type Result } from '#domain/result.ts';
import { openDatabase, type OpenOptions, type OpenProblem } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { createStorage, type Storage } from './provider.tsx';

export async function openStorage(
  name: string,
  world: Pick<Context, 'now' | 'newId'>,
  options: Pick<OpenOptions, 'evenWithoutBackup' | 'onBlocked'> = {},
): Promise<Result<Storage, OpenProblem>> {
  const opened = await openDatabase(name, { now: world.now, ...options });
  if (!opened.ok) return opened;
  const database = opened.value;
  let device = await readMeta(database, 'device');
  if (device === undefined) {
    device = world.newId();
    await writeMeta(database, 'device', device);
    await writeMeta(database, 'startedAt', world.now().toISOString());
  }
  return ok(createStorage(database, { ...world, device, window: world.newId() }));
}
