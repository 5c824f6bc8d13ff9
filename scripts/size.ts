// The size budget: the JavaScript that the browser must have before a first page shows. Everything
// else (report writers, charts, other pages) loads on demand from the precache.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);

interface FirstPage {
  name: string;
  /** What the entry loads on demand, but always: the page at hand and the texts it waits for. */
  onDemand: string[];
  /** In bytes, after gzip. */
  limit: number;
}

const firstPages: FirstPage[] = [
  {
    name: 'Start (#/start), where a newcomer waits for the network',
    onDemand: ['src/app/start.tsx', 'src/pages/start/start-page.tsx', 'src/i18n/first-texts-sv.ts'],
    limit: 200_000,
  },
  {
    // The overview names rows and dimensions, so it needs the instruments' texts, in three languages.
    name: 'Översikt (#/), which comes from the precache',
    onDemand: [
      'src/app/start.tsx',
      'src/pages/overview/overview-page.tsx',
      'src/i18n/first-texts-sv.ts',
      'src/i18n/more-texts-sv.ts',
    ],
    limit: 275_000,
  },
];

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<
  string,
  Chunk
>;
const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);

/** Adds the file of a chunk and of everything it imports statically. */
function collect(key: string, files: Set<string>) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no chunk for ${key}: has it moved?`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) collect(imported, files);
}

function printRow(bytes: number, name: string) {
  console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${name}`);
}

for (const { name, onDemand, limit } of firstPages) {
  const files = new Set<string>();
  for (const key of [...entries, ...onDemand]) collect(key, files);
  const sizes = [...files].map((file) => ({
    file,
    bytes: gzipSync(readFileSync(new URL(file, dist))).length,
  }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);

  console.log(`${name}: JavaScript after gzip:`);
  for (const { file, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) printRow(bytes, file);
  printRow(total, `in all, of at most ${String(limit / 1000)} kB`);
  if (total > limit) {
    console.error(`${name} is over its size budget: load the large part on demand.`);
    process.exitCode = 1;
  }
}
