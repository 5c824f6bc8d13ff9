// Writes the example files in public/examples, the same to the letter at every run: `npm run demo`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import type { Snapshot } from '#domain/record.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { demoSnapshot } from './examples/demo.ts';
import { report2018Snapshot } from './examples/report-2018.ts';

const folder = new URL('../public/examples/', import.meta.url);
const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as {
  version: string;
};

/** The moment written in the files: fixed, so that a new run gives the same file. */
const createdAt = '2026-11-22T09:00:00.000Z';

function writeExample(name: string, snapshot: Snapshot, device: string): void {
  const file = writeExchangeFile({
    snapshot,
    device,
    appVersion: version,
    createdAt,
    instruments: instrumentFacts(instruments, instrumentRefs()),
  });
  writeFileSync(new URL(name, folder), file);
  console.log(`${name}: ${snapshot.records.length} records, ${Math.round(file.length / 1000)} kB`);
}

mkdirSync(folder, { recursive: true });
writeExample('demo.nyckelring.json', demoSnapshot(), 'demo-device-1');
writeExample('rapport-2018.nyckelring.json', report2018Snapshot(), 'example-report-2018');
