// Answers for: filling the invented example's own database the first time. Loaded only for the example.
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { readMeta, writeMeta } from '#storage/meta.ts';
import type { Storage } from '#storage/provider.tsx';

/** The party that a visitor of the example works for: see `scripts/make-examples.ts`. */
const demoParty = 'party:x.granliden-kommun';

/** Reads the example's file through the same parser as any file, once. */
export async function fillDemo(storage: Storage): Promise<void> {
  if ((await readMeta(storage.database, 'ownParty')) !== undefined) return;
  const response = await fetch('./examples/demo.nyckelring.json');
  const known = instrumentFacts(instruments, instrumentRefs());
  const parsed = parseExchangeFile(await response.text(), known);
  if (!parsed.ok) throw new Error(`The example file is refused: ${parsed.error.kind}`);
  const merged = await storage.commands.mergeSnapshot(parsed.value.snapshot);
  if (!merged.ok) throw new Error(`The example cannot be saved: ${merged.error.kind}`);
  await writeMeta(storage.database, 'person', { name: 'Kim Berg', role: '' });
  await writeMeta(storage.database, 'ownParty', demoParty);
}
